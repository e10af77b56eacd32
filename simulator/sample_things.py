"""The things that stand and lie about in the sample pictures."""

from PIL import Image, ImageDraw, ImageFilter

from simulator.sample_brush import SCALE, Canvas, Colour

PAPERS: list[Colour] = [
    (246, 246, 240),
    (236, 224, 190),
    (232, 96, 80),
    (80, 150, 214),
    (250, 208, 80),
    (120, 190, 120),
]
FLYERS: list[Colour] = [(250, 240, 120), (250, 250, 246), (250, 150, 170), (160, 214, 250), (255, 190, 110)]


def skyline(canvas: Canvas, shift: int) -> None:
    """Pale houses far away."""
    x = -shift % 90 - 120
    while x < 1320:
        width, top = canvas.random.randint(90, 170), canvas.random.randint(210, 400)
        colour = canvas.vary((176, 192, 204), 14)
        canvas.box((x, top, x + width, 640), colour)
        for row in range(top + 24, 600, 40):
            for column in range(14, width - 20, 32):
                canvas.box(
                    (x + column, row, x + column + 16, row + 20), (*canvas.vary((214, 226, 232), 14), 190)
                )
        x += width + canvas.random.randint(-6, 16)


def shop(canvas: Canvas, x: float, width: float, colour: Colour, kind: str) -> None:
    """A house with a shop: windows, striped awning, lit front. `kind` decides what stands in its window."""
    wall = canvas.vary((232, 214, 188), 14)
    canvas.gradient((x, 120, x + width, 610), wall, canvas.vary((206, 186, 160), 8))
    for column in range(4):
        left = x + 34 + column * (width - 50) / 4
        canvas.box((left - 6, 164, left + width / 5.6 + 6, 282), (246, 240, 228), 4)
        canvas.gradient((left, 170, left + width / 5.6, 276), (112, 150, 176), (186, 214, 226))
        canvas.line([(left + width / 11.2, 170), (left + width / 11.2, 276)], (246, 240, 228), 4)
        canvas.box((left - 10, 280, left + width / 5.6 + 10, 292), (190, 170, 146))
    canvas.gradient((x + 24, 400, x + width - 24, 606), (255, 232, 178), (226, 176, 110))
    for column in range(5):
        left = x + 40 + column * (width - 80) / 5
        canvas.box((left, 500, left + (width - 80) / 5 - 12, 606), canvas.vary(colour, 30), 6)
        for step in range(3):
            canvas.disc(
                left + 16 + step * 26, 496, 12, canvas.vary(PAPERS[(len(kind) + step + column) % 6], 10)
            )
    canvas.box((x + 10, 330, x + width - 10, 384), colour, 8)
    for step in range(3 + len(kind)):
        canvas.box((x + 46 + step * 58, 342, x + 86 + step * 58, 372), (255, 250, 236, 230), 7)
    stripe = (width + 20) / 10
    for step in range(10):
        left = x - 10 + step * stripe
        shade = colour if step % 2 else (250, 246, 236)
        canvas.polygon([(left + 8, 384), (left + stripe + 8, 384), (left + stripe, 440), (left, 440)], shade)
        canvas.ellipse((left, 426, left + stripe, 456), shade)
    canvas.shadow((x, 440, x + width, 474), 70, blur=9)


def tree(canvas: Canvas, x: float, y: float, sunny: bool) -> None:
    """A street tree, its foot at (x, y)."""
    canvas.shadow((x - 150, y - 10, x + 190, y + 50), 100, blur=18)
    canvas.polygon([(x - 20, y + 20), (x - 11, y - 260), (x + 13, y - 260), (x + 24, y + 20)], (112, 84, 62))
    canvas.polygon([(x + 4, y + 20), (x + 5, y - 260), (x + 13, y - 260), (x + 24, y + 20)], (88, 64, 48))
    leaf: Colour = (86, 162, 78) if sunny else (92, 126, 84)
    for step in range(150):
        height = step / 150
        dx = max(-130.0, min(130.0, canvas.random.gauss(0, 72)))
        dy = max(-100.0, min(90.0, canvas.random.gauss(0, 54)))
        red, green, blue = canvas.vary(leaf, 16)
        light = round(height * 34) - 14
        shade = (red + light, green + light, blue + light // 2)
        canvas.disc(
            x + dx - height * 24,
            y - 300 + dy - height * 34,
            canvas.random.uniform(20, 44) * (1.1 - height * 0.5),
            shade,
        )


def bin_body(canvas: Canvas, x: float, y: float, colour: Colour, lid: bool, size: float = 1.0) -> None:
    """A wheeled bin standing on (x, y); without its lid it stands open."""
    w, h = 62 * size, 150 * size
    canvas.shadow((x - w * 1.2, y - 18, x + w * 1.5, y + 22), 130, blur=12)
    dark = (colour[0] * 3 // 5, colour[1] * 3 // 5, colour[2] * 3 // 5)
    canvas.polygon([(x - w, y - h), (x + w, y - h), (x + w * 0.82, y), (x - w * 0.82, y)], colour)
    canvas.polygon([(x + w * 0.4, y - h), (x + w, y - h), (x + w * 0.82, y), (x + w * 0.34, y)], (*dark, 150))
    canvas.polygon(
        [(x - w * 0.8, y - h), (x - w * 0.6, y - h), (x - w * 0.5, y), (x - w * 0.66, y)], (255, 255, 255, 46)
    )
    canvas.box((x - w * 1.08, y - h - 12, x + w * 1.08, y - h + 10), dark, 6)
    canvas.disc(x, y - h * 0.55, w * 0.36, (255, 255, 255, 225))
    canvas.polygon(
        [
            (x, y - h * 0.55 - w * 0.22),
            (x + w * 0.2, y - h * 0.55 + w * 0.13),
            (x - w * 0.2, y - h * 0.55 + w * 0.13),
        ],
        colour,
    )
    for dx in (-0.55, 0.55):
        canvas.disc(x + w * dx, y, 13 * size, (44, 46, 50))
        canvas.disc(x + w * dx, y, 5 * size, (140, 144, 150))
    if lid:
        canvas.polygon(
            [
                (x - w * 1.1, y - h - 8),
                (x - w * 0.9, y - h - 40),
                (x + w * 0.9, y - h - 40),
                (x + w * 1.1, y - h - 8),
            ],
            canvas.vary(colour, 6),
        )
        canvas.polygon(
            [
                (x - w * 0.9, y - h - 40),
                (x + w * 0.9, y - h - 40),
                (x + w * 0.94, y - h - 32),
                (x - w * 0.94, y - h - 32),
            ],
            (255, 255, 255, 90),
        )


def trash_bag(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A tied bag standing on (x, y), `size` wide."""
    canvas.shadow((x - size * 0.7, y - 16, x + size * 0.8, y + 22), 150, blur=10)
    shade = canvas.random.choice([(44, 48, 56), (58, 62, 70), (206, 204, 196), (84, 110, 150)])
    for dx, dy, radius in ((-0.22, -0.3, 0.33), (0.22, -0.3, 0.34), (0, -0.36, 0.42), (0.02, -0.55, 0.3)):
        canvas.disc(x + dx * size, y + dy * size, radius * size, canvas.vary(shade, 7))
    canvas.polygon(
        [
            (x - size * 0.16, y - size * 1.02),
            (x + size * 0.2, y - size * 1.06),
            (x + size * 0.09, y - size * 0.78),
            (x - size * 0.08, y - size * 0.78),
        ],
        canvas.vary(shade, 10),
    )
    light = (255, 255, 255, 66)
    canvas.line([(x - size * 0.26, y - size * 0.58), (x - size * 0.33, y - size * 0.28)], light, size * 0.05)
    canvas.line([(x + size * 0.05, y - size * 0.66), (x + size * 0.12, y - size * 0.3)], light, size * 0.03)


def litter(canvas: Canvas, count: int, box: tuple[float, float, float, float]) -> None:
    """Papers, cups, bottles and leaves, larger the nearer they lie."""
    spots = sorted(
        (canvas.random.uniform(box[1], box[3]), canvas.random.uniform(box[0], box[2])) for _ in range(count)
    )
    for y, x in spots:
        size = 12 + (y - 600) / 360 * 30
        canvas.shadow((x - size, y - size * 0.2, x + size * 1.1, y + size * 0.5), 120, blur=4)
        colour = canvas.vary(canvas.random.choice(PAPERS), 18)
        kind = canvas.random.random()
        if kind < 0.5:
            corners = [(-1, -0.5), (0.5, -0.8), (1.1, 0.1), (0.1, 0.5)]
            canvas.polygon(
                [
                    (x + size * (dx + canvas.random.uniform(-0.2, 0.2)), y + size * dy * 0.8)
                    for dx, dy in corners
                ],
                colour,
            )
            canvas.line(
                [(x - size * 0.5, y - size * 0.2), (x + size * 0.5, y - size * 0.1)], (90, 90, 90, 110), 2
            )
        elif kind < 0.75:
            canvas.polygon(
                [
                    (x - size * 0.5, y - size),
                    (x + size * 0.5, y - size),
                    (x + size * 0.35, y + size * 0.3),
                    (x - size * 0.35, y + size * 0.3),
                ],
                (246, 244, 238),
            )
            canvas.polygon(
                [
                    (x - size * 0.46, y - size * 0.6),
                    (x + size * 0.46, y - size * 0.6),
                    (x + size * 0.4, y - size * 0.1),
                    (x - size * 0.4, y - size * 0.1),
                ],
                colour,
            )
        else:
            canvas.box(
                (x - size * 1.2, y - size * 0.36, x + size * 0.7, y + size * 0.3),
                (150, 206, 214, 210),
                size * 0.3,
            )
            canvas.box((x + size * 0.7, y - size * 0.16, x + size * 1.1, y + size * 0.12), colour, 3)
            canvas.box((x - size * 0.6, y - size * 0.36, x + size * 0.1, y + size * 0.3), colour)


def pole(canvas: Canvas, x: float, width: float) -> None:
    """A broad lamp post near the camera."""
    canvas.shadow((x - width * 0.7, 850, x + width * 1.3, 930), 140, blur=20)
    for step in range(40):
        part = step / 40
        light = 1 - abs(part - 0.32) * 1.15
        shade = round(96 + 104 * light)
        left = x - width / 2 + part * width
        canvas.box((left, -10, left + width / 40 + 1, 880), (shade, shade + 4, shade + 2))
    canvas.box((x - width * 0.62, 850, x + width * 0.62, 905), (104, 108, 108), 14)
    canvas.box((x - width * 0.62, 850, x + width * 0.3, 862), (190, 194, 192, 120), 6)


def poster(canvas: Canvas, x: float, y: float, angle: float, index: int) -> None:
    """A flyer glued on askew: a picture, a big line and a number to tear off, none of it legible."""
    paper = Image.new("RGBA", (190 * SCALE, 150 * SCALE))
    soft = ImageDraw.Draw(paper)
    soft.rectangle((16, 20, 370, 296), (20, 20, 30, 120))
    paper = paper.filter(ImageFilter.GaussianBlur(7))
    pen = ImageDraw.Draw(paper)
    pen.rectangle((8, 8, 360, 284), FLYERS[index % len(FLYERS)])
    ink = ((196, 40, 40), (30, 60, 130), (40, 40, 44))[index % 3]
    pen.rectangle((30, 30, 338, 84), ink)
    for row in range(3):
        pen.rectangle((30, 104 + row * 32, 220 + row * 22, 120 + row * 32), (60, 60, 66, 170))
    pen.ellipse((262, 104, 340, 182), ink)
    pen.rectangle((30, 212, 338, 258), (255, 255, 255, 200))
    for column in range(8):
        pen.rectangle((42 + column * 36, 222, 64 + column * 36, 248), ink)
    pen.polygon([(360, 284), (300, 284), (360, 236)], (220, 216, 206))
    canvas.stamp(paper, x, y, angle)


def bicycle(canvas: Canvas, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
    """A shared bike with its middle on (x, y); `angle` in degrees, 90 lies on its side."""
    canvas.shadow((x - 130 * size, y + 70 * size, x + 140 * size, y + 112 * size), 120, blur=12)
    bike = Image.new("RGBA", (640, 520))
    pen = ImageDraw.Draw(bike)
    for centre in (150, 490):
        pen.ellipse((centre - 116, 244, centre + 116, 476), outline=(38, 40, 44), width=20)
        pen.ellipse((centre - 96, 264, centre + 96, 456), outline=(196, 200, 204), width=5)
        for spoke in range(0, 180, 30):
            pen.arc((centre - 4, 356, centre + 4, 364), 0, 360, (60, 60, 60), 4)
            pen.pieslice((centre - 92, 268, centre + 92, 452), spoke, spoke + 1.2, (150, 154, 158))
    for ends in (
        ((150, 360), (250, 200)),
        ((250, 200), (310, 370)),
        ((310, 370), (150, 360)),
        ((250, 210), (446, 190)),
        ((310, 370), (446, 190)),
        ((436, 130), (490, 360)),
    ):
        pen.line(ends, colour, 22)
        pen.line([(ax, ay - 6) for ax, ay in ends], (255, 255, 255, 110), 4)
    pen.line(((250, 200), (238, 140)), (70, 72, 76), 14)
    pen.rounded_rectangle((180, 118, 296, 148), 15, (40, 42, 46))
    pen.line(((436, 130), (396, 96), (350, 100)), (70, 72, 76), 14, joint="curve")
    pen.rounded_rectangle((450, 130, 560, 206), 12, (70, 74, 80), outline=(110, 114, 120), width=5)
    pen.ellipse((282, 342, 338, 398), (60, 62, 66))
    pen.chord((34, 226, 266, 460), 190, 330, colour)
    smaller = bike.resize((round(640 * size * 0.8), round(520 * size * 0.8)), Image.Resampling.LANCZOS)
    canvas.stamp(smaller, x, y, angle)
