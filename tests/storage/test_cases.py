"""The one door to a case, its history and its number; what is near a point."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain.cases import Action, Case, Part, Status
from domain.coordinates import Point, metres_between
from domain.moves import Move, decide
from domain.people import Role
from storage import cases
from storage.database import Database, Tx
from storage.tables import case, history, outbox
from tests.storage.lives import CITY, NOON, REPORTED, add_case, add_person, dispatched, move
from tests.story import DANING, TOWN

HERE = Point(22.81, 113.67)


async def remembered(tx: Tx) -> list[tuple[str, str, int | None, str | None, str | None]]:
    columns = (history.c.action, history.c.status, history.c.by, history.c.reason, history.c.words)
    return [tuple(row) for row in await tx.execute(select(*columns).order_by(history.c.id))]


async def test_a_case_is_kept_as_it_was_given(database: Database) -> None:
    full = replace(
        REPORTED, latitude=22.81, longitude=113.67, note="很臭", address="市场门口", datum_sure=False
    )
    async with database.write() as tx:
        kept = await cases.add(tx, CITY, full, Action.COLLECT, 7, NOON)
    assert kept == replace(full, id=kept.id)
    async with database.read() as tx:
        assert await cases.get(tx, kept.id) == await cases.find(tx, full.code) == kept
        assert await cases.get(tx, kept.id + 1) is None
        assert await remembered(tx) == [("collect", "collected", 7, None, None)]


async def test_a_move_is_kept_with_its_step_and_counted(database: Database) -> None:
    async with database.write() as tx:
        before = await add_case(tx)
        after = await move(tx, before, Action.REFUSE, Part.TOWN, 3, reason="private", words="邻里的事")
        assert await cases.get(tx, before.id) == after
        assert (after.status, after.version, after.ended_at) == (Status.REFUSED, before.version + 1, NOON)
        assert (await remembered(tx))[1:] == [("refuse", "refused", 3, "private", "邻里的事")]


async def test_who_decided_on_an_older_case_is_told_so_and_nothing_is_kept(database: Database) -> None:
    async with database.write() as tx:
        before = await add_case(tx)
        await move(tx, before, Action.FILE, Part.RULE)
        steps = await remembered(tx)
        with pytest.raises(cases.Stale):
            await move(tx, before, Action.WITHDRAW, Part.REPORTER, reason="mistake")
        assert await remembered(tx) == steps
        kept = await cases.get(tx, before.id)
        assert kept
        assert kept.status is Status.FILED


async def test_the_history_tells_what_else_changed(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 2001)
        await dispatched(tx, chen)
        found = await tx.execute(select(history.c.facts).where(history.c.action == "dispatch"))
        facts = found.scalar_one()
    assert facts["from"] == "filed"
    assert facts["handler"] == chen
    assert facts["due_at"] == CITY.due("CLN-01", NOON).isoformat()


async def test_earlier_steps_stay_as_they_were(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 2001)
        before = await dispatched(tx, chen)
        rows = list(await tx.execute(select(history).order_by(history.c.id)))
        after = await move(tx, before, Action.ACCEPT, Part.HANDLER, chen)
        await cases.note(tx, after, NOON, "ring", "rule", None, facts={"ring": 1})
        later = list(await tx.execute(select(history).order_by(history.c.id)))
    assert later[: len(rows)] == rows
    assert len(later) == len(rows) + 2


async def test_notices_come_with_the_change_or_not_at_all(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 2001, (Role.CHIEF, DANING))
        before = await dispatched(tx, chen)
    with pytest.raises(ZeroDivisionError):
        await stop_in_the_middle(database, before)
    async with database.read() as tx:
        assert await cases.get(tx, before.id) == before
        keys = list((await tx.execute(select(outbox.c.key).order_by(outbox.c.id))).scalars())
    assert keys == ["card"]


async def stop_in_the_middle(database: Database, before: Case) -> None:
    async with database.write() as tx:
        await move(tx, before, Action.WITHDRAW, Part.REPORTER, reason="mistake")
        _ = 1 / 0


async def test_numbers_run_by_unit_and_day(database: Database) -> None:
    today, tomorrow = date(2026, 11, 21), date(2026, 11, 22)
    async with database.write() as tx:
        found = [
            await cases.next_number(tx, unit, day)
            for unit, day in (
                (TOWN, today),
                (TOWN, today),
                ("441900119", today),
                (TOWN, tomorrow),
                (TOWN, today),
            )
        ]
    assert found == [1, 2, 1, 1, 3]


async def test_work_is_listed_by_due_time(database: Database) -> None:
    async with database.write() as tx:
        chen, he = await add_person(tx, "Chen", 2001), await add_person(tx, "He", 2002)
        slow = await dispatched(tx, chen, 1, category="CLN-04")
        quick = await dispatched(tx, chen, 2, category="CLN-02")
        await dispatched(tx, he, 3)
        gone = await dispatched(tx, chen, 4)
        await move(tx, gone, Action.WITHDRAW, Part.REPORTER, reason="mistake")
        mine = await cases.of_handler(tx, chen)
        assert [each.code for each in mine] == [quick.code, slow.code]
        waiting = await cases.open_in(tx, [TOWN], [Status.DISPATCHED])
        assert len(waiting) == 3
        assert await cases.open_in(tx, [TOWN], [Status.FILED]) == []


# --- what is near ---

STEPS = st.integers(-12, 12).map(lambda step: step * 0.0001)  # 11 metres
POINTS = st.builds(lambda north, east: Point(HERE.latitude + north, HERE.longitude + east), STEPS, STEPS)
SPOTS = st.lists(
    st.tuples(POINTS, st.sampled_from(["CLN-01", "MUN-02"]), st.booleans(), st.sampled_from([None, DANING])),
    max_size=12,
)


@given(SPOTS, st.lists(POINTS, min_size=1, max_size=2), st.sampled_from([20, 50, 150]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_near_is_what_a_look_at_every_case_finds(
    database: Database, spots: list[tuple[Point, str, bool, str | None]], points: list[Point], metres: float
) -> None:
    async with database.write() as tx:
        await tx.execute(case.delete().where(case.c.id.not_in(select(history.c.case_id))))
        kept = []
        for number, (point, category, is_open, village) in enumerate(spots):
            values = {
                **{name: getattr(REPORTED, name) for name in cases.FIELDS if name != "id"},
                "code": f"X{number}",
                "category": category,
                "latitude": point.latitude,
                "longitude": point.longitude,
                "village": village,
                "ended_at": None if is_open else NOON,
            }
            found = await tx.execute(case.insert().values(**values).returning(case.c.id))
            kept.append((found.scalar_one(), point, category, is_open, village))

        def away(point: Point) -> float:
            return min(metres_between(one, point) for one in points)

        near = [each for each in kept if each[3] and each[2] == "CLN-01" and away(each[1]) <= metres]
        expected = [each[0] for each in sorted(near, key=lambda each: (away(each[1]), each[0]))]
        found_ids = [each.id for each in await cases.open_near(tx, points, metres, "CLN-01")]
        assert found_ids == expected
        every = [each[0] for each in kept if each[3] and away(each[1]) <= metres]
        assert sorted(each.id for each in await cases.open_near(tx, points, metres)) == sorted(every)
        named = [each for each in kept if each[4] and metres_between(points[0], each[1]) <= metres]
        assert await cases.village_near(tx, points[0], metres) == (DANING if named else None)


async def test_the_nearest_case_gives_the_village_even_if_it_is_closed(database: Database) -> None:
    async with database.write() as tx:
        near = await add_case(tx, 1, latitude=22.8103, longitude=113.67, village="441900121014")
        await move(tx, near, Action.WITHDRAW, Part.REPORTER, reason="mistake")
        await add_case(tx, 2, latitude=22.811, longitude=113.67, village=DANING)
        await add_case(tx, 3, latitude=22.81, longitude=113.67, village=None)
        assert await cases.village_near(tx, HERE, 150) == "441900121014"
        assert await cases.village_near(tx, HERE, 20) is None


async def test_a_case_without_a_point_is_near_nothing(database: Database) -> None:
    async with database.write() as tx:
        await add_case(tx)
        assert await cases.open_near(tx, [HERE], 1_000_000) == []
        assert await cases.village_near(tx, HERE, 1_000_000) is None


def test_what_is_decided_says_nothing_of_versions() -> None:
    outcome = decide(replace(REPORTED, id=1), Move(Action.FILE, Part.RULE), NOON, CITY)
    assert outcome.after.version == REPORTED.version
