"""The clock: once for each period, whatever the time does, whoever else ticks, and whatever fails."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select

from domain.deadlines import WorkCalendar
from domain.rulebook import Rulebook
from domain.schedules import Daily, Every
from jobs.clock import SCHEDULE, Clock
from jobs.schedule import BadRun, CatchUp, Job, Result, always
from storage import city as cities
from storage import runs, state
from storage.database import Database, Tx
from storage.rows import put
from storage.tables import city as city_table
from storage.tables import job_run
from storage.tables import state as state_table
from tests.conftest import NOON
from tests.domain.dongguan import read_two_towns
from tests.story import dongguan

BERLIN = ZoneInfo("Europe/Berlin")


class Bell:
    """A job's effect that can be counted: a row for each time it rang, in the job's transaction."""

    def __init__(self) -> None:
        self.trouble: list[Exception] = []

    async def __call__(self, tx: Tx, city: Rulebook, at: datetime) -> Result:
        await asyncio.sleep(0)
        if self.trouble:
            raise self.trouble.pop()
        number = len(await rings_in(tx))
        await tx.execute(insert(state_table), {"key": f"rang {number:04}", "value": at.isoformat()})
        return {"rang": at.isoformat()}


class Hands:
    """A clock that is set by hand."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **length: float) -> None:
        self.moment += timedelta(**length)


async def rings_in(tx: Tx) -> list[str]:
    rows = await tx.execute(
        select(state_table).where(state_table.c.key.like("rang %")).order_by(state_table.c.key)
    )
    return [row.value for row in rows]


async def rings(database: Database) -> list[str]:
    """The moments as of which the bell rang, in the city's time."""
    async with database.read() as tx:
        moments = [datetime.fromisoformat(moment) for moment in await rings_in(tx)]
    return [f"{moment.astimezone(dongguan().zone):%d %H:%M}" for moment in moments]


def city_in(zone: ZoneInfo) -> Rulebook:
    return Rulebook(dongguan().data, WorkCalendar({}), zone, 1)


def clock(
    database: Database, now: Hands, *jobs: Job, owner: str = "one", city: Rulebook | None = None
) -> Clock:
    return Clock(database, lambda: city or dongguan(), now, owner, schedule=jobs)


def bell(bell: Bell | None = None, catch_up: CatchUp = CatchUp.NEWEST, **more: Any) -> Job:
    return Job(
        "bell", "Rings.", more.pop("when", always(Every(10))), bell or Bell(), catch_up=catch_up, **more
    )


def early(catch_up: CatchUp = CatchUp.NEWEST, most: int = 31) -> Job:
    return bell(when=always(Daily(time(3, 30))), catch_up=catch_up, most=most)


async def test_a_period_is_done_once_however_often_it_ticks(database: Database) -> None:
    now = Hands()
    ticking = clock(database, now, bell())
    for _ in range(25):
        await ticking.tick()
        now.move(minutes=1)
    assert await rings(database) == ["21 12:10", "21 12:20"]


async def test_a_new_bot_does_nothing_of_what_was_due_before_it(database: Database) -> None:
    assert await clock(database, Hands(), bell(), early()).tick() == []


async def test_two_replicas_do_a_period_once(database: Database) -> None:
    now = Hands()
    both = [clock(database, now, bell(), owner=owner) for owner in ("one", "two")]
    done = []
    for _ in range(5):
        done += await asyncio.gather(*(ticking.tick() for ticking in both))
        now.move(minutes=10)
    assert len(await rings(database)) == 4
    assert sum(len(results) for results in done) == 4


async def test_two_processes_do_a_period_once(database: Database) -> None:
    now = Hands()
    other = Database.open(database.url.render_as_string(hide_password=False))
    both = [clock(where, now, bell(), owner=str(where)) for where in (database, other)]
    for _ in range(4):
        await asyncio.gather(*(ticking.tick() for ticking in both))
        now.move(minutes=10)
    await other.close()
    assert await rings(database) == ["21 12:10", "21 12:20", "21 12:30"]


@pytest.mark.parametrize(
    ("catch_up", "most", "rung"),
    [
        (CatchUp.NEWEST, 31, ["24 12:00"]),
        (CatchUp.ALL, 31, ["22 03:30", "23 03:30", "24 03:30"]),
        (CatchUp.ALL, 2, ["23 03:30", "24 03:30"]),
    ],
)
async def test_after_a_stop_it_catches_up(
    sqlite_database: Database, catch_up: CatchUp, most: int, rung: list[str]
) -> None:
    now = Hands()
    await clock(sqlite_database, now, early(catch_up, most)).tick()
    now.move(days=3)
    again = clock(sqlite_database, now, early(catch_up, most))
    await again.tick()
    await again.tick()
    assert await rings(sqlite_database) == rung


async def test_a_run_by_hand_in_between_leaves_no_gap(sqlite_database: Database) -> None:
    await load_city(sqlite_database)
    now, job = Hands(), early(CatchUp.ALL)
    await clock(sqlite_database, now, job).tick()
    now.move(days=3)
    await job.run(sqlite_database, NOON + timedelta(days=2), now=now)
    await clock(sqlite_database, now, job).tick()
    assert await rings(sqlite_database) == ["23 12:00", "22 03:30", "24 03:30"]


async def test_the_clock_a_day_ahead_and_back_skips_and_doubles_nothing(database: Database) -> None:
    now, job = Hands(), early()
    ticking = clock(database, now, job)
    for hours in (0, 24, -24, 15.5, 0.5, 24, 24):
        now.move(hours=hours)
        await ticking.tick()
    # The morning of the 22nd was done while the clock was ahead.
    assert await rings(database) == ["22 12:00", "23 04:00", "24 04:00"]


async def test_the_clock_a_day_behind_skips_and_doubles_nothing(database: Database) -> None:
    now = Hands(NOON + timedelta(days=-1))
    ticking = clock(database, now, bell())
    for minutes in (0, 10, -24 * 60, 10, 24 * 60, 10):
        now.move(minutes=minutes)
        await ticking.tick()
    assert await rings(database) == ["20 12:10", "19 12:20", "20 12:20", "20 12:30"]


async def test_a_jump_in_the_middle_of_a_job_is_seen_at_the_next_tick(sqlite_database: Database) -> None:
    now = Hands()

    class Slow(Bell):
        async def __call__(self, tx: Tx, city: Rulebook, at: datetime) -> Result:
            now.move(hours=1)
            return await super().__call__(tx, city, at)

    ticking = clock(sqlite_database, now, bell(Slow()))
    await ticking.tick()
    now.move(minutes=10)
    await ticking.tick()
    await ticking.tick()
    assert await rings(sqlite_database) == ["21 12:10", "21 13:10"]


@pytest.mark.parametrize(
    ("day", "hourly"),
    [("2026-03-29", 23), ("2026-10-25", 25), ("2026-11-21", 24)],
    ids=["short", "long", "usual"],
)
async def test_a_day_on_which_berlins_clocks_change(sqlite_database: Database, day: str, hourly: int) -> None:
    midnight = datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=BERLIN).astimezone(UTC)
    end = (datetime.fromisoformat(f"{day}T00:00") + timedelta(days=1)).replace(tzinfo=BERLIN)
    now = Hands(midnight - timedelta(minutes=5))
    jobs = (
        bell(when=always(Every(60))),
        Job("daily", "", always(Daily(time(2, 30))), Bell()),
    )
    ticking = clock(sqlite_database, now, *jobs, city=city_in(BERLIN))
    done: list[Result] = []
    while now() < end.astimezone(UTC):
        done += await ticking.tick()
        now.move(minutes=15)
    assert [result["job"] for result in done].count("bell") == hourly
    assert [result["period"] for result in done if result["job"] == "daily"] == [day]


async def test_a_job_that_fails_leaves_its_period_open_and_hinders_no_other(database: Database) -> None:
    now, sick = Hands(), Bell()
    ticking = clock(database, now, Job("sick", "", always(Every(10)), sick), bell())
    await ticking.tick()
    sick.trouble = [RuntimeError("twice"), RuntimeError("once")]
    now.move(minutes=10)
    done = []
    for seconds in (0, 1, 1, 3, 1):
        now.move(seconds=seconds)
        done.append([result["job"] for result in await ticking.tick()])
    assert done == [["bell"], [], [], [], ["sick"]]
    async with database.read() as tx:
        assert await runs.is_done(tx, "sick", "2026-11-21T12:10+08:00")


async def test_moving_the_clock_of_a_running_bot_takes_effect_at_once(sqlite_database: Database) -> None:
    now = Hands()
    ticking = clock(sqlite_database, now, bell())
    running = asyncio.create_task(ticking.run())
    await ticking.tick()
    now.move(days=40)
    assert [result["rang"] for result in await ticking.tick()] == [now().isoformat()]
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_it_ticks_by_itself_until_it_is_cancelled(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.clock.TICK_SECONDS", 0.01)
    now, rang = Hands(), asyncio.Event()

    async def ring(tx: Tx, city: Rulebook, at: datetime) -> Result:
        rang.set()
        return {}

    ticking = clock(sqlite_database, now, Job("bell", "", always(Every(10)), ring))
    await ticking.tick()
    running = asyncio.create_task(ticking.run())
    now.move(minutes=10)
    await asyncio.wait_for(rang.wait(), 10)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_a_job_cut_off_by_the_end_is_undone_and_done_at_the_next_start(database: Database) -> None:
    now, begun = Hands(), asyncio.Event()

    class Endless(Bell):
        async def __call__(self, tx: Tx, city: Rulebook, at: datetime) -> Result:
            await super().__call__(tx, city, at)
            begun.set()
            await asyncio.Event().wait()
            return {}

    ticking = clock(database, now, bell(Endless()))
    await ticking.tick()
    now.move(minutes=10)
    cut_off = asyncio.create_task(ticking.tick())
    await asyncio.wait_for(begun.wait(), 10)
    cut_off.cancel()
    await asyncio.gather(cut_off, return_exceptions=True)
    assert await rings(database) == []
    await clock(database, now, bell()).tick()
    assert await rings(database) == ["21 12:10"]


# --- by hand ---


async def load_city(database: Database) -> None:
    """The city as a row, without the seconds that checking it takes."""
    async with database.write() as tx:
        values = {"version": 1, "files": read_two_towns(), "loaded_at": NOON}
        await put(tx, city_table, {"code": "4419"}, values)
        assert await cities.current(tx)


async def test_by_hand_the_same_period_twice_does_nothing_the_second_time(database: Database) -> None:
    await load_city(database)
    now, job = Hands(), bell()
    head = {"job": "bell", "period": "2026-11-21T11:50+08:00", "dry_run": False}
    at = NOON - timedelta(minutes=7)
    assert await job.run(database, at, now=now) == head | {"ran": True, "rang": at.isoformat()}
    assert await job.run(database, at + timedelta(minutes=2), now=now) == head | {"ran": False}
    assert await rings(database) == ["21 11:53"]


async def test_a_dry_run_tells_and_changes_nothing(database: Database) -> None:
    await load_city(database)
    now, job = Hands(), bell()
    told = await job.run(database, NOON, dry_run=True, now=now)
    assert (await rings(database), told["ran"], told["rang"]) == ([], True, NOON.isoformat())
    assert await job.run(database, NOON, now=now) == told | {"dry_run": False}


async def test_a_moment_to_come_will_do_but_not_for_erasing(sqlite_database: Database) -> None:
    await load_city(sqlite_database)
    now, job, tomorrow = Hands(), replace(bell(), erases=True), NOON + timedelta(days=1)
    assert (await bell().run(sqlite_database, NOON + timedelta(hours=2), now=now))["ran"] is True
    with pytest.raises(BadRun, match="still to come"):
        await job.run(sqlite_database, tomorrow, now=now)
    assert (await job.run(sqlite_database, tomorrow, dry_run=True, now=now))["rang"] == tomorrow.isoformat()


async def test_without_a_city_it_says_what_is_missing(sqlite_database: Database) -> None:
    with pytest.raises(BadRun, match="no city yet"):
        await bell().run(sqlite_database, NOON, now=Hands())


async def test_the_result_is_kept_with_the_period(database: Database) -> None:
    await load_city(database)
    await bell().run(database, NOON, now=Hands(NOON + timedelta(seconds=5)))
    async with database.read() as tx:
        (row,) = (await tx.execute(select(job_run))).all()
        assert await state.get(tx, "job-since bell") is None
    expected = ("bell", "2026-11-21T12:00+08:00", NOON, NOON + timedelta(seconds=5), "hand")
    assert tuple(row) == (*expected, {"rang": NOON.isoformat()})


@pytest.mark.parametrize("job", SCHEDULE, ids=lambda job: job.name)
async def test_every_job_of_the_schedule_runs_in_an_empty_city(job: Job, database: Database) -> None:
    await load_city(database)
    done = await job.run(database, NOON, now=Hands())
    period = job.when(dongguan()).period(NOON, dongguan().zone)
    head = {"job": job.name, "period": period, "dry_run": False, "ran": True}
    assert (done | head, done.get("told", [])) == (done, [])
