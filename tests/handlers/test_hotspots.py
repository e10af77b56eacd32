"""Who sees which coded places, who may do what there, and what scanning the plate does for whom."""

from typing import Any

import pytest
from sqlalchemy import select

from domain.hotspots import Hotspot, Status
from domain.people import Role
from storage import hotspots, photos
from storage.tables import audit
from tests.story import ADA, CHEN, DANING, LIN, MEI, TOWN, WU, YING, Someone, Story

OFFICE, ZHOU = Someone("Office", 2010), Someone("Zhou", 2020)
CHANGAN = "441900119"


async def coded(story: Story, number: int = 1, **changes: Any) -> Hotspot:
    spot: dict[str, Any] = {
        "id": 0,
        "code": f"DG-121-01-{number:03}",
        "token": f"token{number}",
        "batch": 1,
        "category": "CLN",
        "unit": TOWN,
        "village": DANING,
        "latitude": 22.81,
        "longitude": 113.67,
        "coded_at": story.now,
        "open_since": story.now,
    }
    async with story.write() as tx:
        return await hotspots.add(tx, Hotspot(**spot | changes), story.now)


@pytest.fixture
async def two_towns(story: Story) -> Story:
    """One place in Daning, which is Chen's, one elsewhere in Humen, one cancelled in Chang'an."""
    await story.meet(OFFICE, ZHOU)
    await story.appoint(OFFICE, Role.CITY, story.city.code)
    await story.appoint(ZHOU, Role.TOWN, CHANGAN)
    await coded(story)
    await coded(story, 2, village=None)
    gone = {"status": Status.CANCELLED, "cancelled_at": story.now, "cancels": 1}
    await coded(story, 3, code="DG-119-01-001", unit=CHANGAN, village=None, **gone)
    return story


@pytest.mark.parametrize(
    ("who", "figures"),
    [
        (OFFICE, "3 个赋码 · 1 个销号 · 2 个未销 · 33.3%"),
        (ADA, "3 个赋码 · 1 个销号 · 2 个未销 · 33.3%"),
        (LIN, "3 个赋码 · 1 个销号 · 2 个未销 · 33.3%"),
        (WU, "2 个赋码 · 0 个销号 · 2 个未销 · 0.0%"),
        (ZHOU, "1 个赋码 · 1 个销号 · 0 个未销 · 100.0%"),
        (CHEN, "1 个赋码 · 0 个销号 · 1 个未销 · 0.0%"),
    ],
    ids=lambda each: each.name if isinstance(each, Someone) else "",
)
async def test_each_sees_the_figures_of_their_own_areas(two_towns: Story, who: Someone, figures: str) -> None:
    """S21: the city sees all, a town its own, a chief theirs."""
    board = (await two_towns.say(who, "/hotspots")).to(who)[0]
    assert figures in board.words
    assert board.attachment
    assert board.attachment["kind"] == "hotspots"
    assert len(board.attachment["facts"]["points"]) == board.attachment["facts"]["coded"]


async def test_a_resident_sees_none(two_towns: Story) -> None:
    assert (await two_towns.say(YING, "/hotspots"))[YING] == ["not-allowed"]
    for verb in ("hotspot", "hs-steps", "hs-plate", "hs-report", "hs-photo", "hs-apply", "hs-check"):
        assert (await two_towns.data(YING, f"{verb}:1")).answer == "not-allowed"


async def test_another_town_and_another_chief_are_shut_out(two_towns: Story) -> None:
    for who, number in ((ZHOU, 1), (CHEN, 2), (WU, 3), (WU, 99)):
        assert (await two_towns.data(who, f"hotspot:{number}")).answer == "not-allowed"


async def test_the_list_leads_to_each_place(two_towns: Story) -> None:
    await two_towns.say(OFFICE, "/hotspots")
    listed = (await two_towns.press(OFFICE, "hotspots")).to(OFFICE)[0]
    assert [button.data for button in listed.buttons] == ["hotspot:1", "hotspot:2", "hotspot:3"]
    assert (await two_towns.press(OFFICE, "hotspot:3"))[OFFICE] == ["hotspot-card"]


def verbs(told: Any) -> list[str]:
    return [(button.data or "map").partition(":")[0] for button in told.buttons]


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        (OFFICE, ["hs-steps", "map", "hs-plate", "hs-report"]),
        (LIN, ["hs-steps", "map", "hs-plate", "hs-report"]),
        (WU, ["hs-photo", "hs-apply", "hs-steps", "map", "hs-plate", "hs-report"]),
        (CHEN, ["hs-photo", "hs-apply", "hs-steps", "map", "hs-plate", "hs-report"]),
    ],
    ids=lambda each: each.name if isinstance(each, Someone) else "",
)
async def test_the_card_offers_what_the_person_may_do(
    two_towns: Story, who: Someone, offered: list[str]
) -> None:
    assert verbs((await two_towns.data(who, "hotspot:1")).to(who)[0]) == offered


async def test_only_the_city_codes_and_a_refused_try_is_told_and_kept(two_towns: Story) -> None:
    """S06: refused and written to the access log."""
    for data in ("hs-new:0", "hs-code", "hs-code-yes", "hs-pick:1:0", "hs-cases:1"):
        assert (await two_towns.data(WU, data)).answer == "city-only"
    assert (await two_towns.say(WU, "/hotspots suggest"))[WU] == ["city-only"]
    assert (await two_towns.say(OFFICE, "/hotspots suggest"))[OFFICE] == ["hotspots-none-suggested"]
    async with two_towns.read() as tx:
        kept = (await tx.execute(select(audit.c.action, audit.c.subject))).all()
    assert [tuple(row) for row in kept] == [("code-refused", "hotspots")] * 6


async def test_who_applied_does_not_check(two_towns: Story) -> None:
    """Wu is an inspector as well."""
    await two_towns.appoint(WU, Role.INSPECTOR, TOWN)
    await two_towns.data(WU, "hs-apply:1")
    two_towns.pass_time(minutes=1)
    await two_towns.photo(WU, picture=11)
    said = await two_towns.press(WU, "hs-send")
    assert said[LIN] == ["hotspot-told-applied"]
    assert said[WU] == ["hotspot-applied"]
    assert (await two_towns.data(WU, "hs-check:1")).answer == "hotspot-check-not-own"
    assert "hs-check" not in verbs((await two_towns.data(WU, "hotspot:1")).to(WU)[0])
    assert (await two_towns.data(CHEN, "hs-check:1")).answer == "not-allowed"
    assert (await two_towns.data(LIN, "hs-check:1"))[LIN] == ["hotspot-check-how"]


async def test_a_weekly_photo_takes_two_taps(two_towns: Story) -> None:
    await two_towns.data(CHEN, "hs-photo:1")
    assert (await two_towns.say(CHEN, "在拍"))[CHEN] == ["hotspot-photo-wanted"]
    two_towns.pass_time(minutes=3)
    assert (await two_towns.photo(CHEN, picture=11))[CHEN] == ["hotspot-photo-kept"]
    async with two_towns.read() as tx:
        kept = await photos.of_subject(tx, "hotspot:1")
        spot = await hotspots.get(tx, 1)
    assert [(photo.kind, photo.status) for photo in kept] == [("weekly", "stored")]
    assert spot
    assert spot.photo_at == two_towns.now
    card = (await two_towns.data(CHEN, "hotspot:1")).to(CHEN)[0]
    assert card.photo == kept[0].id


async def test_an_old_picture_proves_nothing(two_towns: Story) -> None:
    await two_towns.data(CHEN, "hs-photo:1")
    await two_towns.photo(CHEN, picture=11)
    await two_towns.data(CHEN, "hs-apply:1")
    two_towns.pass_time(minutes=1)
    await two_towns.photo(CHEN, picture=11)
    assert (await two_towns.press(CHEN, "hs-send")).answer == "hotspot-photo-copy"
    await two_towns.photo(CHEN, picture=12)
    assert (await two_towns.press(CHEN, "hs-send"))[CHEN] == ["hotspot-applied"]
    await two_towns.data(LIN, "hs-check:1")
    await two_towns.photo(LIN, picture=12)
    assert (await two_towns.press(LIN, "hs-pass")).answer == "hotspot-photo-copy"


async def test_an_album_is_one_weekly_photo(two_towns: Story) -> None:
    await two_towns.data(CHEN, "hs-photo:1")
    said = [await two_towns.photo(CHEN, picture=number, album="a") for number in (11, 12)]
    assert [each[CHEN] for each in said] == [["hotspot-photo-kept"], []]
    async with two_towns.read() as tx:
        assert len(await photos.of_subject(tx, "hotspot:1")) == 2


async def test_a_place_that_was_cancelled_meanwhile_swallows_no_photos(two_towns: Story) -> None:
    await two_towns.appoint(CHEN, Role.CHIEF, CHANGAN)
    assert (await two_towns.data(CHEN, "hs-photo:3")).answer == "hotspot-not-now"


async def test_the_steps_name_colleagues(two_towns: Story) -> None:
    await two_towns.data(CHEN, "hs-photo:1")
    await two_towns.photo(CHEN, picture=11)
    words = (await two_towns.data(WU, "hs-steps:1")).to(WU)[0].words
    assert "赋码" in words
    assert "发来每周照片 Chen" in words


async def test_a_resident_who_scans_the_plate_need_not_say_where(two_towns: Story) -> None:
    """S21: "this place is under special care", without the code or its history."""
    said = await two_towns.say(YING, "/start h_token1")
    assert said[YING] == ["hotspot-here", "draft-place-known", "draft-ask-photo"]
    assert not any("DG-121" in told.words for told in said.to(YING))
    await two_towns.photo(YING, "垃圾成堆")
    said = await two_towns.press(YING, "submit")
    assert said[YING][-1] == "hotspot-here-reported"
    assert not any("DG-121" in told.words for told in said.to(YING))
    case = await two_towns.case()
    assert (case.latitude, case.longitude, case.place_kind) == (22.81, 113.67, "code")


async def test_a_plate_of_a_cancelled_place_is_only_a_place(two_towns: Story) -> None:
    await coded(two_towns, 4, status=Status.CANCELLED, cancelled_at=two_towns.now)
    assert (await two_towns.say(YING, "/start h_token4"))[YING] == ["draft-place-known", "draft-ask-photo"]


async def test_scanning_is_what_the_person_has_to_do_there(two_towns: Story) -> None:
    assert (await two_towns.say(CHEN, "/start h_token1"))[CHEN] == ["hotspot-photo-how"]
    assert (await two_towns.photo(CHEN, picture=11))[CHEN] == ["hotspot-photo-kept"]
    assert (await two_towns.say(LIN, "/start h_token1"))[LIN] == ["hotspot-card"]
    assert (await two_towns.say(WU, "/start h_token1"))[WU] == ["hotspot-card"]
    await two_towns.data(CHEN, "hs-apply:1")
    two_towns.pass_time(minutes=1)
    await two_towns.photo(CHEN, picture=12)
    await two_towns.press(CHEN, "hs-send")
    assert (await two_towns.say(LIN, "/start h_token1"))[LIN] == ["hotspot-check-how"]


@pytest.mark.parametrize("token", ["h_", "h_nothing", "h"])
async def test_a_wrong_plate_is_answered_like_any_wrong_link(two_towns: Story, token: str) -> None:
    assert (await two_towns.say(MEI, f"/start {token}"))[MEI] == ["link-unknown"]


async def test_the_plate_comes_as_a_paper_with_the_link(two_towns: Story) -> None:
    (told,) = (await two_towns.data(CHEN, "hs-plate:1")).to(CHEN)
    assert told.attachment == {
        "kind": "hotspot-plate",
        "facts": {
            "code": "DG-121-01-001",
            "link": "https://t.me/jiejing_bot?start=h_token1",
            "unit": TOWN,
            "village": DANING,
        },
    }


async def test_staff_report_from_the_card(two_towns: Story) -> None:
    said = await two_towns.data(LIN, "hs-report:1")
    assert said[LIN] == ["hotspot-here", "draft-place-known", "draft-ask-photo"]


async def test_whoever_is_forgotten_leaves_no_words(two_towns: Story) -> None:
    await two_towns.data(CHEN, "hs-apply:1")
    two_towns.pass_time(minutes=1)
    await two_towns.photo(CHEN, picture=11)
    await two_towns.press(CHEN, "hs-send")
    await two_towns.data(LIN, "hs-check:1")
    await two_towns.photo(LIN, picture=12)
    await two_towns.press(LIN, "hs-fail")
    await two_towns.say(LIN, "墙角还有垃圾")
    await two_towns.say(LIN, "/forget")
    await two_towns.press(LIN, "forget")
    async with two_towns.read() as tx:
        steps = await hotspots.steps(tx, 1)
    assert [step.words for step in steps] == [None] * 3
