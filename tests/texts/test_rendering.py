"""Every text as Telegram would take it: well-formed, within limits, and proof against what people write."""

import re

import pytest

import handlers.chat  # noqa: F401  fills the routes
from bot.profile import COMMANDS, RESIDENT
from domain.city import parse_city
from handlers.routes import COMMANDS as HANDLED
from jobs.clipping import clip
from simulator.entities import formatted, units
from tests.domain.dongguan import read_dongguan
from tests.texts.samples import WORDS, facts_for, texts
from tests.texts.usage import uses
from texts import LANGUAGES, MissingText
from texts.formats import as_plain
from texts.patterns import patterns_of

KEYS = sorted(patterns_of("zh"))
TEXTS = texts()
SAID_BY = {use.by: {other.key for other in uses() if other.by == use.by} & set(KEYS) for use in uses()}
# Shown in the small window that answers a press; a refusal may also be a message.
TOASTS = sorted(SAID_BY["answer"] | SAID_BY["Answer"] | SAID_BY["Refused"])
BUTTONS = sorted(key for key in KEYS if key.startswith("button-") and key not in TOASTS)
BUTTON_LETTERS = {"zh": 40, "en": 64}
# They go with a photo, whose caption may be 1,024 letters long.
CAPTIONS = (
    "ask-verdict",
    "card",
    "case-shown",
    "draft-duplicate",
    "told-added-photo",
    "clean-day-joined",
    "clean-day-summary",
    "clean-day-summary-late",
    "clean-day-thanks",
    "clean-day-thanks-plain",
    "clean-day-told-changed",
    "clean-day-told-moved",
    "clean-day-told-off",
)
MENU = sorted({*RESIDENT, *(word for words in COMMANDS.values() for word in words)})
PROFILE = {"bot-description": 512, "bot-short-description": 120}
BOTH = pytest.mark.parametrize("language", LANGUAGES)

NASTY = {
    "html": "<b>x</b></i><script>alert(1)</script>",
    "attribute": '"><a href="tg://user?id=1">',
    "entities": "&lt;b&gt; &amp &#x3c; &unknown;",
    "markdown": "_*[x](y)`~>#+-=|{}.!",
    "fluent": '{ $code } { -brand } {"x"}',
    "direction": "a\u202eb\u2066c\u200fd",
    "controls": "a\x00b\x1bc\x7fd",
    "surrogate": "a\ud800b",
    "long": "脏<" * 2500,
    "faces": "😀" * 5000,
    "lines": "a\n" * 3000,
}


def shown(language: str, key: str, words: str = WORDS, limit: int = 10**6) -> str:
    """The visible text, cut to `limit`, as Telegram reads it. Refused for what Telegram would refuse."""
    said = TEXTS.say(language, key, facts_for(patterns_of(language)[key].names, words))
    return formatted(clip(said, limit), "HTML", None)[0]


@BOTH
def test_every_text_is_well_formed_and_short_enough(language: str) -> None:
    for key in KEYS:
        assert 0 < units(shown(language, key)) <= (1024 if key in CAPTIONS else 4096), key


@BOTH
@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
def test_nothing_that_people_write_breaks_a_text(language: str, words: str) -> None:
    """T13: literal, and no message refused."""
    for key in KEYS:
        limit = 1024 if key in CAPTIONS else 4096
        text = shown(language, key, words, limit)
        assert units(text) <= limit, key
        assert not re.search("[\u202a-\u202e\u2066-\u2069\ud800-\udfff\x00]", text), key


@BOTH
@pytest.mark.parametrize("name", ["html", "attribute", "entities", "markdown", "fluent"])
def test_what_people_write_is_shown_literally(language: str, name: str) -> None:
    assert NASTY[name] in shown(language, "told-question", NASTY[name])


@BOTH
def test_a_button_is_one_short_plain_line(language: str) -> None:
    for key in BUTTONS:
        said = TEXTS.say(language, key, facts_for(patterns_of(language)[key].names, "陈志强"))
        assert not re.search(r"[<\n]", said), key
        assert len(as_plain(said)) <= BUTTON_LETTERS[language], key


@BOTH
def test_a_toast_is_short_and_has_no_markup(language: str) -> None:
    for key in TOASTS:
        said = TEXTS.say(language, key, facts_for(patterns_of(language)[key].names, "HM-261121-0042"))
        assert units(as_plain(said)) <= 200, key
        assert "<" not in said or key in SAID_BY["Refused"], key


@BOTH
@pytest.mark.parametrize(("key", "most"), PROFILE.items())
def test_what_the_profile_says_fits(language: str, key: str, most: int) -> None:
    assert units(TEXTS.plain(language, key)) <= most
    assert TEXTS.plain(language, key) == TEXTS.say(language, key)


@BOTH
def test_descriptions_of_commands_fit_and_are_plain(language: str) -> None:
    said = [
        TEXTS.say(language, key) for key in KEYS if key.startswith("command-") and key != "command-unknown"
    ]
    assert [each for each in said if not 3 <= len(each) <= 256 or "<" in each or "\n" in each] == []


@BOTH
def test_every_command_that_a_text_names_can_be_tapped_and_exists(language: str) -> None:
    for key in KEYS:
        said = TEXTS.say(language, key, facts_for(patterns_of(language)[key].names, "1") | {"link": "x"})
        text, entities = formatted(re.sub("<code>.*?</code>", "", said), "HTML", None)
        letters = text.encode("utf-16-le")
        tapped = [
            letters[2 * each["offset"] + 2 : 2 * (each["offset"] + each["length"])].decode("utf-16-le")
            for each in entities
            if each["type"] == "bot_command"
        ]
        assert re.findall(r"/([a-z]+)", text) == [each for each in tapped if each.isalpha()], key
        assert {*tapped} - {*HANDLED, "1"} == set(), key


@BOTH
def test_the_privacy_notice_is_short_and_says_what_it_must(language: str) -> None:
    notice = shown(language, "privacy-notice")
    assert len(notice) <= 900
    assert all(word in notice for word in ("365", "/mydata", "/forget", "/privacy", "1"))


@BOTH
def test_the_names_of_the_city_fit_on_buttons(language: str) -> None:
    city = parse_city(read_dongguan())
    zh = language == "zh"
    named = [f"{each.emoji} {(each.short_zh if zh else each.short_en) or ''}" for each in city.categories]
    named += [each.label_zh if zh else each.label_en for each in city.reasons]
    named += [f"HM-261121-0042 {each.label_zh if zh else each.label_en}" for each in city.categories]
    named += [each.name if zh else each.name_en for each in city.areas]
    assert [each for each in named if len(each) > BUTTON_LETTERS[language]] == []


def test_a_key_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(MissingText, match="no-such-key"):
        TEXTS.say("zh", "no-such-key")


def test_a_fact_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(MissingText, match="code"):
        TEXTS.say("zh", "done-accept", {"word": "x"})


@BOTH
def test_an_empty_last_fact_leaves_no_empty_line(language: str) -> None:
    assert TEXTS.say(language, "told-added-photo", {"code": "HM-261121-0042", "words": ""}).count("\n") == 0


def test_numbers_are_written_and_counted_as_the_language_does() -> None:
    said = [TEXTS.say("en", "line-photos", {"count": count}) for count in (1, 2, 1200)]
    assert said == ["📷 1 photo", "📷 2 photos", "📷 1,200 photos"]


def test_facts_are_worded_by_their_kind() -> None:
    steps = [
        ["line-step", {"at": {"at": "2026-11-21T04:00:00+00:00"}, "action": {"action": "collect"}}],
        ["line-category", {"category": {"category": "SIX-04"}}],
        ["line-note", {"note": None}],
    ]
    said = TEXTS.say("zh", "my-list", {"lines": {"lines": steps}})
    assert said == (
        "<b>您的上报</b>\n\n11月21日（周六）12:00　采集：收到上报\n"
        "🏷 乱停放：共享单车、电动车\n<blockquote></blockquote>"
    )
