"""No library for Telegram at all: aiohttp, orjson and uvloop. Nothing written in Python answers faster."""

import asyncio
import os

import aiohttp
import orjson
import uvloop

JSON = {"Content-Type": "application/json"}


async def echo(session: aiohttp.ClientSession, base: str, message: dict[str, object]) -> None:
    chat = message["chat"]
    assert isinstance(chat, dict)
    answer = orjson.dumps({"chat_id": chat["id"], "text": message["text"]})
    async with session.post(f"{base}/sendMessage", data=answer, headers=JSON) as response:
        await response.read()


async def main() -> None:
    base = f"{os.environ['TELEGRAM_API_URL']}/bot{os.environ['BOT_TOKEN']}"
    offset = 0
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session, asyncio.TaskGroup() as answers:
        while True:
            wish = orjson.dumps({"offset": offset, "timeout": 10})
            async with session.post(f"{base}/getUpdates", data=wish, headers=JSON) as response:
                updates = orjson.loads(await response.read())["result"]
            for update in updates:
                offset = update["update_id"] + 1
                answers.create_task(echo(session, base, update["message"]))


if __name__ == "__main__":
    uvloop.run(main())
