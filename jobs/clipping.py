"""Cuts HTML to a length that Telegram takes, never inside a tag or an entity."""

from html import escape
from html.parser import HTMLParser

from texts.formats import as_plain


def clip(markup: str, limit: int) -> str:
    """`markup` with at most `limit` UTF-16 units of visible text; what is cut ends in an ellipsis."""
    # The markup is never shorter than the text, and no character takes more than two units.
    if len(markup) <= limit // 2 or _units(as_plain(markup)) <= limit:
        return markup
    clipper = _Clipper(limit - 1)
    clipper.feed(markup)
    clipper.close()
    return clipper.cut


class _Clipper(HTMLParser):
    def __init__(self, limit: int) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._left = limit
        self._open: list[str] = []
        self.cut = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.cut:
            return
        if _units(data) <= self._left:
            self._left -= _units(data)
            self.parts.append(escape(data, quote=False))
            return
        self.parts.append(escape(_first_units(data, self._left), quote=False) + "…")
        self.cut = "".join(self.parts) + "".join(f"</{tag}>" for tag in reversed(self._open))


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _first_units(text: str, limit: int) -> str:
    encoded = text.encode("utf-16-le", "replace")[: limit * 2]
    return encoded.decode("utf-16-le", "ignore")
