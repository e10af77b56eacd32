"""The Friday bulletin as a Word file: the city's part, which the office may edit, and pages of units.

Facts: `since`, `until` (ISO moments), `subject`, `city`, `causes` (lines of texts), `words`, `units`, each
with `unit`, `lines` and `pictures` (hashes), and `pictures`, all of them. No units: the city's part alone, as
the office gets it for editing. With `file`, that is the city's part as the office sent it back; the pages
stand where its marker is, or at the end where somebody has deleted that.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from printing import word
from printing.sheet import Printed, Sheet
from texts import LANGUAGES
from texts.formats import as_plain

if TYPE_CHECKING:
    from docx.document import Document

WIDE_CM = 15.0
SMALL = (720, 540)
"""Pixels of a picture in a file of many pages, which has to pass through Telegram."""
MANY = 6


def print_bulletin(sheet: Sheet) -> Printed:
    name = f"bulletin-{sheet.facts['subject']}{_ending(sheet)}.docx"
    units = sheet.facts["units"]
    if sheet.file and not units:
        return Printed(sheet.file, name)
    document = word.read(sheet.file) if sheet.file else _city_part(sheet)
    if units:
        _insert(sheet, document, units)
    return Printed(word.as_bytes(document), name)


def _ending(sheet: Sheet) -> str:
    units = sheet.facts["units"]
    if len(units) != 1:
        return "-all" if units else ""
    area = sheet.city.areas.get(units[0]["unit"])
    return f"-{area.letters if area else units[0]['unit']}"


def _city_part(sheet: Sheet) -> "Document":
    facts = sheet.facts
    document = word.blank()
    word.add_line(document, _say(sheet, "bulletin-word-title"), word.TITLE, bold=True, centred=True)
    span = {"since": {"at": facts["since"]}, "until": {"at": facts["until"]}}
    word.add_line(document, _say(sheet, "bulletin-word-span", **span), centred=True)
    _add_part(sheet, document, "bulletin-word-city", facts["city"])
    _add_part(sheet, document, "bulletin-word-causes", facts["causes"] or [["bulletin-word-no-causes", {}]])
    if facts["words"]:
        _add_words(sheet, document)
    word.add_line(document, _say(sheet, "bulletin-word-here"))
    word.add_line(document, _say(sheet, "bulletin-word-signed"))
    word.add_line(document, _say(sheet, "bulletin-word-made", **span))
    return document


def _insert(sheet: Sheet, document: "Document", units: Sequence[Mapping[str, Any]]) -> None:
    start = word.body_end(document)
    if sheet.file and sheet.facts["words"]:
        _add_words(sheet, document)
    for place, unit in enumerate(units):
        if place:
            word.add_page_break(document)
        _add_unit(sheet, document, unit, is_one_of_many=len(units) > MANY)
    marker = _marker(sheet, document)
    if marker is not None:
        word.move(document, start, marker)


def _marker(sheet: Sheet, document: "Document") -> Any:
    """The line that the office was asked to leave where the page goes, in whichever language."""
    signs = {as_plain(sheet.texts.say(language, "bulletin-word-here", {})) for language in LANGUAGES}
    return next((each for each in document.paragraphs if each.text.strip() in signs), None)


def _add_unit(sheet: Sheet, document: "Document", unit: Mapping[str, Any], is_one_of_many: bool) -> None:
    name = {"unit": {"area": unit["unit"]}}
    word.add_line(document, _say(sheet, "bulletin-word-unit", **name), word.HEADING, bold=True)
    word.add_lines(document, (_say(sheet, key, **facts) for key, facts in unit["lines"]))
    pictures = [sheet.pictures[each] for each in unit["pictures"] if each in sheet.pictures]
    if pictures:
        word.add_line(document, _say(sheet, "bulletin-word-pictures"), bold=True)
        shown = [_smaller(each) for each in pictures] if is_one_of_many else pictures
        word.add_pictures(document, shown, WIDE_CM)


def _add_part(sheet: Sheet, document: "Document", heading: str, lines: Sequence[Sequence[Any]]) -> None:
    word.add_line(document, _say(sheet, heading), word.HEADING, bold=True)
    word.add_lines(document, (_say(sheet, key, **facts) for key, facts in lines))


def _add_words(sheet: Sheet, document: "Document") -> None:
    """What the office added by chat, which an edited file does not hold."""
    _add_part(sheet, document, "bulletin-word-words", [["line-note", {"note": sheet.facts["words"]}]])


def _smaller(picture: bytes) -> bytes:
    from PIL import Image  # noqa: PLC0415  as in printing/word.py

    with Image.open(BytesIO(picture)) as image:
        image.thumbnail(SMALL)
        out = BytesIO()
        image.convert("RGB").save(out, "JPEG", quality=72)
    return out.getvalue()


def _say(sheet: Sheet, key: str, **facts: Any) -> str:
    return as_plain(sheet.say(key, **facts))
