"""On Fridays the city office looks through a bulletin, and each unit gets its page of it (S06, S15, S26)."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from sqlalchemy import select

from domain.cases import Case, Source, Status
from domain.deadlines import WorkCalendar
from domain.papers import Paper, PaperKind, PaperStatus
from domain.people import Role
from printing import word
from printing.press import Press
from storage import cases, papers, photos, receipts
from storage.photo_files import key_of
from storage.tables import audit, inspection, place
from storage.work_calendar import calendar_rows
from tests.conftest import NOON
from tests.jobs.jobbing import do
from tests.story import ADA, DANING, TOWN, WU, Someone, Story, street
from texts import Texts

GUO, LU = Someone("Guo", 3001), Someone("Lu", 3009, "en")
CHANGAN = "441900119"
HOUR = timedelta(hours=1)
FRIDAY = NOON.replace(year=2024, month=5, day=24, hour=7)
"""15:00 in the city."""
PAIR = "ab" * 32


@pytest.fixture
async def week(story: Story) -> Story:
    """Guo is the city office, Lu the office of Chang'an; it is Friday 2024-05-24, 15:00."""
    await story.meet(GUO, LU)
    await story.appoint(GUO, Role.CITY, story.city.code)
    await story.appoint(LU, Role.TOWN, CHANGAN)
    story.now = FRIDAY
    return story


async def find(story: Story, number: int, hours_ago: float = 24, **changes: Any) -> Case:
    """A finding in Humen that an inspector made so long ago."""
    at = story.now - timedelta(hours=hours_ago)
    made = Case(
        0,
        f"HM-240523-{number:04}",
        Status.HANDLING,
        "CLN-01",
        TOWN,
        Source.INSPECTOR,
        reported_at=at,
        due_at=at + 4 * HOUR,
        village=DANING,
        address="连升路 12 号",
        latitude=22.81,
        longitude=113.67,
    )
    async with story.write() as tx:
        return await cases.add(tx, story.city, replace(made, **changes), "collect", None, at)


def done(story: Story, hours_ago: float = 20) -> dict[str, Any]:
    at = story.now - timedelta(hours=hours_ago)
    return {"status": Status.CLOSED, "rectified_at": at, "closed_at": at, "ended_at": at}


async def pair(story: Story, case: Case, sha256: str = PAIR, picture: int = 1) -> None:
    await story.files.put(key_of(sha256), street(picture))
    async with story.write() as tx:
        await photos.add_stored(tx, photos.PAIR, case.id, sha256, story.now)


async def drafted(story: Story) -> Paper:
    await do(story, "bulletin")
    await story.deliver()
    return await bulletin(story)


async def bulletin(story: Story) -> Paper:
    async with story.read() as tx:
        paper = await papers.newest(tx, PaperKind.BULLETIN)
    assert paper
    return paper


async def printed(story: Story, who: Someone, key: str, language: str = "zh") -> docx.document.Document:
    """The Word file that was attached to the newest message of this key."""
    wanted = [told.attachment for told in story.chat(who) if told.key == key][-1]
    assert wanted
    pictures = {each: await story.files.get(key_of(each)) for each in wanted["facts"]["pictures"]}
    file = await story.files.get(wanted["facts"]["file"]) if "file" in wanted["facts"] else None
    press = Press(Texts(story.city.zone, story.city.names), lambda: story.city)
    made = await press.print(wanted["kind"], language, wanted["facts"], pictures, file)
    return docx.Document(BytesIO(made.data))


def words_of(document: docx.document.Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()]


async def test_on_friday_at_three_the_city_office_gets_a_draft_and_nobody_else_anything(week: Story) -> None:
    result = await do(week, "bulletin")
    assert (result["bulletin"], result["units"]) == ("2024-05-24", 34)
    said = await week.deliver()
    assert said[GUO] == ["paper-card", "bulletin-file"]
    assert {told.chat for told in said.messages} == {GUO.id}
    assert await do(week, "bulletin") == {"ran": False}


async def test_the_bulletin_of_the_week_to_2024_05_24_goes_to_34_units_with_a_receipt_each(
    week: Story,
) -> None:
    await drafted(week)
    assert (await week.press(GUO, "paper-approve")).answer == "paper-approved"
    week.now = FRIDAY + timedelta(hours=2, minutes=20)
    assert await do(week, "papers") == {"ran": True}
    week.now += timedelta(minutes=10)
    result = await do(week, "papers")
    assert result["sent"] == [["bulletin", "2024-05-24", None]]
    said = await week.deliver()
    assert (said[WU], said[LU]) == (["bulletin-letter"], ["bulletin-letter"])
    assert said[GUO] == ["paper-card", "paper-silent"]
    async with week.read() as tx:
        owed = await receipts.of_paper(tx, 1)
    assert len(owed) == 34
    assert sum(receipt.told for receipt in owed) == 2


async def test_a_unit_with_no_visit_reads_not_checked_and_not_zero_problems(week: Story) -> None:
    await find(week, 1)
    paper = await drafted(week)
    await week.press(GUO, "paper-approve")
    week.now += 3 * HOUR
    await do(week, "papers")
    said = await week.deliver()
    assert "发现 1，整改 0/1（0.0%），超期 1" in said.to(WU)[0].words
    page = await printed(week, LU, "bulletin-letter")
    assert "本周未抽查" in words_of(page)
    assert not [line for line in words_of(page) if "发现 0" in line]
    card = (await week.data(GUO, f"paper:{paper.id}")).to(GUO)[0].words
    assert ("虎门镇：发现 1，" in card, "长安镇：本周未抽查" in card) == (True, True)
    assert paper.facts["units"][CHANGAN]["visited"] is False


async def test_an_inspection_that_found_nothing_is_a_visit(week: Story) -> None:
    async with week.write() as tx:
        named = {"name": "长安市场", "name_en": "Chang'an Market", "area": CHANGAN}
        await tx.execute(place.insert().values(token="t", code="CA-MARKET-001", kind="market", **named))
        seen = {"place": "CA-MARKET-001", "at": FRIDAY - HOUR, "inspector": "07", "source": "inspector"}
        await tx.execute(inspection.insert().values(**seen, points=0, repeat=False, seal="1"))
    paper = await drafted(week)
    page = paper.facts["units"][CHANGAN]
    assert (page["visited"], page["visits"], page["found"]) == (True, 1, 0)


async def test_what_residents_report_is_no_visit_until_an_inspector_finds_it_too(week: Story) -> None:
    await find(week, 1, source=Source.RESIDENT)
    await find(week, 2, source=Source.RESIDENT, found_by=7, latitude=22.9)
    paper = await drafted(week)
    assert paper.facts["units"][TOWN]["found"] == 1


async def test_a_page_tells_the_numbers_the_change_and_the_repeated_places(week: Story) -> None:
    await find(week, 1)
    await find(week, 2, latitude=22.82, category="GRN-01", **done(week))
    await find(week, 3, hours_ago=10 * 24, **done(week, 9 * 24))
    paper = await drafted(week)
    (repeat,) = paper.facts["units"][TOWN].pop("repeats")
    assert (repeat["category"], repeat["count"]) == ("CLN-01", 2)
    assert paper.facts["units"][TOWN] == {
        "found": 2,
        "fixed": 1,
        "overdue": 1,
        "last": 1,
        "visited": True,
        "visits": 0,
        "problems": 0,
        "indicators": {"CLN": 1, "GRN": 1},
        "pictures": [],
    }
    said = words_of(await every_page(week))
    assert "比上周（1）多 1" in said
    assert "🔁 虎门镇大宁社区 连升路 12 号：垃圾成堆，4 周内 2 次" in said


async def every_page(story: Story) -> docx.document.Document:
    """As the office alone sees it."""
    await story.press(GUO, "bulletin-pages")
    return await printed(story, GUO, "bulletin-every-page")


async def test_a_holidays_bulletin_comes_on_the_last_working_day_before(week: Story) -> None:
    days = {row.date: row.is_workday for row in calendar_rows([2024])}
    week.city = replace(week.city, calendar=WorkCalendar(days))
    week.now = FRIDAY.replace(month=5, day=3)
    await find(week, 1, hours_ago=73)
    assert (await do(week, "bulletin"))["bulletin"] == "2024-04-30"
    paper = await bulletin(week)
    assert paper.facts["until"] == "2024-04-30T07:00:00+00:00"
    assert paper.facts["total"]["found"] == 1
    week.now = FRIDAY.replace(month=5, day=10)
    assert (await do(week, "bulletin"))["total"]["found"] == 0


async def test_no_finding_falls_between_two_bulletins_or_into_both(week: Story) -> None:
    for number, hours in enumerate((7 * 24 + 0.001, 7 * 24, 0.001, 0)):
        await find(week, number, hours, latitude=22.8 + number / 100)
    found = []
    for _ in range(3):
        found.append((await do(week, "bulletin"))["total"]["found"])
        week.pass_time(days=7)
    week.now = FRIDAY - timedelta(days=7)
    found.insert(0, (await do(week, "bulletin"))["total"]["found"])
    assert found == [1, 2, 1, 0]


async def test_a_town_user_who_tries_to_publish_a_bulletin_is_refused_and_the_try_is_logged(
    week: Story,
) -> None:
    await drafted(week)
    for said in (await week.say(WU, "/bulletin publish"), await week.data(WU, "paper-approve:1:0")):
        assert [*said[WU], *(answer.key for answer in said.answers)] == ["city-only"]
    async with week.read() as tx:
        log = [tuple(row) for row in await tx.execute(select(audit.c.action, audit.c.subject))]
    assert log == [("publish-refused", "/bulletin"), ("publish-refused", "paper:1")]
    assert (await bulletin(week)).status is PaperStatus.DRAFT


async def test_a_unit_reads_its_own_bulletin_again_and_no_draft(week: Story) -> None:
    await drafted(week)
    assert (await week.say(WU, "/bulletin"))[WU] == ["bulletin-none"]
    week.now += 3 * HOUR
    await week.press(GUO, "paper-approve")
    assert (await week.say(WU, "/bulletin"))[WU] == ["bulletin-letter"]
    assert (await week.press(WU, "paper-read")).answer == "paper-read-first"
    assert (await week.say(WU, "/bulletin")).to(WU)[0].buttons == ()
    assert (await week.say(GUO, "/bulletin"))[GUO] == ["paper-card"]


async def test_a_bulletin_that_nobody_approves_by_half_past_five_is_called_to_mind_and_never_sent(
    week: Story,
) -> None:
    await drafted(week)
    said = []
    for hours in (2, 0.5, 21.5, 24, 24, 24):
        week.pass_time(hours=hours)
        await do(week, "papers")
        told = await week.deliver()
        said.append((told[GUO], told[ADA], told[WU]))
    quiet: tuple[list[str], list[str], list[str]] = ([], [], [])
    assert said == [
        quiet,
        (["paper-waiting"], [], []),
        quiet,
        (["paper-overdue"], ["paper-overdue"], []),
        quiet,
        quiet,
    ]
    assert (await week.press(GUO, "paper-approve")).answer == "paper-sent"


async def test_the_office_chooses_causes_for_the_city_and_for_one_unit(week: Story) -> None:
    await find(week, 1)
    await drafted(week)
    await week.press(GUO, "bulletin-causes")
    said = await week.press(GUO, f"bulletin-cause:1:{week.city.code}:habit")
    assert said[GUO] == ["paper-card", "ask-bulletin-causes"]
    await week.press(GUO, "bulletin-units")
    await week.press(GUO, f"bulletin-causes:1:{TOWN}")
    await week.press(GUO, f"bulletin-cause:1:{TOWN}:few_bins")
    await week.press(GUO, f"bulletin-cause:1:{TOWN}:few_hands")
    await week.press(GUO, f"bulletin-cause:1:{TOWN}:few_bins")
    assert (await bulletin(week)).facts["causes"] == {week.city.code: ["habit"], TOWN: ["few_hands"]}
    week.now += 3 * HOUR
    said = await week.press(GUO, "paper-approve")
    assert "原因：保洁人手不足" in said.to(WU)[0].words
    assert "Cause: Bad habits" in said.to(LU)[0].words


async def test_a_unit_sees_its_own_photos_and_no_other_units(week: Story) -> None:
    await pair(week, await find(week, 1, **done(week)))
    there = await find(week, 2, unit=CHANGAN, village=None, **done(week))
    await pair(week, there, "cd" * 32, picture=2)
    for number in range(3, 6):
        more = await find(week, number, latitude=22.8 + number / 100, **done(week, 30 + number))
        await pair(week, more, f"{number:02}" * 32, picture=number)
    paper = await drafted(week)
    assert paper.facts["units"][TOWN]["pictures"] == [PAIR, "03" * 32, "04" * 32]
    assert len((await every_page(week)).inline_shapes) == 4
    week.now += 3 * HOUR
    await week.press(GUO, "paper-approve")
    assert len((await printed(week, WU, "bulletin-letter")).inline_shapes) == 3
    page = await printed(week, LU, "bulletin-letter", "en")
    assert len(page.inline_shapes) == 1
    assert "Before and after" in words_of(page)
    assert not [line for line in words_of(page) if "Humen" in line]


async def test_the_word_file_can_be_read_in_both_languages(week: Story) -> None:
    await find(week, 1, **done(week))
    await drafted(week)
    zh = words_of(await printed(week, GUO, "bulletin-file"))
    assert zh[:4] == [
        "城市管理每周通报",
        "5月17日（周五）15:00 至 5月24日（周五）15:00",
        "一、全市情况",
        "全市：发现 1，整改 1/1（100.0%），超期 0",
    ]
    assert zh[-3:] == [
        "【各镇街自己的一页放在这里，请保留这一行】",
        "市城管委办",
        "数据截至5月24日（周五）15:00。",
    ]
    en = words_of(await printed(week, GUO, "bulletin-file", "en"))
    assert en[0] == "City management: weekly bulletin"
    assert "Whole city: 1 found, fixed 1/1 (100.0%), 0 overdue" in en


async def test_an_edited_word_file_goes_to_every_unit_with_its_own_page_in_it(week: Story) -> None:
    await find(week, 1)
    await drafted(week)
    draft = await printed(week, GUO, "bulletin-file")
    draft.paragraphs[0].text = "全市城市管理通报（修改稿）"
    assert (await week.press(GUO, "paper-edit"))[GUO] == ["ask-paper-words-or-file"]
    said = await week.file(GUO, word.as_bytes(draft), "bulletin-2024-05-24.docx")
    assert said[GUO] == ["word-coming", "bulletin-file-taken", "paper-card"]
    week.now += 3 * HOUR
    await week.press(GUO, "paper-approve")
    here = words_of(await printed(week, WU, "bulletin-letter"))
    assert here[0] == "全市城市管理通报（修改稿）"
    assert here.index("虎门镇") < here.index("市城管委办")
    there = words_of(await printed(week, LU, "bulletin-letter", "en"))
    assert there[0] == "全市城市管理通报（修改稿）"
    assert "Not checked this week" in there
    assert "虎门镇" not in there


async def test_a_page_comes_last_where_the_line_for_it_was_deleted(week: Story) -> None:
    await drafted(week)
    await week.press(GUO, "paper-edit")
    bare = word.blank()
    word.add_line(bare, "请各镇街重视。")
    await week.file(GUO, word.as_bytes(bare), "通报.docx")
    week.now += 3 * HOUR
    await week.press(GUO, "paper-approve")
    assert words_of(await printed(week, WU, "bulletin-letter"))[:3] == [
        "请各镇街重视。",
        "虎门镇",
        "本周未抽查",
    ]


@pytest.mark.parametrize(
    ("data", "name", "said_first"),
    [
        (b"%PDF-1.7", "bulletin.pdf", ["word-not-word"]),
        (b"not a file of Word", "bulletin.docx", ["word-coming", "word-not-word"]),
        (b"PK\x03\x04" + b"\0" * word.MOST_BYTES, "bulletin.docx", ["word-coming", "word-too-large"]),
    ],
)
async def test_what_is_no_word_file_is_not_taken_and_may_be_sent_again(
    week: Story, data: bytes, name: str, said_first: list[str]
) -> None:
    await drafted(week)
    await week.press(GUO, "paper-edit")
    assert (await week.file(GUO, data, name))[GUO] == said_first
    assert "file" not in (await bulletin(week)).facts
    good = word.as_bytes(word.blank())
    said = await week.file(GUO, good, "bulletin.docx")
    assert said[GUO] == ["word-coming", "bulletin-file-taken", "paper-card"]


async def test_without_a_city_office_admins_decide_and_without_anybody_nothing_breaks(story: Story) -> None:
    story.now = FRIDAY
    await do(story, "bulletin")
    assert (await story.deliver())[ADA] == ["paper-card", "bulletin-file"]


@pytest.mark.parametrize("year", [1999, 2031])
async def test_a_bulletin_of_any_week_can_be_drafted_by_hand(week: Story, year: int) -> None:
    week.now = FRIDAY.replace(year=year)
    result = await do(week, "bulletin", dry_run=True)
    assert result["total"]["found"] == 0
    assert (await do(week, "bulletin"))["units"] == 34
