"""Every test here tells a story, in which no words may be missing."""

from collections.abc import Iterator

import pytest

from tests.story import Story, story

__all__ = ["no_words_are_missing", "story"]


@pytest.fixture(autouse=True)
def no_words_are_missing(story: Story) -> Iterator[None]:
    yield
    assert story.texts.missing == set()
