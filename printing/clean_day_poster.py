"""The page that hangs at a venue: whoever scans it has checked in. A PDF of one A4 page at 150 dots an inch.

Facts: `link` (what the code says), `number`, `theme`, `venue`, `start`, `place` (as in the texts).
"""

from io import BytesIO

from PIL import Image, ImageDraw

from printing import theme
from printing.lettering import typeface, wrapped
from printing.sheet import Printed, Sheet
from texts.formats import as_plain

WIDTH, HEIGHT, DOTS = 1240, 1754, 150
MARGIN = 90
QR_SIDE, QUIET = 720, 4
BAND = 250
MOST_LINES = 3


def print_poster(sheet: Sheet) -> Printed:
    """Nothing on it comes from outside."""
    page = Image.new("RGB", (WIDTH, HEIGHT), theme.PAPER)
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, WIDTH, BAND), fill=theme.GREEN)
    head = as_plain(sheet.say("clean-day-poster-head", number=sheet.facts["number"]))
    _centred(draw, head, BAND // 2 - 36, 72, theme.PAPER)
    top = BAND + 60
    lines = [
        (as_plain(sheet.say("clean-day-poster-theme", theme=sheet.facts["theme"])), 44, theme.SOFT),
        (str(sheet.facts["venue"]), 64, theme.INK),
        (as_plain(sheet.say("clean-day-poster-when", start=sheet.facts["start"])), 44, theme.INK),
        (as_plain(sheet.say("clean-day-poster-where", place=sheet.facts["place"])), 36, theme.SOFT),
    ]
    for words, size, colour in lines:
        for line in wrapped(words, typeface(size), WIDTH - 2 * MARGIN)[:MOST_LINES]:
            _centred(draw, line, top, size, colour)
            top += round(size * 1.45)
    page.paste(_code(sheet.facts["link"]), ((WIDTH - QR_SIDE) // 2, HEIGHT - QR_SIDE - 190))
    _centred(draw, as_plain(sheet.say("clean-day-poster-scan")), HEIGHT - 160, 52, theme.GREEN)
    written = BytesIO()
    page.save(written, "PDF", resolution=DOTS)
    return Printed(written.getvalue(), "check-in.pdf")


def _centred(draw: ImageDraw.ImageDraw, words: str, top: int, size: int, colour: str) -> None:
    font = typeface(size)
    draw.text(((WIDTH - font.getlength(words)) / 2, top), words, font=font, fill=colour)


def _code(link: str) -> Image.Image:
    """With modules of whole dots, in the middle of a white square."""
    # 30 ms, for those who hang up a poster.
    import segno  # noqa: PLC0415

    made = segno.make(link, error="m", micro=False)
    written = BytesIO()
    made.save(written, kind="png", scale=QR_SIDE // made.symbol_size(border=QUIET)[0], border=QUIET)
    written.seek(0)
    square = Image.new("RGB", (QR_SIDE, QR_SIDE), theme.PAPER)
    code = Image.open(written).convert("RGB")
    square.paste(code, ((QR_SIDE - code.width) // 2, (QR_SIDE - code.height) // 2))
    return square
