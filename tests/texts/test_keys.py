"""Whatever the code says is there in every language, and nothing is there that nobody says."""

from dataclasses import replace

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast

from bot import profile
from domain.cases import Action, Part, Source, Status
from domain.chain import Step
from domain.drafts import Asked
from domain.evidence import Flag
from domain.moves import NEEDS_REASON
from domain.notices import BUTTONS
from domain.papers import PaperAction, PaperStatus
from domain.people import Role
from handlers import suggestions
from handlers.start import HELP_FOR
from storage.facts import place_line, who
from storage.picture_formats import Reason
from tests.texts.samples import CASE, CITY
from tests.texts.usage import kinds, uses, words
from texts import LANGUAGES
from texts.patterns import files_of, patterns_of

OFFERED = {action for rows in BUTTONS.values() for row in rows for action in row}
AT_THE_OFFICE = {action for row in BUTTONS[Part.TOWN] for action in row} - {Action.ASK}
PLACES = [replace(CASE, village=village, address=address) for village in ("", "1") for address in ("", "1")]
RULES = ("trade", "chief", "town", "nobody", "officer", None)

# What the f-strings of the code may make; `test_every_f_string…` finds one that is not here.
FAMILIES: dict[str, set[str]] = {
    "ask-reason-*": {f"ask-reason-{action}" for action in NEEDS_REASON},
    "button-*": {f"button-{action}" for action in OFFERED},
    "button-language-*": {f"button-language-{language}" for language in LANGUAGES},
    "card-title-*": {f"card-title-{head}" for head in (*BUTTONS, "unaccepted")},
    "command-*": {f"command-{word}" for word in {*profile.RESIDENT, *sum(profile.COMMANDS.values(), ())}},
    "done-*": {f"done-{action}" for action in NEEDS_REASON | AT_THE_OFFICE},
    "line-photo-*": {f"line-photo-{flag}" for flag in Flag},
    "place-unit*": {place_line(CITY, case)[0] for case in PLACES},
    "role-*": {f"role-{role}" for role in Role},
    "suggestion-ask-*": {f"suggestion-ask-{word}" for word in suggestions.ANSWERS},
    "suggestion-button-*": {f"suggestion-button-{word}" for word in suggestions.ANSWERS},
    "wanted-*": {f"wanted-{asked}" for asked in Asked},
    "who-*": {who(replace(CASE, rule=rule))["text"][0] for rule in RULES},  # type: ignore[index]
}
# Facts that are worded by a text of their own.
KINDS: dict[str, set[str]] = {
    "chain-step": {str(each) for each in Step},
    "suggestion-state": {str(each) for each in suggestions.ANSWERS.values()},
    "action": {str(each) for each in Action},
    "paper-action": {str(each) for each in PaperAction},
    "paper-status": {str(each) for each in PaperStatus},
    "refusal": {*map(str, Reason), "unavailable"},
    "role": {str(each) for each in Role},
    "source": {str(each) for each in Source},
    "status": {str(each) for each in Status},
    "weekday": {str(each) for each in range(7)},
    "month": {str(each) for each in range(1, 13)},
}
LITERAL = [use for use in uses() if "*" not in use.key]


def test_what_is_said_is_there() -> None:
    assert [use for use in LITERAL if use.key not in patterns_of("zh")] == []


def test_every_f_string_is_one_of_the_families() -> None:
    assert {use.key for use in uses() if "*" in use.key} == set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_member_of_a_family_is_there(family: str) -> None:
    assert FAMILIES[family] - patterns_of("zh").keys() == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_member_of_a_kind_has_a_name(kind: str) -> None:
    assert {f"{kind}-{code}" for code in KINDS[kind]} - patterns_of("zh").keys() == set()


def test_the_help_of_every_role_is_there() -> None:
    assert {part for parts in HELP_FOR.values() for part in parts} - patterns_of("zh").keys() == set()


def test_what_is_said_gets_its_facts() -> None:
    known = [use for use in LITERAL if use.key in patterns_of("zh") and use.facts is not None]
    assert [use for use in known if not patterns_of("zh")[use.key].names <= (use.facts or set())] == []


def test_nothing_is_there_that_nobody_says() -> None:
    said = words() | {use.key for use in uses()} | set().union(*FAMILIES.values())
    said |= {f"{kind}-{code}" for kind, codes in KINDS.items() for code in codes}
    assert [key for key in patterns_of("zh") if key not in said and not _names_a_kind(key)] == []


def _names_a_kind(key: str) -> bool:
    """Whether the code has both halves: a kind of fact, and a code of that kind."""
    return any(key.startswith(f"{kind}-") and key.removeprefix(f"{kind}-") in words() for kind in kinds())


def test_every_language_has_the_same_keys() -> None:
    assert {language: patterns_of(language).keys() for language in LANGUAGES} == {
        language: patterns_of("zh").keys() for language in LANGUAGES
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_speaks_of_the_same_facts(language: str) -> None:
    names = {key: pattern.names for key, pattern in patterns_of(language).items()}
    assert names == {key: pattern.names for key, pattern in patterns_of("zh").items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_is_given_once_and_every_line_is_understood(language: str) -> None:
    entries = [entry for written in files_of(language) for entry in FluentResource(written).body]
    keys = [entry.id.name for entry in entries if isinstance(entry, ast.Message | ast.Term)]
    assert sorted(keys) == sorted(set(keys))
    assert [entry.content for entry in entries if isinstance(entry, ast.Junk)] == []
