"""Turns a letter of the outbox into a call of the Bot API: words, buttons, and a picture or a paper."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

import orjson
import structlog

from domain.delivery import TryLater
from jobs.clipping import clip
from printing.press import Press
from printing.sheet import Printed
from storage.letters import Letter, Picture
from storage.photo_files import Kind, Missing, key_of
from texts.formats import as_plain

# Staff groups of a city in China; a letter that should be otherwise says so.
GROUP_LANGUAGE = "zh"
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
PATIENCE = timedelta(seconds=60)
# Papers whose file id is remembered: a notice to many readers is printed and uploaded once a language.
MOST_REMEMBERED = 200

log = structlog.get_logger()


class Say(Protocol):
    """Texts: safe HTML for a key, in a language. Facts are resolved there."""

    def say(self, language: str, key: str, facts: Mapping[str, Any]) -> str: ...


class Files(Protocol):
    """Where our own pictures are."""

    async def get(self, key: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the Bot API. `edits`: the message that it changes; `uploads`: it brings a picture of ours;
    `paper`: under which name the file id of what is printed is remembered."""

    method: str
    parameters: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)
    edits: int | None = None
    has_photo: bool = False
    uploads: bool = False
    paper: str | None = None


class Rendering:
    """Words a letter for its reader."""

    def __init__(self, texts: Say, photos: Files, press: Press | None = None) -> None:
        self._texts = texts
        self._photos = photos
        self._press = press
        self._known: OrderedDict[str, tuple[str, bool]] = OrderedDict()

    async def render(self, letter: Letter, now: datetime, anew: bool = False, bare: bool = False) -> Call:
        """The call that shows `letter`; `anew`: as a new message even if one stands; `bare`: without its
        picture. Raises TryLater."""
        language = letter.language or GROUP_LANGUAGE
        words = self._texts.say(language, letter.key, letter.facts)
        parameters = {"chat_id": letter.chat, "parse_mode": "HTML"} | self._markup(letter, language)
        edits = None if anew else letter.form.get("edit") or letter.standing
        if edits:
            return _edit(letter, edits, words, parameters)
        parameters |= _place(letter)
        if letter.picture and not bare:
            source = await self._source(letter, letter.picture, now)
            if source:
                return _with_photo(source, words, parameters)
        if "attachment" in letter.form and not bare:
            paper = await self._with_paper(letter.form["attachment"], language, words, parameters)
            if paper:
                return paper
        text = {"text": clip(words, LONGEST_TEXT), "link_preview_options": {"is_disabled": True}}
        return Call("sendMessage", parameters | text)

    def remember(self, call: Call, file_id: str) -> None:
        """What Telegram calls a paper that was uploaded: the next reader gets the same."""
        if call.paper:
            self._known[call.paper] = (file_id, call.method == "sendPhoto")
            if len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)

    async def _with_paper(
        self, wanted: Mapping[str, Any], language: str, words: str, parameters: dict[str, Any]
    ) -> Call | None:
        """None where it cannot be printed: better the words alone than nothing."""
        name = hashlib.sha256(orjson.dumps([wanted, language], option=orjson.OPT_SORT_KEYS)).hexdigest()
        if name in self._known:
            file_id, is_picture = self._known[name]
            return _with_file(file_id, is_picture, words, parameters)
        try:
            printed = await self._print(wanted, language)
        except Exception:
            log.exception("a paper could not be printed", kind=wanted["kind"])
            return None
        return _with_print(printed, name, words, parameters)

    async def _print(self, wanted: Mapping[str, Any], language: str) -> Printed:
        if self._press is None:
            raise LookupError("there is no press")
        facts = wanted["facts"]
        pictures = {}
        for sha256 in facts.get("pictures", ()):
            try:
                pictures[sha256] = await self._photos.get(key_of(sha256, Kind.MAIN))
            except Missing:
                log.info("a paper goes without a picture", kind=wanted["kind"])
        file = await self._photos.get(facts["file"]) if facts.get("file") else None
        return await self._press.print(wanted["kind"], language, facts, pictures, file)

    async def _source(self, letter: Letter, picture: Picture, now: datetime) -> str | bytes | None:
        """A file id, the bytes, or None: better the words alone than nothing."""
        if picture.file_id and not picture.is_document:
            return picture.file_id
        if picture.sent_file_id:
            return picture.sent_file_id
        if picture.status == "stored" and picture.sha256:
            try:
                return await self._photos.get(key_of(picture.sha256, Kind.MAIN))
            except Missing:
                return None
        if picture.status == "wanted" and now - letter.put_at < PATIENCE:
            raise TryLater(1.0, reason="its photo is still being fetched")
        return None

    def _markup(self, letter: Letter, language: str) -> dict[str, Any]:
        form = letter.form
        if "buttons" in form:
            rows = [[self._inline(button, language) for button in row] for row in form["buttons"]]
            return {"reply_markup": {"inline_keyboard": rows}}
        # Reply keyboards are for private chats; no message can be edited to have one.
        if letter.chat > 0 and "keyboard" in form:
            rows = [[self._typed(button, language) for button in row] for row in form["keyboard"]]
            return {"reply_markup": {"keyboard": rows, "resize_keyboard": True}}
        if letter.chat > 0 and form.get("drop_keyboard"):
            return {"reply_markup": {"remove_keyboard": True}}
        return {}

    def _label(self, button: Mapping[str, Any], language: str) -> str:
        """A button shows its text as it is: no HTML there."""
        return as_plain(self._texts.say(language, button["key"], button.get("facts", {})))

    def _inline(self, button: Mapping[str, Any], language: str) -> dict[str, Any]:
        made: dict[str, Any] = {"text": self._label(button, language)}
        if "url" in button:
            made["url"] = button["url"]
        elif "copy" in button:
            made["copy_text"] = {"text": button["copy"]}
        else:
            made["callback_data"] = button.get("data", "-")
        if "style" in button:
            made["style"] = button["style"]
        return made

    def _typed(self, button: Mapping[str, Any], language: str) -> dict[str, Any]:
        share = {"request_location": True} if button.get("share_place") else {}
        return {"text": self._label(button, language)} | share


def _edit(letter: Letter, edits: int, words: str, parameters: dict[str, Any]) -> Call:
    form = letter.form
    has_photo = bool(form.get("edit_caption")) if "edit" in form else letter.standing_has_photo
    parameters = parameters | {"message_id": edits}
    if "inline_keyboard" not in parameters.get("reply_markup", {}):
        parameters.pop("reply_markup", None)
    if has_photo:
        caption = {"caption": clip(words, LONGEST_CAPTION)}
        return Call("editMessageCaption", parameters | caption, edits=edits, has_photo=True)
    text = {"text": clip(words, LONGEST_TEXT), "link_preview_options": {"is_disabled": True}}
    return Call("editMessageText", parameters | text, edits=edits)


def _place(letter: Letter) -> dict[str, Any]:
    """Where in the chat, and how loud."""
    form = letter.form
    place: dict[str, Any] = {}
    if letter.thread:
        place["message_thread_id"] = letter.thread
    if "reply_to" in form:
        place["reply_parameters"] = {"message_id": form["reply_to"], "allow_sending_without_reply": True}
    if form.get("silent"):
        place["disable_notification"] = True
    return place


def _with_photo(source: str | bytes, words: str, parameters: dict[str, Any]) -> Call:
    parameters = parameters | {"caption": clip(words, LONGEST_CAPTION)}
    if isinstance(source, str):
        return Call("sendPhoto", parameters | {"photo": source}, has_photo=True)
    upload = {"photo": "attach://picture"}
    return Call("sendPhoto", parameters | upload, {"picture": source}, has_photo=True, uploads=True)


def _with_file(file_id: str, is_picture: bool, words: str, parameters: dict[str, Any]) -> Call:
    method, name = ("sendPhoto", "photo") if is_picture else ("sendDocument", "document")
    caption = {"caption": clip(words, LONGEST_CAPTION)}
    return Call(method, parameters | caption | {name: file_id}, has_photo=True)


def _with_print(printed: Printed, paper: str, words: str, parameters: dict[str, Any]) -> Call:
    # The part's name is the file name that the reader sees.
    call = _with_file(f"attach://{printed.file_name}", printed.is_picture, words, parameters)
    return replace(call, files={printed.file_name: printed.data}, uploads=True, paper=paper)
