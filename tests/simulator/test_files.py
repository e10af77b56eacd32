"""Photos, documents and albums, from the bot and from people."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import FormData
from PIL import Image

from simulator import Refused, Simulator, Upload
from simulator.files import LARGEST_DOWNLOAD, LARGEST_UPLOAD
from simulator.pictures import shrink
from tests.simulator.conftest import LIN, YING, Bot, Client, Clock

Draw = Callable[..., bytes]
PDF = Upload("plan.pdf", b"%PDF-", "application/pdf")


def picture(content: bytes) -> Upload:
    return Upload("a.jpg", content, "image/jpeg")


def tagged() -> bytes:
    """A JPEG with position, orientation and comment."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", (400, 200)).save(out, "JPEG", exif=exif, comment=b"secret")
    return out.getvalue()


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((60, 40), [(60, 40)]),
        ((200, 100), [(90, 45), (200, 100)]),
        ((1000, 500), [(90, 45), (320, 160), (800, 400), (1000, 500)]),
        ((4000, 3000), [(90, 68), (320, 240), (800, 600), (1280, 960)]),
    ],
)
def test_a_photo_is_kept_in_several_sizes(
    photo: Draw, size: tuple[int, int], kept: list[tuple[int, int]]
) -> None:
    sizes = shrink(photo(*size))
    assert [(one.width, one.height) for one in sizes] == kept
    assert [Image.open(io.BytesIO(one.content)).size for one in sizes] == kept


def test_a_photo_loses_its_metadata_and_is_turned_upright() -> None:
    largest = shrink(tagged())[-1]
    kept = Image.open(io.BytesIO(largest.content))
    assert (kept.format, kept.size, dict(kept.getexif()), kept.info.get("comment")) == (
        "JPEG",
        (200, 400),
        {},
        None,
    )


@pytest.mark.parametrize(
    "content",
    [
        {"width": 9000, "height": 1001, "kind": "PNG"},
        {"width": 2100, "height": 100},
    ],
)
def test_a_photo_of_strange_shape_is_refused(photo: Draw, content: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="PHOTO_INVALID_DIMENSIONS"):
        shrink(photo(**content))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_other_formats_become_jpeg(photo: Draw, kind: str) -> None:
    assert Image.open(io.BytesIO(shrink(photo(300, 300, kind))[-1].content)).format == "JPEG"


@pytest.mark.parametrize("cut", [0, 100, 2000])
def test_a_broken_picture_is_refused(photo: Draw, cut: int) -> None:
    with pytest.raises(Refused, match="IMAGE_PROCESS_FAILED"):
        shrink(photo()[:cut])


async def test_a_photo_can_be_sent_again_but_only_as_photo(bot: Bot, photo: Draw) -> None:
    first = await bot(
        "sendPhoto", chat_id=YING, photo=picture(photo()), caption="<b>x</b>", parse_mode="HTML"
    )
    again = await bot("sendPhoto", chat_id=LIN, photo=first["photo"][0]["file_id"])
    assert again["photo"] == first["photo"]
    assert (first["caption"], first["caption_entities"]) == (
        "x",
        [{"type": "bold", "offset": 0, "length": 1}],
    )
    with pytest.raises(Refused, match=r"^Bad Request: can't use file of type Photo as Document$"):
        await bot("sendDocument", chat_id=YING, document=first["photo"][0]["file_id"])


async def test_a_document_can_be_sent_again_but_only_as_document(bot: Bot) -> None:
    first = await bot("sendDocument", chat_id=YING, document=PDF)
    again = await bot("sendDocument", chat_id=LIN, document=first["document"]["file_id"])
    assert again["document"] == first["document"]
    with pytest.raises(Refused, match=r"^Bad Request: can't use file of type Document as Photo$"):
        await bot("sendPhoto", chat_id=YING, photo=first["document"]["file_id"])


async def test_an_album_is_several_messages_with_one_group(bot: Bot, photo: Draw) -> None:
    known = (await bot("sendPhoto", chat_id=YING, photo=picture(photo())))["photo"][-1]["file_id"]
    media = [
        {"type": "photo", "media": "attach://one", "caption": "before"},
        {"type": "photo", "media": known},
    ]
    uploads = {"one": picture(photo(colour="red"))}
    messages = await bot("sendMediaGroup", uploads, chat_id=YING, media=media)
    assert [one["message_id"] for one in messages] == [2, 3]
    assert len({one["media_group_id"] for one in messages}) == 1
    assert [one.get("caption") for one in messages] == ["before", None]


async def test_uploads_have_a_largest_size(bot: Bot) -> None:
    big = Upload("a.bin", bytes(LARGEST_UPLOAD + 1), "application/octet-stream")
    with pytest.raises(Refused) as refused:
        await bot("sendDocument", chat_id=YING, document=big)
    assert (refused.value.code, refused.value.description) == (413, "Request Entity Too Large")


async def test_downloads_have_a_largest_size(bot: Bot) -> None:
    big = Upload("a.bin", bytes(LARGEST_DOWNLOAD + 1), "application/octet-stream")
    sent = await bot("sendDocument", chat_id=YING, document=big)
    with pytest.raises(Refused, match=r"^Bad Request: file is too big$"):
        await bot("getFile", file_id=sent["document"]["file_id"])


async def test_a_person_s_file_arrives_byte_for_byte(client: Client, bot: Bot, clock: Clock) -> None:
    [message] = await client.simulator.people.photo(YING, picture(tagged()), as_file=True, caption="hello")
    file = await bot("getFile", file_id=message["document"]["file_id"])
    path = f"/file/bot{client.simulator.token}/{file['file_path']}"
    assert await client.ask("GET", path) == (200, tagged())
    assert (await client.ask("GET", f"/file/bot1:x/{file['file_path']}"))[0] == 401
    assert (await client.ask("GET", f"/file/bot{client.simulator.token}/documents/none.jpg"))[0] == 404
    clock.move(3601)
    assert (await client.ask("GET", path))[0] == 404


async def test_a_person_s_album_comes_as_one_update_each(simulator: Simulator, bot: Bot, photo: Draw) -> None:
    await simulator.people.photo(YING, *[photo(colour=one) for one in ("red", "green", "blue")], caption="x")
    messages = [update["message"] for update in await bot.updates()]
    assert len(messages) == 3
    assert len({one["media_group_id"] for one in messages}) == 1
    assert [one.get("caption") for one in messages] == ["x", None, None]
    assert len({one["photo"][-1]["file_unique_id"] for one in messages}) == 3


async def test_files_come_as_parts_of_a_form(client: Client, photo: Draw) -> None:
    direct = FormData({"chat_id": str(YING), "caption": "1"})
    direct.add_field("photo", photo(), filename="a.jpg", content_type="image/jpeg")
    attached = FormData({"chat_id": str(YING), "document": "attach://plan"})
    attached.add_field("plan", b"%PDF-", filename="plan.pdf", content_type="application/pdf")
    status, answer = await client.call("sendPhoto", data=direct)
    assert (status, answer["result"]["photo"][-1]["width"]) == (200, 1280)
    status, answer = await client.call("sendDocument", data=attached)
    document = answer["result"]["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (
        "plan.pdf",
        "application/pdf",
        5,
    )
