import asyncio
from pathlib import Path

import pytest

from storage.photo_files import Kind, Missing, PhotoFiles, key_of

SHA = "ab" + "cd" * 31


@pytest.fixture(params=["folder", "memory"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> PhotoFiles:
    return PhotoFiles.open(str(tmp_path / "new" / "photos") if request.param == "folder" else "memory:///")


async def keys(files: PhotoFiles) -> set[str]:
    return {key async for key in files.keys()}  # noqa: SIM118 -- not a mapping


def test_the_key_comes_from_the_hash() -> None:
    assert key_of(SHA) == f"ab/{SHA[2:]}.jpg"
    assert key_of(SHA, Kind.THUMBNAIL) == f"ab/{SHA[2:]}.thumb.jpg"


@pytest.mark.parametrize("bad", ["", "ab", "../../etc/passwd", SHA.upper(), SHA[:-1] + "/"])
def test_no_key_comes_from_anything_else(bad: str) -> None:
    with pytest.raises(ValueError, match="not a sha256"):
        key_of(bad)


async def test_what_was_put_is_there_until_deleted(files: PhotoFiles) -> None:
    main, small = key_of(SHA), key_of(SHA, Kind.THUMBNAIL)
    await files.put(main, b"main")
    await files.put(small, b"small")
    assert (await files.get(main), await files.get(small)) == (b"main", b"small")
    assert await keys(files) == {main, small}
    await files.delete(main)
    assert await keys(files) == {small}


async def test_what_is_not_there_is_missing_by_name(files: PhotoFiles) -> None:
    with pytest.raises(Missing) as finding:
        await files.get(key_of(SHA))
    assert finding.value.key == key_of(SHA)


async def test_putting_and_deleting_twice_is_as_once(files: PhotoFiles) -> None:
    for _ in range(2):
        await files.put(key_of(SHA), b"main")
    assert await keys(files) == {key_of(SHA)}
    for _ in range(2):
        await files.delete(key_of(SHA))
    assert await keys(files) == set()


async def test_a_reader_sees_a_whole_file_or_the_other_whole_file(files: PhotoFiles) -> None:
    one, other = b"1" * 300_000, b"2" * 200_000
    await files.put(key_of(SHA), one)
    puts = [files.put(key_of(SHA), content) for content in (other, one) * 8]
    gets = [files.get(key_of(SHA)) for _ in range(16)]
    results = await asyncio.gather(*puts, *gets)
    assert {result for result in results if result is not None} <= {one, other}


def test_a_folder_holds_the_plain_files_and_nothing_else(tmp_path: Path) -> None:
    asyncio.run(PhotoFiles.open(str(tmp_path)).put(key_of(SHA), b"main"))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / key_of(SHA)]
    assert (tmp_path / key_of(SHA)).read_bytes() == b"main"


async def test_a_folder_opened_again_holds_what_it_held(tmp_path: Path) -> None:
    await PhotoFiles.open(str(tmp_path)).put(key_of(SHA), b"main")
    assert await PhotoFiles.open(str(tmp_path)).get(key_of(SHA)) == b"main"


def test_an_s3_store_is_opened_without_asking_the_network() -> None:
    assert isinstance(PhotoFiles.open("s3://bucket/photos"), PhotoFiles)


@pytest.mark.parametrize("url", ["", " ", "ftp://host/x", "https://host/x", "s3://", "/proc/none/photos"])
def test_a_wrong_place_is_named_in_one_line(url: str) -> None:
    with pytest.raises(ValueError, match=r"photos|bucket") as error:
        PhotoFiles.open(url)
    assert repr(url) in str(error.value)
    assert "\n" not in str(error.value)
