"""An inspector visits a listed place: still clean or dirty again, with photos; the city may correct it."""

from dataclasses import replace
from typing import Any

from domain.coordinates import map_link, metres_between
from domain.draft_questions import PLACE_KEYBOARD
from domain.messages import Button, Refused, Rows
from domain.people import CHECKING, holds
from handlers import city_only, conversation, pictures, shared_place
from handlers.look_backs import VISITING, line_key, own_entries, place_button
from handlers.pages import PAGE
from handlers.routes import answer_to, press
from handlers.turn import Turn, number, rows
from storage import listings, look_back_results, look_back_rounds, photos, places, questions
from storage.look_back_facts import place_facts, result_facts, subject
from storage.look_back_rounds import Entry

conversation.TAKES_PLACES.add("look-back-near")


@press("lb-near")
async def ask_where(turn: Turn) -> None:
    await own_entries(turn)
    await questions.ask(turn.tx, turn.chat, turn.person.id, "look-back-near", turn.now)
    await turn.reply("look-back-where", keyboard=(PLACE_KEYBOARD[0],))


@answer_to("look-back-near")
async def near(turn: Turn, _: int | None, _facts: dict[str, Any]) -> None:
    """What is still to be visited, the nearest first; places without a point last."""
    shared = shared_place.location_of(turn.message)
    if not shared:
        raise Refused("look-back-where")
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    left = [entry for entry in await own_entries(turn) if entry.visit is None]
    if not left:
        await turn.reply("look-back-all-visited", drop_keyboard=True)
        return
    await turn.reply("look-back-near-here", drop_keyboard=True)
    here = shared_place.reading_of(turn, shared).candidates
    known = await places.by_code(turn.tx, [entry.place for entry in left])
    away: list[tuple[float, Entry]] = []
    for entry in left:
        place = known.get(entry.place)
        point = place.point if place else None
        metres = [metres_between(each.point, point) for each in here] if point else []
        away.append((min(metres, default=float("inf")), entry))
    shown = [entry for _, entry in sorted(away, key=lambda pair: (pair[0], pair[1].id))[:PAGE]]
    await turn.reply(
        "look-back-near",
        count=len(left),
        lines={"lines": [[line_key(entry), await place_facts(turn.tx, entry)] for entry in shown]},
        buttons=rows(*[await place_button(turn, entry) for entry in shown]),
    )


@press("lb-place")
async def show(turn: Turn, entry_id: str) -> None:
    """A place of a round: where it is, how it did before, and what may be recorded now."""
    entry = await _load(turn, entry_id)
    facts = await place_facts(turn.tx, entry)
    place = (await places.by_code(turn.tx, [entry.place])).get(entry.place)
    lines: list[list[Any]] = [["look-back-line-unit", facts]]
    if place and place.point:
        lines.append(["line-map", {"link": map_link(place.point)}])
    listed = await listings.of_place(turn.tx, entry.place)
    lines += [
        ["look-back-line-listed", {"month": {"date": f"{one.month:%Y-%m}"}}]
        for one in listed
        if one.list == "worst" and one.corrected_at is None
    ]
    for before in await look_back_rounds.of_place(turn.tx, entry.place):
        if before.visit is not None or before.closed_at is not None:
            lines.append([_result_key(before), result_facts(before)])
    await turn.reply(
        "look-back-place",
        place=facts["place"],
        lines={"lines": lines},
        photo=await _photo(turn, entry),
        buttons=await _buttons(turn, entry),
    )


def _result_key(entry: Entry) -> str:
    if entry.visit is None:
        return "look-back-result-none"
    return "look-back-result-passed" if entry.passed else "look-back-result-failed"


async def _photo(turn: Turn, entry: Entry) -> int | None:
    shown = await photos.of_subject(turn.tx, subject(entry.visit)) if entry.visit is not None else []
    return shown[0].id if shown else None


async def _buttons(turn: Turn, entry: Entry) -> Rows:
    if not await _may_visit(turn, entry):
        return ()
    if entry.visit is None and entry.closed_at is None:
        clean = Button("look-back-button-clean", f"lb-visit:{entry.id}:pass", style="success")
        dirty = Button("look-back-button-dirty", f"lb-visit:{entry.id}:fail", style="danger")
        return ((clean, dirty),)
    if entry.visit is not None and await city_only.is_city(turn):
        return rows(Button("look-back-button-correct", f"lb-correct:{entry.id}"))
    return ()


@press("lb-visit")
async def ask_photo(turn: Turn, entry_id: str, result: str) -> None:
    """A result counts with a photo only."""
    entry = await _to_visit(turn, entry_id)
    if result not in ("pass", "fail"):
        raise Refused("button-unknown")
    await questions.ask(
        turn.tx, turn.chat, turn.person.id, "look-back-visit", turn.now, entry=entry.id, result=result
    )
    await turn.reply("look-back-visit-photo", **await place_facts(turn.tx, entry))


@answer_to("look-back-visit")
async def take_visit(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    """The photo settles it; its caption is the report. The rest of an album joins by itself."""
    entry = await _to_visit(turn, str(facts["entry"]))
    if turn.message is None or not pictures.of(turn.message):
        raise Refused("look-back-visit-photo", **await place_facts(turn.tx, entry))
    passed = facts["result"] == "pass"
    visit = await look_back_rounds.visit(turn.tx, entry, turn.person.id, passed, turn.text or None, turn.now)
    if visit is None:
        raise Refused("look-back-visited")
    await pictures.keep(turn, photos.ADDED, about=subject(visit))
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    kept = replace(entry, visit=visit, visited_at=turn.now, passed=passed, words=turn.text or None)
    await _account(turn, kept)


async def _account(turn: Turn, entry: Entry) -> None:
    """What follows of the result, and what whoever recorded it should know of that."""
    settled = await look_back_results.settle(turn.tx, turn.city, entry, turn.now)
    if settled.summoned:
        key = "look-back-visit-summons"
    elif settled.released:
        key = "look-back-visit-passed"
    else:
        key = "look-back-visit-kept" if entry.passed else "look-back-visit-failed"
    facts = await place_facts(turn.tx, entry) | {"count": len(settled.standing.failed)}
    await turn.reply(key, **facts, buttons=rows(Button("look-back-button-places", "lb-places:0")))


@press("lb-correct")
async def ask_correction(turn: Turn, entry_id: str) -> None:
    """The other result, with a reason; the first stays in the record."""
    if not await city_only.may(turn, "look-back", f"lb-correct:{entry_id[:20]}"):
        return
    entry = await _load(turn, entry_id)
    if entry.visit is None:
        raise Refused("button-old")
    await questions.ask(
        turn.tx,
        turn.chat,
        turn.person.id,
        "look-back-correct",
        turn.now,
        entry=entry.id,
        visit=entry.visit,
    )
    key = "look-back-correct-to-failed" if entry.passed else "look-back-correct-to-passed"
    await turn.reply(key, **await place_facts(turn.tx, entry))


@answer_to("look-back-correct")
async def take_correction(turn: Turn, _: int | None, facts: dict[str, Any]) -> None:
    entry = await _load(turn, str(facts["entry"]))
    if entry.visit != facts["visit"] or not await city_only.is_city(turn):
        raise Refused("not-allowed")
    if not turn.text:
        raise Refused("words-wanted")
    passed = not entry.passed
    visit = await look_back_rounds.correct(turn.tx, entry, turn.person.id, passed, turn.text, turn.now)
    if visit is None:
        raise Refused("look-back-visited")
    if turn.message and pictures.of(turn.message):
        await pictures.keep(turn, photos.ADDED, about=subject(visit))
    if entry.passed:
        await look_back_results.take_back_release(turn.tx, turn.city, entry, turn.now)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await _account(turn, replace(entry, visit=visit, visited_at=turn.now, passed=passed, words=turn.text))


async def _to_visit(turn: Turn, entry_id: str) -> Entry:
    entry = await _load(turn, entry_id)
    if not await _may_visit(turn, entry):
        raise Refused("not-allowed")
    if entry.closed_at is not None:
        raise Refused("look-back-round-over")
    if entry.visit is not None:
        raise Refused("look-back-visited")
    return entry


async def _load(turn: Turn, entry_id: str) -> Entry:
    """An entry of the person's own areas; one that is not there is refused alike (T17)."""
    entry = await look_back_rounds.entry(turn.tx, number(entry_id))
    if entry is None or not holds(await turn.posts(), CHECKING, entry.unit, turn.city.covers):
        raise Refused("not-allowed")
    return entry


async def _may_visit(turn: Turn, entry: Entry) -> bool:
    return holds(await turn.posts(), VISITING, entry.unit, turn.city.covers)
