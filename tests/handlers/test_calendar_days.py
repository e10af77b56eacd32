"""/calendar: admins see and set the working days."""

from datetime import date

import pytest

from domain.work_calendar import CalendarRow, CalendarSource
from storage import calendar_days
from storage.work_calendar import calendar_rows
from tests.story import ADA, CHEN, Story


@pytest.fixture
async def filled(story: Story) -> Story:
    async with story.write() as tx:
        await calendar_days.fill(tx, calendar_rows([2026, 2027]))
    return story


async def test_an_admin_sees_what_is_special_and_what_is_only_estimated(filled: Story) -> None:
    (shown,) = (await filled.say(ADA, "/calendar")).to(ADA)
    assert "1月1日（周五） 元旦放假" in shown.words
    assert "2027 年的通知还没有录入" in shown.words
    assert [button.key for button in shown.buttons] == ["button-calendar-sure"]


async def test_a_day_that_is_set_counts_at_once_and_the_city_is_read_anew(filled: Story) -> None:
    said = await filled.say(ADA, "/calendar 2027-02-06 off 春节")
    assert said[ADA] == ["calendar-set"]
    assert "2月6日（周六） 春节放假" in said.to(ADA)[0].words
    async with filled.read() as tx:
        assert await calendar_days.get(tx, date(2027, 2, 6)) == CalendarRow(
            date(2027, 2, 6), False, "春节", CalendarSource.EDITED
        )


async def test_a_year_that_was_compared_with_the_notice_is_certain(filled: Story) -> None:
    await filled.say(ADA, "/calendar")
    said = await filled.press(ADA, "button-calendar-sure")
    assert said[ADA] == ["calendar-confirmed"]
    async with filled.read() as tx:
        assert await calendar_days.certain_until(tx) == date(2027, 12, 31)


@pytest.mark.parametrize(
    "words", ["2027-02-30 off", "2027-02-06", "2027-02-06 maybe", "春节 off", "off 2027-02-06"]
)
async def test_what_is_written_otherwise_is_explained(filled: Story, words: str) -> None:
    assert (await filled.say(ADA, f"/calendar {words}"))[ADA] == ["calendar-how"]


async def test_nobody_else_sets_the_calendar(filled: Story) -> None:
    assert (await filled.say(CHEN, "/calendar 2027-02-06 off"))[CHEN] == ["not-allowed"]
    assert (await filled.data(CHEN, "cal-sure:2027")).answer == "not-allowed"
    async with filled.read() as tx:
        assert await calendar_days.certain_until(tx) == date(2026, 12, 31)
