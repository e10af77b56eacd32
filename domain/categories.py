"""What a report can be about: the five indicators (S04), the six disorders (S05), and everything below."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.captions import Captions
from domain.deadlines import Clock

# When a caption decides alone: enough characters speak for one category, and clearly fewer for the next.
ENOUGH = 3
AHEAD = 1.5


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the first level has no `parent`, no limits (0 h) and no `trade`; cases have one of the
    second. `trade` is the handler_role of staff; `words` are what a caption may call it, in every language
    (`domain/captions.py` tells how they are read); `short_*` fit on a button; `six_disorder` is one of S05's
    six or empty."""

    code: str
    parent: str | None
    label_zh: str
    label_en: str
    emoji: str = ""
    indicator: int | None = None
    clock: Clock = Clock.CAL
    limit_hours: float = 0
    first_response_hours: float = 0
    trade: str = ""
    urgent: bool = False
    emergency: bool = False
    resident_visible: bool = True
    words: tuple[str, ...] = ()
    short_zh: str = ""
    short_en: str = ""
    six_disorder: str = ""


class Categories:
    """All categories of a city, in its order. Raises ValueError on a code that is there twice or a parent
    that is not."""

    def __init__(self, categories: Iterable[Category]) -> None:
        self._categories: dict[str, Category] = {}
        for category in categories:
            if category.code in self._categories:
                raise ValueError(f"category {category.code} is there twice")
            self._categories[category.code] = category
        for category in self:
            if category.parent is not None and category.parent not in self._categories:
                raise ValueError(f"category {category.code} belongs to {category.parent}, which is not there")
        self._captions = Captions((c.code, word) for c in self if c.parent for word in c.words)

    def __iter__(self) -> Iterator[Category]:
        return iter(self._categories.values())

    def __len__(self) -> int:
        return len(self._categories)

    def __getitem__(self, code: str) -> Category:
        return self._categories[code]

    def get(self, code: str) -> Category | None:
        return self._categories.get(code)

    def top(self) -> list[Category]:
        return [category for category in self if category.parent is None]

    def under(self, code: str) -> list[Category]:
        return [category for category in self if category.parent == code]

    def guess(self, text: str) -> tuple[Category, ...]:
        """The categories that a caption speaks of, the most likely first; of equally likely ones the more
        dangerous. Empty if it speaks of none."""
        return tuple(category for category, _ in self._ranked(text))

    def sure(self, text: str) -> Category | None:
        """The one category that a caption clearly means, or None."""
        (first, most), (_, next_most), *_ = [*self._ranked(text), (None, 0), (None, 0)]
        return first if most >= ENOUGH and most >= AHEAD * next_most else None

    def _ranked(self, text: str) -> list[tuple[Category, int]]:
        weights = self._captions.weigh(text)
        found = [(category, weights[category.code]) for category in self if category.code in weights]
        return sorted(found, key=lambda each: (-each[1], not each[0].emergency, not each[0].urgent))
