"""Texts made ready to be filled in.

Nearly every text is words and facts in a row, which takes no resolver: only a plural or a number does.
Fluent's own resolver costs several times as much, and these stand on the way of every message.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

TERM = "-"
ENTRY = re.compile(r"^(?P<name>-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
LOCALES = {"zh": "zh-CN", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """`names` are the facts it speaks of; `parts` are words (even places) and names (odd places) by turns,
    or empty where a rule of the language decides."""

    names: frozenset[str]
    parts: tuple[str, ...]


class _Names(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  named by fluent
        self.found.add(node.id.name)


class Patterns(Mapping[str, Pattern]):
    """Every text of a language by its key, parsed when it is first said: a start would otherwise wait half a
    second for all of them."""

    def __init__(self, language: str) -> None:
        self._bundle = FluentBundle([LOCALES[language]], use_isolating=False)
        self._sources = sources_of(language)
        self._known: dict[str, Pattern] = {}
        for name in self._sources:
            if name.startswith(TERM):
                self._bundle.add_resource(FluentResource(self._sources[name]))

    def __getitem__(self, key: str) -> Pattern:
        """Raises KeyError."""
        if key not in self._known:
            self._known[key] = self._pattern(key)
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._sources if not name.startswith(TERM))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        return key in self._sources

    def resolve(self, key: str, facts: dict[str, Any]) -> str:
        """The words by Fluent's own resolver. Raises ValueError where they cannot be put together."""
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise ValueError("it has no words")
        words, errors = self._bundle.format_pattern(pattern, facts)
        if errors:
            raise ValueError(str(errors[0]))
        return str(words)

    def _pattern(self, key: str) -> Pattern:
        resource = FluentResource(self._sources[key])
        self._bundle.add_resource(resource)
        names = _Names()
        names.visit(resource)
        if not names.found:
            return Pattern(frozenset(), (self.resolve(key, {}).rstrip(),))
        (message,) = (entry for entry in resource.body if isinstance(entry, ast.Message))
        return Pattern(frozenset(names.found), _parts(message.value))


@lru_cache
def patterns_of(language: str) -> Patterns:
    return Patterns(language)


def files_of(language: str) -> tuple[str, ...]:
    """The texts of a language as they are written, file by file."""
    folder = files("texts").joinpath(language)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".ftl"))
    return tuple(folder.joinpath(name).read_text("utf-8") for name in names)


def sources_of(language: str) -> dict[str, str]:
    """The source of each text and term by its name: what stands between one name at the edge and the next."""
    found: dict[str, str] = {}
    for written in files_of(language):
        starts = [*ENTRY.finditer(written)]
        ends = [start.start() for start in starts[1:]] + [len(written)]
        found |= {
            start["name"]: written[start.start() : end] for start, end in zip(starts, ends, strict=True)
        }
    return found


def _parts(value: ast.Pattern | None) -> tuple[str, ...]:
    parts = [""]
    for element in value.elements if value else ():
        expression = element.expression if isinstance(element, ast.Placeable) else element
        if isinstance(expression, ast.TextElement):
            parts[-1] += expression.value
        elif isinstance(expression, ast.StringLiteral):
            parts[-1] += expression.parse()["value"]
        elif isinstance(expression, ast.VariableReference):
            parts += [expression.id.name, ""]
        else:
            return ()
    return tuple(parts)
