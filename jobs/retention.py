"""Contact details of reporters go a year after their last case was closed; the cases stay, anonymous."""

from jobs.schedule import Result, Scene
from storage import retention

MOST = 200
"""People of one transaction."""


async def wipe_old_contacts(scene: Scene) -> Result:
    """Tells only how many, never who."""
    count, after = 0, 0
    while True:
        async with scene.database.read() as tx:
            page = await retention.quiet(tx, scene.at, after, MOST)
        if page.last is None:
            return {"persons": count} if count else {}
        after = page.last
        if scene.dry_run:
            count += len(page.persons)
        elif page.persons:
            async with scene.database.write() as tx:
                count += await retention.wipe(tx, page, scene.at)
