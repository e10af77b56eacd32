"""A canvas for the sample pictures: soft shapes at double size, shrunk at the end for smooth edges."""

import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT, SCALE = 1280, 960, 2
Colour = tuple[int, int, int]
Paint = tuple[int, ...]
Box = tuple[float, float, float, float]
Point = tuple[float, float]


class Canvas:
    """Coordinates are pixels of the finished 1280 × 960 picture. `random` makes every drawing repeatable."""

    def __init__(self, dice: random.Random) -> None:
        self.random = dice
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))

    def pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image, "RGBA")

    def gradient(self, box: Box, top: Colour, bottom: Colour) -> None:
        """A box that turns from one colour to another on its way down."""
        left, upper, right, lower = (round(value * SCALE) for value in box)
        column = Image.new("RGB", (1, 2))
        column.putpixel((0, 0), top)
        column.putpixel((0, 1), bottom)
        size = (right - left, lower - upper)
        self.image.paste(column.resize(size, Image.Resampling.BILINEAR), (left, upper))

    def box(self, box: Box, fill: Paint, radius: float = 0) -> None:
        self.pen().rounded_rectangle([value * SCALE for value in box], radius * SCALE, fill)

    def polygon(self, points: Sequence[Point], fill: Paint) -> None:
        self.pen().polygon(_scaled(points), fill)

    def line(self, points: Sequence[Point], fill: Paint, width: float) -> None:
        self.pen().line(_scaled(points), fill, round(width * SCALE), joint="curve")

    def disc(self, x: float, y: float, radius: float, fill: Paint) -> None:
        self.ellipse((x - radius, y - radius, x + radius, y + radius), fill)

    def ellipse(self, box: Box, fill: Paint) -> None:
        self.pen().ellipse([value * SCALE for value in box], fill)

    def ring(self, x: float, y: float, radius: float, fill: Paint, width: float) -> None:
        box = [value * SCALE for value in (x - radius, y - radius, x + radius, y + radius)]
        self.pen().ellipse(box, outline=fill, width=round(width * SCALE))

    def shadow(self, box: Box, strength: int, blur: float) -> None:
        """A soft dark ellipse; `strength` 0–255."""
        self._soft(box, strength, blur, (24, 26, 34))

    def glow(self, centre: Point, radius: float, colour: Colour) -> None:
        """Light around a point."""
        x, y = centre
        self._soft((x - radius, y - radius, x + radius, y + radius), 150, radius / 3, colour)
        self._soft((x - radius / 4, y - radius / 4, x + radius / 4, y + radius / 4), 255, 4, (255, 252, 235))

    def cloud(self, x: float, y: float) -> None:
        for dx, dy, radius in ((0, 0, 46), (52, -16, 58), (112, 0, 44), (60, 14, 50)):
            self._soft(
                (x + dx - radius, y + dy - radius * 0.6, x + dx + radius, y + dy + radius * 0.6),
                190,
                9,
                (255, 255, 255),
            )

    def _soft(self, box: Box, strength: int, blur: float, colour: Colour) -> None:
        # Only the part around the shape is blurred: a whole picture would take seconds.
        left, upper, right, lower = (round(value * SCALE) for value in box)
        edge = round(blur * SCALE * 3)
        size = (right - left + 2 * edge, lower - upper + 2 * edge)
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).ellipse((edge, edge, size[0] - edge, size[1] - edge), strength)
        mask = mask.filter(ImageFilter.GaussianBlur(blur * SCALE))
        self.image.paste(Image.new("RGB", size, colour), (left - edge, upper - edge), mask)

    def bricks(self, box: Box, colour: Colour) -> None:
        """Courses of bricks, each a little lighter or darker."""
        left, upper, right, lower = box
        rows = int((lower - upper) // 32)
        for row in range(rows):
            for column in range(-1, int((right - left) // 84) + 1):
                x, y = left + column * 84 + row % 2 * 42, upper + row * 32
                self.box((x + 2, y + 2, x + 82, y + 30), (*self.vary(colour, 12), 120), 3)

    def stamp(self, picture: Image.Image, x: float, y: float, angle: float) -> None:
        """Puts an RGBA picture (of double size) with its middle on (x, y), turned by `angle` degrees."""
        turned = picture.rotate(angle, Image.Resampling.BICUBIC, expand=True)
        place = (round(x * SCALE - turned.width / 2), round(y * SCALE - turned.height / 2))
        self.image.paste(turned, place, turned)

    def vary(self, colour: Colour, amount: int) -> Colour:
        """A colour a little lighter or darker than the given one."""
        change = self.random.randint(-amount, amount)
        red, green, blue = (max(0, min(255, part + change)) for part in colour)
        return red, green, blue

    def finish(self) -> Image.Image:
        """The picture at its real size, with darker corners and a little grain, as from a phone."""
        picture = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        corners = Image.new("L", (WIDTH, HEIGHT), 205)
        ImageDraw.Draw(corners).ellipse((-160, -160, WIDTH + 160, HEIGHT + 160), 255)
        corners = corners.filter(ImageFilter.GaussianBlur(150))
        picture = ImageChops.multiply(picture, Image.merge("RGB", [corners] * 3))
        # A fixed grain: Pillow's own noise differs from run to run and would change the files each time.
        small = Image.new("L", (WIDTH // 2, HEIGHT // 2))
        small.putdata([128 + self.random.randint(-5, 5) for _ in range(WIDTH * HEIGHT // 4)])
        grain = small.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)
        return ImageChops.overlay(picture, Image.merge("RGB", [grain] * 3))


def _scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]
