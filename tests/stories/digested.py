"""A small day of the city, for the stories of its digests."""

from datetime import timedelta

from domain.cases import Action, Case, Part
from domain.people import Role
from tests.jobs.jobbing import GAS, do, move, report
from tests.story import CHEN, DANING, HUI, LIN, MEI, TOWN, Said, Someone, Story

DENG = Someone("Deng", 2010, "en")
"""Deputy of Daning."""
TOM = Someone("Tom", 2011, "en")
"""Officer of Humen."""
OFFICE, OLIVER = Someone("Office", 2012), Someone("Oliver", 2013, "en")
"""Of the city."""
CHANGSHENG = "441900119002"
"""A village of Chang'an."""
MORNING, EVENING = timedelta(hours=20), timedelta(hours=6)
"""From noon: 08:00 of the next day, 18:00."""


async def appointed(story: Story) -> None:
    await story.meet(DENG, TOM, OFFICE, OLIVER)
    await story.appoint(DENG, Role.DEPUTY, DANING)
    await story.appoint(TOM, Role.TOWN, TOWN)
    for who in (OFFICE, OLIVER):
        await story.appoint(who, Role.CITY, story.city.code)


async def small_day(story: Story) -> list[Case]:
    """From noon on: one case is fixed and closed, one waits for more time, one for a checker, nobody takes a
    leak of gas; in the other town one is left until after it is due."""
    done = await report(story)
    await move(story, done, Action.ACCEPT, Part.HANDLER, CHEN)
    await move(story, done, Action.RECTIFY, Part.HANDLER, CHEN)
    await move(story, done, Action.PASS, Part.CHECKER, LIN)
    asking = await report(story, MEI, category="MUN-02")
    await move(story, asking, Action.ACCEPT, Part.HANDLER, CHEN)
    until = story.now + timedelta(days=3)
    await move(story, asking, Action.ASK_DELAY, Part.HANDLER, CHEN, reason="weather", until=until)
    checked = await report(story, HUI)
    await move(story, checked, Action.RECTIFY, Part.DEPUTY, DENG)
    late = await report(story, MEI, village=CHANGSHENG)
    gas = await report(story, HUI, category=GAS)
    return [done, asking, checked, late, gas]


async def digested(story: Story) -> Said:
    """The job at the story's moment, and what it said."""
    await story.deliver()
    await do(story, "digest")
    return await story.deliver()
