"""Stories: people write, press and send photos, and the real handlers and storage answer.

    async def test_a_resident_hears_who_takes_the_case(story: Story) -> None:
        await story.photo(YING, caption="垃圾成堆")
        await story.location(YING, *HUMEN)
        said = await story.press(YING, "submit")
        assert said[YING] == ["draft-sent", "receipt"]
        said = await story.press(WU, "accept")
        assert said[YING] == ["told-accepted"]

`story` is a fixture: `from tests.story import story` in the conftest.py of your folder. It starts at noon in
Dongguan with YING, MEI and HUI (residents), CHEN (chief of Daning in Humen), LIN (inspector of the city),
WU (officer of Humen, on duty) and ADA (admin), who all have accepted the privacy notice. A `Someone` of your
own is a stranger until `story.meet`, and staff by `story.appoint`. `story.report(YING)` is a whole report.

Every step (`say`, `photo`, `file`, `location`, `press`, `data`, `update`) gives what the bot then said to
everybody: `said[YING]` the keys of her messages, `said.to(YING)` the messages with words and buttons,
`said.answer` the key of the answer to a press. What is said counts as sent at once, so it can be replied to
(`reply_to=said.to(CHEN)[0]`); `story.chat(YING)` is what stands in her chat now. `press` finds the newest
button whose data begins with the words given (`"submit"`, `"verdict:1:yes"`), or whose key or words they are;
`story.data` presses anything. In a group: `story.say(WU, "/bind 虎门", into=Group(-100123, thread=7))`.

Photos are fetched, stripped and compared by the real job in the same step; `picture=` chooses another scene,
the same number is the same picture, and bytes are a file of your own. `story.files` is where they are kept.
`story.now` is the clock, `story.pass_time(hours=3)`; `story.read()` and `story.write()` open the database.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import pytest
import telegram

from domain.cases import Case
from domain.city import parse_city
from domain.coordinates import Datum
from domain.deadlines import WorkCalendar
from domain.messages import Answer
from domain.people import Role
from domain.rulebook import Rulebook
from handlers.entry import Entry
from handlers.privacy import VERSION
from jobs.photos import PhotoFetcher
from storage import cases, inbox, outbox, people
from storage.darkroom import Darkroom
from storage.database import Database, Tx
from storage.letters import Letter, Sent
from storage.photo_files import PhotoFiles
from storage.pictures import Picture
from tests.conftest import NOON
from tests.domain.dongguan import read_dongguan
from tests.storage.scenes import encoded, scene
from texts import MissingText, Texts

BOT = "jiejing_bot"
TOWN = "441900121"
DANING = "441900121013"
HUMEN = (22.81, 113.67)
"""A point in Humen however it is read."""
CHANGAN = (22.80, 113.80)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person on Telegram. `language` is the one of their app."""

    name: str
    id: int
    language: str = "zh"

    def as_user(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}


@dataclass(frozen=True, slots=True)
class Group:
    """A supergroup, or with `thread` a topic of it."""

    id: int
    thread: int = 0
    title: str = "虎门城管"


YING, MEI, HUI = Someone("Ying", 1001), Someone("Mei", 1002), Someone("Hui", 1003)
CHEN, LIN, WU, ADA = Someone("Chen", 2001), Someone("Lin", 2002), Someone("Wu", 2003), Someone("Ada", 2004)


@dataclass(frozen=True, slots=True)
class Shown:
    """A button as it stands below a message."""

    words: str
    key: str
    data: str | None
    url: str | None = None

    def means(self, wanted: str) -> bool:
        data = self.data or ""
        return wanted in (data, self.key, self.words) or data.startswith(f"{wanted}:")


@dataclass(frozen=True, slots=True)
class Told:
    """A message of the bot. `edited`: it took the place of what stood there under the same id."""

    id: int
    chat: int
    thread: int
    key: str
    facts: Mapping[str, Any]
    words: str
    buttons: tuple[Shown, ...]
    keyboard: tuple[Shown, ...]
    photo: int | None
    edited: bool
    case_id: int | None
    attachment: Mapping[str, Any] | None = None

    def button(self, wanted: str) -> Shown:
        """The button that leads to `wanted`; AssertionError with those there are."""
        found = next((button for button in self.buttons if button.means(wanted)), None)
        assert found, f"{wanted} is not among {self.buttons} below {self.key}"
        return found


@dataclass(slots=True)
class Said:
    """What came of one step: messages in the order of their sending, and the answers to a press."""

    messages: list[Told] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def to(self, who: "Someone | Group") -> list[Told]:
        return [told for told in self.messages if told.chat == who.id]

    def __getitem__(self, who: "Someone | Group") -> list[str]:
        return [told.key for told in self.to(who)]

    @property
    def answer(self) -> str | None:
        """The key of the answer to the press; it must have been answered exactly once."""
        assert len(self.answers) == 1, self.answers
        return self.answers[0].key


class Story:
    """One city, from noon on."""

    def __init__(self, database: Database) -> None:
        self.now = NOON
        self.city = dongguan()
        self.database = database
        self.texts = Wordbook(self.city.zone, self.city.names)
        self.entry = Entry(bot(), BOT, lambda: self.city, self.texts, lambda: self.now)
        self.chats: dict[int, dict[int, Told]] = {}
        self.files = PhotoFiles.open("memory:///")
        self._darkroom = QuickDarkroom()
        self._sent_files: dict[str, bytes] = {}
        self._photos = PhotoFetcher(
            database, self.files, self._darkroom, self._fetch, lambda: self.city, lambda: self.now
        )
        self._updates = 1000
        self._messages = 0

    def read(self) -> AbstractAsyncContextManager[Tx]:
        return self.database.read()

    def write(self) -> AbstractAsyncContextManager[Tx]:
        return self.database.write()

    def pass_time(self, **length: float) -> None:
        self.now += timedelta(**length)

    def chat(self, who: Someone | Group) -> list[Told]:
        """What the bot's messages in this chat read now, oldest first."""
        return list(self.chats.get(who.id, {}).values())

    async def meet(self, *newcomers: Someone) -> None:
        """They have accepted the privacy notice, and their phones count as WGS-84."""
        async with self.database.write() as tx:
            for someone in newcomers:
                person = await people.add(tx, someone.id, someone.name, self.now, someone.language)
                await people.change(tx, person.id, notice=VERSION, datum=str(Datum.WGS84))

    async def appoint(
        self, who: Someone, role: Role, area: str, trade: str | None = None, duty: bool = False
    ) -> None:
        async with self.database.write() as tx:
            person = await people.add(tx, who.id, who.name, self.now, who.language)
            await people.appoint(tx, person.id, role, area, self.now, trade, duty)

    async def person(self, who: Someone) -> people.Person:
        async with self.database.read() as tx:
            found = await people.by_telegram(tx, who.id)
        assert found, f"the bot does not know {who.name}"
        return found

    async def case(self, case_id: int = 1) -> Case:
        async with self.database.read() as tx:
            found = await cases.get(tx, case_id)
        assert found, f"there is no case {case_id}"
        return found

    async def report(
        self, who: Someone, caption: str = "垃圾成堆", place: tuple[float, float] = HUMEN, picture: int = 1
    ) -> Case:
        """A complete report, sent."""
        await self.photo(who, caption, picture)
        await self.location(who, *place)
        said = await self.press(who, "submit")
        receipt = next(told for told in said.to(who) if told.case_id)
        return await self.case(receipt.case_id or 0)

    async def say(self, who: Someone, text: str, **where: Any) -> Said:
        """`reply_to` a message told before, `into` a Group; likewise for `photo` and `location`."""
        return await self._message(who, {"text": text}, **where)

    async def photo(
        self,
        who: Someone,
        caption: str = "",
        picture: int | bytes = 1,
        album: str | None = None,
        as_file: bool = False,
        **where: Any,
    ) -> Said:
        file_id = f"file-{self._messages}"
        self._sent_files[file_id] = picture if isinstance(picture, bytes) else street(picture)
        size = {"file_id": file_id, "file_unique_id": f"unique-{self._messages}"}
        content: dict[str, Any] = {"photo": [size | {"width": 640, "height": 480}]}
        if as_file:
            content = {"document": size | {"mime_type": "image/jpeg", "file_name": "street.jpg"}}
        content |= {"caption": caption} if caption else {}
        content |= {"media_group_id": album} if album else {}
        return await self._message(who, content, **where)

    async def file(self, who: Someone, data: bytes, name: str, **where: Any) -> Said:
        """A file that is no picture."""
        file_id = f"file-{self._messages}"
        self._sent_files[file_id] = data
        known = {"file_id": file_id, "file_unique_id": f"unique-{self._messages}"}
        return await self._message(who, {"document": known | {"file_name": name}}, **where)

    async def location(self, who: Someone, latitude: float, longitude: float, **where: Any) -> Said:
        return await self._message(who, {"location": {"latitude": latitude, "longitude": longitude}}, **where)

    async def press(self, who: Someone, wanted: str, into: Group | None = None) -> Said:
        """Presses the newest button that means `wanted` in their chat, or in a group."""
        chat = into or who
        for told in reversed(self.chat(chat)):
            for button in told.buttons:
                if button.means(wanted) and button.data:
                    return await self.data(who, button.data, told, into)
        shown = [button for told in self.chat(chat) for button in told.buttons]
        raise AssertionError(f"no button means {wanted} to {who.name}: {shown}")

    async def data(
        self, who: Someone, data: str, told: Told | None = None, into: Group | None = None
    ) -> Said:
        """A press with this data, below `told` or some old message of the bot."""
        held = self._frame(who, into, told.id if told else 1) | {"from": BOT_USER, "text": "…"}
        if told and told.photo:
            held["photo"] = [{"file_id": "ours", "file_unique_id": "ours", "width": 1, "height": 1}]
        query = {"from": who.as_user(), "chat_instance": "1", "message": held, "data": data}
        return await self.update({"callback_query": query | {"id": str(self._updates)}})

    async def update(self, content: dict[str, Any]) -> Said:
        """A raw update, kept, handled and answered to its end. Raises what a handler raises."""
        self._updates += 1
        said = Said()
        async with self.database.write() as tx:
            await inbox.put(tx, [{"update_id": self._updates, **content}], self.now)
            await self._work(tx, said)
            await self._send(tx, said)
        while await self._photos.round():
            said.messages += (await self.deliver()).messages
        return said

    async def deliver(self) -> Said:
        """What a job or a test put into the outbox."""
        said = Said()
        async with self.database.write() as tx:
            await self._send(tx, said)
        return said

    async def close(self) -> None:
        self._darkroom.close()

    async def _fetch(self, file_id: str) -> bytes:
        return self._sent_files[file_id]

    async def _message(
        self, who: Someone, content: dict[str, Any], reply_to: Told | None = None, into: Group | None = None
    ) -> Said:
        self._messages += 1
        message = self._frame(who, into, 500_000 + self._messages) | {"from": who.as_user()} | content
        if reply_to:
            message["reply_to_message"] = self._frame(who, into, reply_to.id) | {
                "from": BOT_USER,
                "text": "…",
            }
        return await self.update({"message": message})

    def _frame(self, who: Someone, into: Group | None, message_id: int) -> dict[str, Any]:
        frame: dict[str, Any] = {"message_id": message_id, "date": int(self.now.timestamp())}
        if into is None:
            return frame | {"chat": {"id": who.id, "type": "private", "first_name": who.name}}
        topic = {"message_thread_id": into.thread, "is_topic_message": True} if into.thread else {}
        forum = {"is_forum": True} if into.thread else {}
        return frame | topic | {"chat": {"id": into.id, "type": "supergroup", "title": into.title, **forum}}

    async def _work(self, tx: Tx, said: Said) -> None:
        while lanes := await inbox.claim(tx, "story", 100, 15):
            by_number = {held.lane: held for held in lanes}
            for pending in await inbox.next_updates(tx, lanes, 100):
                assert await inbox.finish(tx, by_number[pending.lane], pending.update_id)
                async with tx.savepoint():
                    said.answers += await self.entry.handle(tx, pending.update)
            await inbox.give_back(tx, "story", lanes)

    async def _send(self, tx: Tx, said: Said) -> None:
        while letters := await outbox.take(tx, self.now, 100):
            for letter in letters:
                told = self._told(letter)
                self.chats.setdefault(told.chat, {}).pop(told.id, None)
                self.chats[told.chat][told.id] = told
                said.messages.append(told)
                await outbox.sent(tx, [Sent(letter, told.id, bool(told.photo))], self.now)

    def _told(self, letter: Letter) -> Told:
        edits = letter.form.get("edit") or letter.standing
        self._messages += 1
        language = letter.language or "zh"
        return Told(
            id=edits or self._messages,
            chat=letter.chat,
            thread=letter.thread,
            key=letter.key,
            facts=letter.facts,
            words=self.texts.say(language, letter.key, letter.facts),
            buttons=self._buttons(letter.form.get("buttons", []), language),
            keyboard=self._buttons(letter.form.get("keyboard", []), language),
            photo=letter.form.get("photo"),
            edited=bool(edits),
            case_id=letter.case_id,
            attachment=letter.form.get("attachment"),
        )

    def _buttons(self, rows: list[list[dict[str, Any]]], language: str) -> tuple[Shown, ...]:
        return tuple(
            Shown(
                words=self.texts.plain(language, button["key"], button.get("facts")),
                key=button["key"],
                data=button.get("data"),
                url=button.get("url"),
            )
            for row in rows
            for button in row
        )


class Wordbook(Texts):
    """Goes on without words that are missing, and remembers which."""

    def __init__(self, *city: Any) -> None:
        super().__init__(*city)
        self.missing: set[str] = set()

    def say(self, language: str, key: str, facts: Mapping[str, Any] | None = None) -> str:
        try:
            return super().say(language, key, facts)
        except MissingText as missing:
            self.missing.add(f"{key}: {missing}")
            return key


class QuickDarkroom(Darkroom):
    """Develops each picture once in a session."""

    DEVELOPED: ClassVar[dict[bytes, Picture]] = {}

    async def read(self, data: bytes) -> Picture:
        if data not in self.DEVELOPED:
            self.DEVELOPED[data] = await super().read(data)
        return self.DEVELOPED[data]

    async def develop(self, fetch: Callable[[], Awaitable[bytes]]) -> Picture:
        return await self.read(await fetch())


@cache
def street(number: int) -> bytes:
    """A small photo of the street corner with this number."""
    return encoded(scene(number, (320, 240)))


BOT_USER = {"id": 1, "is_bot": True, "first_name": "Jiejing", "username": BOT}


@cache
def bot() -> telegram.Bot:
    """Reads updates and never calls; made once, because it loads the machine's certificates each time."""
    return telegram.Bot("1:story")


@cache
def dongguan() -> Rulebook:
    """The shipped city, read once: it takes half a second."""
    data = parse_city(read_dongguan())
    return Rulebook(data, WorkCalendar({}), ZoneInfo(data.info.timezone), 1)


@pytest.fixture
async def story(database: Database) -> AsyncIterator[Story]:
    """The people of the first page, each in their post, on each engine."""
    told = Story(database)
    await told.meet(YING, MEI, HUI, CHEN, LIN, WU, ADA)
    await told.appoint(CHEN, Role.CHIEF, DANING)
    await told.appoint(LIN, Role.INSPECTOR, told.city.code)
    await told.appoint(WU, Role.TOWN, TOWN, duty=True)
    await told.appoint(ADA, Role.ADMIN, told.city.code)
    yield told
    await told.close()
    assert not told.texts.missing
