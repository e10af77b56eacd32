"""A Clean City Day a stretch at a time: May 2024, the 63rd. Wu posts for Humen, Kong is the city office."""

from datetime import datetime
from typing import Any

from domain.people import Role
from printing.catalogue import PRINTERS
from printing.sheet import Printed, Sheet
from storage.photo_files import key_of
from tests.jobs.jobbing import do
from tests.story import HUMEN, TOWN, WU, Said, Someone, Story, Told

KONG = Someone("Kong", 2020)
LU = Someone("Lu", 2021)
"""Officer of Dalingshan."""
DALINGSHAN = "441900118"


async def settle(story: Story) -> None:
    await story.meet(KONG, LU)
    await story.appoint(KONG, Role.CITY, story.city.code)
    await story.appoint(LU, Role.TOWN, DALINGSHAN)


def on(story: Story, day: int, hour: int = 9, minute: int = 0, month: int = 5) -> None:
    """Moves the clock to a moment of 2024 in Dongguan."""
    story.now = datetime(2024, month, day, hour, minute, tzinfo=story.city.zone)


async def tick(story: Story) -> Said:
    """What the job told of itself and what it said is the same."""
    result: dict[str, Any] = await do(story, "clean-city-day")
    said = await story.deliver()
    told = [(one["person"], one["key"]) for one in result.get("told", [])]
    persons = {(await _number(story, message.chat), message.key) for message in said.messages}
    assert persons == set(told)
    assert len(told) == len(said.messages)
    return said


async def _number(story: Story, chat: int) -> int:
    return (await story.person(Someone("", chat))).id


async def post(story: Story, who: Someone = WU, area: str = TOWN, name: str = "大宁市场大扫除") -> int:
    """The id of a venue at nine, with a point in Humen or an address elsewhere."""
    await story.data(who, f"cd-post:{area}")
    await story.say(who, name)
    await story.press(who, "cd-time")
    if story.city.covers(TOWN, area):
        await story.location(who, *HUMEN)
    else:
        await story.say(who, "大岭山广场东门")
    said = await story.press(who, "cd-alone")
    (posted,) = [told for told in said.to(who) if told.key == "clean-day-posted"]
    return int((posted.button("cd-poster").data or "").split(":")[1])


async def link(story: Story, who: Someone, venue: int) -> str:
    """What the code on the poster of a venue opens."""
    said = await story.data(who, f"cd-poster:{venue}")
    paper = said.to(who)[0].attachment
    assert paper
    return str(paper["facts"]["link"]).partition("start=")[2]


async def printed(story: Story, told: Told) -> Printed:
    """The paper of a message, as its reader gets it."""
    assert told.attachment
    facts = told.attachment["facts"]
    pictures = {sha256: await story.files.get(key_of(sha256)) for sha256 in facts.get("pictures", ())}
    return PRINTERS[told.attachment["kind"]](Sheet("zh", facts, story.city, story.texts, pictures))
