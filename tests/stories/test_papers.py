"""Papers wait for a person's decision, go out once, and are receipted unit by unit (S06, S15, S18)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from domain.messages import Attachment
from domain.papers import Paper, PaperKind, PaperStatus
from domain.people import Role
from domain.rulebook import Rulebook
from storage import papers, receipts
from storage.paper_kinds import FORMS, Form, Page, register, two_persons_of_exposure
from storage.tables import audit
from storage.tables import paper as paper_table
from tests.jobs.jobbing import do
from tests.story import ADA, HUI, TOWN, WU, YING, Someone, Story

GUO, HE, SU = Someone("Guo", 3001), Someone("He", 3002, "en"), Someone("Su", 3003)
CHANGAN = "441900119"


def _lists(city: Rulebook, paper: Paper) -> str | None:
    return "paper-override-wanted" if paper.facts["best"] != paper.facts["worst"] else None


ORDER = Form(
    title=lambda paper: ["line-note", {"note": paper.subject}],
    preview=lambda city, paper: Page("line-note", {"note": "preview"}),
    letter=lambda city, paper, unit: Page(
        "told-added", {"code": unit, "words": str(paper.facts.get("words", "-"))}, Attachment("none", {})
    ),
)


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    """A circular to all units, and an exposure that takes two people and equal lists."""
    kept = dict(FORMS)
    register(PaperKind.CIRCULAR, ORDER)
    register(PaperKind.EXPOSURE, replace(ORDER, two_persons=two_persons_of_exposure, lopsided=_lists))
    register(PaperKind.SUMMONS, replace(ORDER, read_button="button-paper-received"))
    yield
    FORMS.clear()
    FORMS.update(kept)


@pytest.fixture
async def office(story: Story) -> Story:
    """Guo and He in the city office, Su beside Wu in Humen's."""
    await story.meet(GUO, HE, SU)
    await story.appoint(GUO, Role.CITY, story.city.code)
    await story.appoint(HE, Role.CITY, story.city.code)
    await story.appoint(SU, Role.TOWN, TOWN)
    return story


async def drafted(
    story: Story, kind: PaperKind = PaperKind.CIRCULAR, unit: str | None = None, **facts: Any
) -> Paper:
    async with story.write() as tx:
        paper = await papers.draft(tx, kind, "2024-05", unit, facts, story.now)
    assert paper
    return paper


async def known(story: Story) -> Paper:
    async with story.read() as tx:
        paper = await papers.get(tx, 1)
    assert paper
    return paper


async def log(story: Story) -> list[tuple[str, str | None]]:
    async with story.read() as tx:
        return [tuple(row) for row in await tx.execute(select(audit.c.action, audit.c.subject))]


async def test_a_draft_is_made_once(office: Story) -> None:
    await drafted(office)
    async with office.write() as tx:
        again = await papers.draft(tx, PaperKind.CIRCULAR, "2024-05", None, {}, office.now)
        other = await papers.draft(tx, PaperKind.CIRCULAR, "2024-05", TOWN, {}, office.now)
    assert again is None
    assert other is not None


async def test_what_the_city_approves_goes_to_every_unit_with_a_receipt_each(office: Story) -> None:
    await drafted(office)
    said = await office.say(GUO, "/papers")
    assert said[GUO] == ["papers-list"]
    said = await office.press(GUO, "paper:1")
    assert said[GUO] == ["paper-card"]
    said = await office.press(GUO, "paper-approve")
    assert (said.answer, said[WU], said[SU]) == ("paper-sent", ["told-added"], ["told-added"])
    assert said[GUO] == ["paper-card", "paper-silent"]
    async with office.read() as tx:
        owed = await receipts.of_paper(tx, 1)
    assert len(owed) == 34
    assert {receipt.unit: receipt.told for receipt in owed if receipt.told} == {TOWN: 2}
    assert (await known(office)).status is PaperStatus.SENT


async def test_the_first_officer_who_reads_it_has_read_it_for_the_unit(office: Story) -> None:
    await drafted(office, unit=TOWN)
    await office.data(GUO, "paper-approve:1:0")
    assert (await office.press(SU, "paper-read")).answer == "paper-read-first"
    assert (await office.press(WU, "paper-read")).answer == "paper-read-already"
    async with office.read() as tx:
        receipt = await receipts.get(tx, 1, TOWN)
    assert receipt
    assert (receipt.person, receipt.read_at) == ((await office.person(SU)).id, office.now)


async def test_nobody_reads_for_another_unit(office: Story) -> None:
    far = Someone("Lu", 3009)
    await office.meet(far)
    await office.appoint(far, Role.TOWN, CHANGAN)
    await drafted(office, PaperKind.SUMMONS, unit=TOWN)
    said = await office.data(GUO, "paper-approve:1:0")
    assert said[far] == []
    for data in (f"paper-read:1:{TOWN}", f"paper-again:1:{TOWN}", f"paper-read:1:{CHANGAN}"):
        assert (await office.data(far, data)).answer == "not-allowed"
    said = await office.say(far, "/papers")
    assert said[far] == ["papers-received-none"]
    said = await office.say(WU, "/papers")
    assert said[WU] == ["papers-received"]
    assert (await office.press(WU, "paper-again"))[WU] == ["told-added"]


async def test_a_town_user_who_tries_to_publish_is_refused_and_the_try_is_logged(office: Story) -> None:
    await drafted(office)
    said = await office.data(WU, "paper-approve:1:0")
    assert (said.answer, said.messages) == ("city-only", [])
    assert (await known(office)).status is PaperStatus.DRAFT
    assert await log(office) == [("publish-refused", "paper:1")]


async def test_a_resident_hears_nothing_of_papers(office: Story) -> None:
    await drafted(office)
    assert (await office.data(YING, "paper-approve:1:0")).answer == "not-allowed"
    assert (await office.say(YING, "/papers"))[YING] == ["not-allowed"]


async def test_nobody_approves_what_has_changed_since_it_was_read(office: Story) -> None:
    await drafted(office)
    await office.data(HE, "paper:1")
    await office.data(GUO, "paper-edit:1")
    said = await office.say(GUO, "请各镇街重视")
    assert said[GUO] == ["paper-card", "paper-edited"]
    assert said[HE] == ["paper-card"]
    assert (await office.data(HE, "paper-approve:1:0")).answer == "paper-changed"
    said = await office.press(HE, "paper-approve")
    assert said.to(WU)[0].facts["words"] == "请各镇街重视"


async def test_a_dropped_paper_keeps_its_reason(office: Story) -> None:
    await drafted(office)
    await office.data(GUO, "paper-drop:1")
    said = await office.say(GUO, "数据有误")
    assert said[GUO] == ["paper-card", "paper-dropped"]
    async with office.read() as tx:
        steps = await papers.history(tx, 1)
    guo = (await office.person(GUO)).id
    assert [(step.action, step.by, step.reason) for step in steps] == [
        ("make", None, None),
        ("drop", guo, "数据有误"),
    ]
    assert (await office.data(GUO, "paper-approve:1:1")).answer == "paper-not-now"


async def test_an_exposure_takes_two_people(office: Story) -> None:
    await drafted(office, PaperKind.EXPOSURE, best=3, worst=3)
    assert (await office.data(GUO, "paper-approve:1:0")).answer == "paper-signed"
    assert (await office.press(GUO, "paper-approve")).answer == "paper-second-wanted"
    assert (await office.press(HE, "paper-approve")).answer == "paper-sent"


async def test_an_admin_is_the_second_where_the_city_office_has_one_officer(story: Story) -> None:
    await story.meet(GUO)
    await story.appoint(GUO, Role.CITY, story.city.code)
    await drafted(story, PaperKind.EXPOSURE, best=3, worst=3)
    said = await story.data(GUO, "paper-approve:1:0")
    assert said[ADA] == ["paper-card"]
    assert (await story.press(ADA, "paper-approve")).answer == "paper-sent"


async def test_three_worst_and_no_best_are_published_only_with_a_reason(office: Story) -> None:
    await drafted(office, PaperKind.EXPOSURE, best=0, worst=3)
    said = await office.data(GUO, "paper-approve:1:0")
    assert said[GUO] == ["ask-paper-override"]
    await office.say(GUO, "本月没有够格的先进")
    signed = await known(office)
    assert (signed.status, signed.override) == (PaperStatus.DRAFT, "本月没有够格的先进")
    assert (await office.press(HE, "paper-approve")).answer == "paper-sent"


async def test_what_is_sent_later_waits_for_its_time(office: Story) -> None:
    paper = await drafted(office)
    async with office.write() as tx:
        await tx.execute(paper_table.update().values(send_at=office.now.replace(hour=9, minute=30)))
    assert (await office.data(GUO, f"paper-approve:{paper.id}:0")).answer == "paper-approved"
    office.now = office.now.replace(hour=9, minute=20)
    assert await do(office, "papers") == {"ran": True}
    office.now = office.now.replace(hour=9, minute=30)
    result = await do(office, "papers")
    assert result["sent"] == [["circular", "2024-05", None]]
    assert (await office.deliver())[WU] == ["told-added"]


async def test_a_draft_that_nobody_approves_is_called_to_mind_then_reported_and_never_sent(
    office: Story,
) -> None:
    await drafted(office)
    said = []
    for _ in range(8):
        office.pass_time(hours=12)
        await do(office, "papers")
        told = await office.deliver()
        said.append((told[GUO], told[ADA], told[WU]))
    calm: tuple[list[str], list[str], list[str]] = ([], [], [])
    assert said == [
        calm,
        (["paper-waiting"], [], []),
        calm,
        (["paper-overdue"], ["paper-overdue"], []),
        *[calm] * 4,
    ]


async def test_whoever_answers_for_many_units_gets_one_list_and_opens_them_from_it(office: Story) -> None:
    for unit in office.city.areas.units()[:4]:
        await office.appoint(HUI, Role.TOWN, unit.code)
    await drafted(office)
    said = await office.data(GUO, "paper-approve:1:0")
    assert said[HUI] == ["paper-many"]
    assert len(said.to(HUI)[0].buttons) == 4
    assert (await office.press(HUI, "paper-again"))[HUI] == ["told-added"]
    assert (await office.press(HUI, "paper-read")).answer == "paper-read-first"
    office.pass_time(hours=24)
    unread = (await do(office, "papers"))["unread"]
    assert len(unread) == 4, "three of Hui's and Humen"
    assert (await office.deliver())[HUI] == ["paper-unread", *["told-added"] * 3]


async def test_who_has_not_read_it_is_reminded_once(office: Story) -> None:
    await drafted(office)
    await office.data(GUO, "paper-approve:1:0")
    office.pass_time(hours=23)
    assert await do(office, "papers") == {"ran": True}
    office.pass_time(hours=1)
    assert (await do(office, "papers"))["unread"] == [["circular", "2024-05", None, TOWN]]
    assert (await office.deliver())[SU] == ["paper-unread", "told-added"]
    office.pass_time(hours=24)
    assert await do(office, "papers") == {"ran": True}


async def test_a_unit_that_gets_its_first_officer_hears_of_it_by_the_reminder(office: Story) -> None:
    await drafted(office)
    await office.data(GUO, "paper-approve:1:0")
    await office.press(WU, "paper-read")
    office.pass_time(hours=30)
    assert await do(office, "papers") == {"ran": True}
    late = Someone("Lu", 3009)
    await office.meet(late)
    await office.appoint(late, Role.TOWN, CHANGAN)
    office.pass_time(hours=1)
    await do(office, "papers")
    assert (await office.deliver())[late] == ["paper-unread", "told-added"]


async def test_by_night_nobody_is_disturbed(office: Story) -> None:
    await drafted(office)
    office.pass_time(hours=11)
    assert (await office.data(GUO, "paper-approve:1:0")).answer == "paper-approved"
    assert await do(office, "papers") == {"ran": True}
    office.pass_time(hours=8)
    assert (await do(office, "papers"))["sent"] == [["circular", "2024-05", None]]
