"""Contact details are wiped a year after the last case was closed, whatever else is known of a person."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest
from sqlalchemy import insert, select, update

from domain.cases import Action, Case, Part
from domain.messages import Message
from domain.people import Role
from storage import inbox, outbox, patrols, people, photos, questions, reporters, retention
from storage.database import Tx
from storage.people import Person
from storage.tables import case as cases
from storage.tables import inbox as updates
from storage.tables import lane, live_message, photo
from storage.tables import outbox as letters
from storage.tables import person as persons
from tests.jobs.jobbing import begin, do, move, report
from tests.story import CHEN, DANING, LIN, MEI, YING, Story

YEAR = timedelta(days=365)


async def close(story: Story) -> Case:
    case = await report(story)
    await move(story, case, Action.RECTIFY, Part.HANDLER, CHEN)
    await move(story, case, Action.PASS, Part.CHECKER, LIN)
    await story.deliver()
    return await story.case(case.id)


async def known(story: Story, number: int) -> Person:
    async with story.read() as tx:
        return await people.get(tx, number)


@pytest.mark.parametrize(("after", "wiped"), [(YEAR, False), (YEAR + timedelta(seconds=1), True)])
async def test_a_reporter_is_nameless_a_year_after_the_closing(
    story: Story, after: timedelta, wiped: bool
) -> None:
    case = await close(story)
    before = await story.person(YING)
    story.now += after
    assert await do(story, "retention") == {"ran": True} | ({"persons": 1} if wiped else {})
    nameless = Person(before.id, None, "", "zh", False, None, None, False)
    assert await known(story, before.id) == (nameless if wiped else before)
    async with story.read() as tx:
        assert await reporters.is_one(tx, case.id, before.id)
    assert (await story.person(CHEN)).name == "Chen"


FIELDS = ("telegram_id", "name", "datum", "notice", "language_chosen", "reachable")


FULL = {
    "telegram_id": 1,
    "name": "Yi",
    "datum": "wgs84",
    "notice": 1,
    "language_chosen": True,
    "reachable": True,
}
EMPTY = {
    "telegram_id": None,
    "name": "",
    "datum": None,
    "notice": None,
    "language_chosen": False,
    "reachable": False,
}


async def test_every_combination_of_fields_ends_the_same(story: Story) -> None:
    case = await close(story)
    combinations = [
        dict(zip(FIELDS, there, strict=True)) for there in product([True, False], repeat=len(FIELDS))
    ]
    named, before = {}, {}
    async with story.write() as tx:
        for number, there in enumerate(combinations, start=60_000):
            person = await people.add(tx, number, "Yi", story.now)
            await reporters.add(tx, case.id, person.id, story.now)
            values = {field: (FULL if there[field] else EMPTY)[field] for field in FIELDS}
            values["telegram_id"] = number if there["telegram_id"] else None
            await people.change(tx, person.id, **values)
            named[person.id] = there["telegram_id"] or there["name"]
            before[person.id] = await people.get(tx, person.id)
    story.now += YEAR + timedelta(days=1)
    expected = {"ran": True, "persons": 1 + sum(named.values())}
    assert await do(story, "retention", dry_run=True) == expected
    assert await do(story, "retention") == expected
    for number, had_name in named.items():
        old = before[number]
        nameless = replace(old, telegram_id=None, name="", datum=None, notice=None, reachable=False)
        assert await known(story, number) == (nameless if had_name else old)


Doing = Callable[[Story, Tx, int], Awaitable[object]]


async def be_appointed(story: Story, tx: Tx, ying: int) -> None:
    await people.appoint(tx, ying, Role.RECTIFIER, DANING, story.now)


async def write(story: Story, tx: Tx, ying: int) -> None:
    await inbox.put(tx, [{"update_id": 9, "message": {"chat": {"id": YING.id}}}], story.now)


async def have_written(story: Story, tx: Tx, ying: int) -> None:
    await write(story, tx, ying)
    await tx.execute(update(updates).values(status="done"))


async def be_asked(story: Story, tx: Tx, ying: int) -> None:
    await questions.ask(tx, YING.id, ying, "note", story.now)


async def patrol(story: Story, tx: Tx, ying: int) -> None:
    await patrols.start(tx, ying, story.now)


async def judge(story: Story, tx: Tx, ying: int) -> None:
    await reporters.judge(tx, 1, ying, "yes", story.now)


async def see_it_reopened(story: Story, tx: Tx, ying: int) -> None:
    await tx.execute(update(cases).values(ended_at=None))


async def come_back(story: Story, tx: Tx, ying: int) -> None:
    await people.change(tx, ying, telegram_id=None)
    await tx.execute(insert(persons), {"telegram_id": YING.id, "name": "Ying", "created_at": story.now})


@pytest.mark.parametrize(
    "doing", [be_appointed, write, have_written, be_asked, patrol, judge, see_it_reopened]
)
async def test_whoever_is_still_about_keeps_the_name(story: Story, doing: Doing) -> None:
    await close(story)
    before = await story.person(YING)
    story.now += YEAR + timedelta(days=1)
    async with story.write() as tx:
        await doing(story, tx, before.id)
    assert await do(story, "retention") == {"ran": True}
    assert await known(story, before.id) == before


async def test_a_report_in_the_making_keeps_the_name(story: Story) -> None:
    await close(story)
    story.now += YEAR + timedelta(days=1)
    await begin(story)
    assert await do(story, "retention") == {"ran": True}


async def test_the_newest_of_several_cases_counts(story: Story) -> None:
    await close(story)
    story.pass_time(days=200)
    await close(story)
    story.pass_time(days=200)
    assert await do(story, "retention") == {"ran": True}
    story.pass_time(days=166)
    assert await do(story, "retention") == {"ran": True, "persons": 1}


async def test_whoever_reported_nothing_is_not_meant(story: Story) -> None:
    story.pass_time(days=1000)
    before = await story.person(MEI)
    assert await do(story, "retention") == {"ran": True}
    assert await known(story, before.id) == before


async def test_a_newcomer_under_the_same_number_is_somebody_else(story: Story) -> None:
    await close(story)
    old = (await story.person(YING)).id
    story.now += YEAR + timedelta(days=1)
    async with story.write() as tx:
        await come_back(story, tx, old)
    assert await do(story, "retention") == {"ran": True, "persons": 1}
    assert (await story.person(YING)).name == "Ying"


async def test_the_chat_is_named_nowhere_any_more(story: Story) -> None:
    case = await close(story)
    async with story.write() as tx:
        await inbox.put(tx, [{"update_id": 9, "message": {"chat": {"id": YING.id}}}], story.now)
        await tx.execute(updates.delete())
        row = {"is_document": False, "case_id": case.id, "chat": YING.id, "message_id": 5}
        await photos.add(tx, photos.BEFORE, story.now, **row)
        await outbox.put(tx, Message(YING.id, "told-accepted", target="x"), story.now)
        await tx.execute(
            insert(live_message), {"chat": YING.id, "target": "x", "message_id": 7, "has_photo": False}
        )
    story.now += YEAR + timedelta(days=1)
    assert await do(story, "retention") == {"ran": True, "persons": 1}
    async with story.read() as tx:
        for column in (photo.c.chat, letters.c.chat, live_message.c.chat, lane.c.lane):
            assert YING.id not in list((await tx.execute(select(column))).scalars())


async def test_a_dry_run_counts_and_wipes_nobody(story: Story) -> None:
    await close(story)
    before = await story.person(YING)
    story.now += YEAR + timedelta(days=1)
    assert await do(story, "retention", dry_run=True) == {"ran": True, "persons": 1}
    assert await known(story, before.id) == before


async def test_many_go_page_by_page(story: Story) -> None:
    case = await close(story)
    created: datetime = story.now
    async with story.write() as tx:
        for number in range(450):
            person = await people.add(tx, 70_000 + number, "Somebody", created)
            await reporters.add(tx, case.id, person.id, created)
    story.now += YEAR + timedelta(days=1)
    assert await do(story, "retention") == {"ran": True, "persons": 451}


@pytest.mark.parametrize("doing", [write, be_appointed, be_asked])
async def test_whoever_comes_back_in_this_very_moment_keeps_the_name(story: Story, doing: Doing) -> None:
    await close(story)
    before = await story.person(YING)
    story.now += YEAR + timedelta(days=1)
    async with story.read() as tx:
        page = await retention.quiet(tx, story.now, 0, 9)
    async with story.write() as tx:
        await doing(story, tx, before.id)
        assert (page.persons, await retention.wipe(tx, page, story.now)) == ([before.id], 0)
    assert await known(story, before.id) == before
