"""Word files from outside are let in only where they are what they say, and harmless."""

import zipfile
from io import BytesIO

import pytest

from printing import word

GOOD = word.as_bytes(word.blank())


def packed(**parts: bytes) -> bytes:
    """A file with these parts added to a good one's."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def without(name: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
    return out.getvalue()


def test_a_word_file_is_taken() -> None:
    word.check(GOOD)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "word-not-word"),
        (b"%PDF-1.7 ...", "word-not-word"),
        (GOOD[: len(GOOD) // 2], "word-not-word"),
        (without("word/document.xml"), "word-not-word"),
        (without("_rels/.rels"), "word-not-word"),
        (packed(**{"word__vbaProject.bin": b"macro"}), "word-with-programs"),
        (packed(**{"word__embeddings__oleObject1.bin": b"object"}), "word-with-programs"),
        (packed(**{"word__bomb.bin": bytes(word.MOST_UNPACKED + 1)}), "word-too-large"),
        (bytes(word.MOST_BYTES + 1), "word-too-large"),
    ],
    ids=["nothing", "a PDF", "half", "no words", "no plan", "macros", "an object", "a bomb", "large"],
)
def test_anything_else_is_refused_with_what_is_wrong(data: bytes, key: str) -> None:
    with pytest.raises(word.NotWord) as refusal:
        word.check(data)
    assert refusal.value.key == key


def test_what_is_added_later_goes_in_the_place_of_the_marker() -> None:
    document = word.blank()
    word.add_lines(document, ["first", "here", "last"])
    start = word.body_end(document)
    word.add_lines(document, ["one", "two"])
    word.move(document, start, document.paragraphs[1])
    assert [each.text for each in word.read(word.as_bytes(document)).paragraphs] == [
        "first",
        "one",
        "two",
        "last",
    ]


def test_a_picture_that_is_none_is_left_out() -> None:
    document = word.blank()
    word.add_pictures(document, [b"no picture"], 10)
    assert len(document.inline_shapes) == 0
