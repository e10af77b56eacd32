"""What Telegram shows of the bot: its name, its words about itself, and each person's commands."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson
import structlog

from bot.telegram import Telegram
from domain.delivery import TryLater, Undelivered
from domain.people import Post, Role
from storage import people, state
from storage.database import Database
from texts import LANGUAGES, Texts

EVERY_SECONDS = 60.0

RESIDENT = (
    *("report", "my", "case", "nearby", "cleanday", "exposure", "model"),
    *("help", "language", "privacy", "mydata", "forget", "cancel"),
)
FIELD = ("todo",)
INSPECTOR = ("todo", "patrol", "done", "lookback", "chain", "hotspots")
MANAGER = (
    *("todo", "today", "digest", "overdue", "area"),
    *("hotspots", "papers", "bulletin", "lookback", "chain", "suggest"),
)
APPOINTING = ("invite", "bind")
COMMANDS: dict[Role, tuple[str, ...]] = {
    Role.RECTIFIER: FIELD,
    Role.CHIEF: (*FIELD, "today", "digest", "overdue", "area", "hotspots", "suggest"),
    Role.DEPUTY: (*FIELD, "digest", "hotspots", "suggest"),
    Role.INSPECTOR: INSPECTOR,
    Role.LEADER: ("today", "digest", "overdue", "area", "hotspots"),
    Role.TOWN: (*MANAGER, *APPOINTING, "patrol", "done"),
    Role.CITY: (*MANAGER, "patrol", "done"),
    Role.ADMIN: (*MANAGER, *APPOINTING, "staff", "calendar"),
}

# Telegram knows the languages of its own; ours is what everybody else sees.
TELEGRAM_LANGUAGES = {"zh": ("", "zh"), "en": ("en",)}

log = structlog.get_logger()


class Profile:
    """Keeps Telegram's picture of the bot in step; what has not changed is not sent again."""

    def __init__(
        self, database: Database, telegram: Telegram, texts: Texts, now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._telegram = telegram
        self._texts = texts
        self._now = now

    async def bot_name(self) -> str:
        """The bot's user name: asked of Telegram, or as it was the last time if Telegram is down."""
        try:
            name = str((await self._telegram.call("getMe", {}))["username"])
        except TryLater:
            async with self._database.read() as tx:
                return str(await state.get(tx, "bot-name", ""))
        async with self._database.write() as tx:
            await state.put(tx, "bot-name", name)
        return name

    async def run(self) -> None:
        while True:
            try:
                await self.refresh()
            except Undelivered as error:
                log.info("the bot's profile could not be set", error=type(error).__name__)
            await asyncio.sleep(EVERY_SECONDS)

    async def refresh(self) -> None:
        """Sends what differs from what was sent last."""
        async with self._database.read() as tx:
            known: dict[str, str] = await state.get(tx, "profile", {})
            staff = await people.staff(tx)
        sent = dict(known)
        try:
            for name, method, parameters in self._wanted(staff):
                seal = sha256(orjson.dumps(parameters)).hexdigest()[:16]
                if known.get(name) != seal:
                    await self._send(method, parameters)
                    sent[name] = seal
        finally:
            if sent != known:
                async with self._database.write() as tx:
                    await state.put(tx, "profile", sent)

    async def _send(self, method: str, parameters: dict[str, Any]) -> None:
        """Staff who never wrote to the bot have no chat yet: theirs is set when they have."""
        try:
            await self._telegram.call(method, parameters)
        except TryLater:
            raise
        except Undelivered:
            if "scope" not in parameters:
                raise

    def _wanted(
        self, staff: Iterable[tuple[people.Person, Post]]
    ) -> Iterable[tuple[str, str, dict[str, Any]]]:
        for language in LANGUAGES:
            for code in TELEGRAM_LANGUAGES[language]:
                yield from self._words(language, code)
                yield f"commands:{code}", "setMyCommands", self._commands(language, code, RESIDENT)
        yield "menu", "setChatMenuButton", {"menu_button": {"type": "commands"}}
        for person, roles in _roles(staff).items():
            words = tuple(dict.fromkeys(word for role in roles for word in COMMANDS.get(role, ())))
            scope = {"type": "chat", "chat_id": person.telegram_id}
            parameters = self._commands(person.language, "", (*words, *RESIDENT)) | {"scope": scope}
            yield f"commands:{person.telegram_id}", "setMyCommands", parameters

    def _words(self, language: str, code: str) -> Iterable[tuple[str, str, dict[str, Any]]]:
        about = self._texts.plain(language, "bot-description")
        short = self._texts.plain(language, "bot-short-description")
        yield f"about:{code}", "setMyDescription", {"description": about, "language_code": code}
        yield f"short:{code}", "setMyShortDescription", {"short_description": short, "language_code": code}

    def _commands(self, language: str, code: str, words: Iterable[str]) -> dict[str, Any]:
        commands = [
            {"command": word, "description": self._texts.plain(language, f"command-{word}")} for word in words
        ]
        return {"commands": commands, "language_code": code}


def _roles(staff: Iterable[tuple[people.Person, Post]]) -> dict[people.Person, list[Role]]:
    roles: dict[people.Person, list[Role]] = {}
    for person, post in staff:
        if person.telegram_id is not None and person.notice is not None:
            roles.setdefault(person, []).append(post.role)
    return roles
