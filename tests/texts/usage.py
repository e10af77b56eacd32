"""Where the code says something: which text keys it uses, and which facts it gives with them.

A key stands where a parameter or a field is called `key`, in `key = …`, in what a function `_key` returns,
and first in a line `["line-due", {…}]`.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.texts.samples import CASE_FACTS

ROOT = Path(__file__).parents[2]
FOLDERS = ("bot", "domain", "handlers", "jobs", "printing", "storage", "texts", "web")
# Reads the city's files, where a key is a column.
NO_TEXTS = re.compile(r"domain/city|storage/migrations/")
# Their `key` is that of a stored value, of a file or of a figure.
OTHER_KEYS = frozenset({"get", "put", "has", "Formula"})
KEY = re.compile(r"[a-z*]+([-_][a-z0-9*]+)*\*?")
# What `Turn.reply` gives to the message and not to its words.
SHAPE = frozenset(
    {
        "buttons",
        "keyboard",
        "photo",
        "attachment",
        "edit",
        "alert",
        "case_id",
        "urgent",
        "silent",
        "drop_keyboard",
        "target",
    }
)

Function = ast.FunctionDef | ast.AsyncFunctionDef
Assigned = dict[str, list[ast.expr]]


@dataclass(frozen=True)
class Use:
    """`key` with `*` for what an f-string fills in; `facts`: the names given, None if they cannot be seen;
    `by`: what is called with it."""

    where: str
    key: str
    facts: frozenset[str] | None = None
    by: str = ""


@cache
def uses() -> tuple[Use, ...]:
    trees = _trees()
    places = _places(trees.values())
    speaking = {file: tree for file, tree in trees.items() if not file.startswith("texts/")}
    found = (use for file, tree in speaking.items() for use in _in_file(file, tree, places))
    return tuple(dict.fromkeys(use for use in found if KEY.fullmatch(use.key)))


@cache
def words() -> frozenset[str]:
    """Every string in the code: a key that is made of none of them is used nowhere."""
    nodes = (node for tree in _trees().values() for node in ast.walk(tree))
    return frozenset(
        node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def kinds() -> frozenset[str]:
    """The kinds of facts, as in `{"status": …}`."""
    nodes = (node for tree in _trees().values() for node in ast.walk(tree))
    keys = (node.keys[0] for node in nodes if isinstance(node, ast.Dict) and len(node.keys) == 1)
    return frozenset(str(key.value) for key in keys if isinstance(key, ast.Constant))


@cache
def _trees() -> dict[str, ast.Module]:
    files = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))]
    named = {file.relative_to(ROOT).as_posix(): file for file in files}
    return {
        name: ast.parse(file.read_text("utf-8")) for name, file in named.items() if not NO_TEXTS.match(name)
    }


def _places(trees: Iterable[ast.Module]) -> dict[str, set[int]]:
    """Functions and classes that take a `key`, by name without underscores, and at which positions."""
    places: dict[str, set[int]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, Function):
                _add(places, node.name, [each.arg for each in node.args.args if each.arg != "self"])
            elif isinstance(node, ast.ClassDef):
                fields = [each.target for each in node.body if isinstance(each, ast.AnnAssign)]
                _add(places, node.name, [each.id for each in fields if isinstance(each, ast.Name)])
                for inner in node.body:
                    if isinstance(inner, Function) and inner.name == "__init__":
                        _add(places, node.name, [each.arg for each in inner.args.args[1:]])
    places["Said"] = places["Message"]  # as handlers/turn.py imports it
    return places


def _add(places: dict[str, set[int]], name: str, parameters: list[str]) -> None:
    if "key" in parameters and name not in OTHER_KEYS:
        places.setdefault(name.strip("_"), set()).add(parameters.index("key"))


def _in_file(file: str, tree: ast.Module, places: dict[str, set[int]]) -> Iterator[Use]:
    yield from _in_scope(file, tree, places)
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield from _in_scope(file, node, places)


def _in_scope(file: str, scope: ast.Module | Function, places: dict[str, set[int]]) -> Iterator[Use]:
    """What one function says; a local name stands for what that function puts into it."""
    nodes = list(_own(scope))
    assigned: Assigned = {}
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            assigned.setdefault(node.targets[0].id, []).append(node.value)
        elif isinstance(node, ast.Return) and node.value and getattr(scope, "name", "") == "_key":
            assigned.setdefault("key", []).append(node.value)
    for node in nodes:
        where = f"{file}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Call):
            for key in _key_arguments(node, places):
                yield from (Use(where, each, _facts(node), _called(node)) for each in _strings(key, assigned))
        elif isinstance(node, ast.List) and len(node.elts) == 2:
            first, second = node.elts
            lines = () if isinstance(second, ast.Constant) else _strings(first, assigned)
            yield from (Use(where, each, _named_in(second)) for each in lines if "-" in each)
    for value in assigned.get("key", ()):
        yield from (Use(file, each) for each in _strings(value, {}))


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in a scope, without the functions inside it."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, Function):
            yield node
            yield from _own(node)


def _key_arguments(call: ast.Call, places: dict[str, set[int]]) -> Iterator[ast.expr]:
    positions = places.get(_called(call).strip("_"))
    for position in positions or ():
        if position < len(call.args):
            yield call.args[position]
    if positions:
        yield from (each.value for each in call.keywords if each.arg == "key")


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else str(getattr(call.func, "id", ""))


def _strings(node: ast.expr, assigned: Assigned) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)
        case ast.IfExp(body=body, orelse=other):
            yield from _strings(body, assigned)
            yield from _strings(other, assigned)
        case ast.Name(id=name):
            for value in assigned.get(name, ()):
                yield from _strings(value, {})


def _facts(call: ast.Call) -> frozenset[str] | None:
    """The facts of a call: its keywords, or one dict."""
    if _called(call) in ("Button", "Message", "Said", "Answer"):
        given = [*call.args[2:3], *(each.value for each in call.keywords if each.arg == "facts")]
        return _named_in(given[0]) if given else frozenset()
    if _called(call) not in ("reply", "edit", "answer", "Refused"):
        return None
    names: set[str] = set()
    for each in call.keywords:
        inner = frozenset({each.arg}) if each.arg else _named_in(each.value)
        if inner is None:
            return None
        names |= inner
    return frozenset(names - SHAPE)


def _named_in(node: ast.expr) -> frozenset[str] | None:
    if isinstance(node, ast.Call) and _called(node) == "case_facts":
        return CASE_FACTS
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        left, right = _named_in(node.left), _named_in(node.right)
        return None if left is None or right is None else left | right
    if isinstance(node, ast.Dict) and all(isinstance(each, ast.Constant) for each in node.keys):
        return frozenset(str(each.value) for each in node.keys if isinstance(each, ast.Constant))
    return None
