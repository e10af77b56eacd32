"""HTML to text and entities; the rows with offsets count UTF-16 units."""

from typing import Any

import pytest

from simulator.entities import detected, formatted

Entity = dict[str, Any]


def mark(kind: str, offset: int, length: int, **more: str) -> Entity:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("a &lt;b&gt; &amp; &quot;c&quot; &#27905; &nbsp;", 'a <b> & "c" 洁 &nbsp;', []),
        ("<b>洁</b>净", "洁净", [mark("bold", 0, 1)]),
        ("🧹<i>x</i>", "🧹x", [mark("italic", 2, 1)]),
        ("<strong>a</strong><em>b</em>", "ab", [mark("bold", 0, 1), mark("italic", 1, 1)]),
        ("<b>a<i>b</i></b>", "ab", [mark("bold", 0, 2), mark("italic", 1, 1)]),
        (
            "<u>a</u><s>b</s><del>c</del>",
            "abc",
            [mark("underline", 0, 1), mark("strikethrough", 1, 1), mark("strikethrough", 2, 1)],
        ),
        ("<tg-spoiler>a</tg-spoiler>", "a", [mark("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [mark("spoiler", 0, 1)]),
        ("<b></b>a", "a", []),
        ("  <b> a </b> ", "a", [mark("bold", 0, 1)]),
        (
            '<a href="https://a.cn/?x=1&amp;y=2">a</a>',
            "a",
            [mark("text_link", 0, 1, url="https://a.cn/?x=1&y=2")],
        ),
        ('<a href="nonsense">a</a>', "a", []),
        ("<code>/start</code>", "/start", [mark("code", 0, 6)]),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [mark("pre", 0, 1, language="python")],
        ),
        ("<blockquote expandable>a</blockquote>", "a", [mark("expandable_blockquote", 0, 1)]),
        ('<tg-emoji emoji-id="5">🙂</tg-emoji>', "🙂", [mark("custom_emoji", 0, 2, custom_emoji_id="5")]),
        ("<B>a</b>", "a", [mark("bold", 0, 1)]),
        ("a > b", "a > b", []),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[Entity]) -> None:
    assert formatted(source, "HTML", None) == (text, entities)


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/start abc", [mark("bot_command", 0, 6)]),
        ("🧹 /case@jiejing_bot X", [mark("bot_command", 3, 17)]),
        ("1/2 and/or", []),
        ("see https://a.cn/x, now", [mark("url", 4, 14)]),
        ("@ying_l 你好", [mark("mention", 0, 7)]),
        ("#洁净 #1", [mark("hashtag", 0, 3)]),
    ],
)
def test_commands_links_and_names_are_found(text: str, entities: list[Entity]) -> None:
    assert detected(text) == entities


def test_control_characters_become_blanks() -> None:
    assert formatted("a\x00b\r\nc", None, None) == ("a b\nc", [])
