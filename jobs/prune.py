"""Deletes what has done its work: old rows of the queues, open questions, invites, what nobody claims. Never
the access log, the cases or their history."""

from collections import Counter

from jobs.schedule import Result, Scene
from jobs.unclaimed import sweep
from storage.database import Tx
from storage.pruning import OLD, delete_old

MOST = 500
"""Rows of one statement."""


async def prune(scene: Scene) -> Result:
    async def batch(tx: Tx) -> Counter[str]:
        return Counter({kind: await delete_old(tx, kind, scene.at, MOST) for kind in OLD})

    deleted = await scene.batches(batch)
    return {kind: count for kind, count in deleted.items() if count} | await sweep(scene)
