"""What the tests of the jobs share: cases that are there at once, and jobs done as of the story's moment."""

from datetime import timedelta
from typing import Any

from domain.cases import Action, Case, Part, Source
from domain.drafts import Asked, Draft
from domain.moves import Move, decide
from jobs.clock import SCHEDULE
from jobs.schedule import Job, Scene, perform
from storage import cases, drafts, filing
from storage.photo_files import PhotoFiles
from tests.story import DANING, TOWN, YING, Someone, Story

GARBAGE, GAS = "CLN-01", "GAS-01"
"""One hour to answer within the duty hours; a quarter of an hour at any time, and it rings."""


def job(name: str) -> Job:
    return next(job for job in SCHEDULE if job.name == name)


async def do(
    story: Story, name: str, files: PhotoFiles | None = None, dry_run: bool = False
) -> dict[str, Any]:
    """What the job told of itself, without its head."""
    scene = Scene(story.database, story.city, story.now, "clock", lambda: story.now, files, dry_run)
    result = await perform(job(name), scene)
    return {key: value for key, value in result.items() if key not in ("job", "period", "dry_run")}


async def begin(
    story: Story, by: Someone = YING, category: str = GARBAGE, village: str | None = DANING
) -> Draft:
    """A complete report that was not submitted."""
    draft = Draft(
        person=(await story.person(by)).id,
        source=Source.RESIDENT,
        started_at=story.now,
        expires_at=story.now + timedelta(hours=24),
        asked=Asked.REVIEW,
        category=category,
        unit=village[:9] if village else TOWN,
        village=village,
    )
    async with story.write() as tx:
        return await drafts.start(tx, draft)


async def report(
    story: Story, by: Someone = YING, category: str = GARBAGE, village: str | None = DANING
) -> Case:
    """A case that was filed and dispatched by rule; what was said of it is read already."""
    draft = await begin(story, by, category, village)
    async with story.write() as tx:
        case = await filing.file(tx, story.city, draft, story.now)
    await story.deliver()
    return case


async def move(story: Story, case: Case, action: Action, part: Part, by: Someone, **more: Any) -> Case:
    """What `by` does with the case, as it stands now."""
    known = await story.case(case.id)
    wanted = Move(action, part, (await story.person(by)).id, **more)
    async with story.write() as tx:
        return await cases.record(tx, story.city, decide(known, wanted, story.now, story.city), story.now)
