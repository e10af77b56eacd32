"""Nobody does by pressing what is not theirs to do (T2, T3, T17)."""

import pytest
from sqlalchemy import select

from domain.cases import Status
from handlers.routes import PRESSES
from storage import people
from storage.tables import audit, inbox, lane, metadata
from tests.story import DANING, LIN, MEI, TOWN, WU, YING, Group, Someone, Story

STRANGER = Someone("Stranger", 909)
GROUP = Group(-100123)

# Every button that concerns a case or other people, as somebody to whom it was never shown might press it.
# Case 1 is with its handler, case 2 is closed.
GUARDED = {
    "accept": ["accept:1", "accept:2"],
    "add": ["add:1", "add:2"],
    "area": [f"area:{DANING}", "area:441900121", "area:4419", "area:nowhere"],
    "appeal": ["appeal:2024-05:M"],
    "appeal-correct": ["appeal-correct:1"],
    "appeal-uphold": ["appeal-uphold:1"],
    "ask": ["ask:1"],
    "ask-delay": ["ask-delay:1", "ask-delay:1:works", "ask-delay:1:works:3"],
    "cal-sure": ["cal-sure:2027"],
    "card": ["card:1:handler", "card:1:town", "card:2:checker", "card:1:reporter"],
    "case": ["case:1", "case:2"],
    "cd-areas": ["cd-areas:2026-12:0"],
    "cd-edit": ["cd-edit:1", "cd-edit:1:name"],
    "cd-move": ["cd-move:v:1", f"cd-move:u:{TOWN}", "cd-move:d:2026-12"],
    "cd-off": ["cd-off:v:1", f"cd-off:u:{TOWN}", "cd-off:d:2026-12"],
    "cd-photo": ["cd-photo:1:before"],
    "cd-post": [f"cd-post:{TOWN}"],
    "cd-poster": ["cd-poster:1"],
    "cd-result": ["cd-result:1"],
    "cd-standing": ["cd-standing:2026-12"],
    "cd-stop": ["cd-stop:v:1", f"cd-stop:u:{TOWN}", "cd-stop:d:2026-12"],
    "cd-theme": ["cd-theme:2026-12"],
    "cd-theme-default": ["cd-theme-default:2026-12"],
    "deny-delay": ["deny-delay:1"],
    "dispatch": ["dispatch:1", "dispatch:1:6"],
    "exposure-anew": ["exposure-anew:1:0"],
    "exposure-back": ["exposure-back:2024-05:M"],
    "exposure-correct": ["exposure-correct:2024-05"],
    "exposure-hear": ["exposure-hear:1:0"],
    "exposure-kind": ["exposure-kind:2024-05:market"],
    "exposure-kinds": ["exposure-kinds:2024-05"],
    "exposure-ledger": ["exposure-ledger"],
    "exposure-mark": ["exposure-mark:1:cleared"],
    "exposure-out": ["exposure-out:2024-05:M:next"],
    "exposure-photo": ["exposure-photo:2024-05:M"],
    "exposure-photos": ["exposure-photos:2024-05:M"],
    "exposure-place": ["exposure-place:2024-05:M"],
    "exposure-wrong": ["exposure-wrong:1"],
    "fail": ["fail:1", "fail:1:not_done"],
    "file": ["file:1", "file:1:CLN-01"],
    "file-group": ["file-group:1", "file-group:1:CLN"],
    "grant-delay": ["grant-delay:1"],
    "hotspot": ["hotspot:1"],
    "hotspots": ["hotspots:0"],
    "hs-apply": ["hs-apply:1"],
    "hs-cases": ["hs-cases:1"],
    "hs-check": ["hs-check:1"],
    "hs-code": ["hs-code"],
    "hs-code-yes": ["hs-code-yes"],
    "hs-fail": ["hs-fail:1"],
    "hs-new": ["hs-new:0"],
    "hs-pass": ["hs-pass:1"],
    "hs-photo": ["hs-photo:1"],
    "hs-pick": ["hs-pick:1:0"],
    "hs-plate": ["hs-plate:1"],
    "hs-report": ["hs-report:1"],
    "hs-send": ["hs-send:1"],
    "hs-steps": ["hs-steps:1"],
    "invite-no": ["invite-no:1"],
    "invite-yes": ["invite-yes:1"],
    "villages": ["villages:1"],
    "lb-case": ["lb-case:1"],
    "lb-cases": ["lb-cases:0"],
    "lb-clean": ["lb-clean:1"],
    "lb-correct": ["lb-correct:1"],
    "lb-date": ["lb-date"],
    "lb-dirty": ["lb-dirty:1"],
    "lb-near": ["lb-near"],
    "lb-place": ["lb-place:1"],
    "lb-places": ["lb-places:0"],
    "lb-visit": ["lb-visit:1:pass", "lb-visit:1:fail"],
    "locate": [f"locate:1:{DANING}", "locate:1:0"],
    "look": ["look:1", "look:2"],
    "merge": ["merge:1", "merge:1:2"],
    "model-no": ["model-no:1"],
    "model-yes": ["model-yes:1"],
    "overdue": ["overdue:0"],
    "bulletin-cause": ["bulletin-cause:1:4419:habit"],
    "bulletin-causes": ["bulletin-causes:1:4419"],
    "bulletin-pages": ["bulletin-pages:1"],
    "bulletin-units": ["bulletin-units:1:0"],
    "paper": ["paper:1"],
    "paper-again": [f"paper-again:1:{TOWN}"],
    "paper-approve": ["paper-approve:1:0"],
    "paper-drop": ["paper-drop:1"],
    "paper-edit": ["paper-edit:1"],
    "paper-file": ["paper-file:1"],
    "paper-read": [f"paper-read:1:{TOWN}"],
    "papers": ["papers:0"],
    "pass": ["pass:1", "pass:2"],
    "patrol-here": ["patrol-here:1"],
    "rate": ["rate:2:5"],
    "reassign": ["reassign:1", "reassign:1:6"],
    "rectify": ["rectify:1"],
    "refuse": ["refuse:1", "refuse:1:test"],
    "remove": ["remove:4:chief:441900121013", "remove:7:admin:4419:yes"],
    "reopen": ["reopen:2:not_fixed"],
    "send-back": ["send-back:1", "send-back:1:not_mine"],
    "sm": ["sm:1"],
    "sm-date": ["sm-date:1"],
    "sm-follow": ["sm-follow:1"],
    "sm-minutes": ["sm-minutes:1"],
    "sm-person": ["sm-person:1"],
    "solve": ["solve:2:service"],
    "staff": ["staff:0"],
    "suggestion": ["suggestion:1"],
    "suggestion-do": ["suggestion-do:1:take"],
    "suggestions": ["suggestions:0"],
    "today": ["today:0"],
    "todo": ["todo:0"],
    "verdict": ["verdict:2:yes", "verdict:2:no"],
    "withdraw": ["withdraw:1", "withdraw:1:mistake"],
    "words": ["words:refuse:1", "words:fail:1", "words:withdraw:1"],
}
# Buttons that change nothing but the presser's own report, list or settings.
OWN = {
    "another",
    "cat",
    "cats",
    "cd",
    "cd-alone",
    "cd-enough",
    "cd-here",
    "cd-join",
    "cd-leave",
    "cd-name",
    "cd-near",
    "cd-own",
    "cd-quiet",
    "cd-skip",
    "cd-time",
    "cd-unit",
    "cd-units",
    "cd-venue",
    "datum",
    "digest",
    "digest-area",
    "digest-areas",
    "digest-at",
    "digest-back",
    "digest-days",
    "digest-now",
    "digest-time",
    "draft-cancel",
    "draft-note",
    "draft-photo",
    "draft-place",
    "draft-review",
    "exposure",
    "forget",
    "language",
    "models",
    "my",
    "notice",
    "patrol-done",
    "place-done",
    "same",
    "submit",
    "unit",
    "village",
}
EVERY = [data for each in GUARDED.values() for data in each]


def test_every_button_is_tried() -> None:
    assert sorted(PRESSES) == sorted([*GUARDED, *OWN])


@pytest.fixture
async def told(story: Story) -> Story:
    """Two cases of Ying's, one with Wu and one closed, and an invitation that waits to be confirmed."""
    await story.report(YING, "路灯不亮")
    await story.report(YING, "垃圾成堆", (22.83, 113.67))
    await story.press(WU, "accept:2")
    card = next(shown for shown in story.chat(WU) if shown.case_id == 2)
    await story.photo(WU, picture=2, reply_to=card)
    await story.press(LIN, "pass:2")
    assert (await story.case(2)).status is Status.CLOSED
    said = await story.say(WU, "/invite chief 大宁社区")
    await story.say(YING, f"/start {str(said.to(WU)[0].facts['link']).partition('=')[2]}")
    return story


async def snapshot(story: Story) -> dict[str, list[str]]:
    """Everything kept, but for what came in and what the access log says of it."""
    kept = {}
    async with story.read() as tx:
        for table in metadata.sorted_tables:
            if table not in (inbox, lane, audit):
                rows = (await tx.execute(select(table))).all()
                kept[table.name] = sorted(str(row) for row in rows)
    return kept


async def refused_in_log(story: Story) -> list[str]:
    async with story.read() as tx:
        found = select(audit.c.subject).where(audit.c.action == "refused").order_by(audit.c.id)
        return [subject or "" for subject in (await tx.execute(found)).scalars()]


@pytest.mark.parametrize("into", [None, GROUP], ids=["in private", "in a group"])
async def test_a_resident_is_refused_everything_that_is_not_theirs(told: Story, into: Group | None) -> None:
    before = await snapshot(told)
    answers = {data: await told.data(MEI, data, into=into) for data in EVERY}
    assert {data: (said.answer, said.messages) for data, said in answers.items()} == {
        data: ("not-allowed", []) for data in EVERY
    }
    assert all(said.answers[0].alert for said in answers.values())
    assert await refused_in_log(told) == EVERY
    assert await snapshot(told) == before


async def test_a_stranger_is_answered_once_and_changes_nothing(told: Story) -> None:
    before = await snapshot(told)
    answers = {data: await told.data(STRANGER, data) for data in EVERY}
    assert {data: (said.answer, said.messages) for data, said in answers.items()} == {
        data: ("privacy-first", []) for data in EVERY
    }
    assert await refused_in_log(told) == EVERY
    assert await snapshot(told) == before


async def test_a_case_that_is_not_there_is_answered_like_one_that_is_not_theirs(told: Story) -> None:
    """T17: numbers cannot be felt out."""
    about = [data.replace(":1", ":999").replace(":2", ":999") for data in EVERY if data.count(":") == 1]
    numbered = [data for data in about if data.endswith(":999")]
    answers = {data: (await told.data(MEI, data)).answer for data in numbered}
    assert answers == dict.fromkeys(numbered, "not-allowed")


@pytest.mark.parametrize(
    "data",
    [
        "",
        ":",
        "invented",
        "invented:1",
        "accept",
        "accept:",
        "accept:x",
        "accept:1:2:3",
        "accept:-1",
        "accept:1.5",
        "accept:" + "9" * 30,
        "case:１",
        "unit:nowhere",
        "language:tlh",
        "my:x",
        "cat:CLN",
        "remove:1:king:4419",
    ],
)
async def test_unknown_data_is_answered_once_and_does_nothing(story: Story, data: str) -> None:
    said = await story.data(MEI, data)
    assert (len(said.answers), said.messages) == (1, [])
    assert said.answer in ("button-unknown", "button-old", "draft-gone", "not-allowed")


async def test_a_role_taken_away_ends_the_next_action(told: Story) -> None:
    """T20."""
    wu = await told.person(WU)
    async with told.write() as tx:
        await people.dismiss(tx, wu.id)
    for data in ("accept:1", "refuse:1:test", "reassign:1", "todo:0", "overdue:0", "card:1:town"):
        assert (await told.data(WU, data)).answer == "not-allowed"
