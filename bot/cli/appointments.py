"""What is said of a post in words (role, area, trade), checked against the city."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.areas import Area, Areas
from domain.people import APPOINTED, Role
from domain.rulebook import Rulebook

MOST_LISTED = 8
MOST_NEAR = 3


class Wrong(Exception):
    """A word that fits nothing: the field it stands in and why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


@dataclass(frozen=True, slots=True)
class Appointment:
    telegram_id: int
    name: str
    role: Role
    area: Area
    trade: str | None
    duty: bool


def read_role(word: str) -> Role:
    if word not in APPOINTED:
        raise Wrong("role", f"'{word}' is none of {', '.join(APPOINTED)}")
    return Role(word)


def read_trade(word: str | None, city: Rulebook) -> str | None:
    if word and word not in city.trades:
        raise Wrong("trade", f"'{word}' is none of {', '.join(city.trades)}")
    return word or None


def read_area(words: str, areas: Areas) -> Area:
    """The one area of that code or name. Raises Wrong, with those that may be meant."""
    # Six and twelve digits are how the state writes the codes of cities and towns.
    found = areas.find(words) or areas.find(words.strip().rstrip("0") if words.strip().isdigit() else "")
    if len(found) == 1:
        return found[0]
    if found:
        raise Wrong("area", f"'{words}' may be {_listed(found, areas)}; give the code")
    near = areas.near(words, MOST_NEAR)
    meant = f"; did you mean {_listed(near, areas)}?" if near else ""
    raise Wrong("area", f"there is no area '{words}'{meant}")


def read_telegram_id(word: str) -> int:
    if not (word.isascii() and word.isdigit() and 0 < int(word) <= 2**52):
        raise Wrong("telegram_id", f"'{word}' is not a Telegram id, a number like 110201543")
    return int(word)


def read_name(words: str) -> str:
    name = " ".join(words.split())
    if not name or len(name) > 100 or not name.isprintable():
        raise Wrong("name", "is empty, longer than 100 characters or not printable")
    return name


def _listed(found: Iterable[Area], areas: Areas) -> str:
    those = list(found)
    words = [f"{area.code} {_path(area, areas)}" for area in those[:MOST_LISTED]]
    return ", ".join(words) + (f" and {len(those) - MOST_LISTED} more" if len(those) > MOST_LISTED else "")


def _path(area: Area, areas: Areas) -> str:
    above = areas.get(area.parent) if area.parent else None
    return f"{above.name} {area.name}" if above else area.name
