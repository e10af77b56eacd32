"""Words on pictures that Pillow draws: the typeface that has Chinese, and lines that fit."""

from functools import lru_cache

from PIL import ImageFont

CHINESE = 0x2E80


@lru_cache(16)
def typeface(size: int) -> ImageFont.FreeTypeFont:
    # Its file of 8 MB is looked for only where something is drawn.
    from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415

    return ImageFont.truetype(str(sans_path()), size)


def wrapped(words: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The words in lines of at most `width`: broken between Chinese letters, else at blanks where there are
    any."""
    lines: list[str] = []
    for given in words.splitlines():
        line = ""
        for letter in given:
            if line and font.getlength(line + letter) > width:
                kept, rest = _parted(line, letter)
                lines.append(kept)
                line = rest
            line += letter
        lines.append(line.strip())
    return lines


def _parted(line: str, following: str) -> tuple[str, str]:
    """What stays, and what goes to the next line with `following`."""
    blank = line.rfind(" ")
    if ord(following) > CHINESE or following == " " or blank <= 0:
        return line.strip(), ""
    return line[:blank].strip(), line[blank + 1 :]
