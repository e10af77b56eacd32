"""Word files that the city office sends back: checked, kept, and from then on part of the paper."""

import asyncio
from datetime import datetime

from domain.messages import Fact, Message, Refused
from domain.papers import Paper
from domain.rulebook import Rulebook
from jobs import kept_files
from printing import word
from storage import outbox, paper_cards, papers, photos, questions
from storage.database import Database, Tx
from storage.paper_kinds import form_of
from storage.photo_files import PhotoFiles, key_of
from storage.photos import Photo


async def keep(
    database: Database, files: PhotoFiles, city: Rulebook, photo: Photo, data: bytes, now: datetime
) -> None:
    """Puts the file into its paper, or says what is wrong with it; what was asked for stays asked then."""
    try:
        await asyncio.to_thread(word.check, data)
    except word.NotWord as refusal:
        async with database.write() as tx:
            if await photos.refuse(tx, photo.id, refusal.key):
                await _say(tx, photo, now, refusal.key)
        return
    seal = await kept_files.put(files, data)
    async with database.write() as tx:
        current = await kept_files.settle(tx, photo, seal)
        if current:
            await _take(tx, city, current, key_of(seal), now)


async def _take(tx: Tx, city: Rulebook, photo: Photo, key: str, now: datetime) -> None:
    """The paper may have been decided meanwhile: then it stays as it is, and the person hears so."""
    paper = await papers.get(tx, int((photo.about or ":0").partition(":")[2]))
    if paper is None or photo.by is None:
        return
    try:
        edited = await papers.edit(tx, city, paper, photo.by, {"file": key}, now)
    except Refused as refusal:
        await _say(tx, photo, now, refusal.key, **refusal.facts)
        return
    await _say(tx, photo, now, form_of(paper.kind).file_taken, title=paper_cards.title(edited))
    if photo.chat is not None:
        await questions.settle(tx, photo.chat, photo.by)
    await paper_cards.show(tx, city, edited, now)


def about(paper: Paper) -> str:
    """What the row of its file says that it belongs to."""
    return f"paper:{paper.id}"


async def _say(tx: Tx, photo: Photo, now: datetime, key: str, **facts: Fact | None) -> None:
    if photo.chat is not None:
        await outbox.put(tx, Message(photo.chat, key, facts, reply_to=photo.message_id), now)
