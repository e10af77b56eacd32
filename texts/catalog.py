"""Looks words up and fills facts in."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from texts.formats import as_date, as_length, as_literal, as_moment, as_plain
from texts.patterns import LOCALES, Pattern, Patterns, patterns_of

LANGUAGES = tuple(LOCALES)
TIMES = 4096
"""So many moments and lengths of time are remembered as they are said."""
FIRST, SECOND = "zh", "en"

Names = Callable[[str, str, str], str]
"""`names(kind, code, language)`: what the city calls an area, a category or a reason."""


class MissingText(KeyError):
    """A key that no language file has, or a fact that it needs: a mistake in the program, found by tests."""


def language_of(code: str | None) -> str:
    """The language for a Telegram `language_code`: Chinese where it says nothing, English for one we lack."""
    language = (code or FIRST).lower().partition("-")[0]
    return language if language in LANGUAGES else SECOND


class Texts:
    """The words of all languages, for a city in `zone`."""

    def __init__(self, zone: ZoneInfo, names: Names) -> None:
        self._zone = zone
        self._names = names
        # Of all words these take longest, and a broadcast says the same ones over and over.
        self._time = lru_cache(TIMES)(self._say_time)
        self._patterns = {language: patterns_of(language) for language in LANGUAGES}

    def has(self, key: str) -> bool:
        return key in self._patterns[FIRST]

    def say(self, language: str, key: str, facts: Mapping[str, Any] | None = None) -> str:
        """The words of `key` as HTML for Telegram. Raises MissingText for a key that is not there."""
        pattern = self._patterns[language].get(key)
        if pattern is None:
            raise MissingText(f"{key} ({language})")
        if not pattern.names:
            return pattern.parts[0]
        given = facts or {}
        if not pattern.names <= given.keys():
            raise MissingText(f"{key} ({language}): no fact {min(pattern.names - given.keys())}")
        known = {name: self._worded(language, given[name]) for name in pattern.names}
        # An empty last fact must not leave an empty line.
        return _fill(self._patterns[language], key, pattern, known).rstrip()

    def plain(self, language: str, key: str, facts: Mapping[str, Any] | None = None) -> str:
        """The same without HTML, for buttons and toasts."""
        return as_plain(self.say(language, key, facts))

    def _worded(self, language: str, fact: Any) -> Any:
        if fact is None:
            return ""
        if isinstance(fact, str):
            return as_literal(fact)
        if not isinstance(fact, Mapping):
            return fact
        ((kind, value),) = fact.items()
        match kind:
            case "at" | "date":
                return self._time(language, kind, value)
            case "hours":
                # To the minute, which is as exactly as it is said.
                return self._time(language, kind, round(value * 60) / 60)
            case "text":
                return self.say(language, *value)
            case "named":
                return as_literal(value[language])
            case "lines":
                return "\n".join(self.say(language, *line) for line in value)
            case _:
                return self._named(language, kind, value)

    def _say_time(self, language: str, kind: str, value: Any) -> str:
        match kind:
            case "at":
                return self.say(language, *as_moment(value, self._zone))
            case "date":
                return self.say(language, *as_date(value))
            case _:
                return self.say(language, *as_length(value))

    def _named(self, language: str, kind: str, value: Any) -> str:
        if value is None:
            return ""
        key = f"{kind}-{value}"
        if self.has(key):
            return self.say(language, key)
        return as_literal(self._names(kind, str(value), language))


def _fill(patterns: Patterns, key: str, pattern: Pattern, known: dict[str, Any]) -> str:
    """Fluent writes numbers, as the language writes them; everything else is put in as it is."""
    if pattern.parts and all(isinstance(fact, str) for fact in known.values()):
        parts = list(pattern.parts)
        parts[1::2] = [known[name] for name in parts[1::2]]
        return "".join(parts)
    try:
        return patterns.resolve(key, known)
    except ValueError as error:
        raise MissingText(f"{key}: {error}") from None
