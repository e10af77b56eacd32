"""What nobody claims: photos of reports that were given up, words of those who never accepted the notice."""

from collections import Counter
from collections.abc import Sequence

from jobs.schedule import Result, Scene
from storage import pruning, unclaimed
from storage.database import Tx
from storage.photo_files import Kind, PhotoFiles, key_of
from storage.unclaimed import Unclaimed

MOST = 100
"""Rows of one transaction."""


async def sweep(scene: Scene) -> Result:
    """Erases both. Without a store of files photos are left, so that none stays without its row for ever."""

    async def batch(tx: Tx) -> Counter[str]:
        return Counter(held=await pruning.erase_held(tx, scene.at, MOST))

    swept = await scene.batches(batch)
    if scene.files:
        swept["photos"] = await _sweep_photos(scene, scene.files)
    return {name: count for name, count in swept.items() if count}


async def _sweep_photos(scene: Scene, files: PhotoFiles) -> int:
    """The files go before their rows: after a crash in between the rows are found again."""
    after, count = 0, 0
    while some := await _next(scene, after):
        after = some[-1].id
        if scene.dry_run:
            count += len(some)
            continue
        async with scene.database.read() as tx:
            hashes = await unclaimed.files_only_of(tx, some)
        for sha256 in sorted(hashes):
            for kind in Kind:
                await files.delete(key_of(sha256, kind))
        async with scene.database.write() as tx:
            count += await unclaimed.drop(tx, some)
    return count


async def _next(scene: Scene, after: int) -> Sequence[Unclaimed]:
    async with scene.database.read() as tx:
        return await unclaimed.of_nobody(tx, after, MOST)
