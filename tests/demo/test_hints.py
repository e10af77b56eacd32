"""The hints of the demo's page name the bot's buttons as the bot itself words them."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import simulator
from texts import Texts

WORDS = Path(simulator.__file__).with_name("page") / "words.js"
BUTTONS = {
    "bot_agree": "button-notice-accept",
    "bot_share": "button-share-place",
    "bot_submit": "button-submit",
    "bot_accept": "button-accept",
    "bot_rectify": "button-rectify",
    "bot_pass": "button-pass",
    "bot_fixed": "button-verdict-yes",
}


def test_every_button_named_has_its_key_in_the_bots_texts() -> None:
    assert set(re.findall(r"^  (bot_\w+):", WORDS.read_text("utf-8"), re.MULTILINE)) - {"bot_sub"} == set(
        BUTTONS
    )


@pytest.mark.parametrize(("word", "key"), BUTTONS.items())
def test_a_button_is_named_as_it_is_worded(word: str, key: str) -> None:
    texts = Texts(ZoneInfo("Asia/Shanghai"), lambda kind, code, language: "")
    named = re.search(rf'^  {word}: \["(.+)", "(.+)"\],$', WORDS.read_text("utf-8"), re.MULTILINE)
    assert named is not None
    assert named.groups() == (texts.plain("zh", key), texts.plain("en", key))
