"""Texts made ready to be filled in.

Nearly every text is words and facts in a row, which takes no resolver: only a plural or a number does.
Fluent's own resolver costs several times as much, and these stand on the way of every message.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

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


@lru_cache
def patterns_of(language: str) -> dict[str, Pattern]:
    """Every text of a language by its key."""
    messages = [
        entry for each in resources_of(language) for entry in each.body if isinstance(entry, ast.Message)
    ]
    return {message.id.name: _pattern(language, message) for message in messages}


def resolve(language: str, key: str, facts: dict[str, Any]) -> str:
    """The words by Fluent's own resolver. Raises ValueError where they cannot be put together."""
    bundle = _bundle(language)
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise ValueError("it has no words")
    words, errors = bundle.format_pattern(pattern, facts)
    if errors:
        raise ValueError(str(errors[0]))
    return str(words)


@lru_cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([LOCALES[language]], use_isolating=False)
    for resource in resources_of(language):
        bundle.add_resource(resource)
    return bundle


@lru_cache
def resources_of(language: str) -> tuple[ast.Resource, ...]:
    folder = files("texts").joinpath(language)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".ftl"))
    return tuple(FluentResource(folder.joinpath(name).read_text("utf-8")) for name in names)


def _pattern(language: str, message: ast.Message) -> Pattern:
    names = _Names()
    names.visit(message)
    if not names.found:
        return Pattern(frozenset(), (resolve(language, message.id.name, {}).rstrip(),))
    return Pattern(frozenset(names.found), _parts(message.value))


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
