"""Coded places through the months (S21, S22): what is asked, warned of, drafted; each thing once."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from domain.hotspots import Hotspot, Status
from domain.messages import Refused
from domain.papers import PaperAction, PaperKind, PaperMove
from domain.people import Role
from domain.settings import EscalateRun
from storage import hotspots, papers
from storage.tables import hotspot, outbox
from tests.jobs.jobbing import do
from tests.story import ADA, CHEN, TOWN, WU, Someone, Story

DONGGUAN = ZoneInfo("Asia/Shanghai")
OFFICE = Someone("Office", 2010)
CODE = "DG-121-01-001"


def at(day: str, hour: int = 9) -> datetime:
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=DONGGUAN)


async def coded(story: Story, day: str, number: int = 1, **changes: Any) -> Hotspot:
    """A place of Humen that was coded at noon of that day."""
    spot = Hotspot(
        id=0,
        code=f"DG-121-01-{number:03}",
        token=f"token-{number}",
        batch=1,
        category="CLN",
        unit=TOWN,
        village=None,
        latitude=22.81,
        longitude=113.67 + number / 100,
        coded_at=at(day, 12),
        open_since=at(day, 12),
    )
    async with story.write() as tx:
        return await hotspots.add(tx, replace(spot, **changes), at(day, 12))


async def run(story: Story, day: str, hour: int = 9) -> dict[str, Any]:
    story.now = at(day, hour)
    return await do(story, "hotspots")


async def keys(story: Story, who: Someone, day: str) -> list[str]:
    await run(story, day)
    return (await story.deliver())[who]


async def drafts(story: Story) -> list[tuple[str, str, str | None]]:
    async with story.read() as tx:
        return [(str(paper.kind), paper.subject, paper.unit) for paper in await papers.waiting(tx)]


@pytest.fixture
async def humen(story: Story) -> Story:
    """With a chief of the whole town and a city office."""
    await story.meet(OFFICE)
    await story.appoint(OFFICE, Role.CITY, story.city.code)
    await story.appoint(CHEN, Role.CHIEF, TOWN)
    return story


def daily(story: Story) -> None:
    settings = replace(story.city.settings, escalate_run=EscalateRun.DAILY)
    story.city = replace(story.city, data=replace(story.city.data, settings=settings))


BUNDLE = [
    ("circular", "hotspots:{day}", None),
    ("summons", "hotspots:{day}", TOWN),
    ("penalty", "hotspots:{day}", TOWN),
]


def bundle(day: str) -> list[tuple[str, str, str | None]]:
    return [(kind, subject.format(day=day), unit) for kind, subject, unit in BUNDLE]


async def test_with_monthly_runs_it_is_in_the_bundle_of_the_first_of_august(humen: Story) -> None:
    """S22: code 2024-04-08, open on 2024-07-08."""
    await coded(humen, "2024-04-08")
    for day in ("2024-07-07", "2024-07-08", "2024-07-31"):
        assert "bundle" not in await run(humen, day)
    result = await run(humen, "2024-08-01")
    assert (result["bundle"], result["escalated"]) == (["2024-08-01"], [CODE])
    assert await drafts(humen) == bundle("2024-08-01")
    assert (await humen.deliver())[OFFICE].count("paper-card") == 3
    for day in ("2024-08-02", "2024-09-01"):
        assert "bundle" not in await run(humen, day)


async def test_with_daily_runs_it_is_in_the_bundle_of_the_day(humen: Story) -> None:
    daily(humen)
    await coded(humen, "2024-04-08")
    assert "bundle" not in await run(humen, "2024-07-07")
    assert (await run(humen, "2024-07-08"))["bundle"] == ["2024-07-08"]
    assert await drafts(humen) == bundle("2024-07-08")


@pytest.mark.parametrize("is_daily", [False, True])
async def test_what_was_cancelled_the_day_before_is_not_in_it(humen: Story, is_daily: bool) -> None:
    if is_daily:
        daily(humen)
    gone: dict[str, Any] = {"status": Status.CANCELLED, "cancelled_at": at("2024-07-07"), "cancels": 1}
    await coded(humen, "2024-04-08", **gone)
    for day in ("2024-07-08", "2024-08-01"):
        assert await run(humen, day) == {"ran": True}
    assert await drafts(humen) == []


async def test_what_was_opened_again_counts_from_then(humen: Story) -> None:
    daily(humen)
    again: dict[str, Any] = {"open_since": at("2024-06-10"), "reopened": 1, "cancels": 1}
    await coded(humen, "2024-04-08", **again)
    assert "bundle" not in await run(humen, "2024-09-09")
    assert (await run(humen, "2024-09-10"))["escalated"] == [CODE]


@pytest.mark.parametrize(("coded_on", "due"), [("2023-11-30", "2024-02-29"), ("2024-01-31", "2024-04-30")])
async def test_three_months_from_the_end_of_a_month(humen: Story, coded_on: str, due: str) -> None:
    daily(humen)
    await coded(humen, coded_on)
    before = (datetime.fromisoformat(due) - timedelta(days=1)).date().isoformat()
    assert "bundle" not in await run(humen, before)
    assert (await run(humen, due))["bundle"] == [due]


async def test_after_a_stop_the_run_that_was_missed_is_made_up_for(humen: Story) -> None:
    await coded(humen, "2024-04-08")
    assert (await run(humen, "2024-08-05"))["bundle"] == ["2024-08-05"]
    assert "bundle" not in await run(humen, "2024-09-01")


async def test_one_bundle_has_one_circular_and_papers_for_each_unit(humen: Story) -> None:
    await coded(humen, "2024-04-08")
    await coded(humen, "2024-04-20", 2)
    await coded(humen, "2024-04-30", 3, unit="441900119")
    result = await run(humen, "2024-08-01")
    assert result["escalated"] == [CODE, "DG-121-01-002", "DG-121-01-003"]
    assert [(kind, unit) for kind, _, unit in await drafts(humen)] == [
        ("circular", None),
        ("summons", "441900119"),
        ("penalty", "441900119"),
        ("summons", TOWN),
        ("penalty", TOWN),
    ]
    async with humen.read() as tx:
        circular = await papers.find(tx, PaperKind.CIRCULAR, "hotspots:2024-08-01")
    assert circular
    assert [row["code"] for row in circular.facts["spots"]] == ["DG-121-01-003", CODE, "DG-121-01-002"]


async def test_the_bot_never_decides_a_penalty(humen: Story) -> None:
    """A record without a person's words cannot be approved, and never goes out by itself."""
    await coded(humen, "2024-04-08")
    await run(humen, "2024-08-01")
    office = (await humen.person(OFFICE)).id
    async with humen.write() as tx:
        record = await papers.find(tx, PaperKind.PENALTY, "hotspots:2024-08-01", TOWN)
        assert record
        with pytest.raises(Refused, match="hotspot-penalty-words-wanted"):
            await papers.approve(tx, humen.city, record, office, humen.now)
        filled = PaperMove(PaperAction.EDIT, office, facts={"words": "不予处罚，限期整改。"})
        record = await papers.record(tx, humen.city, record, filled, humen.now)
        assert (await papers.approve(tx, humen.city, record, office, humen.now)).approved_by == office


async def test_what_the_office_approves_goes_to_the_units_that_are_meant(humen: Story) -> None:
    """Each reads of its own places only; the others hear nothing."""
    await coded(humen, "2024-04-08")
    await coded(humen, "2024-04-20", 2, unit="441900119")
    zhou, other = Someone("Zhou", 2020), Someone("Other", 2021)
    await humen.meet(zhou, other)
    await humen.appoint(zhou, Role.TOWN, "441900119")
    await humen.appoint(other, Role.TOWN, "441900128")
    await run(humen, "2024-08-01")
    await humen.deliver()
    said = await humen.press(OFFICE, "paper-approve:1")
    assert (said[WU], said[zhou], said[other]) == (["hotspot-circular-unit"], ["hotspot-circular-unit"], [])
    assert [CODE in told.words for who in (WU, zhou) for told in said.to(who)] == [True, False]
    assert (await humen.press(OFFICE, "paper-approve:3")).answer == "hotspot-penalty-words-wanted"
    assert (await humen.data(WU, "paper-approve:3:0")).answer == "city-only"


async def test_town_and_chief_are_warned_once_at_one_and_at_two_months(humen: Story) -> None:
    await coded(humen, "2024-04-08")
    told = {}
    for day in ("04-30", "05-07", "05-08", "05-09", "06-07", "06-08", "06-09", "07-07", "07-08", "07-09"):
        await run(humen, f"2024-{day}")
        said = await humen.deliver()
        warned = [key for key in said[WU] if key.startswith("hotspot-told")]
        assert warned == [key for key in said[CHEN] if key.startswith("hotspot-told")]
        if warned:
            told[f"2024-{day}"] = warned
    assert told == {"2024-05-08": ["hotspot-told-yellow"], "2024-06-08": ["hotspot-told-red"]}


async def test_after_a_long_stop_only_the_newest_warning_is_given(humen: Story) -> None:
    await coded(humen, "2024-04-08")
    said = await keys(humen, WU, "2024-06-20")
    assert [key for key in said if key.startswith("hotspot-told")] == ["hotspot-told-red"]


async def test_a_month_of_photos_asked_of_the_chief(humen: Story) -> None:
    spot = await coded(humen, "2024-04-08")
    asked: dict[str, list[str]] = {}
    for day in (9, 14, 15, 16, 17, 18, 20, 21, 26, 27, 28, 29, 30):
        name = f"2024-04-{day:02}"
        if day == 20:
            async with humen.write() as tx:
                await tx.execute(update(hotspot).where(hotspot.c.id == spot.id).values(photo_at=at(name)))
        said = [key for key in await keys(humen, CHEN, name) if "photo" in key]
        if said:
            asked[name] = said
    assert asked == {
        "2024-04-15": ["hotspot-ask-photo"],
        "2024-04-17": ["hotspot-ask-photo-again"],
        "2024-04-27": ["hotspot-ask-photo"],
        "2024-04-29": ["hotspot-ask-photo-again"],
    }


async def test_several_places_are_asked_for_in_one_message(humen: Story) -> None:
    for number in (1, 2, 3):
        await coded(humen, "2024-04-08", number)
    await run(humen, "2024-04-15")
    (asked,) = (await humen.deliver()).to(CHEN)
    assert asked.words.count("<code>") == 3
    assert [button.data for button in asked.buttons] == ["hs-photo:1", "hs-photo:2", "hs-photo:3"]


async def test_where_there_is_no_chief_the_town_is_asked(humen: Story) -> None:
    await coded(humen, "2024-04-08", unit="441900119")
    zhou = Someone("Zhou", 2020)
    await humen.meet(zhou)
    await humen.appoint(zhou, Role.TOWN, "441900119")
    assert await keys(humen, zhou, "2024-04-15") == ["hotspot-ask-photo"]


async def test_nobody_appointed_at_all_stops_nothing(story: Story) -> None:
    daily(story)
    await coded(story, "2024-04-08", unit="441900119")
    assert "asked" not in await run(story, "2024-04-15")
    assert (await run(story, "2024-07-08"))["bundle"] == ["2024-07-08"]
    assert (await story.deliver())[ADA].count("paper-card") == 3


async def test_an_application_that_nobody_checks_is_called_to_mind_once(humen: Story) -> None:
    chen = (await humen.person(CHEN)).id
    waiting: dict[str, Any] = {"status": Status.APPLIED, "applied_at": at("2024-04-10"), "applied_by": chen}
    await coded(humen, "2024-04-08", **waiting)
    assert "check-waits" not in await run(humen, "2024-04-12")
    assert (await run(humen, "2024-04-13"))["check-waits"] == [CODE]
    assert "check-waits" not in await run(humen, "2024-04-14")


async def test_a_day_long_before_the_coding_has_nothing_to_do(humen: Story) -> None:
    await coded(humen, "2024-04-08")
    assert await run(humen, "1999-01-01") == {"ran": True}
    assert await humen.deliver() == await humen.deliver()


async def test_twice_the_same_day_does_nothing_the_second_time(humen: Story) -> None:
    await coded(humen, "2024-04-08")
    assert (await run(humen, "2024-08-01"))["ran"]
    assert await run(humen, "2024-08-01", 15) == {"ran": False}


async def test_a_look_ahead_tells_and_keeps_nothing(humen: Story) -> None:
    await coded(humen, "2024-04-08")
    humen.now = at("2031-01-01")
    first = await do(humen, "hotspots", dry_run=True)
    assert first["escalated"] == [CODE]
    assert await do(humen, "hotspots", dry_run=True) == first
    assert (await drafts(humen), (await humen.deliver()).messages) == ([], [])


async def test_at_night_it_makes_no_sound(humen: Story) -> None:
    """As after a stop: the job makes up for the morning at three at night."""
    await coded(humen, "2024-04-08")
    await run(humen, "2024-04-16", 3)
    async with humen.read() as tx:
        forms = (await tx.execute(select(outbox.c.form))).scalars().all()
    assert [form.get("silent") for form in forms] == [True]
