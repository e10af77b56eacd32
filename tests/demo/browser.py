"""A person at the demo's page: what is clicked, typed and read, one phone for each column."""

import re
from dataclasses import dataclass, field

from playwright.async_api import ConsoleMessage, Dialog, Locator, Page, expect

PATIENCE = 20_000
"""Milliseconds for something that waits for the bot, also on a busy machine."""


@dataclass(slots=True)
class Phone:
    """One column of the page."""

    page: Page
    node: Locator

    async def begin(self) -> None:
        """Presses Start and accepts the notice, where this has not been done."""
        start = self.node.get_by_test_id("start")
        if await start.is_visible():
            await start.click()
            await self.press(re.compile("^(同意，继续|Agree and go on)$"))
            await expect(self.bubbles.last).to_contain_text(re.compile("位置和类别|where it is"))

    async def send(self, *samples: str, caption: str = "", as_file: bool = False) -> None:
        """Sends sample pictures through the paper clip."""
        await self.node.get_by_test_id("attach").click()
        for name in samples:
            await self.node.locator(f'[data-sample="{name}"]').click()
        if as_file:
            await self.node.get_by_test_id("as-file").check()
        if caption:
            await self.node.get_by_test_id("caption-input").fill(caption)
        await self.node.get_by_test_id("send-attachment").click()
        await expect(self.node.get_by_test_id("attach-sheet")).to_be_hidden()

    async def write(self, text: str) -> None:
        await self.node.get_by_test_id("composer-input").fill(text)
        await self.node.get_by_test_id("send").click()

    async def press(self, label: str | re.Pattern[str]) -> None:
        """Presses the newest button of that name, under a message or below the field."""
        name = re.compile(f"^{re.escape(label)}$") if isinstance(label, str) else label
        await self.node.locator(".key").filter(has_text=name).last.click(timeout=PATIENCE)

    async def share_place(self, label: str, *, latitude: float, longitude: float) -> None:
        """Presses the button that shares the location and types where the pin stands."""
        await self.press(label)
        await self.page.get_by_test_id("place-latitude").fill(str(latitude))
        await self.page.get_by_test_id("place-longitude").fill(str(longitude))
        await self.page.get_by_test_id("send-place").click()

    async def says(self, words: str | re.Pattern[str]) -> None:
        """Waits until the newest message holds these words."""
        await expect(self.bubbles.last).to_contain_text(words, timeout=PATIENCE)

    async def shows(self, words: str | re.Pattern[str]) -> Locator:
        """Waits for a message with these words, anywhere in the chat; gives the newest one, edited or not."""
        found = self.bubbles.filter(has_text=words).last
        await expect(found).to_be_visible(timeout=PATIENCE)
        return self.node.locator(f'.bubble[data-message-id="{await found.get_attribute("data-message-id")}"]')

    @property
    def bubbles(self) -> Locator:
        return self.node.locator(".bubble")


@dataclass
class Browser:
    """The page in a window of its own; `troubles` is every error, window and broken rule that it reported.

    Without slots: Playwright marks the object whose methods it is given to call.
    """

    page: Page
    troubles: list[str] = field(default_factory=list)

    async def open(self, address: str) -> None:
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._hear)
        self.page.on("dialog", self._close)
        await self.page.goto(address)
        await expect(self.page.get_by_test_id("connection")).to_have_attribute("data-state", "online")

    def _hear(self, message: ConsoleMessage) -> None:
        # What the policy of the page blocks is told here, too.
        if message.type == "error":
            self.troubles.append(message.text)

    async def _close(self, dialog: Dialog) -> None:
        self.troubles.append(f"{dialog.type}: {dialog.message}")
        await dialog.dismiss()

    def phone(self, who: str) -> Phone:
        return Phone(self.page, self.page.locator(f'section[data-person="{who}"]'))

    async def show(self, who: str) -> Phone:
        """Opens a column that is not open at first."""
        phone = self.phone(who)
        if not await phone.node.is_visible():
            await self.page.locator(f'[data-chip="{who}"]').click()
        return phone

    async def start_over(self) -> None:
        await self.page.get_by_test_id("start-over").click()
        await self.page.get_by_test_id("dialog").get_by_role("button").last.click()
        await expect(self.page.get_by_test_id("toast").last).to_be_visible(timeout=60_000)
