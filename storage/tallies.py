"""The numbers of the days as kept: entries appended with each change of a case, folded together by a job.

A row of `tally` is the sum of a day, a unit and an indicator, one of `unit_tally` that of a day and a unit;
`tally_entry` holds what came since, several rows of a key and numbers below zero among them. Sums and entries
together are right at any moment.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Date,
    Integer,
    Select,
    String,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    union_all,
)

from domain.tallies import COUNTS, VALUES, Key, Tally, total
from storage.database import Tx
from storage.prepared import Prepared
from storage.tables import tally, tally_entry, unit_tally

KEY = ("day", "unit", "indicator")
# What is not named of the counts is 0.
APPEND = Prepared(
    insert(tally_entry).values(
        {
            "day": bindparam("day", type_=Date),
            "unit": bindparam("unit", type_=String),
            "indicator": bindparam("indicator", type_=String),
            **{name: bindparam(name, 0, type_=Integer) for name in COUNTS},
        }
    )
)


async def append(tx: Tx, changes: Mapping[Key, Mapping[str, int]]) -> None:
    """Adds what a change of a case makes of the counts (`domain.tallies.differences`)."""
    if changes:
        rows = [
            {"day": key.day, "unit": key.unit, "indicator": key.indicator, **counts}
            for key, counts in changes.items()
        ]
        await tx.change(APPEND, rows)


async def sums(
    tx: Tx,
    first: date,
    last: date,
    by: Sequence[str] = ("unit",),
    units: Iterable[str] | None = None,
    counts: tuple[str, ...] = COUNTS,
) -> dict[tuple[Any, ...], Tally]:
    """The tallies of the local days `first` to `last`, both included, by some of KEY: `{(unit,): Tally}`.

    `by=()` gives one sum under `()`; ("day", "unit") gives `{(day, unit): Tally}`. What has nothing is not
    there. `units` (codes) narrows it, `counts` too: those not named stay 0, and each costs its share. Costs
    with the days asked for, not with all cases that ever were.
    """
    wanted = {"first": first, "last": last}
    rows: Iterable[Any]
    if units is None:
        rows = await tx.rows(_summing_all(tuple(by), counts), wanted)
    else:
        narrowed = _summing(tuple(by), counts, narrowed=True)
        rows = await tx.execute(narrowed, {**wanted, "units": list(units)})
    found: dict[tuple[Any, ...], list[Tally]] = defaultdict(list)
    for row in rows:
        if row[len(by)] is not None:
            found[tuple(row[: len(by)])].append(Tally(**dict(zip(counts, row[len(by) :], strict=True))))
    tallies = {key: total(each) for key, each in sorted(found.items())}
    return {key: tally for key, tally in tallies.items() if tally != Tally()}


@cache
def _summing_all(by: tuple[str, ...], counts: tuple[str, ...]) -> Prepared:
    return Prepared(_summing(by, counts, narrowed=False))


@cache
def _summing(by: tuple[str, ...], counts: tuple[str, ...], narrowed: bool) -> Any:
    """One statement over sums and entries, so that a fold in between neither hides nor doubles anything."""
    folded = tally if "indicator" in by else unit_tally
    return union_all(*(_sum_of(table, by, counts, narrowed) for table in (folded, tally_entry)))


def _sum_of(table: Table, by: tuple[str, ...], counts: tuple[str, ...], narrowed: bool) -> Select[Any]:
    keys = [table.c[name] for name in by]
    numbers = (func.sum(table.c[name], type_=Integer) for name in counts)
    found = select(*keys, *numbers).where(table.c.day.between(bindparam("first"), bindparam("last")))
    if narrowed:
        found = found.where(table.c.unit.in_(bindparam("units", expanding=True)))
    return found.group_by(*keys)


async def fold(tx: Tx, most: int) -> int:
    """Folds the oldest entries into the sums of their days, `most` at a time; gives how many."""
    oldest = select(tally_entry.c.id).order_by(tally_entry.c.id).limit(most).scalar_subquery()
    columns = [tally_entry.c[name] for name in (*KEY, *COUNTS)]
    taken = delete(tally_entry).where(tally_entry.c.id.in_(oldest)).returning(*columns)
    rows = (await tx.execute(taken)).all()
    found: dict[Key, list[Tally]] = defaultdict(list)
    for row in rows:
        found[Key(*row[:3])].append(Tally(*row[3:]))
    await add(tx, {key: total(each) for key, each in found.items()})
    return len(rows)


async def add(tx: Tx, tallies: Mapping[Key, Tally]) -> None:
    """Adds to the sums themselves; in one order, so that two who fold never wait in a ring."""
    units: dict[tuple[date, str], list[Tally]] = defaultdict(list)
    for key, one in tallies.items():
        units[key.day, key.unit].append(one)
    await _add(tx, tally, {tuple(key): one for key, one in tallies.items()})
    await _add(tx, unit_tally, {key: total(each) for key, each in units.items()})


async def _add(tx: Tx, table: Table, tallies: Mapping[tuple[Any, ...], Tally]) -> None:
    if not tallies:
        return
    names = [column.name for column in table.primary_key]
    made = tx.insert(table)
    summed = {name: table.c[name] + made.excluded[name] for name in COUNTS}
    values = [
        dict(zip((*names, *COUNTS), (*key, *VALUES(one)), strict=True))
        for key, one in sorted(tallies.items(), key=itemgetter(0))
    ]
    await tx.execute(made.on_conflict_do_update(index_elements=names, set_=summed), values)
