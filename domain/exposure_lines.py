"""How the lists of a month are written: entries as plain facts of a paper, and the lines they make."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from domain.exposure import KINDS, Entry, Side
from domain.places import Place

Listed = dict[str, Any]
"""An entry with the names of its place, as a paper keeps it: frozen from then on."""
Lines = list[list[Any]]


def listed(entries: Iterable[Entry], places: Mapping[str, Place]) -> list[Listed]:
    found = []
    for entry in entries:
        stands = entry.standing
        place = places.get(stands.place)
        found.append(
            {
                "kind": str(entry.kind),
                "side": str(entry.side),
                "rank": entry.rank,
                "place": stands.place,
                "zh": place.name if place else stands.place,
                "en": place.name_en if place else stands.place,
                "unit": stands.unit,
                "score": stands.score,
                "inspections": stands.inspections,
                "problems": stands.problems,
                "residents": stands.residents,
            }
        )
    return found


def of_unit(entries: Iterable[Listed], unit: str) -> list[Listed]:
    return [entry for entry in entries if entry["unit"] == unit]


def facts_of(entry: Listed) -> dict[str, Any]:
    """What a line or a button says of an entry."""
    return {
        "kind": {"place-kind": entry["kind"]},
        "side": {"exposure-side": entry["side"]},
        "rank": entry["rank"],
        "name": named(entry),
        "unit": {"area": entry["unit"]},
        "score": f"{entry['score']:g}",
        "inspections": entry["inspections"],
        "problems": entry["problems"],
        "residents": entry["residents"],
    }


def named(entry: Listed) -> dict[str, Any]:
    return {"named": {"zh": entry["zh"], "en": entry["en"]}}


def for_office(entries: Sequence[Listed]) -> Lines:
    """Best and worst of every kind, with what inspectors and residents found."""
    return _blocks(entries, "line-exposure-entry")


def for_public(entries: Sequence[Listed]) -> Lines:
    """The same with nothing but where, how many points and how often inspected (S16)."""
    return _blocks(entries, "line-exposure-public")


def own(entries: Sequence[Listed], unit: str) -> Lines:
    """What a unit finds of itself; that it is not listed is said as well."""
    mine = of_unit(entries, unit)
    return [["line-exposure-own", facts_of(entry)] for entry in mine] or [["line-exposure-own-none", {}]]


def _blocks(entries: Sequence[Listed], key: str) -> Lines:
    lines: Lines = []
    for kind in KINDS:
        here = [entry for entry in entries if entry["kind"] == kind]
        if here:
            lines.append(["line-exposure-kind", {"kind": {"place-kind": str(kind)}}])
        for side in Side:
            those = [entry for entry in here if entry["side"] == side]
            if those:
                lines.append(["line-exposure-side", {"side": {"exposure-side": str(side)}}])
            lines += [[key, facts_of(entry)] for entry in those]
    return lines
