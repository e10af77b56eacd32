"""The numbers of the days: right after every move, folded or not, and equal to a count of the cases."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from domain.cases import NEXT, WHO, Action, Case, Part, Source
from domain.messages import Refused
from domain.moves import decide
from domain.tallies import COUNTS, Key, Tally, total
from storage import cases, recounts, tallies
from storage.archive import Archive
from storage.backup import restore, restore_photos
from storage.database import Database, Tx
from storage.photo_files import PhotoFiles
from storage.tables import case as case_table
from storage.tables import metadata, tally, tally_entry, unit_tally
from tests.domain.lives import CHEN, a_move
from tests.storage.lives import CHANGAN, CITY, NOON, add_case, dispatched, move
from tests.storage.test_backup import make_backup, quiet
from tests.story import TOWN

LONG_AGO, FAR_AHEAD = date(2026, 1, 1), date(2027, 12, 31)
SATURDAY = date(2026, 11, 21)
FAR = datetime(2027, 6, 1, tzinfo=UTC)
EVERYTHING = ("day", "unit", "indicator")


async def kept(tx: Tx) -> dict[tuple[object, ...], Tally]:
    return await tallies.sums(tx, LONG_AGO, FAR_AHEAD, EVERYTHING)


async def counted(tx: Tx) -> dict[Key, Tally]:
    return await recounts.recount(tx, CITY, LONG_AGO, FAR_AHEAD)


async def close(tx: Tx, case: Case) -> Case:
    case = await move(tx, case, Action.RECTIFY, Part.HANDLER, CHEN)
    return await move(tx, case, Action.PASS, Part.CHECKER, 99)


async def test_a_case_is_counted_as_it_goes_on(database: Database) -> None:
    async with database.write() as tx:
        case = await dispatched(tx, None)
        sent = Tally(
            reported=1,
            resident=1,
            filed=1,
            valid=1,
            to_dispatch=1,
            dispatched=1,
            accurate=1,
            due=1,
            to_close=1,
        )
        assert await kept(tx) == await counted(tx) == {Key(SATURDAY, TOWN, "CLN"): sent}
        await close(tx, case)
        done = Tally(
            handled=1, handled_in_time=1, to_check=1, fixed=1, settled=1, settled_in_time=1, checked=1
        )
        done += Tally(closed=1, closed_in_time=1, verified=1)
        assert await tallies.sums(tx, SATURDAY, SATURDAY, ()) == {(): sent + done}
        assert await kept(tx) == await counted(tx)


@pytest.mark.parametrize(
    ("by", "units", "expected"),
    [
        ((), None, {(): 3}),
        (("unit",), None, {(CHANGAN,): 1, (TOWN,): 2}),
        (("unit",), [CHANGAN], {(CHANGAN,): 1}),
        (("unit",), [], {}),
        (("indicator",), None, {("CLN",): 2, ("SIX",): 1}),
        (("indicator", "unit"), [TOWN], {("CLN", TOWN): 1, ("SIX", TOWN): 1}),
        (("day", "unit"), [TOWN], {(SATURDAY, TOWN): 2}),
    ],
)
async def test_sums_are_by_what_is_asked(
    database: Database, by: Sequence[str], units: list[str] | None, expected: dict[tuple[object, ...], int]
) -> None:
    async with database.write() as tx:
        await add_case(tx, 1)
        await add_case(tx, 2, unit=CHANGAN, village=None)
        await tallies.fold(tx, 1)
        await add_case(tx, 3, category="SIX-01")
        found = await tallies.sums(tx, SATURDAY, SATURDAY, by, units)
        assert {key: one.reported for key, one in found.items()} == expected


async def test_days_outside_are_left_out_on_both_sides(database: Database) -> None:
    async with database.write() as tx:
        for number, days in enumerate((-1, 0, 1, 2), 1):
            await add_case(tx, number, reported_at=NOON + timedelta(days=days))
        await tallies.fold(tx, 2)
        found = await tallies.sums(tx, SATURDAY, SATURDAY + timedelta(days=1), ("day",))
        assert list(found) == [(SATURDAY,), (SATURDAY + timedelta(days=1),)]
        assert await tallies.sums(tx, FAR_AHEAD, LONG_AGO, ("day",)) == {}


async def test_folding_changes_no_sum_and_leaves_a_row_for_each_key(database: Database) -> None:
    async with database.write() as tx:
        for number in range(1, 6):
            await dispatched(tx, None, number)
        before = await kept(tx)
        folded = [await tallies.fold(tx, 4) for _ in range(5)]
        assert folded == [4, 4, 4, 3, 0]
        assert (await kept(tx), len(before)) == (before, 1)
        assert len((await tx.execute(select(tally.c.day))).all()) == 1


async def test_nothing_is_written_where_nothing_counted_changed(database: Database) -> None:
    async with database.write() as tx:
        case = await dispatched(tx, None)
        await tallies.fold(tx, 99)
        await move(tx, case, Action.ACCEPT, Part.HANDLER, CHEN)
        assert (await tx.execute(select(tally_entry.c.id))).all() == []


async def test_a_move_undone_is_counted_back(database: Database) -> None:
    async with database.write() as tx:
        case = await dispatched(tx, None)
        before = await kept(tx)
        with pytest.raises(ZeroDivisionError):
            await close_and_fail(tx, case)
        assert await kept(tx) == before == await counted(tx)


async def close_and_fail(tx: Tx, case: Case) -> None:
    async with tx.savepoint():
        await close(tx, case)
        _ = 1 / 0


@pytest.mark.postgres
async def test_writers_and_folders_do_not_wait_for_each_other(postgresql_database: Database) -> None:
    """Two who fold at once and one who writes meanwhile: nothing is lost, doubled or deadlocked."""
    db = postgresql_database
    async with db.write() as tx:
        for number in range(1, 9):
            await add_case(tx, number)

    async def write(number: int) -> None:
        async with db.write() as tx:
            await close(tx, await dispatched(tx, None, number))

    async def fold() -> None:
        for _ in range(4):
            async with db.write() as tx:
                await tallies.fold(tx, 3)

    await asyncio.wait_for(asyncio.gather(fold(), fold(), *(write(n) for n in range(10, 16))), 20)
    async with db.read() as tx:
        assert await kept(tx) == await counted(tx)


# --- what the office and the people do, in any order, equals a count of the cases ---

STEPS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 99),
        st.integers(0, 40),
        st.sampled_from(["CLN-01", "SIX-01", None]),
        st.sampled_from([CHANGAN, None]),
        st.integers(1, 5),
        st.booleans(),
    ),
    max_size=40,
)


@given(STEPS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_after_any_moves_the_sums_equal_a_recount(
    sqlite_database: Database,
    steps: list[tuple[int, int, int, str | None, str | None, int, bool]],
) -> None:
    async with sqlite_database.write() as tx:
        await empty(tx)
        sources = (Source.RESIDENT, Source.INSPECTOR, Source.HOTLINE)
        lives = [await add_case(tx, number, source=source) for number, source in enumerate(sources)]
        now = NOON
        for which, choice, hours, category, unit, stars, folds in steps:
            now += timedelta(hours=hours)
            case = lives[which]
            possible = [action for status, action in NEXT if status is case.status]
            if not possible:
                continue
            action = possible[choice % len(possible)]
            wanted = a_move(
                action, min(WHO[action]), case, category=category, unit=unit, stars=stars, until=FAR
            )
            # A move that is refused, for one because it comes too late, counts nothing.
            with suppress(Refused):
                lives[which] = await cases.record(tx, CITY, decide(case, wanted, now, CITY), now)
            if folds:
                await tallies.fold(tx, 2)
        right = await counted(tx)
        assert await kept(tx) == right
        whole = {(): total(right.values())}
        assert await tallies.sums(tx, LONG_AGO, FAR_AHEAD, ()) == whole


async def empty(tx: Tx) -> None:
    for table in reversed(metadata.sorted_tables):
        await tx.execute(delete(table))


@pytest.mark.parametrize("count", ["reported", "handled_in_time", "verified"])
async def test_one_broken_contribution_is_found(sqlite_database: Database, count: str) -> None:
    async with sqlite_database.write() as tx:
        await close(tx, await dispatched(tx, None))
        await tallies.fold(tx, 99)
        await tx.execute(update(tally).values({count: tally.c[count] + 1}))
        wrong = {
            name
            for key, one in (await counted(tx)).items()
            for name in COUNTS
            if getattr(one, name) != getattr((await kept(tx))[key], name)
        }
    assert wrong == {count}


# --- counted anew ---


async def test_a_database_from_before_is_counted_once(database: Database) -> None:
    async with database.write() as tx:
        await close(tx, await dispatched(tx, None))
        right = await kept(tx)
        for table in (tally, unit_tally, tally_entry):
            await tx.execute(delete(table))
        assert not await recounts.is_built(tx)
        assert await recounts.keep_up(tx, CITY)
        assert await recounts.is_built(tx)
        assert not await recounts.keep_up(tx, CITY)
        assert await kept(tx) == right


async def test_a_city_that_counts_otherwise_is_counted_anew(database: Database) -> None:
    data = replace(
        CITY.data,
        categories=tuple(
            replace(category, parent="OTH") if category.code == "CLN-01" else category
            for category in CITY.data.categories
        ),
    )
    other = replace(CITY, data=data)
    async with database.write() as tx:
        await recounts.keep_up(tx, CITY)
        case = await dispatched(tx, None)
        assert await recounts.keep_up(tx, other)
        assert list(await kept(tx)) == [(SATURDAY, TOWN, "OTH")]
        await cases.record(tx, other, decide(case, a_move(Action.ACCEPT, Part.HANDLER), NOON, other), NOON)
        assert await kept(tx) == await recounts.recount(tx, other, LONG_AGO, FAR_AHEAD)


async def test_a_village_is_counted_from_its_cases(database: Database) -> None:
    async with database.write() as tx:
        await dispatched(tx, None, 1, village="441900121013")
        await dispatched(tx, None, 2, village="441900121001")
        where = case_table.c.village == "441900121013"
        found = await recounts.recount(tx, CITY, SATURDAY, SATURDAY, where)
    assert [(key, one.reported) for key, one in found.items()] == [(Key(SATURDAY, TOWN, "CLN"), 1)]


async def test_a_backup_brings_the_sums_along(database: Database, tmp_path: Path) -> None:
    photos = PhotoFiles.open("memory:///")
    async with database.write() as tx:
        await dispatched(tx, None, 1)
        await tallies.fold(tx, 2)
        await dispatched(tx, None, 2)
        before = await kept(tx)
    await make_backup(database, photos, tmp_path / "backup.tar")
    async with database.write() as tx:
        await dispatched(tx, None, 3)
    with Archive(tmp_path / "backup.tar", quiet) as archive:
        await restore_photos(photos, archive, quiet)
        async with database.write() as tx:
            await restore(tx, archive, quiet)
            assert await kept(tx) == before == await counted(tx)
