"""An album comes as single photos, the last of them perhaps when all is done."""

from storage import photos
from tests.stories.road import rectify, taken
from tests.story import CHEN, HUMEN, YING, Group, Story


async def kept(story: Story, kind: str, case_id: int = 1) -> int:
    async with story.read() as tx:
        return len(await photos.of_case(tx, case_id, (kind,)))


async def test_an_album_is_one_report_and_asks_once(story: Story) -> None:
    first = await story.photo(YING, "垃圾成堆", album="a")
    second = await story.photo(YING, picture=2, album="a")
    third = await story.photo(YING, picture=3, album="a")
    assert (first[YING], second[YING], third[YING]) == (["draft-ask-place"], [], [])
    await story.location(YING, *HUMEN)
    await story.press(YING, "submit")
    assert await kept(story, "before") == 3


async def test_a_part_that_comes_after_the_place_asks_nothing_again(story: Story) -> None:
    await story.photo(YING, "垃圾成堆", album="a")
    await story.location(YING, *HUMEN)
    said = await story.photo(YING, picture=2, album="a")
    assert said[YING] == []
    await story.press(YING, "submit")
    assert await kept(story, "before") == 2


async def test_a_part_that_comes_after_sending_joins_the_case_without_a_word(story: Story) -> None:
    await story.photo(YING, "垃圾成堆", album="a")
    await story.location(YING, *HUMEN)
    await story.press(YING, "submit")
    said = await story.photo(YING, picture=2, album="a")
    assert said.messages == []
    assert await kept(story, "before") == 2
    said = await story.photo(YING, "路灯不亮", picture=3, album="b")
    assert said[YING] == ["draft-ask-place"], "another album is another report"


async def test_an_album_of_files_asks_once(story: Story) -> None:
    said = await story.photo(YING, "垃圾成堆", album="a", as_file=True)
    assert said[YING] == ["draft-reading-file", "draft-ask-place"]
    said = await story.photo(YING, picture=2, album="a", as_file=True)
    assert said[YING] == []


async def test_in_a_group_every_part_of_an_album_reaches_the_case(story: Story) -> None:
    case = await taken(story)
    group = Group(-1001)
    await story.press(CHEN, "rectify:1")
    await rectify(story, case)
    async with story.write() as tx:
        first = (await photos.of_case(tx, 1, ("after",)))[0]
        await photos.change(tx, first.id, chat=group.id, album="g")
    said = await story.photo(CHEN, picture=3, album="g", into=group)
    assert said.messages == []
    assert await kept(story, "after") == 2


async def test_more_photos_of_a_reporter_come_as_an_album(story: Story) -> None:
    case = await taken(story)
    receipt = next(told for told in story.chat(YING) if told.key == "receipt")
    said = await story.photo(YING, picture=3, album="m", reply_to=receipt)
    assert (said[YING], said[CHEN]) == (["added"], ["card", "told-added-photo"])
    said = await story.photo(YING, picture=4, album="m", reply_to=receipt)
    assert said.messages == []
    assert await kept(story, "added", case.id) == 2
