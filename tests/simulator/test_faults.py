"""Faults to order, seen by a caller over HTTP."""

import asyncio
from typing import Any

import aiohttp
import pytest

from simulator import Fault, Kind, Simulator
from tests.simulator.conftest import LIN, YING, Client

SEND = {"chat_id": YING, "text": "x"}


@pytest.mark.parametrize(
    ("fault", "status", "body"),
    [
        (
            Fault(Kind.FLOOD, retry_after=3600),
            429,
            {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 3600",
                "parameters": {"retry_after": 3600},
            },
        ),
        (
            Fault(Kind.REFUSED, code=403, description="Forbidden: bot was blocked by the user"),
            403,
            {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"},
        ),
        (
            Fault(Kind.REFUSED),
            400,
            {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"},
        ),
        (
            Fault(Kind.SERVER_ERROR),
            500,
            {"ok": False, "error_code": 500, "description": "Internal Server Error"},
        ),
    ],
)
async def test_a_fault_answers_in_place_of_the_call_once(
    client: Client, fault: Fault, status: int, body: dict[str, Any]
) -> None:
    client.simulator.fail(fault)
    assert await client.call("sendMessage", json=SEND) == (status, body)
    assert client.simulator.sent(YING) == []
    assert (await client.call("sendMessage", json=SEND))[0] == 200


async def test_a_bad_gateway_answers_html(client: Client) -> None:
    client.simulator.fail(Fault(Kind.BAD_GATEWAY))
    async with client.session.post(f"{client.base}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "<html>" in await answer.text()


@pytest.mark.parametrize(("kind", "sent"), [(Kind.CUT, 0), (Kind.DOWN, 0), (Kind.CUT_BODY, 1)])
async def test_a_cut_connection_breaks_off(client: Client, kind: Kind, sent: int) -> None:
    client.simulator.fail(Fault(kind))
    with pytest.raises(aiohttp.ClientError):
        await client.call("sendMessage", json=SEND)
    assert len(client.simulator.sent(YING)) == sent


async def test_silence_comes_after_success(client: Client) -> None:
    client.simulator.fail(Fault(Kind.SILENT))
    call = asyncio.create_task(client.call("sendMessage", json=SEND))
    await client.simulator.until(lambda: client.simulator.sent(YING))
    assert not call.done()
    call.cancel()
    await asyncio.gather(call, return_exceptions=True)


async def test_a_delayed_call_is_answered(client: Client) -> None:
    client.simulator.fail(Fault(Kind.DELAY, delay=0.01))
    assert (await client.call("sendMessage", json=SEND))[0] == 200


async def test_a_fault_strikes_only_what_it_names(client: Client) -> None:
    client.simulator.fail(Fault(Kind.SERVER_ERROR, method="sendMessage", chat_id=LIN, times=None))
    statuses = [
        (await client.call("getMe"))[0],
        (await client.call("sendMessage", json=SEND))[0],
        (await client.call("sendMessage", data={"chat_id": str(LIN), "text": "x"}))[0],
        (await client.call("sendMessage", json={**SEND, "chat_id": LIN}))[0],
    ]
    assert statuses == [200, 200, 500, 500]


async def test_faults_strike_the_number_of_times_given_and_can_be_taken_back(simulator: Simulator) -> None:
    simulator.fail(Fault("flood", times=2))
    fault = simulator.fail(Fault("down", times=None))
    struck = [simulator.faults.strike("getMe", None) for _ in range(4)]
    assert [one and one.kind for one in struck] == ["flood", "flood", "down", "down"]
    simulator.faults.remove(fault)
    assert simulator.faults.strike("getMe", None) is None


async def test_the_record_of_calls_names_faults(client: Client) -> None:
    client.simulator.fail(Fault(Kind.DOWN))
    with pytest.raises(aiohttp.ClientError):
        await client.call("sendMessage", json=SEND)
    assert client.simulator.calls() == [
        {"method": "sendMessage", "parameters": SEND, "at": "2026-11-21T04:00:00+00:00", "fault": "down"}
    ]
