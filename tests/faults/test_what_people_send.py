"""T8, T9, T13, T16, T17: pictures, words, double taps and guesses, through the chat."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from simulator.description import Upload
from storage.tables import audit, case, draft, photo
from tests.faults.town import MARKET, Town
from tests.story import CHEN, HUI, MEI, YING, street

TAGS = "</b><script>alert(1)</script><a href='tg://x'>&amp;&lt;_*[`](x)~||"
TURNED = "\u202eesrever\u202c עברית العربية"
LONG = "<b>&" * 1_020
SURE = "垃圾成堆 "


def black_square(side: int) -> bytes:
    """A PNG of a few KB that unpacks to hundreds of megabytes."""
    made = BytesIO()
    Image.new("1", (side, side)).save(made, "PNG", optimize=True)
    return made.getvalue()


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n"
NO_PICTURES = {
    "bomb": Upload("bomb.png", black_square(14_000), "image/png"),
    "eps": Upload("street.jpg", EPS, "image/jpeg"),
    "html": Upload("street.jpg", b"<html><script>alert(1)</script>", "image/jpeg"),
    "truncated": Upload("street.jpg", street(1)[:900], "image/jpeg"),
}


@pytest.mark.parametrize("kind", NO_PICTURES)
async def test_what_is_no_picture_is_refused_and_the_report_goes_on(town: Town, kind: str) -> None:
    await town.simulator.people.photo(YING.id, street(1), caption=SURE)
    await town.says(YING, "在哪里")
    await town.simulator.people.photo(YING.id, NO_PICTURES[kind], as_file=True)
    await town.until(lambda: len(town.sent(YING)) >= 2)
    await town.quiet()
    assert {status for (status,) in await town.rows(select(photo.c.status))} == {"stored", "refused"}
    await town.simulator.people.text(YING.id, MARKET)
    await town.press(YING, "submit")
    await town.shown(YING, "withdraw")
    await town.quiet()
    assert await town.count(photo, photo.c.case_id.is_not(None), photo.c.status == "stored") == 1


async def test_twenty_albums_of_ten_are_taken_as_far_as_a_report_goes(town: Town) -> None:
    for _ in range(20):
        await town.simulator.people.photo(YING.id, *[street(number) for number in range(10)])
    await town.simulator.people.text(MEI.id, "/help")
    await town.says(MEI, "/report")
    await town.quiet()
    assert await town.count(photo, photo.c.draft_of.is_not(None), photo.c.status == "stored") == 10
    assert await town.count(draft) == 1
    assert len(town.sent(YING)) < 30, "no answer for each of two hundred"


@pytest.mark.parametrize("words", [TAGS, TURNED, LONG], ids=["tags", "turned", "long"])
async def test_words_are_shown_as_they_were_written(town: Town, words: str) -> None:
    """In note, name and caption; no message is refused, none cut within a tag."""
    town.simulator.tg.world.person(YING.id).first_name = words[:64]
    await town.simulator.people.photo(YING.id, street(1), caption=(SURE + words)[:1024])
    await town.says(YING, "在哪里")
    await town.simulator.people.text(YING.id, (MARKET + words)[:4096])
    await town.press(YING, "draft-note")
    await town.quiet()
    await town.simulator.people.text(YING.id, words[:4096])
    await town.quiet()
    await town.press(YING, "submit")
    await town.shown(CHEN, "accept")
    await town.quiet()
    shown = "".join(town.texts(CHEN))
    for turn in "\u202e\u202c":
        # What would turn the words around it is left out.
        words = words.replace(turn, "")
    assert words[:30] in shown
    assert "\u202e" not in shown
    assert [call for call in town.simulator.calls() if "error" in call] == []


async def test_a_double_tap_makes_one_case(town: Town) -> None:
    await town.simulator.people.photo(YING.id, street(1), caption=SURE)
    await town.says(YING, "在哪里")
    await town.simulator.people.text(YING.id, MARKET)
    found = await town.shown(YING, "submit")
    for _ in range(3):
        await town.simulator.people.press(YING.id, found.message_id, found.data, wait=0)
    await town.shown(YING, "withdraw")
    await town.quiet()
    assert await town.count(case) == 1
    assert len([text for text in town.texts(YING) if "HM-261121-0001" in text]) <= 2


async def test_an_edited_caption_is_the_note_and_no_second_report(town: Town) -> None:
    (sent,) = await town.simulator.people.photo(YING.id, street(1), caption=SURE)
    await town.says(YING, "在哪里")
    await town.simulator.people.edit(YING.id, sent["message_id"], caption="垃圾成堆，在门口")
    await town.quiet()
    await town.simulator.people.text(YING.id, MARKET)
    await town.press(YING, "submit")
    await town.shown(YING, "withdraw")
    assert await town.rows(select(case.c.note)) == [("垃圾成堆，在门口",)]


async def test_an_album_in_any_order_with_a_late_part_is_one_case(town: Town) -> None:
    album = [street(number) for number in range(1, 5)]
    kept: list[tuple[dict[str, Any], str]] = []
    push = town.simulator.tg.updates.push

    def keep(body: dict[str, Any], lane: str = "raw", press: bool = False) -> int:
        kept.append((body, lane))
        return int(body["update_id"])

    town.simulator.tg.updates.push = keep  # type: ignore[method-assign]
    await town.simulator.people.photo(YING.id, *album, caption=SURE)
    town.simulator.tg.updates.push = push  # type: ignore[method-assign]
    order = [kept[2], kept[0], kept[1]]
    for body, lane in order:
        body.pop("update_id")
        push(body, lane)
    await town.says(YING, "在哪里")
    await town.simulator.people.text(YING.id, MARKET)
    await town.press(YING, "submit")
    await town.shown(YING, "withdraw")
    late, lane = kept[3]
    late.pop("update_id")
    push(late, lane)
    await town.quiet()
    assert await town.rows(select(photo.c.case_id, photo.c.status)) == [(1, "stored")] * 4
    assert (await town.count(case), await town.count(draft)) == (1, 0)


async def test_the_same_photo_again_offers_to_join(town: Town) -> None:
    for who in (YING, MEI):
        await town.simulator.people.photo(who.id, street(1), caption=SURE)
        await town.says(who, "在哪里")
        await town.simulator.people.location(who.id, 22.81, 113.67)
        await town.quiet()
        if found := town.button(who, "datum:wgs84"):
            await town.simulator.people.press(who.id, found.message_id, found.data)
        await town.press(who, "submit")
        await town.quiet()
    await town.press(MEI, "same")
    await town.quiet()
    assert await town.count(case) == 1


async def test_what_is_not_yours_and_what_is_not_there_look_the_same(town: Town) -> None:
    """By command, by deep link and by pressing forged buttons; the case's data is nowhere in the answers."""
    await town.report(YING, street(1))
    await town.quiet()
    ((code,),) = await town.rows(select(case.c.code))
    answers = [await asked(town, f"/case {one}") for one in (code, "HM-261121-0999")]
    assert answers[0].replace(code, "?") == answers[1].replace("HM-261121-0999", "?")
    guesses = ("c_1", "c_999", "x" * 64, "1", code.replace("-", "_"))
    assert len({await asked(town, f"/start {guess}") for guess in guesses}) == 1
    await town.simulator.people.text(HUI.id, "/start")
    await town.quiet()
    below = town.sent(HUI)[-1]["message_id"]
    for verb in ("accept", "withdraw", "verdict:{}:yes", "rate:{}:5", "add", "pass", "reopen:{}:not_fixed"):
        data = [(verb if "{" in verb else verb + ":{}").format(number) for number in (1, 999)]
        told = [await town.simulator.people.press(HUI.id, below, one, wait=5, forged=True) for one in data]
        assert told[0] == told[1], verb
    await town.quiet()
    assert await town.rows(select(case.c.status)) == [("dispatched",)]
    assert await town.count(audit, audit.c.action == "refused") > 0


async def asked(town: Town, words: str) -> str:
    """What Hui, a stranger to the case, is answered."""
    before = len(town.sent(HUI))
    await town.simulator.people.text(HUI.id, words)
    await town.until(lambda: len(town.sent(HUI)) > before)
    await town.quiet()
    return "\n".join(town.texts(HUI)[before:])


@pytest.mark.parametrize(
    "path", ["../../etc/passwd", "/etc/passwd", "//evil.example/x.jpg", "http://evil.example/x"]
)
async def test_a_file_path_that_leads_elsewhere_is_not_followed(town: Town, path: str) -> None:
    """T9: only the server that was configured is asked, and only for what lies below its files."""
    get = town.simulator.tg.methods["getFile"]

    def elsewhere(tg: Any, call: Any) -> Any:
        return dict(get(tg, call)) | {"file_path": path}

    town.simulator.tg.methods = town.simulator.tg.methods | {"getFile": elsewhere}
    await town.simulator.people.photo(YING.id, street(1), caption=SURE)
    await town.says(YING, "在哪里")
    await town.quiet()
    assert await town.rows(select(photo.c.status, photo.c.refusal)) == [("refused", "unavailable")]
