"""Limits that come near and pass: who hears of them, when, and that nobody hears of them twice."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, update

import jobs.overdue
from domain.cases import Action, Case, Part, Status
from domain.people import Role
from storage import filing, people
from storage.tables import case as case_table
from tests.jobs.jobbing import GARBAGE, GAS, begin, do, move, report
from tests.story import ADA, CHEN, DANING, HUI, LIN, MEI, WU, YING, Someone, Story

REN, GUO, DENG = Someone("Ren", 2030), Someone("Guo", 2031), Someone("Deng", 2010)
"""A rectifier of Daning; the city office; a deputy of Daning."""
LIGHTS = "MUN-02"
"""A day to fix, at any hour."""
STAFF = (REN, CHEN, WU, GUO, ADA, DENG)


@pytest.fixture
async def ren(story: Story) -> Someone:
    """Ren sweeps Daning, whose chief is Chen; Guo sits in the city office."""
    await story.meet(REN, GUO)
    await story.appoint(REN, Role.RECTIFIER, DANING)
    await story.appoint(GUO, Role.CITY, story.city.code)
    return REN


async def taken(story: Story, category: str = GARBAGE, reporter: Someone = YING) -> Case:
    """A case that Ren has accepted: 4 h in the duty hours for GARBAGE, warned of after 3.2."""
    case = await report(story, reporter, category)
    await move(story, case, Action.ACCEPT, Part.HANDLER, REN)
    await story.deliver()
    return await story.case(case.id)


async def told(story: Story) -> dict[str, list[str]]:
    """What the job's run of this moment says anew to whom; cards that only change are left out."""
    await do(story, "overdue")
    said = await story.deliver()
    keys = {who.name: [each.key for each in said.to(who) if not each.edited] for who in STAFF}
    return {name: heard for name, heard in keys.items() if heard}


async def at(story: Story, moment: datetime) -> dict[str, list[str]]:
    story.now = moment
    return await told(story)


def card(story: Story, who: Someone, case: Case) -> str:
    return next(each.words for each in story.chat(who) if each.key == "card" and each.case_id == case.id)


def local(moment: str) -> datetime:
    """In the city."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)


async def deputy(story: Story) -> int:
    await story.meet(DENG)
    await story.appoint(DENG, Role.DEPUTY, DANING)
    return (await story.person(DENG)).id


async def many(story: Story, count: int) -> list[str]:
    """Cases of Ren's, each due a minute after the one before, as an import brings them."""
    first = await report(story)
    assert first.due_at
    rows = [
        asdict(first) | {"id": number, "code": f"HM-261121-{number:04}", "due_at": first.due_at + later}
        for number in range(2, count + 1)
        for later in [timedelta(minutes=number)]
    ]
    async with story.write() as tx:
        await tx.execute(insert(case_table), rows)
    return [first.code, *(row["code"] for row in rows)]


async def collected(story: Story, by: Someone = YING) -> Case:
    """What only an officer can file."""
    draft = await begin(story, by, "OTH-01")
    async with story.write() as tx:
        case = await filing.file(tx, story.city, draft, story.now)
    await story.deliver()
    assert case.status is Status.COLLECTED
    return case


async def test_from_the_warning_to_the_city_each_hears_once(story: Story, ren: Someone) -> None:
    case = await taken(story)
    due = case.due_at
    assert due == story.now + timedelta(hours=4)
    assert case.warn_at == story.now + timedelta(hours=3, minutes=12)
    heard = {}
    for minutes in (189, 192, 202, 239, 240, 250):
        heard[minutes] = await at(story, due + timedelta(minutes=minutes - 240))
    assert heard == {
        189: {},
        192: {"Ren": ["overdue-soon"]},
        202: {},
        239: {},
        240: {"Ren": ["overdue-late"], "Chen": ["overdue-below"]},
        250: {},
    }
    for hours, expected in (
        (23.9, {}),
        (24, {"Wu": ["overdue-below"]}),
        (30, {}),
        (71.9, {}),
        (72, {"Guo": ["overdue-below"]}),
        (100, {}),
        (5000, {}),
    ):
        assert await at(story, due + timedelta(hours=hours)) == expected


async def test_the_result_tells_cases_levels_and_whom(story: Story, ren: Someone) -> None:
    case = await taken(story)
    story.pass_time(hours=4)
    wu = (await story.person(WU)).id
    assert await do(story, "overdue", dry_run=True) == await do(story, "overdue")
    story.pass_time(hours=24)
    assert await do(story, "overdue") == {
        "ran": True,
        "cases": [{"case": case.code, "level": "town"}],
        "told": [{"person": wu, "key": "overdue-below", "cases": [case.code]}],
    }


async def test_the_reminder_has_the_cards_buttons_and_the_card_shows_since_when(
    story: Story, ren: Someone
) -> None:
    case = await taken(story)
    assert "已超期" not in card(story, REN, case)
    story.pass_time(hours=4)
    await do(story, "overdue")
    said = await story.deliver()
    renewed, reminder = said.to(REN)
    assert (renewed.key, renewed.edited, reminder.key) == ("card", True, "overdue-late")
    assert "已超期</b>：从11月21日（周六）16:00起" in renewed.words
    assert reminder.button("rectify").data == f"rectify:{case.id}"
    assert said.to(CHEN)[0].button("rectify").data == f"rectify:{case.id}"
    story.pass_time(hours=27)
    await do(story, "overdue")
    assert "已超 27 小时" in (await story.deliver()).to(WU)[0].words


async def test_the_same_in_english(story: Story, ren: Someone) -> None:
    mary = Someone("Mary", 2040, "en")
    await story.meet(mary)
    await story.appoint(mary, Role.CHIEF, DANING)
    async with story.write() as tx:
        await people.dismiss(tx, (await story.person(CHEN)).id)
    await taken(story)
    story.pass_time(hours=5)
    await do(story, "overdue")
    (said,) = (await story.deliver()).to(mary)
    assert "It was due Sat 21 Nov, 16:00, 1 hour ago." in said.words


async def test_the_chief_who_has_it_is_told_once(story: Story) -> None:
    case = await report(story)
    assert case.handler == (await story.person(CHEN)).id
    story.pass_time(hours=4)
    assert await told(story) == {"Chen": ["overdue-late"]}


# --- a new limit, and the same one in other hands ---


async def test_a_granted_delay_is_a_new_limit_that_warns_anew(story: Story, ren: Someone) -> None:
    case = await taken(story)
    story.pass_time(hours=3, minutes=12)
    assert await told(story) == {"Ren": ["overdue-soon"]}
    assert case.due_at
    until = case.due_at + timedelta(days=1)
    await move(story, case, Action.ASK_DELAY, Part.HANDLER, REN, reason="weather", until=until)
    case = await move(story, case, Action.GRANT_DELAY, Part.TOWN, WU)
    await story.deliver()
    assert case.warn_at
    assert case.due_at == until
    assert await at(story, case.warn_at - timedelta(minutes=10)) == {}
    assert await at(story, case.warn_at) == {"Ren": ["overdue-soon"]}
    assert await at(story, until) == {"Ren": ["overdue-late"], "Chen": ["overdue-below"]}


async def test_rework_after_a_failed_check_warns_anew(story: Story, ren: Someone) -> None:
    case = await taken(story)
    story.pass_time(hours=4)
    await told(story)
    await move(story, case, Action.RECTIFY, Part.HANDLER, REN)
    await story.deliver()
    story.pass_time(minutes=10)
    assert await told(story) == {}
    case = await move(story, case, Action.FAIL, Part.CHECKER, LIN, reason="other")
    await story.deliver()
    assert case.warn_at
    assert case.due_at
    assert await at(story, case.warn_at) == {"Ren": ["overdue-soon"]}
    assert await at(story, case.due_at + timedelta(hours=1)) == {
        "Ren": ["overdue-late"],
        "Chen": ["overdue-below"],
    }


async def test_given_to_somebody_else_the_new_card_tells_and_nobody_is_told_again(
    story: Story, ren: Someone
) -> None:
    case = await taken(story)
    story.pass_time(hours=5)
    await told(story)
    deng = await deputy(story)
    await move(story, case, Action.REASSIGN, Part.TOWN, WU, handler=deng, rule="hand")
    (given,) = (await story.deliver()).to(DENG)
    assert "已超期" in given.words
    story.pass_time(minutes=10)
    assert await told(story) == {}
    story.now = case.due_at + timedelta(hours=24) if case.due_at else story.now
    assert await told(story) == {"Wu": ["overdue-below"]}


async def test_who_gets_a_case_back_gets_its_card_as_a_new_message(story: Story, ren: Someone) -> None:
    case = await taken(story)
    deng, ren_id = await deputy(story), (await story.person(REN)).id
    for handler in (deng, ren_id):
        await move(story, case, Action.REASSIGN, Part.TOWN, WU, handler=handler, rule="hand")
        said = await story.deliver()
    assert [(each.key, each.edited) for each in said.to(REN)] == [("card", False)]


async def test_sent_back_and_dispatched_again_nothing_is_told_twice(story: Story, ren: Someone) -> None:
    case = await report(story)
    story.pass_time(hours=4)
    assert await told(story) == {"Ren": ["overdue-late"], "Chen": ["overdue-below"]}
    await move(story, case, Action.SEND_BACK, Part.HANDLER, REN, words="不在本社区")
    await move(story, case, Action.DISPATCH, Part.TOWN, WU, handler=await deputy(story), rule="hand")
    await story.deliver()
    story.pass_time(minutes=10)
    assert await told(story) == {}


@pytest.mark.parametrize("action", [Action.RECTIFY, Action.SEND_BACK])
async def test_what_is_fixed_or_given_back_in_time_is_not_late(
    story: Story, ren: Someone, action: Action
) -> None:
    case = await report(story)
    await move(story, case, action, Part.HANDLER, REN, words="不在本社区")
    await story.deliver()
    story.pass_time(minutes=50)
    assert await told(story) == {}


# --- night, and what was missed ---


async def test_by_night_nobody_is_woken_and_at_seven_all_comes_in_one_message(
    story: Story, ren: Someone
) -> None:
    story.now = local("2026-11-21 23:30")
    for who in (YING, MEI, HUI):
        await taken(story, LIGHTS, who)
    heard = {
        moment: await at(story, local(moment))
        for moment in (
            "2026-11-22 18:50",
            "2026-11-22 23:30",
            "2026-11-23 06:50",
            "2026-11-23 07:00",
            "2026-11-23 07:10",
        )
    }
    assert heard == {
        "2026-11-22 18:50": {"Ren": ["overdue-many"]},
        "2026-11-22 23:30": {},
        "2026-11-23 06:50": {},
        "2026-11-23 07:00": {"Ren": ["overdue-many"], "Chen": ["overdue-many"]},
        "2026-11-23 07:10": {},
    }


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-11-22 21:59", "2026-11-22 21:59"),
        ("2026-11-22 22:00", "2026-11-23 07:00"),
        ("2026-11-23 06:59", "2026-11-23 07:00"),
        ("2026-11-23 07:00", "2026-11-23 07:00"),
    ],
)
async def test_the_night_is_from_ten_to_seven(story: Story, ren: Someone, due: str, expected: str) -> None:
    story.now = local(due) - timedelta(hours=24)
    case = await taken(story, LIGHTS)
    assert case.due_at == local(due)
    slots = ("2026-11-22 21:59", "2026-11-22 22:00", "2026-11-23 06:59", "2026-11-23 07:00")
    heard = [slot for slot in slots if "overdue-late" in (await at(story, local(slot))).get("Ren", ())]
    assert heard == [expected]


async def test_an_emergency_is_told_by_night_too(story: Story, ren: Someone) -> None:
    story.now = local("2026-11-21 22:30")
    calm = await taken(story, LIGHTS)
    story.now = local("2026-11-22 23:00")
    gas = await taken(story, GAS, MEI)
    assert gas.due_at == local("2026-11-23 00:00")
    story.now = gas.due_at
    assert (await do(story, "overdue"))["cases"] == [{"case": gas.code, "level": "limit"}]
    story.now = local("2026-11-23 07:00")
    assert (await do(story, "overdue"))["cases"] == [{"case": calm.code, "level": "limit"}]


async def test_after_three_days_of_silence_each_hears_once_at_the_highest_level(
    story: Story, ren: Someone
) -> None:
    await taken(story)
    story.pass_time(days=3, hours=4)
    assert await told(story) == {
        "Ren": ["overdue-late"],
        "Chen": ["overdue-below"],
        "Wu": ["overdue-below"],
        "Guo": ["overdue-below"],
    }
    story.pass_time(minutes=10)
    assert await told(story) == {}


async def test_a_warning_that_was_missed_is_not_given_after_the_limit(story: Story, ren: Someone) -> None:
    await taken(story)
    story.pass_time(hours=4)
    assert await told(story) == {"Ren": ["overdue-late"], "Chen": ["overdue-below"]}


async def test_a_case_that_came_with_its_limit_alone_is_told_of_from_there(
    story: Story, ren: Someone
) -> None:
    case = await taken(story)
    async with story.write() as tx:
        await tx.execute(update(case_table).where(case_table.c.id == case.id).values(warn_at=None))
    story.pass_time(hours=3, minutes=50)
    assert await told(story) == {}
    story.pass_time(minutes=10)
    assert await told(story) == {"Ren": ["overdue-late"], "Chen": ["overdue-below"]}


@pytest.mark.parametrize("moment", ["1970-01-02", "2019-03-10", "2026-11-21"])
async def test_run_by_hand_for_a_day_long_ago_it_does_nothing(
    story: Story, ren: Someone, moment: str
) -> None:
    await taken(story)
    story.now = local(f"{moment} 09:00")
    assert await do(story, "overdue") == {"ran": True}


async def test_run_by_hand_for_a_day_to_come_it_tells_then_and_not_again(story: Story, ren: Someone) -> None:
    case = await taken(story)
    story.now = local("2031-01-01 09:00")
    assert len((await do(story, "overdue"))["told"]) == 4
    assert case.due_at
    story.now = case.due_at
    assert await do(story, "overdue") == {"ran": True}


async def test_the_same_period_twice_does_nothing_the_second_time(story: Story, ren: Someone) -> None:
    await taken(story)
    story.pass_time(hours=4)
    await do(story, "overdue")
    assert await do(story, "overdue") == {"ran": False}


# --- many ---


async def test_forty_overdue_cases_of_one_person_are_one_list(story: Story, ren: Someone) -> None:
    codes = []
    for _ in range(40):
        codes.append((await report(story)).code)
        story.pass_time(minutes=1)
    story.pass_time(hours=4)
    assert await told(story) == {"Ren": ["overdue-many"], "Chen": ["overdue-many"]}
    listed = next(each for each in story.chat(REN) if each.key == "overdue-many")
    assert listed.facts["count"] == 40
    assert [line[1]["code"] for line in listed.facts["lines"]["lines"][:-1]] == codes[:20]
    assert "还有 20 宗" in listed.words
    assert [button.data for button in listed.buttons] == ["todo:0"]
    assert (await story.press(REN, "todo:0")).to(REN)[0].facts["count"] == 40
    assert (await story.press(CHEN, "overdue:0")).to(CHEN)[0].facts["count"] == 40


async def test_no_more_than_so_many_in_a_run_and_none_is_forgotten(
    story: Story, ren: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs.overdue, "MOST", 100)
    codes = await many(story, 250)
    story.pass_time(hours=9)
    seen: list[str] = []
    runs: list[int] = []
    while climbed := (await do(story, "overdue")).get("cases"):
        runs.append(len(climbed))
        seen += [each["case"] for each in climbed]
        story.pass_time(minutes=10)
    assert (runs, seen) == ([100, 100, 50], codes)


# --- nobody there ---


async def test_a_handler_who_lost_the_post_is_stood_in_for_by_the_chief(story: Story, ren: Someone) -> None:
    case = await taken(story)
    async with story.write() as tx:
        await people.dismiss(tx, (await story.person(REN)).id)
    assert case.warn_at
    assert case.due_at
    assert await at(story, case.warn_at) == {"Chen": ["overdue-nobody"]}
    assert await at(story, case.due_at) == {"Chen": ["overdue-nobody"]}


async def test_without_handler_or_chief_the_town_hears_at_once(story: Story, ren: Someone) -> None:
    case = await taken(story)
    async with story.write() as tx:
        await people.change(tx, (await story.person(REN)).id, reachable=False)
        await people.change(tx, (await story.person(CHEN)).id, telegram_id=None)
    assert case.warn_at
    assert await at(story, case.warn_at) == {"Wu": ["overdue-nobody"]}


async def test_a_town_without_an_officer_is_stood_in_for_by_the_city_and_that_by_admins(
    story: Story, ren: Someone
) -> None:
    case = await taken(story)
    async with story.write() as tx:
        await people.dismiss(tx, (await story.person(WU)).id)
    story.pass_time(hours=4)
    await told(story)
    story.pass_time(hours=24)
    assert await told(story) == {"Guo": ["overdue-below"]}
    async with story.write() as tx:
        await people.change(tx, (await story.person(GUO)).id, reachable=False)
    assert case.due_at
    assert await at(story, case.due_at + timedelta(hours=72)) == {"Ada": ["overdue-below"]}


async def test_where_the_town_office_has_it_the_office_is_warned(story: Story) -> None:
    case = await report(story, village=None)
    assert (case.handler, case.rule) == (None, "town")
    assert case.warn_at
    assert await at(story, case.warn_at) == {"Wu": ["overdue-nobody"]}


# --- what no office has looked at ---


async def test_an_unclear_report_that_nobody_files_is_called_to_mind_once_a_day(story: Story) -> None:
    case = await collected(story)
    answer_by = story.city.respond_by(case.category, story.now)
    assert await at(story, answer_by - timedelta(minutes=1)) == {}
    assert await at(story, answer_by) == {"Wu": ["overdue-waiting"]}
    reminder = story.chat(WU)[-1]
    assert reminder.button("file").data == f"file:{case.id}"
    story.pass_time(minutes=10)
    assert await told(story) == {}
    assert await at(story, local("2026-11-22 06:50")) == {}
    story.now = local("2026-11-22 07:00")
    assert (await do(story, "overdue"))["waiting"] == [case.code]


async def test_a_case_sent_back_and_left_is_called_to_mind(story: Story) -> None:
    case = await report(story)
    story.pass_time(minutes=30)
    await move(story, case, Action.SEND_BACK, Part.HANDLER, CHEN, words="不在本社区")
    await story.deliver()
    story.pass_time(minutes=59)
    assert await told(story) == {}
    story.pass_time(minutes=1)
    assert await told(story) == {"Wu": ["overdue-waiting"]}


async def test_all_that_waits_comes_in_one_list(story: Story) -> None:
    for who in (YING, MEI, HUI):
        await collected(story, who)
    story.pass_time(hours=20)
    assert await told(story) == {"Wu": ["overdue-many"]}
    assert [button.data for button in story.chat(WU)[-1].buttons] == ["todo:0"]


async def test_where_no_officer_is_the_city_office_is_called(story: Story, ren: Someone) -> None:
    async with story.write() as tx:
        await people.dismiss(tx, (await story.person(WU)).id)
    await collected(story)
    story.pass_time(hours=20)
    assert await told(story) == {"Guo": ["overdue-waiting"]}
