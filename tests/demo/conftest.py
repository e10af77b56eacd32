"""The demo as `jiejing demo` starts it, and a real Chromium to look at it."""

import socket
from collections.abc import AsyncIterator, Iterator

import playwright.async_api
import pytest
import pytest_asyncio
from playwright.async_api import async_playwright

from tests.demo.browser import Browser
from tests.demo.running import CHROMIUM, QUIET, Demo, find_chromium, running_demo


@pytest.fixture(scope="module")
def chromium_path() -> str:
    found = find_chromium()
    if found is None:
        pytest.skip(f"no Chromium at {CHROMIUM} (set CHROMIUM to name one): the demo's page is not tested")
    return found


@pytest.fixture(scope="module")
def demo(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """One for all tests of a module, told to take a port on which somebody else listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        busy = int(other.getsockname()[1])
        with running_demo(tmp_path_factory.mktemp("demo"), busy) as running:
            yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium(chromium_path: str) -> AsyncIterator[playwright.async_api.Browser]:
    async with async_playwright() as run:
        started = await run.chromium.launch(executable_path=chromium_path, args=QUIET)
        yield started
        await started.close()


@pytest_asyncio.fixture(loop_scope="module")
async def browser(demo: Demo, chromium: playwright.async_api.Browser) -> AsyncIterator[Browser]:
    """The page as a newcomer with a Chinese browser sees it. Whatever it complains of fails the test."""
    context = await chromium.new_context(viewport={"width": 1600, "height": 1000}, locale="zh-CN")
    window = Browser(await context.new_page())
    await window.open(demo.url)
    yield window
    await context.close()
    assert window.troubles == []
