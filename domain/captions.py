"""Reads a short text for the words that stand for something: 井盖不见了, "gas smell".

A word is a run of characters or English words in any inflection; parts joined by `+` must all occur,
anywhere, and parts of a part joined by `|` are as good as each other: 树+倒|断 is found in 树被台风吹倒了.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, product
from unicodedata import normalize

TOKEN = re.compile(r"[㐀-鿿]|[a-z0-9]+|[^\s\w]")
INFLECTIONS = ("ing", "ed", "es", "s")
# An English word says about as much as a Chinese word of two characters.
WORD_WEIGHT = 2
EMPTY = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "of", "on", "the", "to", "with"}
)

Part = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens of a text that are a word of `meaning`, or a part of one (then not `alone`)."""

    meaning: str
    start: int
    end: int
    alone: bool


class Captions:
    """`words` are pairs of a meaning and a word for it, in any order. Raises ValueError on an empty part."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        # By the token that must be there first of all, so that a text meets only a few of thousands.
        self._words: dict[str, list[tuple[str, tuple[Part, ...]]]] = {}
        for meaning, word in words:
            for parts in product(*([_tokens(each) for each in part.split("|")] for part in word.split("+"))):
                if not all(parts):
                    raise ValueError(f"nothing to look for in the word {word!r} of {meaning}")
                self._words.setdefault(parts[0][0], []).append((meaning, parts))

    def weigh(self, text: str) -> dict[str, int]:
        """How many characters of the text speak for each meaning, an English word counting as two. A word
        inside a longer word of another meaning does not count: 垃圾 in 垃圾桶."""
        tokens = _tokens(text)
        runs = list(self._find(tokens))
        covered: dict[str, set[int]] = {}
        for run in runs:
            if not any(_swallows(other, run) for other in runs):
                covered.setdefault(run.meaning, set()).update(range(run.start, run.end))
        return {meaning: sum(_weight(tokens[at]) for at in places) for meaning, places in covered.items()}

    def _find(self, tokens: Part) -> Iterator[Run]:
        starts: dict[str, list[int]] = {}
        for at, token in enumerate(tokens):
            starts.setdefault(token, []).append(at)
        for token in starts:
            for meaning, parts in self._words.get(token, ()):
                ends = [_ends(part, tokens, starts) for part in parts]
                if all(ends):
                    for start, end in chain.from_iterable(ends):
                        yield Run(meaning, start, end, alone=len(parts) == 1)


def _ends(part: Part, tokens: Part, starts: Mapping[str, list[int]]) -> list[tuple[int, int]]:
    places = ((at, at + len(part)) for at in starts.get(part[0], ()))
    return [(at, end) for at, end in places if tokens[at:end] == part]


def _swallows(outer: Run, inner: Run) -> bool:
    return (
        inner.alone
        and outer.meaning != inner.meaning
        and outer.start <= inner.start
        and inner.end <= outer.end
        and outer.end - outer.start > inner.end - inner.start
    )


def _weight(token: str) -> int:
    if "a" <= token[0] <= "z":
        return 0 if token in EMPTY else WORD_WEIGHT
    return int(token[0].isalnum())


def _tokens(text: str) -> Part:
    plain = normalize("NFKC", text).casefold().replace("’", "'").replace("'s ", " ")
    return tuple(_stem(token) for token in TOKEN.findall(plain))


def _stem(token: str) -> str:
    """The same for leak, leaks, leaked, leaking; not a word that anybody reads."""
    for ending in INFLECTIONS:
        if token.endswith(ending) and len(token) - len(ending) >= 3:
            token = token.removesuffix(ending)
            break
    if len(token) > 3 and token[-1] == token[-2]:
        return token[:-1]
    return token.removesuffix("e") if len(token) > 3 else token
