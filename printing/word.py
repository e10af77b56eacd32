"""Word files (.docx): written with formatting of our own only, because a file that the office sends back may
lack any style; and the door for files from outside."""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 2000
NEEDED = frozenset({"[Content_Types].xml", "word/document.xml"})
ACTIVE = ("vbaproject.bin", "activex", "oleobject")
TITLE, HEADING, BODY = 18, 14, 11
"""Points."""
LATIN, CHINESE = "Times New Roman", "宋体"


class NotWord(ValueError):
    """The file is no Word file that can be taken; `key` is the text that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def check(data: bytes) -> None:
    """Raises NotWord for what is no .docx, is too large, or brings programs along. Runs in a thread."""
    if len(data) > MOST_BYTES:
        raise NotWord("word-too-large")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if not names >= NEEDED:
                raise NotWord("word-not-word")
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise NotWord("word-too-large")
            if any(active in name.lower() for name in names for active in ACTIVE):
                raise NotWord("word-with-programs")
        read(data)
    except NotWord:
        raise
    except Exception as error:  # A broken file makes the readers raise whatever they run into.
        raise NotWord("word-not-word") from error


def blank() -> "Document":
    """An empty file in the city's typeface, whatever the reader's Word would choose."""
    import docx  # noqa: PLC0415  brings lxml: 60 ms that only who prints should wait
    from docx.oxml.ns import qn  # noqa: PLC0415

    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name = LATIN
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), CHINESE)
    return document


def read(data: bytes) -> "Document":
    import docx  # noqa: PLC0415  as above

    return docx.Document(BytesIO(data))


def as_bytes(document: "Document") -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def add_line(
    document: "Document", words: str, points: int = BODY, bold: bool = False, centred: bool = False
) -> "Paragraph":
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  as above
    from docx.shared import Pt  # noqa: PLC0415

    paragraph = document.add_paragraph()
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(words)
    run.bold = bold
    run.font.size = Pt(points)
    return paragraph


def add_lines(document: "Document", lines: Iterable[str]) -> None:
    for words in lines:
        add_line(document, words)


def add_pictures(document: "Document", pictures: Sequence[bytes], centimetres: float) -> None:
    """One below the other; one that is no picture is left out."""
    from docx.image.exceptions import UnrecognizedImageError  # noqa: PLC0415  as above
    from docx.shared import Cm  # noqa: PLC0415

    for picture in pictures:
        try:
            document.add_picture(BytesIO(picture), width=Cm(centimetres))
        except UnrecognizedImageError:
            continue


def add_page_break(document: "Document") -> None:
    from docx.enum.text import WD_BREAK  # noqa: PLC0415  as above

    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def body_end(document: "Document") -> int:
    """How many elements the body has: what is added later begins there."""
    return len(_blocks(document))


def move(document: "Document", start: int, marker: Any) -> None:
    """Puts what was added since `start` in the place of the paragraph `marker`."""
    for block in _blocks(document)[start:]:
        marker._p.addprevious(block)
    marker._p.getparent().remove(marker._p)


def _blocks(document: "Document") -> list[Any]:
    """The body's elements without the last, which holds the page's size."""
    from docx.oxml.ns import qn  # noqa: PLC0415  as above

    return [block for block in document.element.body if block.tag != qn("w:sectPr")]
