"""No text is too long, and none is cut inside a tag."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jobs.clipping import clip
from texts.formats import as_plain as plain


@pytest.mark.parametrize(
    ("markup", "limit", "cut"),
    [
        ("short", 10, "short"),
        ("<b>exact</b>", 5, "<b>exact</b>"),
        ("<b>longer text</b> here", 8, "<b>longer …</b>"),
        ("a &lt;b&gt; c", 4, "a &lt;b…"[:6] + "…"),
        (
            '<a href="https://x.org?a=1&amp;b=2">link text</a>',
            5,
            '<a href="https://x.org?a=1&amp;b=2">link…</a>',
        ),
        ("😀😀😀", 4, "😀…"),
        ("<b><i>deep</i> words</b> out", 12, "<b><i>deep</i> words</b> …"),
    ],
)
def test_text_is_cut_where_it_shows(markup: str, limit: int, cut: str) -> None:
    assert clip(markup, limit) == cut


@given(
    some.lists(
        some.sampled_from(["<b>", "</b>", "<i>", "</i>", "&amp;", "&lt;", "x", "汉", "😀"]), max_size=40
    )
)
def test_whatever_is_cut_is_short_enough(parts: list[str]) -> None:
    cut = clip("".join(parts), 10)
    shown = plain(cut)
    assert len(shown.encode("utf-16-le")) // 2 <= 10


def test_plain_text_has_no_markup() -> None:
    assert plain("<b>a</b> &lt;b&gt;") == "a <b>"
