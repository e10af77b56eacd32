"""Staff cards: one live message for each case, part and chat, always showing the newest state."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from domain.cases import NEXT, WHO, Action, Case, Escalation, Part, Status
from domain.messages import Button, Message, Rows
from domain.notices import BUTTONS, parts_with_card
from domain.rulebook import Rulebook
from storage import audience, outbox, people, photos
from storage.database import Tx
from storage.facts import card_lines, case_facts, lateness
from storage.people import Person
from storage.prepared import Prepared
from storage.tables import card as cards
from storage.tables import live_message as live

STYLES = {
    Action.ACCEPT: "primary",
    Action.FILE: "primary",
    Action.DISPATCH: "primary",
    Action.RECTIFY: "success",
    Action.PASS: "success",
    Action.GRANT_DELAY: "success",
    Action.FAIL: "danger",
    Action.REFUSE: "danger",
    Action.DENY_DELAY: "danger",
}

Place = tuple[int, int]
"""A chat and its topic (0 for none)."""
Standing = tuple[Place, Part]


async def refresh(tx: Tx, city: Rulebook, case: Case, now: datetime, before: Case | None = None) -> None:
    """Shows the case anew wherever a card of it stands, and gives a card to whoever needs one now.

    Whoever gets the case back that they had `before` the one before gets their card as a new message: nobody
    notices an old one that changes far up in the chat.
    """
    wanted = await _wanted(tx, city, case)
    standing = await _standing(tx, case.id)
    for place, part in wanted.keys() - standing:
        values = {"case_id": case.id, "chat": place[0], "thread": place[1], "part": str(part)}
        await tx.execute(insert(cards), values | {"person": wanted[place, part]})
    for place, part in wanted.keys() & standing:
        if before and _comes_back(before, case, part):
            await _let_go(tx, place, _target(case, part))
    await _show(tx, city, case, standing | wanted.keys(), wanted.keys(), now)


async def renew(tx: Tx, city: Rulebook, case: Case, now: datetime) -> None:
    """Shows the case anew wherever a card of it stands, and nowhere else."""
    wanted = await _wanted(tx, city, case)
    await _show(tx, city, case, await _standing(tx, case.id), wanted.keys(), now)


async def _show(
    tx: Tx,
    city: Rulebook,
    case: Case,
    shown: AbstractSet[Standing],
    wanted: AbstractSet[Standing],
    now: datetime,
) -> None:
    if not shown:
        return
    count = len(await audience.reporters_of(tx, case.id))
    for place, part in sorted(shown):
        message = await _card(tx, city, case, place, part, count, (place, part) in wanted, now)
        await outbox.put(tx, message, now)


def _comes_back(before: Case, after: Case, part: Part) -> bool:
    """A fix that failed its check is told to the handler in words."""
    if part is Part.HANDLER:
        return after.handler != before.handler
    return part not in parts_with_card(before)


async def call(
    tx: Tx, city: Rulebook, case: Case, person: Person, part: Part, key: str, now: datetime, give: bool
) -> str:
    """Asks somebody to act on a case, in one message: says `key` beside the card they have of it, or if they
    have none and `give` is set, gives them the card. The key of what was said."""
    assert person.telegram_id is not None  # noqa: S101  the caller knows who can be reached
    place = (person.telegram_id, 0)
    theirs = {known for chat, known in await _standing(tx, case.id) if chat == place}
    held = [known for known in (part, *parts_with_card(case)) if known in theirs]
    if give and not held:
        await show_again(tx, city, case, person, part, now)
        return "card"
    await remind(tx, city, case, place[0], held[0] if held else part, key, now)
    return key


async def show_again(tx: Tx, city: Rulebook, case: Case, person: Person, part: Part, now: datetime) -> None:
    """Sends this person's card as a new message, which is the live one from now on."""
    assert person.telegram_id is not None  # noqa: S101  the caller was written to by them
    place = (person.telegram_id, 0)
    is_wanted = part in parts_with_card(case)
    if (place, part) not in await _standing(tx, case.id):
        values = {"case_id": case.id, "chat": place[0], "thread": 0, "part": str(part), "person": person.id}
        await tx.execute(insert(cards), values)
    count = len(await audience.reporters_of(tx, case.id))
    await _let_go(tx, place, _target(case, part))
    await outbox.put(tx, await _card(tx, city, case, place, part, count, is_wanted, now), now)


def _target(case: Case, part: Part) -> str:
    return f"card:{case.id}:{part}"


async def _let_go(tx: Tx, place: Place, target: str) -> None:
    """What stands there under this target is not changed any more: the next is a new message."""
    stands = (live.c.chat == place[0]) & (live.c.thread == place[1]) & (live.c.target == target)
    await tx.execute(delete(live).where(stands))


async def remind(tx: Tx, city: Rulebook, case: Case, chat: int, part: Part, key: str, now: datetime) -> None:
    """Says `key` beside a card that stands further up in the chat, with the card's own buttons."""
    facts = case_facts(city, case) | lateness(case, now)
    message = Message(chat, key, facts, buttons=buttons(case, part), case_id=case.id, urgent=case.emergency)
    await outbox.put(tx, message, now)


def buttons(case: Case, part: Part) -> Rows:
    """What this part may do now, as buttons; each press is judged again when it comes."""
    rows = (
        tuple(_button(case, action) for action in row if _offered(case, part, action))
        for row in BUTTONS[part]
    )
    return tuple(row for row in rows if row)


def _offered(case: Case, part: Part, action: Action) -> bool:
    if (case.status, action) not in NEXT or part not in WHO[action]:
        return False
    if action in (Action.GRANT_DELAY, Action.DENY_DELAY):
        return case.delay_until is not None
    return action is not Action.ASK_DELAY or case.delay_until is None


def _button(case: Case, action: Action) -> Button:
    return Button(f"button-{action}", f"{action}:{case.id}", style=STYLES.get(action))


async def _wanted(tx: Tx, city: Rulebook, case: Case) -> dict[Standing, int | None]:
    wanted: dict[Standing, int | None] = {}
    parts = parts_with_card(case)
    for part in parts:
        for person in await people.many(tx, await audience.persons_for(tx, city, case, part)):
            if person.telegram_id is not None and person.reachable:
                wanted[(person.telegram_id, 0), part] = person.id
    if Part.HANDLER in parts:
        wanted |= {(room, Part.HANDLER): None for room in await audience.rooms_for(tx, city, case)}
    return wanted


STANDING = Prepared(
    select(cards.c.chat, cards.c.thread, cards.c.part).where(cards.c.case_id == bindparam("case"))
)


async def _standing(tx: Tx, case_id: int) -> set[Standing]:
    found = await tx.rows(STANDING, {"case": case_id})
    return {((chat, thread), Part(part)) for chat, thread, part in found}


async def _card(
    tx: Tx, city: Rulebook, case: Case, place: Place, part: Part, count: int, in_hand: bool, now: datetime
) -> Message:
    title = f"card-title-{_head(case, part)}" if in_hand else "card-title-past"
    flags = await photos.flags_of(tx, case.id) if part is Part.CHECKER else ()
    facts = case_facts(city, case) | {
        "title": {"text": [title, {"code": case.code, "category": {"category": case.category}}]},
        "lines": {"lines": card_lines(city, case, count, now, flags)},
    }
    picture = await photos.for_card(tx, case.id, part is Part.CHECKER)
    return Message(
        chat=place[0],
        thread=place[1],
        key="card",
        facts=facts,
        buttons=buttons(case, part) if in_hand else (),
        photo=picture,
        target=_target(case, part),
        case_id=case.id,
        urgent=case.emergency,
    )


def _head(case: Case, part: Part) -> str:
    climbed = case.status is Status.DISPATCHED and case.escalation is Escalation.TOWN
    return "unaccepted" if climbed and part is Part.TOWN else str(part)
