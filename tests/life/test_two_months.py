"""Two months of city life: whatever people press, however often the bot is stopped, nothing is told twice
and nothing is forgotten.

LIVES=20 lives more of them: each takes some twenty seconds.
"""

import asyncio
import os
import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from storage.database import Database
from tests.life.city_life import PEOPLE, Act, CityLife, Day
from tests.story import Story

LIVES = int(os.environ.get("LIVES", "1"))
DAYS = 61
# Thousands of commits: where a disk is not needed, none is waited for.
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None

WHAT = ("report", "press", "press", "press", "press", "press", "photo", "words", "place")


def day(place: int, choice: int) -> Day:
    """What a choice makes of one of the days. Each choice is a day of its own, so that even the plainest
    plan, which hypothesis tries first, is a lively one."""
    random = Random(choice * DAYS + place)  # noqa: S311 - events, not secrets
    acts = (Act(random.choice(PEOPLE), random.choice(WHAT), random.randrange(41)) for _ in range(8))
    busy = tuple(acts)[: random.randint(0, 8)]
    return Day(busy, down=random.random() < 0.08, restarted=random.random() < 0.2)


plans = st.lists(st.integers(0, 2**16), min_size=DAYS, max_size=DAYS)


@settings(
    max_examples=LIVES,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(choices=plans)
def test_two_months_keep_every_rule(sqlite_template: Path, choices: list[int]) -> None:
    plan = [day(place, choice) for place, choice in enumerate(choices)]
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        path = shutil.copy(sqlite_template, Path(folder) / "life.db")
        asyncio.run(live(f"sqlite:///{path}", plan))


async def live(url: str, plan: list[Day]) -> None:
    database = Database.open(url)
    story = Story(database)
    try:
        life = CityLife(story)
        await life.settle_in()
        for one in plan:
            await life.live(one)
        await life.live(Day())
        await life.check_bulletins()
        assert story.texts.missing == set()
    finally:
        await story.close()
        await database.close()
