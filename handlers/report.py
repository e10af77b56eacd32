"""A resident reports: a photo starts it, then the bot asks only for what is missing."""

from datetime import timedelta
from typing import Any

from domain.cases import Source
from domain.drafts import Asked, Draft, with_words
from domain.messages import Button, Refused
from domain.people import Role
from handlers import emergencies, pictures, report_address
from handlers.routes import answer_to, command, press
from handlers.turn import Turn, rows
from storage import asking, drafts, patrols, photos, questions

MOST_PHOTOS = 10
SHOWS_KEYBOARD = frozenset({Asked.PLACE, Asked.UNIT, Asked.DATUM})
"""Questions below which the location button stands."""


@command("report")
async def report(turn: Turn, _: str) -> None:
    """Starts a report without a photo, or goes on with the one that is open."""
    await ask_next(turn, await own_draft(turn))


@command("cancel")
async def cancel(turn: Turn, _: str) -> None:
    await turn.reply(await _forget(turn), drop_keyboard=True)


@press("draft-cancel")
async def press_cancel(turn: Turn) -> None:
    draft = await drafts.of_person(turn.tx, turn.person.id)
    key = await _forget(turn)
    if draft and draft.asked not in SHOWS_KEYBOARD:
        await turn.edit(key)
        return
    # Only a new message can put the location button away.
    await turn.edit("draft-cancelled-short")
    await turn.reply(key, drop_keyboard=True)


async def _forget(turn: Turn) -> str:
    """Gives up whatever was being made, and tells which text says so."""
    asked = await questions.open_in(turn.tx, turn.chat, turn.person.id, turn.now)
    draft = await drafts.of_person(turn.tx, turn.person.id)
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    await drafts.give_up(turn.tx, turn.person.id)
    if draft:
        return "draft-cancelled"
    return "draft-cancelled-short" if asked else "nothing-to-cancel"


async def take_photo(turn: Turn) -> None:
    """A photo starts a report or is added to it."""
    draft = await own_draft(turn)
    kept = await photos.of_draft(turn.tx, turn.person.id)
    album = turn.message and turn.message.media_group_id
    if len(kept) >= MOST_PHOTOS:
        if album is None:
            raise Refused("draft-too-many-photos", most=MOST_PHOTOS)
        # Said once for an album, not for each of its parts.
        await turn.reply("draft-too-many-photos", most=MOST_PHOTOS, target=f"too-many:{album}")
        return
    await pictures.keep(turn, photos.BEFORE, draft_of=turn.person.id)
    if turn.text:
        draft = await take_caption(turn, draft, turn.text)
    if kept and album and kept[-1].album == album:
        return
    if turn.message and turn.message.document and draft.unit is None and draft.raw_latitude is None:
        # The file may know its place: whoever fetches it asks the next question (jobs/photos.py).
        await change(turn, draft, asked=Asked.PLACE)
        await turn.reply("draft-reading-file")
        return
    await ask_next(turn, draft)


async def take_caption(turn: Turn, draft: Draft, words: str) -> Draft:
    """A caption is kept as the note, and understood as the category where it is plain."""
    changes: dict[str, Any] = {"note": with_words(draft.note, words)}
    meant = turn.city.categories.sure(words) if draft.category is None else None
    if meant:
        changes |= {"category": meant.code, "category_by": "words"}
        await emergencies.warn(turn, meant)
    return await change(turn, draft, **changes)


async def take_words(turn: Turn) -> None:
    """Typed words: the answer to the open question, or the beginning of a report if they name a problem."""
    draft = await drafts.of_person(turn.tx, turn.person.id)
    if draft is None:
        await _words_alone(turn)
        return
    if _means(turn, "button-cancel"):
        await cancel(turn, "")
    elif _means(turn, "button-choose-unit"):
        await ask(turn, await change(turn, draft, asked=Asked.UNIT))
    elif draft.asked in (Asked.PLACE, Asked.UNIT, Asked.DATUM):
        await report_address.take(turn, draft)
    else:
        await ask_next(turn, await take_caption(turn, draft, turn.text))


async def take_other(turn: Turn) -> None:
    """A sticker, a voice, a video …: says what is wanted, keeps what there is."""
    draft = await drafts.of_person(turn.tx, turn.person.id)
    await turn.reply(f"wanted-{draft.asked}" if draft else "wanted-photo-first")


async def _words_alone(turn: Turn) -> None:
    if not turn.city.categories.guess(turn.text):
        await turn.reply("wanted-photo-first")
        return
    await ask_next(turn, await take_caption(turn, await own_draft(turn), turn.text))


def _means(turn: Turn, key: str) -> bool:
    """Whether the words are those of a reply keyboard's button, in either language."""
    return turn.text in {turn.texts.plain(language, key) for language in ("zh", "en")}


async def own_draft(turn: Turn) -> Draft:
    """The person's report, begun if there is none; an inspector on patrol begins a finding."""
    draft = await drafts.of_person(turn.tx, turn.person.id)
    if draft:
        return draft
    begun = Draft(
        person=turn.person.id,
        source=await _source(turn),
        started_at=turn.now,
        expires_at=turn.now + timedelta(hours=turn.city.settings.draft_hours),
        asked=Asked.PHOTO,
    )
    return await drafts.start(turn.tx, begun)


async def _source(turn: Turn) -> Source:
    """On a patrol everything is a finding; what a leader sends comes from a walk (S44)."""
    if await patrols.open_of(turn.tx, turn.person.id):
        return Source.INSPECTOR
    leads = any(post.role is Role.LEADER for post in await turn.posts())
    return Source.LEADER if leads else Source.RESIDENT


async def need_draft(turn: Turn) -> Draft:
    """The person's report; an old button of a report that is no more is answered so."""
    draft = await drafts.of_person(turn.tx, turn.person.id)
    if draft is None:
        raise Refused("draft-gone")
    return draft


async def change(turn: Turn, draft: Draft, **changes: Any) -> Draft:
    return await asking.change(turn.tx, draft, **changes)


async def ask_next(turn: Turn, draft: Draft, edit: bool = False) -> None:
    """Asks for what is missing now; with `edit` in the place of the message whose button was pressed."""
    pressed = turn.message.message_id if edit and turn.query and turn.message else None
    await asking.ask_next(turn.tx, turn.city, draft, turn.chat, turn.now, pressed)


async def ask(turn: Turn, draft: Draft) -> None:
    await asking.ask(turn.tx, turn.city, draft, turn.chat, turn.now)


@press("draft-note")
async def want_note(turn: Turn) -> None:
    await need_draft(turn)
    await questions.ask(turn.tx, turn.chat, turn.person.id, "draft-note", turn.now)
    await turn.reply("draft-ask-note")


@answer_to("draft-note")
async def take_note(turn: Turn, _case: int | None, _facts: dict[str, Any]) -> None:
    """Words become the note; a photo instead is welcome as well."""
    await questions.settle(turn.tx, turn.chat, turn.person.id)
    if turn.message and pictures.of(turn.message):
        await take_photo(turn)
        return
    draft = await drafts.of_person(turn.tx, turn.person.id)
    if draft is None:
        await _words_alone(turn)
        return
    await ask_next(turn, await change(turn, draft, note=with_words(draft.note, turn.text)))


@press("draft-photo")
async def want_photo(turn: Turn) -> None:
    await need_draft(turn)
    await turn.reply("draft-ask-more-photos", buttons=rows(Button("button-enough", "draft-review")))


@press("draft-review")
async def review(turn: Turn) -> None:
    await ask_next(turn, await need_draft(turn), edit=True)
