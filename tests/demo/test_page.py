"""The demo's page in a real browser: one person plays everybody."""

import re

import pytest
from playwright.async_api import expect

from tests.demo.browser import PATIENCE, Browser, Phone
from tests.demo.running import Demo

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SCRIPT = "<img src=x onerror=alert(1)>"
BREAKOUT = "\"><script>alert(2)</script><b title='"
CODE = re.compile(r"[A-Z]+-\d{6}-\d{4}")


async def test_a_photo_becomes_a_case_that_is_fixed_checked_and_rated(browser: Browser) -> None:
    ying, chen, lin = (browser.phone(who) for who in ("resident", "chief", "inspector"))
    await ying.begin()
    await ying.send("litter-before.jpg")
    await ying.says("在哪里")
    await ying.press("📍 发送我的位置")
    await browser.page.get_by_test_id("map").click(position={"x": 330, "y": 260})
    await browser.page.get_by_test_id("send-place").click()
    await ying.says("是什么问题")
    await ying.press(re.compile("垃圾成堆"))
    await ying.says("请核对")
    await ying.press("提交")
    code = await _code_told_to(ying)

    card = await chen.shows(code)
    await expect(card).to_contain_text("请处置")
    await chen.press("接单")
    await ying.shows("已有人接手")
    await card.hover()
    await card.locator("xpath=ancestor::*[@data-row]").get_by_test_id("reply").click()
    await chen.send("litter-after.jpg")
    await chen.shows("整改照片已收下")

    check = await lin.shows(re.compile(f"请审核.*{code}", re.DOTALL))
    await lin.press("通过")
    await expect(check).to_contain_text("办结", timeout=PATIENCE)

    verdict = await ying.shows(re.compile(f"{code} 已办结"))
    await expect(verdict.locator("img")).to_be_visible()
    await ying.press("✅ 解决了")
    await ying.press("5 ★")
    await ying.says("★★★★★ 谢谢您的评价")
    await expect(browser.page.get_by_test_id("guide")).to_contain_text("完成")


async def test_the_second_resident_is_spoken_to_in_english_and_scripts_stay_words(browser: Browser) -> None:
    tom = await browser.show("resident2")
    await tom.begin()
    await tom.send("litter-before.jpg", caption=f"Look at this {SCRIPT}")
    await tom.share_place("📍 Share my location", latitude=22.99, longitude=113.72)
    await tom.says("What is the problem?")
    await tom.press(re.compile("Garbage pile"))
    await tom.press("Add note")
    await tom.write(BREAKOUT)
    await tom.shows(re.compile(f"{re.escape(SCRIPT)}.*{re.escape(BREAKOUT)}", re.DOTALL))
    await tom.press("Submit")
    code = await _code_told_to(tom)

    card = await browser.phone("chief").shows(code)
    await expect(card).to_contain_text(SCRIPT)
    await expect(card).to_contain_text(BREAKOUT)
    await expect(browser.page.locator("img[src=x], .bubble script")).to_have_count(0)


async def test_an_answer_changes_the_question_in_place(browser: Browser) -> None:
    ying = browser.phone("resident")
    await ying.begin()
    await ying.send("bikes-before.jpg")
    await ying.share_place("📍 发送我的位置", latitude=22.94, longitude=113.9)
    question = await ying.shows("是什么问题")
    await ying.press("取消")
    await expect(question).to_contain_text("已取消", timeout=PATIENCE)
    await expect(question.locator(".edited")).to_be_visible()
    await ying.says("什么都没有上报")
    await expect(ying.node.get_by_test_id("inline-button").filter(has_text="取消")).to_have_count(0)


async def test_a_file_that_knows_where_it_was_taken_needs_no_place(browser: Browser) -> None:
    ying = browser.phone("resident")
    await ying.begin()
    await ying.send("bin-before.jpg", as_file=True)
    await ying.shows("照片里带有位置")
    await ying.says("是什么问题")
    await ying.press("取消")
    await ying.says("已取消")


async def test_the_citys_clock_moves_forward(browser: Browser) -> None:
    clock = browser.page.get_by_test_id("clock")
    hour = int((await clock.inner_text()).split(":")[0])
    await browser.page.get_by_test_id("clock-hour").click()
    await expect(clock).to_have_text(re.compile(f"^{(hour + 1) % 24:02}:"), timeout=PATIENCE)
    await expect(browser.page.get_by_test_id("toast")).to_contain_text("城市时间现在是")


async def test_a_day_later_the_deputy_has_what_nobody_took(browser: Browser) -> None:
    ying = browser.phone("resident")
    await ying.begin()
    await ying.send("litter-before.jpg")
    await ying.share_place("📍 发送我的位置", latitude=22.95, longitude=114.03)
    await ying.press(re.compile("垃圾成堆"))
    await ying.press("提交")
    code = await _code_told_to(ying)
    await browser.page.get_by_test_id("clock-day").click()
    deputy = await browser.show("deputy")
    await deputy.shows(re.compile(f"还没人接单.*{code}", re.DOTALL))


async def test_starting_over_forgets_everything(browser: Browser) -> None:
    ying = browser.phone("resident")
    await ying.begin()
    await ying.write("/my")
    await ying.shows("/my")
    await browser.start_over()
    await expect(ying.node.get_by_test_id("start")).to_be_visible(timeout=PATIENCE)
    await expect(ying.bubbles).to_have_count(0)
    await ying.begin()
    await ying.write("/my")
    await ying.says("还没有上报过")


async def test_one_phone_fills_a_narrow_screen(browser: Browser) -> None:
    page = browser.page
    await page.set_viewport_size({"width": 390, "height": 844})
    ying = browser.phone("resident")
    box = await ying.node.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    await ying.begin()
    await ying.write("/help")
    await ying.says("上报问题")
    await page.locator('[data-chip="inspector"]').click()
    await expect(browser.phone("inspector").node.get_by_test_id("composer-input")).to_be_in_viewport(
        ratio=0.9
    )
    await expect(page.locator('[data-chip="inspector"]')).to_have_attribute("aria-pressed", "true")
    assert await page.evaluate("document.documentElement.scrollWidth") == 390


async def test_a_busy_port_is_said_and_another_taken(demo: Demo) -> None:
    assert f"Port {demo.wanted_port} is busy" in demo.printed
    assert not demo.url.endswith(f":{demo.wanted_port}")


async def _code_told_to(resident: Phone) -> str:
    await resident.says(re.compile("收到，谢谢您|Received, thank you"))
    receipt = resident.bubbles.last
    found = CODE.search(await receipt.inner_text())
    assert found is not None
    return found[0]
