"""The numbers of an area, whatever its kind: a unit has tallies, a village is counted from its cases."""

from datetime import date

from domain.area_tree import Area, AreaKind
from domain.rulebook import Rulebook
from domain.tallies import Tally, total
from storage import recounts, tallies
from storage.database import Tx
from storage.tables import case


async def by_indicator(tx: Tx, city: Rulebook, area: Area, first: date, last: date) -> dict[str, Tally]:
    """The tallies of an area from `first` to `last`, by category of level 1, those with something.

    Of a unit that another looks after there is nothing apart. What a village counts are the cases whose
    village is known; it costs with all of these.
    """
    if area.kind in (AreaKind.CITY, AreaKind.UNIT):
        units = None if area.kind is AreaKind.CITY else [area.code]
        return {
            key[0]: one for key, one in (await tallies.sums(tx, first, last, ("indicator",), units)).items()
        }
    villages = [area] if area.kind is AreaKind.VILLAGE else city.areas.villages_of(area)
    inside = case.c.village.in_([village.code for village in villages])
    found: dict[str, list[Tally]] = {}
    for key, one in (await recounts.recount(tx, city, first, last, inside)).items():
        found.setdefault(key.indicator, []).append(one)
    return {indicator: total(each) for indicator, each in sorted(found.items())}
