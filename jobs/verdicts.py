"""Closed cases get their score when the time for an answer is over (S42)."""

from collections import Counter
from datetime import timedelta

from jobs.schedule import Result, Scene
from storage import scoring
from storage.database import Tx

MOST = 100
"""Cases of one transaction."""


async def score_closed(scene: Scene) -> Result:
    city, at = scene.city, scene.at
    closed_by = at - timedelta(hours=city.settings.verdict_hours)

    async def batch(tx: Tx) -> Counter[str]:
        points = [
            await scoring.settle(tx, city, case, at) for case in await scoring.unscored(tx, closed_by, MOST)
        ]
        return Counter(scored=len([each for each in points if each is not None]))

    return dict(await scene.batches(batch))
