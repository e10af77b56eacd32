"""The plate of a coded place: one page of A4 that stands by itself, to be printed from any browser.

Facts: `code`, `link` (what its QR code holds), `unit` and `village` (area codes, the village may be None).
"""

from dataclasses import replace
from html import escape

from printing.sheet import Printed, Sheet

STYLE = """
@page { size: A4 portrait; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { font-family: "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1f2933 }
.plate { width: 210mm; height: 297mm; margin: 0 auto; display: flex; flex-direction: column;
  text-align: center; border: 6mm solid #d55e00; background: #fff;
  print-color-adjust: exact; -webkit-print-color-adjust: exact }
header { background: #d55e00; color: #fff; padding: 8mm 6mm 9mm }
h1 { font-size: 26mm; line-height: 1.15; font-weight: 700; letter-spacing: 2mm }
.en { font-size: 6.5mm; line-height: 1.35 }
main { flex: 1; display: flex; flex-direction: column; justify-content: space-evenly; padding: 4mm 12mm }
.scan { font-size: 11mm; line-height: 1.3; font-weight: 700 }
svg { width: 112mm; height: 112mm; display: block; margin: 0 auto }
.place { font-size: 9mm; line-height: 1.3 }
footer { padding: 0 6mm 7mm; font-size: 7mm; font-family: ui-monospace, Menlo, Consolas, monospace }
@media screen { body { background: #e3e7eb; padding: 8mm 0 } }
"""


def print_plate(sheet: Sheet) -> Printed:
    """Nothing on it is fetched from anywhere: style and QR code are part of the page."""
    code = str(sheet.facts["code"])
    return Printed(page(sheet, code).encode(), f"{code}.html")


def page(sheet: Sheet, code: str) -> str:
    title = _both(sheet, "hotspot-plate-title")
    scan = _both(sheet, "hotspot-plate-scan")
    return f"""<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(code)}</title><style>{STYLE}</style></head>
<body><div class="plate">
<header><h1>{title[0]}</h1><p class="en">{title[1]}</p></header>
<main><div><p class="scan">{scan[0]}</p><p class="en">{scan[1]}</p></div>
{qr_code(str(sheet.facts["link"]))}
<div><p class="place">{_place(sheet, "zh")}</p><p class="en">{_place(sheet, "en")}</p></div></main>
<footer>{escape(code)}</footer>
</div></body></html>
"""


def qr_code(link: str) -> str:
    """An SVG that still reads when a quarter of it is dirty or torn."""
    import segno  # noqa: PLC0415  only plates need it

    made: str = segno.make(link, error="q", micro=False).svg_inline(omitsize=True, border=4, dark="#000")
    return made


def _both(sheet: Sheet, key: str) -> tuple[str, str]:
    return replace(sheet, language="zh").say(key), replace(sheet, language="en").say(key)


def _place(sheet: Sheet, language: str) -> str:
    here = replace(sheet, language=language)
    names = [here.name("area", area) for area in (sheet.facts["unit"], sheet.facts.get("village")) if area]
    return escape("".join(names) if language == "zh" else ", ".join(reversed(names)))
