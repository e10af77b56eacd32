"""A month's lists as a Word file: what a unit files, and what the office reads before it decides.

Facts: `month` (2024-05), `unit` (an area code, or None for the office), `own`, `lines` and `notes` (lines of
texts), `at` (ISO moment).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from printing import word
from printing.sheet import Printed, Sheet
from texts.formats import as_plain

if TYPE_CHECKING:
    from docx.document import Document

HEADINGS = frozenset({"line-exposure-kind"})


def print_list(sheet: Sheet) -> Printed:
    facts = sheet.facts
    document = word.blank()
    month = {"month": {"date": facts["month"]}}
    title = as_plain(sheet.say("exposure-word-title", **month))
    word.add_line(document, title, word.TITLE, bold=True, centred=True)
    if facts["unit"]:
        word.add_line(document, sheet.name("area", facts["unit"]), word.HEADING, bold=True)
        _add(sheet, document, facts["own"])
    _add(sheet, document, facts["lines"])
    _add(sheet, document, facts["notes"])
    word.add_line(document, as_plain(sheet.say("exposure-word-rules")))
    word.add_line(document, as_plain(sheet.say("exposure-word-signed", at={"at": facts["at"]})))
    return Printed(word.as_bytes(document), _name(sheet))


def _add(sheet: Sheet, document: "Document", lines: Iterable[tuple[str, dict[str, Any]]]) -> None:
    for key, facts in lines:
        is_heading = key in HEADINGS
        size = word.HEADING if is_heading else word.BODY
        word.add_line(document, as_plain(sheet.say(key, **facts)), size, bold=is_heading)


def _name(sheet: Sheet) -> str:
    """Letters and digits only: not every phone shows others in a file's name."""
    area = sheet.city.areas.get(sheet.facts["unit"] or "")
    ending = f"-{area.letters}" if area and area.letters else ""
    return f"exposure-{sheet.facts['month']}{ending}.docx"
