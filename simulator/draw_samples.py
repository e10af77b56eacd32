"""Draws the demo's sample pictures: four places, each dirty and cleaned, as small JPEG files.

Run `python -m simulator.draw_samples` to write simulator/samples/ anew. Everything is drawn here, so the
pictures show no real place and no real person; one has a GPS position in its EXIF, for trying "send as file".
"""

import json
import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from simulator.sample_brush import Canvas, Colour
from simulator.sample_things import bicycle, bin_body, litter, pole, poster, shop, skyline, trash_bag, tree

FOLDER = Path(__file__).parent / "samples"
GPS_PICTURE = "bin-before.jpg"
LONGITUDE, LATITUDE = 113.674, 22.814
LARGEST = 60_000
TITLES = {
    "litter-before.jpg": ("路口垃圾（清理前）", "Littered corner (before)"),
    "litter-after.jpg": ("路口垃圾（清理后）", "Littered corner (after)"),
    "bin-before.jpg": ("垃圾桶满溢（前，带定位）", "Overflowing bin (before, GPS)"),
    "bin-after.jpg": ("垃圾桶满溢（清理后）", "Overflowing bin (after)"),
    "posters-before.jpg": ("灯杆小广告（清理前）", "Posters on a pole (before)"),
    "posters-after.jpg": ("灯杆小广告（清理后）", "Posters on a pole (after)"),
    "bikes-before.jpg": ("单车乱停（整理前）", "Bikes in disorder (before)"),
    "bikes-after.jpg": ("单车乱停（整理后）", "Bikes in disorder (after)"),
}
DULL = ((158, 170, 178), (206, 208, 202))
SUNNY = ((92, 170, 226), (214, 236, 244))


def ground(canvas: Canvas, horizon: float, clean: bool) -> None:
    """Pavement in perspective, a kerb and the road; wet patches where it is dirty."""
    stone: tuple[Colour, Colour] = (
        ((196, 190, 178), (226, 219, 205)) if clean else ((146, 142, 134), (176, 170, 160))
    )
    canvas.gradient((0, horizon, 1280, 960), *stone)
    for x in range(-1400, 2700, 150):
        canvas.line([(640 + (x - 640) * 0.42, horizon), (x, 960)], (*stone[0], 150), 3)
    for step in range(8):
        y = horizon + (960 - horizon) * (step / 8) ** 1.6
        canvas.line([(0, y), (1280, y)], (*stone[0], 170), 2 + step // 2)
    if clean:
        return
    for x, y, width in ((240, 850, 300), (760, 900, 380), (1080, 790, 220)):
        canvas.shadow((x - width / 2, y - 26, x + width / 2, y + 26), 90, blur=14)


def street(clean: bool, shift: int, seed: int) -> Canvas:
    """A street front under a dull (dirty) or a sunny (clean) sky, seen `shift` pixels further along."""
    canvas = Canvas(random.Random(seed))  # noqa: S311 — seeded so that every run draws the same picture
    top, bottom = SUNNY if clean else DULL
    canvas.gradient((0, 0, 1280, 660), top, bottom)
    if clean:
        canvas.glow((1060, 130), 210, (255, 246, 205))
        for x, y in ((240, 110), (620, 70), (820, 150)):
            canvas.cloud(x - shift / 2, y)
    skyline(canvas, shift)
    return canvas


def litter_scene(clean: bool) -> Canvas:
    canvas = street(clean, 190 if clean else 0, 11)
    shift = -150 if clean else 0
    shop(canvas, 90 + shift, 520, (222, 120, 84), "便利店")
    shop(canvas, 650 + shift, 560, (82, 150, 146), "早餐")
    ground(canvas, 590, clean)
    tree(canvas, 1010 if clean else 170, 650, clean)
    if clean:
        bin_body(canvas, 250, 720, (60, 150, 96), lid=True)
        planter(canvas, 640, 800)
        return canvas
    for x, y, size in ((420, 760, 105), (540, 800, 130), (330, 820, 90), (660, 745, 84)):
        trash_bag(canvas, x, y, size)
    litter(canvas, 70, (120, 690, 1230, 930))
    return canvas


def bin_scene(clean: bool) -> Canvas:
    canvas = street(clean, 60 if clean else 240, 23)
    wall: tuple[Colour, Colour] = (
        ((238, 222, 194), (222, 200, 168)) if clean else ((170, 160, 148), (190, 176, 158))
    )
    canvas.gradient((0, 190, 1280, 640), *wall)
    canvas.bricks((0, 190, 1280, 640), wall[1])
    canvas.box((0, 176, 1280, 200), (150, 96, 74))
    ground(canvas, 630, clean)
    colours: list[Colour] = [(46, 118, 190), (60, 146, 92), (196, 72, 62), (98, 104, 110)]
    for index, colour in enumerate(colours):
        x = (330 if clean else 190) + index * (200 if clean else 214)
        bin_body(canvas, x, 800 + (0 if clean else index % 2 * 18), colour, lid=clean, size=1.5)
        if not clean:
            trash_bag(canvas, x - 30, 575 + index % 2 * 18, 78)
            trash_bag(canvas, x + 46, 590, 62)
    if clean:
        tree(canvas, 130, 690, clean)
        return canvas
    for x, y, size in ((120, 850, 120), (560, 880, 140), (980, 868, 126), (1130, 840, 100)):
        trash_bag(canvas, x, y, size)
    litter(canvas, 46, (40, 810, 1250, 945))
    return canvas


def poster_scene(clean: bool) -> Canvas:
    canvas = street(clean, 320 if clean else 80, 37)
    shop(canvas, 30 if clean else 560, 480, (120, 128, 190), "五金")
    shop(canvas, 800 if clean else -180, 480, (226, 170, 80), "水果")
    ground(canvas, 600, clean)
    tree(canvas, 180 if clean else 1120, 660, clean)
    at = 760 if clean else 560
    pole(canvas, at, 240)
    if clean:
        planter(canvas, 330, 840)
        return canvas
    spots = [
        (-8, 150, 12),
        (30, 262, -7),
        (-34, 350, 5),
        (24, 452, -13),
        (-20, 560, 8),
        (30, 655, -4),
        (-30, 90, -9),
    ]
    for index, (dx, y, angle) in enumerate(spots):
        poster(canvas, at + dx, y, angle, index)
    litter(canvas, 16, (360, 800, 900, 930))
    return canvas


def bike_scene(clean: bool) -> Canvas:
    canvas = street(clean, 30 if clean else 400, 53)
    shop(canvas, 640 if clean else 60, 560, (190, 104, 128), "书店")
    ground(canvas, 570, clean)
    tree(canvas, 240 if clean else 1060, 640, clean)
    colours: list[Colour] = [(244, 190, 40), (52, 150, 214), (60, 176, 110)]
    if clean:
        canvas.line([(90, 905), (1210, 905)], (250, 250, 246, 255), 9)
        for index in range(7):
            canvas.line([(130 + index * 165, 800), (90 + index * 165, 905)], (250, 250, 246, 255), 7)
            bicycle(canvas, 210 + index * 152, 790, 0.62, 0, colours[0])
        return canvas
    tangle = [
        (250, 700, 14),
        (480, 780, -38),
        (720, 690, 24),
        (900, 800, -12),
        (1080, 720, 62),
        (330, 850, 80),
        (650, 880, -70),
    ]
    for index, (x, y, angle) in enumerate(tangle):
        bicycle(canvas, x, y, 0.95, angle, colours[index % 3])
    litter(canvas, 12, (80, 820, 1200, 930))
    return canvas


def planter(canvas: Canvas, x: float, y: float) -> None:
    """A box of flowers where the rubbish lay."""
    canvas.shadow((x - 190, y + 40, x + 190, y + 96), 110, blur=16)
    for _ in range(90):
        dx, dy = canvas.random.uniform(-165, 165), canvas.random.uniform(-78, 6)
        canvas.disc(x + dx, y + dy, canvas.random.uniform(16, 26), canvas.vary((74, 150, 76), 26))
    blooms: list[Colour] = [(240, 96, 120), (250, 200, 70), (250, 250, 250), (170, 110, 210)]
    for _ in range(46):
        dx, dy = canvas.random.uniform(-165, 165), canvas.random.uniform(-86, -10)
        canvas.disc(x + dx, y + dy, canvas.random.uniform(7, 12), canvas.random.choice(blooms))
    canvas.gradient((x - 185, y, x + 185, y + 72), (188, 122, 84), (146, 86, 60))
    canvas.box((x - 195, y - 8, x + 195, y + 12), (206, 142, 100))


SCENES: dict[str, Callable[[bool], Canvas]] = {
    "litter": litter_scene,
    "bin": bin_scene,
    "posters": poster_scene,
    "bikes": bike_scene,
}


def gps_exif() -> Image.Exif:
    """EXIF with a position in Dongguan (WGS-84, degrees, minutes and seconds)."""
    exif = Image.Exif()
    exif[0x010E] = "Drawn for the demo"
    position = exif.get_ifd(0x8825)
    position.update({1: "N", 2: sexagesimal(LATITUDE), 3: "E", 4: sexagesimal(LONGITUDE)})
    return exif


def sexagesimal(degrees: float) -> tuple[float, float, float]:
    minutes = degrees % 1 * 60
    return float(int(degrees)), float(int(minutes)), round(minutes % 1 * 60, 3)


def save(picture: Image.Image, path: Path) -> None:
    """Writes the JPEG at the best quality that stays under LARGEST bytes."""
    extra = {"exif": gps_exif()} if path.name == GPS_PICTURE else {}
    for quality in range(82, 30, -4):
        picture.save(path, "JPEG", quality=quality, optimize=True, progressive=True, **extra)
        if path.stat().st_size <= LARGEST:
            return
    raise ValueError(f"{path.name} cannot be made smaller than {LARGEST} bytes")


def main() -> None:
    """Writes all pictures and titles.json."""
    FOLDER.mkdir(exist_ok=True)
    for name in TITLES:
        place, _, state = name.removesuffix(".jpg").partition("-")
        save(SCENES[place](state == "after").finish(), FOLDER / name)
    titles = {name: {"zh": zh, "en": en} for name, (zh, en) in TITLES.items()}
    (FOLDER / "titles.json").write_text(
        json.dumps(titles, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
