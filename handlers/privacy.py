"""The privacy notice: once, before anything is kept."""

from datetime import datetime

import telegram
from telegram import Update

from domain.messages import Button, Message
from handlers.routes import command, press
from handlers.turn import Turn, rows
from storage import inbox, outbox, people
from storage.database import Tx
from texts import language_of

VERSION = 1
"""Raised when the words of the notice change, so that everybody is asked again."""


async def hold(tx: Tx, update: Update, now: datetime) -> None:
    """Keeps an update unread, and shows the notice once for it (an album shows it once for all its parts)."""
    user, message = update.effective_user, update.message
    assert user is not None  # noqa: S101  the entry looked
    assert message is not None  # noqa: S101  the entry looked
    shown = await inbox.has_held(tx, user.id)
    await inbox.hold(tx, update.update_id)
    if shown and message.media_group_id is not None:
        return
    language = language_of(user.language_code)
    choice = rows(
        Button("button-notice-accept", f"notice:{VERSION}:yes", style="primary"),
        Button("button-notice-decline", f"notice:{VERSION}:no"),
    )
    key = "privacy-reminder" if shown else "privacy-notice"
    await outbox.put(tx, Message(user.id, key, {}, buttons=choice, language=language), now)


async def decide(tx: Tx, user: telegram.User, query: telegram.CallbackQuery, now: datetime) -> None:
    """Accepted: the person exists and what waited is handled. Declined: nothing is left of it."""
    language = language_of(user.language_code)
    edit = query.message.message_id if query.message else None
    if (query.data or "").endswith(":no"):
        await inbox.erase_held(tx, user.id)
        await outbox.forget(tx, user.id)
        declined = Message(user.id, "privacy-declined", {}, edit=edit, language=language)
        await outbox.put(tx, declined, now)
        return
    person = await people.add(tx, user.id, user.full_name, now, language)
    await people.change(tx, person.id, notice=VERSION)
    waiting = await inbox.has_held(tx, user.id)
    await inbox.release_held(tx, user.id)
    key = "privacy-accepted" if waiting else "privacy-accepted-send-photo"
    await outbox.put(tx, Message(user.id, key, {}, edit=edit, language=language), now)


@press("notice")
async def settled(turn: Turn, *_: str) -> None:
    """An older copy of the notice, pressed by somebody who has agreed since."""
    turn.answer("privacy-settled", alert=True)


@command("privacy")
async def privacy(turn: Turn, _: str) -> None:
    """What is kept, why and for how long; and how to see or erase it."""
    await turn.reply("privacy-told")
