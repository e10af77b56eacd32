"""How every picture looks: a typeface with Chinese, colours that the colour-blind can tell apart, sizes for a
phone. Drawn at half size and doubled, so that a size here is about what the eye meets."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image

WIDTH = 500
SCALE = 2
FONT = "Noto Sans SC"
INK, SOFT, GRID, PAPER = "#1f2933", "#5f6b76", "#e3e7eb", "#ffffff"
BLUE, GREEN, RED = "#0072b2", "#009e73", "#d55e00"
"""Of Okabe and Ito's colours for everybody."""
HEAT = ("#fdf3ea", "#fdd9b5", "#fdae6b", "#e6711c", "#a63c06")
"""From little to much, also in grey."""
TITLE, BODY, SMALL = 17, 14, 12
CHINESE = 0x2E80
COLOURS = 128


def framed(chart: Any, title: Any, width: int, height: int, sides: dict[str, int]) -> Any:
    """The chart with its title, in the looks that all share, exactly so big whatever it holds."""
    inner = {
        "width": width - sides["left"] - sides["right"],
        "height": height - sides["top"] - sides["bottom"],
    }
    return (
        chart.properties(**inner, title=title, autosize="none", padding=sides)
        .configure(font=FONT, background=PAPER)
        .configure_view(stroke=None)
        .configure_title(
            fontSize=TITLE,
            fontWeight="normal",
            color=INK,
            anchor="start",
            frame="group",
            subtitleFontSize=SMALL,
            subtitleColor=SOFT,
            dx=16 - sides["left"],
            offset=12,
        )
        .configure_axis(
            labelFontSize=SMALL,
            labelColor=SOFT,
            gridColor=GRID,
            labelPadding=6,
            domain=False,
            ticks=False,
            title=None,
        )
    )


def legend(alt: Any, symbol: int, padding: int) -> Any:
    """One line below the picture; `symbol` is the area of its marks, `padding` the room between them."""
    return alt.Legend(
        orient="bottom",
        direction="horizontal",
        title=None,
        symbolSize=symbol,
        offset=8,
        labelFontSize=SMALL,
        labelColor=SOFT,
        columnPadding=padding,
    )


def width_of(words: str) -> int:
    """About how wide BODY letters are: Chinese ones are as wide as high."""
    return round(sum(BODY if ord(letter) > CHINESE else 0.6 * BODY for letter in words))


def png(chart: Any, rows: Mapping[str, list[dict[str, Any]]]) -> bytes:
    """A PNG of an Altair chart, SCALE times as many pixels each way. `rows`: its data by name, which Altair
    would copy a dozen times if it had them."""
    # 40 ms, for a process that draws.
    import vl_convert  # noqa: PLC0415

    _bring_typeface()
    return bytes(vl_convert.vegalite_to_png(chart.to_dict(validate=False) | {"datasets": rows}, scale=SCALE))


def compact(pictures: list[bytes]) -> bytes:
    """One PNG of several, one below the other, with as few colours as they need: a quarter of the bytes."""
    parts = [Image.open(BytesIO(each)).convert("RGB") for each in pictures]
    whole = Image.new("RGB", (max(part.width for part in parts), sum(part.height for part in parts)), PAPER)
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    written = BytesIO()
    whole.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(written, "PNG")
    return written.getvalue()


@cache
def _bring_typeface() -> None:
    import vl_convert  # noqa: PLC0415  as above
    from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415

    vl_convert.register_font_directory(str(sans_path().parent))
