"""Understands which area a person names: in a command, or somewhere in a typed address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import category, normalize

from domain.area_tree import Area, AreaKind, AreaTree

# What follows the short name of an area in its full one.
UNIT_ENDINGS = ("街道办事处", "街道办", "街道", "镇", "高新区", "新区", "区")
VILLAGE_ENDINGS = ("居民委员会", "村民委员会", "居委会", "村委会", "居委", "村委", "虚拟社区", "社区", "村")
ENDINGS = {
    AreaKind.CITY: ("市",),
    AreaKind.UNIT: UNIT_ENDINGS,
    AreaKind.SECTOR: ("片区", "片"),
    AreaKind.VILLAGE: ("社区居民委员会", *VILLAGE_ENDINGS),
}
ENDING = {kind: re.compile(f"(?:{'|'.join(endings)})$") for kind, endings in ENDINGS.items()}
LATIN_ENDING = re.compile(
    r"\s*(?:\(.*\)"
    r"| (?:city|town|subdistrict|new area|village|community|sector|shi|zhen|jiedao|xinqu|cun|shequ))$"
)
UNIT_WORDS = r"\s+(?:town|subdistrict|street office|zhen|jiedao)"
VILLAGE_WORDS = r"\s+(?:village|community|cun|shequ)"
# A road is named after where it leads, which need not be where it is.
ELSEWHERE = "(?!大道|路|街(?!道)|巷|高速|市(?!场)|社区|村)"
LATIN_ELSEWHERE = r"(?!\w|\s+(?:road|rd|street|st|avenue|ave|lane|highway|village|community)\b)"


# What finds an area in a text, and whether that is its full name.
Patterns = tuple[tuple[re.Pattern[str], bool], ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names an area; `full` when with its ending (桥头社区), not only 桥头."""

    start: int
    end: int
    area: Area
    full: bool


class AreaNames:
    """The names of a city's areas, prepared once."""

    def __init__(self, areas: AreaTree) -> None:
        self._areas = areas
        city = next((_short_zh(area, "") for area in areas if area.kind is AreaKind.CITY), "")
        self._prefix = re.compile(rf"\s*(?:(?:广东省?)?{re.escape(city)}市?)?\s*")
        self._short = {area.code: _shorts(area, city) for area in areas}
        self._keys = {code: tuple(map(_key, shorts)) for code, shorts in self._short.items()}
        # Filled as names turn up: preparing all of a city would hold up the start by a quarter of a second.
        self._patterns: dict[str, Patterns] = {}

    def find(self, words: str) -> list[Area]:
        """The areas that may be meant, one if the words are clear: a code, letters, a full or short name in
        Chinese, English or pinyin, or a village after its unit's name. A unit goes before its namesakes."""
        wanted = _key(words)
        if code := self._areas.get(words.strip()):
            return [code]
        possible = self._possible(wanted)
        for names in (self._full_names, self._short_names_above, self._short_names):
            if found := [area for area in possible if wanted in names(area)]:
                return found
        village = self.village_in(words, None) if self.unit_in(words) else None
        return [village] if village else []

    def _possible(self, wanted: str) -> list[Area]:
        """The areas whose short name is in the words, as it is in every longer one, or whose letters they
        are: a quick look that spares a close one at some hundreds of areas."""
        if not wanted:
            return []
        return [
            area
            for area in self._areas
            if any(key in wanted for key in self._keys[area.code]) or (area.letters or "").lower() == wanted
        ]

    def near(self, words: str, most: int) -> list[Area]:
        """Up to `most` areas whose name is written much like these words."""
        names = {
            name: area
            for area in self._areas
            for name in (area.name, area.name_en.lower(), area.pinyin.lower())
        }
        close = get_close_matches(words.strip().lower(), names, most, 0.6)
        return list({names[name].code: names[name] for name in close}.values())

    def unit_in(self, text: str) -> Area | None:
        """The unit on duty for the one that a typed address names; None if it names none or several."""
        plain = _plain(text)
        named = [m for m in self._mentions(plain, self._all()) if m.area.kind is AreaKind.UNIT]
        chosen = _only(m for m in named if m.full)
        if chosen is None and not any(m.full for m in named):
            # Addresses go from the large to the small: 厚街桥头 is Qiaotou in Houjie.
            chosen = _only(named) or _only(m for m in named if m.start == self._begin(plain))
        return self._areas.duty_unit_of(chosen) if chosen else None

    def village_in(self, text: str, unit: Area | None) -> Area | None:
        """The village that a typed address names, within `unit` if given, else within the unit that the
        address names; None if it names none or several. A name without 村 or 社区 counts if the unit is
        known or the address begins with it."""
        plain = _plain(text)
        unit = unit or self.unit_in(text)
        scope = self._areas.villages_of(unit) if unit else self._all()
        units = [area for area in self._areas if area.kind is AreaKind.UNIT]
        mentions = self._mentions(plain, [*units, *scope])
        named = [m for m in mentions if m.area.kind is AreaKind.VILLAGE]
        if any(m.full for m in named):
            return _only(m for m in named if m.full)
        taken = {(m.start, m.end) for m in mentions if m.area.kind is AreaKind.UNIT}
        begin = self._begin(plain)
        return _only(m for m in named if (m.start, m.end) not in taken and (unit or m.start == begin))

    def _begin(self, plain: str) -> int:
        found = self._prefix.match(plain)
        return found.end() if found else 0

    def _all(self) -> list[Area]:
        return [area for area in self._areas if area.kind in (AreaKind.UNIT, AreaKind.VILLAGE)]

    def _mentions(self, plain: str, areas: Iterable[Area]) -> list[Mention]:
        packed = _key(plain)
        found = [
            Mention(hit.start(), hit.end(), area, full)
            for area in areas
            if any(key in packed for key in self._keys[area.code])
            for pattern, full in self._patterns_of(area)
            for hit in pattern.finditer(plain)
        ]
        return [m for m in found if not any(_is_inside(m, other) for other in found)]

    def _patterns_of(self, area: Area) -> Patterns:
        if area.code not in self._patterns:
            self._patterns[area.code] = _patterns(area, self._short[area.code])
        return self._patterns[area.code]

    def _full_names(self, area: Area) -> set[str]:
        names = {_key(area.name), _key(area.name_en), _key(area.letters or "")}
        # The pinyin of villages has no ending, so it is a short name.
        return names if area.kind is AreaKind.VILLAGE else names | {_key(area.pinyin)}

    def _short_names_above(self, area: Area) -> set[str]:
        return set() if area.kind is AreaKind.VILLAGE else self._short_names(area)

    def _short_names(self, area: Area) -> set[str]:
        shorts = self._short[area.code]
        endings = ENDINGS[area.kind]
        return {_key(short) for short in shorts} | {_key(shorts[0] + ending) for ending in endings}


def _only(mentions: Iterable[Mention]) -> Area | None:
    areas = {m.area.code: m.area for m in mentions}
    return next(iter(areas.values())) if len(areas) == 1 else None


def _is_inside(inner: Mention, outer: Mention) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


def _plain(text: str) -> str:
    """Half-width, lower case, without tones and other marks."""
    parts = normalize("NFD", normalize("NFKC", text).casefold())
    return "".join(c for c in parts if category(c) != "Mn").replace("’", "'")


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", _plain(text))


def _short_zh(area: Area, city: str) -> str:
    """The name without its ending and without the city's, as long as two characters remain."""
    short = ENDING[area.kind].sub("", area.name)
    short = short if len(short) > 1 else area.name
    bare = short.removeprefix(city)
    return bare if len(bare) > 1 else short


def _shorts(area: Area, city: str) -> tuple[str, ...]:
    latin = (LATIN_ENDING.sub("", _plain(name)) for name in (area.name_en, area.pinyin))
    return (_short_zh(area, city), *dict.fromkeys(name for name in latin if name))


def _patterns(area: Area, shorts: tuple[str, ...]) -> Patterns:
    is_unit = area.kind is AreaKind.UNIT
    endings = "|".join(UNIT_ENDINGS if is_unit else VILLAGE_ENDINGS)
    words = UNIT_WORDS if is_unit else VILLAGE_WORDS
    chinese, latin = re.escape(shorts[0]), [rf"\b{_loose(name)}" for name in shorts[1:]]
    name = re.escape(_plain(area.name))
    full = [
        name + ELSEWHERE if name == chinese else name,
        f"{chinese}(?:{endings})",
        *(each + words + r"\b" for each in latin),
    ]
    bare = [chinese + ELSEWHERE, *(each + LATIN_ELSEWHERE for each in latin)]
    return (re.compile("|".join(full)), True), (re.compile("|".join(bare)), False)


def _loose(name: str) -> str:
    """People leave out the apostrophe of Chang'an."""
    return re.escape(name).replace("'", "'?").replace(r"\ ", r"\s*")
