"""Two months of city life: whatever people press, however often the bot is stopped, nothing is told twice
and nothing is forgotten.

LIVES=20 lives more of them (each takes some ten seconds).
"""

import asyncio
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from storage.database import Database
from tests.life.city_life import PEOPLE, Act, CityLife, Day
from tests.story import Story

LIVES = int(os.environ.get("LIVES", "2"))
DAYS = 61
# Thousands of commits: where a disk is not needed, none is waited for.
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None

acts = st.builds(
    Act,
    st.sampled_from(PEOPLE),
    st.sampled_from(("report", "press", "press", "press", "press", "press", "photo", "words", "place")),
    st.integers(0, 40),
)
often, seldom = st.sampled_from((False,) * 11 + (True,)), st.sampled_from((False,) * 5 + (True,))
days = st.builds(Day, st.lists(acts, min_size=1, max_size=8).map(tuple), down=often, restarted=seldom)


@settings(
    max_examples=LIVES,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(plan=st.lists(days, min_size=DAYS, max_size=DAYS))
def test_two_months_keep_every_rule(sqlite_template: Path, plan: list[Day]) -> None:
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        path = shutil.copy(sqlite_template, Path(folder) / "life.db")
        asyncio.run(live(f"sqlite:///{path}", plan))


async def live(url: str, plan: list[Day]) -> None:
    database = Database.open(url)
    story = Story(database)
    try:
        life = CityLife(story)
        await life.settle_in()
        for day in plan:
            await life.live(day)
        assert story.texts.missing == set()
    finally:
        await story.close()
        await database.close()
