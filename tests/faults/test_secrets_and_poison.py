"""T10, T11: the token is nowhere, and one bad update stops nobody."""

import logging
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select

from bot import transport
from domain.messages import Answer
from handlers.routes import COMMANDS
from simulator import Fault
from storage import inbox as inboxes
from storage.tables import inbox
from tests.faults.town import TOKEN, Time, Town
from tests.story import ADA, MEI, YING, street

KINDS = ("server_error", "bad_gateway", "cut", "cut_body", "silent", "flood")
METHODS = ("sendMessage", "getUpdates", "getFile", "file", "answerCallbackQuery", "sendPhoto")
QUOTED = Fault("refused", method="sendMessage", description=f"Bad Request: /bot{TOKEN}/sendMessage failed")


async def test_the_token_is_in_no_log_no_table_and_no_page(
    town: Town,
    time: Time,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(transport, "READ", 0.1)
    waits = []

    async def pause(seconds: float) -> None:
        waits.append(seconds)

    town.pauses(pause)
    for method in METHODS:
        for kind in KINDS:
            town.simulator.fail(Fault(kind, method=method, retry_after=1, delay=0.2))
    town.simulator.fail(QUOTED)
    await town.simulator.people.photo(YING.id, street(1), caption="垃圾成堆")
    await town.until(lambda: len(town.simulator.updates) == 0)
    for _ in range(15):
        await town.quiet(apart_from="at Telegram")
        time.pass_(minutes=6)
        town.house.database.signals.ring(["photos", "outbox"])
    await town.quiet()
    assert len([call for call in town.simulator.calls() if "fault" in call]) > 12
    pages = [await page(town.port, path) for path in ("/healthz", "/metrics")]
    out, err = capfd.readouterr()
    kept = contents(folder)
    secret = TOKEN.partition(":")[2]
    assert secret not in out + err + caplog.text + "".join(pages) + repr(town.house)
    assert not any(secret.encode() in content for content in kept)


def contents(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.rglob("*") if file.is_file()]


async def page(port: int, path: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as response:
        return await response.text()


async def test_an_update_that_crashes_its_handler_is_tried_thrice_and_put_aside(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chat rests two and four seconds after its failures; here for none, as time is not what is tested."""
    tries: list[str] = []

    async def crash(_turn: Any, words: str) -> list[Answer]:
        tries.append(words)
        raise RuntimeError(words)

    monkeypatch.setattr(inboxes, "LONGEST_BACK_OFF", 0)
    monkeypatch.setitem(COMMANDS, "crash", crash)
    await town.simulator.people.text(YING.id, "/crash my secret words")
    for number in range(20):
        await town.simulator.people.text(YING.id, f"/nothing{number:02}")
    await town.simulator.people.text(MEI.id, "/help")
    await town.says(MEI, "/report")
    await town.says(YING, "nothing19")
    await town.quiet()
    assert len(tries) == 3
    said = [number for told in town.texts(YING) for number in range(20) if f"nothing{number:02}" in told]
    assert said == list(range(20))
    assert await town.rows(select(inbox.c.error, inbox.c.attempts).where(inbox.c.status == "dead")) == [
        ("RuntimeError", 3)
    ]
    assert len(town.texts(ADA)) == 1
    assert "secret words" not in town.texts(ADA)[0]
