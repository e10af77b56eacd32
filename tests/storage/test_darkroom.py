import asyncio
import threading
from zoneinfo import ZoneInfo

import pytest

from storage import darkroom
from storage.before_after import before_after
from storage.darkroom import PLACES, THREADS, Darkroom
from storage.picture_formats import Reason, Unreadable
from storage.pictures import read_picture
from tests.storage.scenes import encoded, scene

CITY = ZoneInfo("Asia/Shanghai")
PHOTO = encoded(scene())


async def test_a_picture_is_read_and_drawn_as_without_threads() -> None:
    async with Darkroom(CITY) as room:
        assert await room.read(PHOTO) == read_picture(PHOTO, CITY)
        assert await room.before_after(PHOTO, PHOTO) == before_after(PHOTO, PHOTO)


async def test_a_refusal_comes_through_and_the_next_picture_too() -> None:
    async with Darkroom(CITY) as room:
        with pytest.raises(Unreadable) as refusal:
            await room.read(b"text")
        assert refusal.value.reason is Reason.NOT_A_PICTURE
        assert (await room.read(PHOTO)).width == 640


async def test_two_threads_work_and_a_few_pictures_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody may fetch while all places are taken, and no third picture is worked on."""
    fetched, working, most = 0, 0, 0
    together, lock = threading.Barrier(THREADS), threading.Lock()

    def work(data: bytes, _zone: object) -> bytes:
        nonlocal working, most
        with lock:
            working += 1
            most = max(most, working)
        together.wait(timeout=5)
        with lock:
            working -= 1
        return data

    async def fetch() -> bytes:
        nonlocal fetched
        fetched += 1
        return PHOTO

    monkeypatch.setattr(darkroom, "read_picture", work)
    async with Darkroom() as room:
        tasks = [asyncio.create_task(room.develop(fetch)) for _ in range(20)]
        await asyncio.sleep(0)
        assert fetched == PLACES
        await asyncio.gather(*tasks)
    assert (fetched, most) == (20, THREADS)


async def test_a_failed_fetch_gives_its_place_back() -> None:
    async def fail() -> bytes:
        raise ConnectionError

    async with Darkroom(CITY) as room:
        for _ in range(PLACES + 1):
            with pytest.raises(ConnectionError):
                await room.develop(fail)
        assert (await room.read(PHOTO)).width == 640


async def test_a_closed_darkroom_takes_nothing() -> None:
    room = Darkroom(CITY)
    room.close()
    with pytest.raises(RuntimeError):
        await room.read(PHOTO)
