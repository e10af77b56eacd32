"""The clock: does each job once for each of its periods, whatever the time does and whoever else ticks."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from domain import bulletin_weeks
from domain.rulebook import Rulebook
from domain.schedules import Daily, Every
from jobs import clean_day, hotspots
from jobs.bulletin import draft_bulletin
from jobs.digest import tell
from jobs.drafts import give_up_expired
from jobs.escalate import escalate
from jobs.exposure import expose
from jobs.look_back import look_back
from jobs.overdue import remind
from jobs.papers import tend
from jobs.prune import prune
from jobs.retention import wipe_old_contacts
from jobs.ring import ring
from jobs.schedule import CatchUp, Job, Now, Result, Scene, always, perform
from jobs.suggestions import FIRST, list_month
from jobs.tallies import fold
from jobs.unclaimed import sweep
from jobs.verdicts import score_closed
from jobs.work_calendar import keep_filled
from storage import runs
from storage.database import Database
from storage.photo_files import PhotoFiles

TICK_SECONDS = 1
LONGEST_REST = 300

SCHEDULE: tuple[Job, ...] = (
    Job("ring", "Rings for an emergency until somebody takes it.", always(Every(1)), ring),
    Job("escalate", "Asks deputies, then the town, where nobody took a case.", always(Every(1)), escalate),
    Job("overdue", "Reminds of limits that are near or over, up to the city.", always(Every(10)), remind),
    Job(
        "drafts",
        "Drops unfinished reports and photos of nobody.",
        always(Every(10)),
        give_up_expired,
        sweep,
    ),
    Job(
        "verdicts",
        "Scores closed cases once nobody's answer is awaited.",
        always(Every(60)),
        tidy=score_closed,
    ),
    Job("tallies", "Folds the numbers of the days together.", always(Every(10)), tidy=fold),
    Job(
        "work-calendar",
        "Fills the work calendar ahead and warns before it runs out.",
        always(Daily(time(9))),
        keep_filled,
    ),
    Job("digest", "Tells managers mornings and evenings how their areas stand.", always(Every(10)), tell),
    Job("clean-city-day", "Asks, reminds and sums up Clean City Day.", clean_day.schedule, clean_day.hold),
    Job("exposure", "Drafts the monthly lists and lets the units be heard.", always(Every(60)), expose),
    Job(
        "hotspots",
        "Follows the coded places, suggests new ones and drafts what stays open too long.",
        lambda city: Daily(city.settings.escalate_time),
        hotspots.tend,
        hotspots.survey,
    ),
    Job(
        "bulletin",
        "Drafts the week's bulletin for the city office to approve.",
        bulletin_weeks.schedule,
        draft_bulletin,
        catch_up=CatchUp.ALL,
        most=8,
    ),
    Job("papers", "Sends approved papers, calls undecided and unread ones to mind.", always(Every(10)), tend),
    Job(
        "look-back",
        "Looks back at listed places and drawn cases.",
        always(Daily(time(8, 30))),
        look_back,
    ),
    Job("suggestions", "Lists what the towns suggested.", always(FIRST), list_month),
    Job(
        "prune",
        "Deletes what the queues no longer need.",
        always(Daily(time(3, 30))),
        tidy=prune,
        erases=True,
    ),
    Job(
        "retention",
        "Wipes contact details after a year.",
        always(Daily(time(3, 45))),
        tidy=wipe_old_contacts,
        erases=True,
    ),
)

log = structlog.get_logger()


class Clock:
    """Ticks until cancelled; `tick()` at any time does what is due by now, as after moving the clock.

    The last period of a job is read from the database when the clock starts or was set back, and remembered
    from then on: a tick at which nothing is due asks nobody.
    """

    def __init__(
        self,
        database: Database,
        city: Callable[[], Rulebook],
        now: Now,
        owner: str,
        files: PhotoFiles | None = None,
        schedule: Sequence[Job] = SCHEDULE,
    ) -> None:
        self._database = database
        self._city = city
        self._now = now
        self._owner = owner
        self._files = files
        self._schedule = schedule
        self._turn = asyncio.Lock()
        self._seen: datetime | None = None
        self._marks: dict[str, datetime] = {}
        self._failures: Counter[str] = Counter()
        self._resting: dict[str, datetime] = {}

    async def run(self) -> None:
        """Until cancelled; a job in hand is then undone, and done at the next start."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        scheduler.add_job(
            self.tick,
            "interval",
            seconds=TICK_SECONDS,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
        scheduler.start()
        try:
            await asyncio.Event().wait()
        finally:
            scheduler.shutdown(wait=False)
            async with self._turn:
                pass

    async def tick(self) -> list[Result]:
        """Does every period that is due and was not done; gives what was done."""
        async with self._turn:
            now = self._now()
            if self._seen and now < self._seen:
                self._marks.clear()
                self._resting.clear()
            self._seen = now
            return [result for job in self._schedule for result in await self._attempt(job, now)]

    async def _attempt(self, job: Job, now: datetime) -> list[Result]:
        """A job that fails rests, ever longer, and hinders no other."""
        if now < self._resting.get(job.name, now):
            return []
        try:
            done = await self._catch_up(job, now)
        except Exception:
            self._failures[job.name] += 1
            self._resting[job.name] = now + timedelta(
                seconds=min(2 ** self._failures[job.name], LONGEST_REST)
            )
            log.exception("a job failed", job=job.name, failures=self._failures[job.name])
            return []
        self._failures.pop(job.name, None)
        return done

    async def _catch_up(self, job: Job, now: datetime) -> list[Result]:
        city = self._city()
        if job.name not in self._marks:
            self._marks[job.name] = await self._last(job, now)
        walks = job.catch_up is CatchUp.ALL
        done = []
        for slot in job.when(city).slots_between(
            self._marks[job.name], now, city.zone, job.most if walks else 1
        ):
            at = slot if walks else now
            scene = Scene(self._database, city, at, self._owner, self._now, self._files)
            result = await perform(job, scene)
            self._marks[job.name] = slot
            if result["ran"]:
                done.append(result)
        return done

    async def _last(self, job: Job, now: datetime) -> datetime:
        async with self._database.write() as tx:
            return await runs.last(tx, job.name, now) or await runs.since(tx, job.name, now)
