"""Cards: one live message for each case, part and chat, with the buttons of the moment."""

from dataclasses import replace

from sqlalchemy import select

from domain.cases import NEXT, WHO, Action, Case, Part, Status
from domain.notices import BUTTONS
from domain.people import Role
from storage import cards, outbox, people, rooms
from storage.database import Database, Tx
from storage.letters import Letter, Sent
from storage.tables import card
from tests.storage.lives import NOON, REPORTED, add_person, dispatched, move
from tests.story import DANING, TOWN

GROUP, TOPIC = -1001, 7


async def delivered(tx: Tx) -> list[Letter]:
    """Everything that waits, sent; message ids are the letters' own."""
    sent = []
    while letters := await outbox.take(tx, NOON, 100):
        await outbox.sent(tx, [Sent(letter, letter.id) for letter in letters], NOON)
        sent += [letter for letter in letters if letter.key == "card"]
    return sent


def verbs(letter: Letter) -> list[str]:
    return [button["data"].split(":")[0] for row in letter.form.get("buttons", []) for button in row]


def test_no_button_is_offered_that_the_table_forbids() -> None:
    for status in Status:
        case = replace(REPORTED, id=1, status=status, handler=1)
        for part in BUTTONS:
            offered = [
                Action(button.key.removeprefix("button-"))
                for row in cards.buttons(case, part)
                for button in row
            ]
            allowed = [a for row in BUTTONS[part] for a in row if (status, a) in NEXT and part in WHO[a]]
            waiting = {Action.GRANT_DELAY, Action.DENY_DELAY}
            assert offered == [action for action in allowed if action not in waiting]


def test_a_delay_is_asked_for_or_settled_but_never_both() -> None:
    case = replace(REPORTED, id=1, status=Status.HANDLING, handler=1)
    asked = replace(case, delay_until=NOON)
    keys = {
        part: [b.key for row in cards.buttons(asked, part) for b in row] for part in (Part.HANDLER, Part.TOWN)
    }
    assert "button-ask-delay" not in keys[Part.HANDLER]
    assert keys[Part.TOWN][:2] == ["button-grant-delay", "button-deny-delay"]
    assert "button-grant-delay" not in [b.key for row in cards.buttons(case, Part.TOWN) for b in row]


async def test_one_card_is_renewed_in_its_place(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 2001, (Role.CHIEF, DANING))
        case = await dispatched(tx, chen)
        (first,) = await delivered(tx)
        assert (first.chat, first.standing, verbs(first)[0]) == (2001, None, "accept")
        await move(tx, case, Action.ACCEPT, Part.HANDLER, chen)
        (second,) = await delivered(tx)
        assert (second.chat, second.standing) == (2001, first.id)
        assert "accept" not in verbs(second)
        rows = list(await tx.execute(select(card.c.chat, card.c.part)))
    assert [tuple(row) for row in rows] == [(2001, "handler")]


async def test_who_no_longer_has_it_keeps_the_card_without_buttons(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 2001, (Role.CHIEF, DANING))
        he = await add_person(tx, "He", 2002, (Role.DEPUTY, DANING))
        case = await dispatched(tx, chen)
        await delivered(tx)
        await move(tx, case, Action.REASSIGN, Part.TOWN, handler=he)
        cards_now = {letter.chat: verbs(letter) for letter in await delivered(tx)}
    assert cards_now[2001] == []
    assert cards_now[2002][0] == "accept"


async def test_every_duty_officer_has_an_emergency_beside_the_handler(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 2001, (Role.CHIEF, DANING))
        wu = await add_person(tx, "Wu", 2003)
        await people.appoint(tx, wu, Role.TOWN, TOWN, NOON, duty=True)
        await dispatched(tx, chen, category="GAS-01", emergency=True)
        sent = await delivered(tx)
    assert {letter.chat for letter in sent} == {2001, 2003}
    assert all(letter.urgent for letter in sent)


async def test_the_room_of_the_village_has_the_card_with_the_handlers_buttons(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 2001, (Role.CHIEF, DANING))
        await rooms.bind(tx, GROUP, TOPIC, DANING, "大宁", chen, NOON)
        await rooms.bind(tx, GROUP, 8, TOWN, "虎门", chen, NOON)
        await dispatched(tx, chen)
        sent = {(letter.chat, letter.thread): verbs(letter)[0] for letter in await delivered(tx)}
    assert sent == {(2001, 0): "accept", (GROUP, TOPIC): "accept"}


async def test_a_room_of_the_town_has_what_no_nearer_room_takes(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 2001, (Role.CHIEF, DANING))
        await rooms.bind(tx, GROUP, 8, TOWN, "虎门", chen, NOON)
        await dispatched(tx, chen)
        assert (GROUP, 8) in {(letter.chat, letter.thread) for letter in await delivered(tx)}


async def test_nobody_unreachable_is_sent_a_new_card(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 2001, (Role.CHIEF, DANING))
        await people.change(tx, chen, reachable=False)
        await dispatched(tx, chen)
        assert await delivered(tx) == []


async def test_changes_of_one_moment_are_one_message(database: Database) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 2001, (Role.CHIEF, DANING))
        case: Case = await dispatched(tx, chen)
        await move(tx, case, Action.ACCEPT, Part.HANDLER, chen)
        (only,) = await delivered(tx)
    assert verbs(only)[0] == "rectify"


async def test_whoever_has_the_case_again_gets_a_new_message_and_not_a_silent_change(
    database: Database,
) -> None:
    async with database.write() as tx:
        chen = await add_person(tx, "Chen", 2001, (Role.CHIEF, DANING))
        lin = await add_person(tx, "Lin", 2004, (Role.INSPECTOR, TOWN))
        case = await dispatched(tx, chen)
        case = await move(tx, case, Action.RECTIFY, Part.HANDLER, chen)
        first = {letter.chat: letter for letter in await delivered(tx)}[2004]
        assert first.standing is None
        case = await move(tx, case, Action.FAIL, Part.CHECKER, lin, reason="other")
        failed = {letter.chat: letter.standing is None for letter in await delivered(tx)}
        await move(tx, case, Action.RECTIFY, Part.HANDLER, chen)
        again = {letter.chat: letter.standing is None for letter in await delivered(tx)}
    # The handler was told in words that the check failed; the checker would hear of the second fix nowhere.
    assert (failed, again) == ({2001: False, 2004: False}, {2001: False, 2004: True})
