"""One person's reports stay within what a person makes (T15)."""

from domain.quotas import PER_HOUR
from tests.story import HUMEN, MEI, YING, Story


async def test_the_report_too_many_waits_with_its_draft_kept_and_others_do_not(story: Story) -> None:
    for number in range(PER_HOUR):
        await story.report(YING, "垃圾成堆", (22.79 + number / 1000, 113.67))
        story.pass_time(seconds=30)
    await story.photo(YING, "垃圾成堆")
    await story.location(YING, 22.83, 113.67)
    said = await story.press(YING, "submit")
    assert (said.answer, said.messages) == ("quota-reached", [])
    assert (await story.report(MEI, "路灯不亮", HUMEN)).category == "MUN-02"
    story.pass_time(minutes=55)
    said = await story.press(YING, "submit")
    assert said[YING] == ["draft-sent", "receipt"]
