"""G8: what a photo costs, beside the plain decoding and encoding of the same file.

`run()` gives the figures; alone: `python -m bench.photos`.
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from bench.figures import Figure, median_ratio, show
from storage.darkroom import THREADS, Darkroom
from storage.photo_files import Kind, PhotoFiles, key_of

TELEGRAM, CAMERA = (1280, 960), (4000, 3000)
_QUALITY = 82
_REPEATS = {TELEGRAM: 9, CAMERA: 3}
_LAG_SECONDS = 4.0
_TICK = 0.001


def run(rounds: int = 5) -> list[Figure]:
    """All figures of G8; takes about five seconds a round."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            asyncio.run(_cost(folder, rounds, TELEGRAM, 1.6)),
            asyncio.run(_cost(folder, rounds, CAMERA, 0.8)),
            _memory(Path(folder), rounds),
            asyncio.run(_lag(rounds)),
        ]


def photo(size: tuple[int, int], quality: int = 90) -> bytes:
    """A JPEG as busy as a street: 0.4 MB at 1280 × 960, 4 MB at 12 megapixels, the same every time."""
    random = Random(8)
    picture = Image.new("RGB", size)
    for across, weight in ((5, 1.0), (40, 0.5), (size[0] // 8, 0.35), (size[0] // 2, 0.2)):
        down = across * size[1] // size[0]
        patches = Image.frombytes("RGB", (across, down), random.randbytes(across * down * 3))
        picture = Image.blend(picture, patches.resize(size, Image.Resampling.BICUBIC), weight)
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


async def _cost(folder: str, rounds: int, size: tuple[int, int], target: float) -> Figure:
    data, files = photo(size), PhotoFiles.open(folder)
    ours: list[float] = []
    plain: list[float] = []
    async with Darkroom() as room:
        await _keep(room, files, data)
        for _ in range(rounds):
            plain.append(await _seconds(lambda: asyncio.to_thread(_plain, data), _REPEATS[size]))
            ours.append(await _seconds(lambda: _keep(room, files, data), _REPEATS[size]))
    ratio = median_ratio(ours, plain)
    return Figure(
        goal="G8",
        name=f"whole of a {size[0]} × {size[1]} photo",
        value=ratio,
        unit="× plain decode + encode",
        target=f"≤ {target}",
        met=ratio <= target,
        note=f"{min(ours) * 1e3:.1f} against {min(plain) * 1e3:.1f} ms at best, with both files on the disk",
    )


async def _seconds(act: Callable[[], Awaitable[object]], repeats: int) -> float:
    """Of one `act`, as the mean of `repeats` in a row."""
    start = time.perf_counter()
    for _ in range(repeats):
        await act()
    return (time.perf_counter() - start) / repeats


def _plain(data: bytes) -> bytes:
    """The measure: decode the whole, encode the whole, keep nothing."""
    image, out = Image.open(BytesIO(data)), BytesIO()
    image.load()
    image.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


async def _keep(room: Darkroom, files: PhotoFiles, data: bytes) -> None:
    """All that is done to a photo: clean, shrink, hash, thumbnail, both files stored."""
    picture = await room.read(data)
    await asyncio.gather(
        files.put(key_of(picture.sha256), picture.main),
        files.put(key_of(picture.sha256, Kind.THUMBNAIL), picture.thumbnail),
    )


_PEAK = """
import sys
from pathlib import Path
from storage.pictures import read_picture
def peak():
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
data = Path(sys.argv[1]).read_bytes()
read_picture(Path(sys.argv[2]).read_bytes())
before = peak()
read_picture(data)
print((peak() - before) / 1024)
"""


def _memory(folder: Path, rounds: int) -> Figure:
    """The peak that a 12-megapixel file adds in a fresh process that has read a tiny one."""
    large, tiny = folder / "large", folder / "tiny"
    large.write_bytes(photo(CAMERA))
    tiny.write_bytes(photo((64, 48)))
    command = [sys.executable, "-c", _PEAK, str(large), str(tiny)]
    peaks = [
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for _ in range(rounds)
    ]
    return Figure(
        goal="G8",
        name="peak of memory of a 12-megapixel file",
        value=max(peaks),
        unit="MB more",
        target="≤ 35",
        met=max(peaks) <= 35,
        note="the largest of all rounds",
    )


async def _lag(rounds: int) -> Figure:
    """How late a timer of one millisecond comes while both threads read 12-megapixel files on and on."""
    data = photo(CAMERA)
    worst: list[float] = []
    async with Darkroom() as room:
        for _ in range(rounds):
            until = time.perf_counter() + _LAG_SECONDS
            readers = [asyncio.create_task(_read_until(room, data, until)) for _ in range(THREADS)]
            late = await _lateness(until)
            await asyncio.gather(*readers)
            worst.append(sorted(late)[int(len(late) * 0.99)] * 1e3)
    worst.sort()
    p99 = worst[len(worst) // 2]
    return Figure(
        goal="G8",
        name="loop lag p99 under continuous 12-megapixel photos",
        value=p99,
        unit="ms",
        target="≤ 10",
        met=p99 <= 10,
        note=f"median of the rounds, which span {worst[0]:.1f} to {worst[-1]:.1f}",
    )


async def _read_until(room: Darkroom, data: bytes, until: float) -> None:
    while time.perf_counter() < until:
        await room.read(data)


async def _lateness(until: float) -> list[float]:
    late = []
    while (start := time.perf_counter()) < until:
        await asyncio.sleep(_TICK)
        late.append(time.perf_counter() - start - _TICK)
    return late


if __name__ == "__main__":
    print(show(run()))
