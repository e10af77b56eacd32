"""The usual road of a case, a stretch at a time. Ying reports to Chen's village, Lin or Wu checks."""

from datetime import datetime

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from domain.cases import Case
from tests.storage.scenes import encoded, scene
from tests.story import CHEN, YING, Said, Someone, Story, Told

DANING_MARKET = "虎门镇大宁社区市场门口"


async def reported(story: Story, who: Someone = YING, caption: str = "垃圾成堆", picture: int = 1) -> Case:
    """By an address that names Daning, so that its chief has the case at once."""
    await story.photo(who, caption, picture)
    await story.say(who, DANING_MARKET)
    said = await story.press(who, "submit")
    receipt = next(told for told in said.to(who) if told.case_id)
    return await story.case(receipt.case_id or 0)


async def taken(story: Story, who: Someone = YING) -> Case:
    case = await reported(story, who)
    await story.press(CHEN, f"accept:{case.id}")
    return await story.case(case.id)


async def fixed(story: Story, who: Someone = YING) -> Case:
    case = await taken(story, who)
    await rectify(story, case)
    return await story.case(case.id)


async def closed(story: Story, checker: Someone, who: Someone = YING) -> Case:
    case = await fixed(story, who)
    await story.press(checker, f"pass:{case.id}")
    return await story.case(case.id)


async def rectify(story: Story, case: Case, who: Someone = CHEN, picture: int | bytes = 2) -> Said:
    as_file = isinstance(picture, bytes)
    return await story.photo(who, picture=picture, reply_to=card(story, who, case), as_file=as_file)


def card(story: Story, who: Someone, case: Case) -> Told:
    """The newest card of the case in their chat."""
    return [told for told in story.chat(who) if told.key == "card" and told.case_id == case.id][-1]


def buttons(told: Told) -> list[str]:
    """The verbs that can be pressed below a message."""
    return [(button.data or "").split(":")[0] for button in told.buttons]


def street_file(
    latitude: float, longitude: float, number: int = 1, taken_at: datetime | None = None
) -> bytes:
    """A photo as a camera saves it, north-east of Greenwich; `taken_at` in UTC."""
    exif = Image.Exif()
    place = exif.get_ifd(IFD.GPSInfo)
    place.update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: _dms(latitude)})
    place.update({GPS.GPSLongitudeRef: "E", GPS.GPSLongitude: _dms(longitude)})
    if taken_at:
        exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = f"{taken_at:%Y:%m:%d %H:%M:%S}"
        exif.get_ifd(IFD.Exif)[Base.OffsetTimeOriginal] = "+00:00"
    return encoded(scene(number, (320, 240)), exif=exif)


def _dms(degrees: float) -> tuple[float, float, float]:
    minutes = degrees % 1 * 60
    return float(int(degrees)), float(int(minutes)), round(minutes % 1 * 60, 4)
