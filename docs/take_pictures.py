"""`make pictures`: plays the demo's story in a Chromium and takes docs/pictures/*.png on the way.

Needs the Chromium that CHROMIUM names (else /usr/bin/chromium) and a font with Chinese letters.
"""

import asyncio
import io
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.async_api import Locator, Page, async_playwright, expect

from tests.demo.browser import PATIENCE, Browser
from tests.demo.running import CHROMIUM, QUIET, find_chromium, running_demo

FOLDER = Path(__file__).with_name("pictures")
LARGEST = 200_000
WIDEST = 1240
# Sharp enough on a good screen, small enough for a page.
SCALE = 1.25


async def main() -> None:
    chromium = find_chromium()
    if chromium is None:
        sys.exit(f"no Chromium at {CHROMIUM}; set CHROMIUM to name one")
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, running_demo(Path(folder)) as demo:
        async with async_playwright() as run:
            browser = await run.chromium.launch(executable_path=chromium, args=QUIET)
            page = await browser.new_page(
                viewport={"width": 1600, "height": 1100},
                locale="zh-CN",
                color_scheme="light",
                device_scale_factor=SCALE,
                reduced_motion="reduce",
            )
            window = Browser(page)
            await window.open(demo.url)
            await play(window)
            await browser.close()


async def play(window: Browser) -> None:
    """From the photo to the stars, with a picture at each station."""
    page = window.page
    ying, chen, lin = (window.phone(who) for who in ("resident", "chief", "inspector"))
    await ying.begin()
    await ying.send("litter-before.jpg", caption="菜市场门口，请尽快清理一下")
    await ying.share_place("📍 发送我的位置", latitude=22.814, longitude=113.674)
    await ying.press(re.compile("垃圾成堆"))
    await ying.says("请核对")
    await take(page, "report", ying.node)
    await ying.press("提交")
    await chen.shows("请处置")
    await take(page, "card", chen.node)
    await chen.press("接单")
    await chen.press("不清楚")
    await chen.press("已处理好")
    await chen.says("整改照片")
    await chen.send("litter-after.jpg")
    await lin.shows("请审核")
    await take(page, "check", lin.node)
    await lin.press("通过")
    await ying.says("问题解决了吗")
    await take(page, "verdict", ying.node)
    await take(page, "four", page.locator("body"))
    await ying.press("✅ 解决了")
    await ying.press("5 ★")
    await ying.says("谢谢您的评价")


async def take(page: Page, name: str, what: Locator) -> None:
    """Writes what is seen as a small PNG, once nothing passing stands in front of it."""
    await expect(page.get_by_test_id("toast")).to_have_count(0, timeout=PATIENCE)
    await page.mouse.move(0, 0)
    await page.evaluate("Promise.all([...document.images].map((image) => image.decode()))")
    shot = Image.open(io.BytesIO(await what.screenshot(animations="disabled"))).convert("RGB")
    shot.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    path = FOLDER / f"{name}.png"
    reduced(shot).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.name}: {shot.width} × {shot.height}, {size // 1000} KB")
    if size > LARGEST:
        sys.exit(f"{path.name} is larger than {LARGEST // 1000} KB")


def reduced(picture: Image.Image) -> Image.Image:
    """The same in at most 256 colours: half of them the most frequent tones, half the most distant ones."""
    ways = (Image.Quantize.MEDIANCUT, Image.Quantize.MAXCOVERAGE)
    palette = Image.new("P", (1, 1))
    palette.putpalette(
        [part for way in ways for part in (picture.quantize(128, way).getpalette() or [])[:384]]
    )
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


if __name__ == "__main__":
    asyncio.run(main())
