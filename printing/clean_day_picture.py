"""Pictures of a Clean City Day: up to four pairs of photos, before beside after; else who took part most.

Facts: `title` (a text with its facts), `pictures` (sha256 of all photos), `pairs` ([before, after], or one
alone), `bars` ([area, share of the longest, the number as written]).
"""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from printing import theme
from printing.lettering import typeface
from printing.sheet import Printed, Sheet
from texts.formats import as_plain

WIDTH = 1000
HEAD, GAP = 84, 12
PANEL = (WIDTH - 3 * GAP) // 2
PANEL_HIGH = round(PANEL * 0.75)
BAR_HIGH, BAR_LEFT, BAR_RIGHT = 46, 300, 150
MOST_PAIRS, MOST_BARS = 4, 12
QUALITY = 82


def print_picture(sheet: Sheet) -> Printed:
    """Photos that are no more are left out. LookupError where there is nothing at all to show."""
    pairs = [[sha for sha in pair if sha in sheet.pictures] for pair in sheet.facts["pairs"][:MOST_PAIRS]]
    pairs = [pair for pair in pairs if pair]
    bars = sheet.facts["bars"][:MOST_BARS]
    if pairs:
        page = _collage(sheet, pairs)
    elif bars:
        page = _bars(sheet, bars)
    else:
        raise LookupError("neither photos nor figures")
    key, facts = sheet.facts["title"]
    title = as_plain(sheet.say(key, **facts))
    ImageDraw.Draw(page).text((GAP, HEAD // 2), title, font=typeface(34), fill=theme.INK, anchor="lm")
    written = BytesIO()
    page.save(written, "JPEG", quality=QUALITY)
    return Printed(written.getvalue(), "clean-city-day.jpg", is_picture=True)


def _collage(sheet: Sheet, pairs: Sequence[Sequence[str]]) -> Image.Image:
    page = Image.new("RGB", (WIDTH, HEAD + len(pairs) * (PANEL_HIGH + GAP)), theme.PAPER)
    for row, pair in enumerate(pairs):
        top = HEAD + row * (PANEL_HIGH + GAP)
        wide = PANEL if len(pair) > 1 else WIDTH - 2 * GAP
        for column, sha256 in enumerate(pair):
            photo = Image.open(BytesIO(sheet.pictures[sha256])).convert("RGB")
            page.paste(ImageOps.fit(photo, (wide, PANEL_HIGH)), (GAP + column * (PANEL + GAP), top))
        if len(pair) > 1:
            _label(page, as_plain(sheet.say("clean-day-picture-before")), (GAP, top), theme.RED)
            _label(page, as_plain(sheet.say("clean-day-picture-after")), (2 * GAP + PANEL, top), theme.GREEN)
    return page


def _label(page: Image.Image, words: str, corner: tuple[int, int], colour: str) -> None:
    font = typeface(28)
    left, top = corner
    draw = ImageDraw.Draw(page)
    draw.rectangle((left, top, left + round(font.getlength(words)) + 28, top + 46), fill=colour)
    draw.text((left + 14, top + 23), words, font=font, fill=theme.PAPER, anchor="lm")


def _bars(sheet: Sheet, bars: Sequence[Sequence[object]]) -> Image.Image:
    page = Image.new("RGB", (WIDTH, HEAD + len(bars) * BAR_HIGH + GAP), theme.PAPER)
    draw, font = ImageDraw.Draw(page), typeface(24)
    room = WIDTH - BAR_LEFT - BAR_RIGHT
    for row, (area, share, shown) in enumerate(bars):
        middle = HEAD + row * BAR_HIGH + BAR_HIGH // 2
        name = _fitting(sheet.name("area", str(area)), BAR_LEFT - 3 * GAP)
        draw.text((BAR_LEFT - GAP, middle), name, font=font, fill=theme.INK, anchor="rm")
        end = BAR_LEFT + max(2, round(room * float(str(share))))
        draw.rectangle((BAR_LEFT, middle - 14, end, middle + 14), fill=theme.GREEN)
        draw.text((end + GAP, middle), str(shown), font=font, fill=theme.SOFT, anchor="lm")
    return page


def _fitting(words: str, width: int) -> str:
    """Cut with an ellipsis where it is too long."""
    font = typeface(24)
    while font.getlength(words) > width:
        words = words.rstrip("…")[:-1] + "…"
    return words
