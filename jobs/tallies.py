"""Folds what the cases added to the numbers of the days, so that sums stay cheap."""

from collections import Counter

from jobs.schedule import Result, Scene
from storage import tallies
from storage.database import Tx

MOST = 500
"""Entries of one transaction."""


async def fold(scene: Scene) -> Result:
    async def batch(tx: Tx) -> Counter[str]:
        return Counter(folded=await tallies.fold(tx, MOST))

    return {kind: count for kind, count in (await scene.batches(batch)).items() if count}
