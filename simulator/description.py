"""The published description of the Bot API, as prepared checks of every call."""

import functools
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from simulator.refusals import Refused, bad_request

PUBLISHED = Path(__file__).with_name("bot_api.json")

Check = Callable[[Any, str], None]
"""Takes a value and its place; raises Refused where the value is not of the type."""

Fit = Callable[[Any], bool]
Read = Callable[[Any, str], Any]

WHOLE = re.compile(r"-?\d{1,18}")
TRUTH = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
EMPTY = {"chat_id": "chat_id is empty", "text": "message text is empty"}
CONSTANT = re.compile(r"(?:must be|always) [\"“]?(\w+)[\"”]?$")
TELLING = ("type", "source", "status")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came as a part of a multipart body."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    fields: dict[str, Read]
    required: tuple[str, ...]

    def read(self, raw: dict[str, Any]) -> dict[str, Any]:
        """The parameters in their types; strings of form bodies are converted. Raises Refused (400)."""
        given: dict[str, Any] = {}
        for name, value in raw.items():
            read = self.fields.get(name)
            if read is None:
                raise bad_request(f'unknown parameter "{name}" of {self.name}')
            if value is None or value == "":
                continue
            given[name] = read(value, name)
        for name in self.required:
            if name not in given:
                raise bad_request(EMPTY.get(name, f'parameter "{name}" is required'))
        return given


class Description:
    """Methods by their name in lower case (Telegram ignores case), and a check for each type."""

    def __init__(self, path: Path = PUBLISHED) -> None:
        whole = orjson.loads(path.read_bytes())
        self._methods: dict[str, Any] = {name.lower(): one for name, one in whole["methods"].items()}
        self._types: dict[str, Any] = whole["types"]
        self._checks: dict[str, Check] = dict(PRIMITIVE)
        self._prepared: dict[str, Method] = {}

    def method(self, name: str) -> Method | None:
        name = name.lower()
        if name not in self._prepared and name in self._methods:
            self._prepared[name] = self._prepare(self._methods[name])
        return self._prepared.get(name)

    def words(self, kind: str, field: str) -> frozenset[str]:
        """The words in quotation marks with which a field is described: the emoji of a reaction."""
        found = next(one for one in self._types[kind]["fields"] if one["name"] == field)
        return frozenset(re.findall(r'["“]([^"“”]+)["”]', found["description"]))

    def check(self, kind: str, value: Any) -> None:
        """Raises Refused where `value` is not a `kind` ("Message", "Array of Update")."""
        self._check(kind)(value, kind)

    def _prepare(self, described: dict[str, Any]) -> Method:
        fields = described.get("fields", [])
        return Method(
            described["name"],
            {field["name"]: self._reader(field["types"]) for field in fields},
            tuple(field["name"] for field in fields if field["required"]),
        )

    def _reader(self, kinds: list[str]) -> Read:
        check = self._any(kinds)
        convert = conversion(kinds)

        def read(value: Any, name: str) -> Any:
            if type(value) is str:
                value = convert(value, name)
            check(value, name)
            return value

        return read

    def _check(self, kind: str) -> Check:
        found = self._checks.get(kind)
        if found is None:
            found = self._checks[kind] = self._build(kind)
        return found

    def _build(self, kind: str) -> Check:
        if kind.startswith("Array of "):
            return self._array(kind.removeprefix("Array of "))
        described = self._types[kind]
        if described.get("subtypes"):
            return self._any(described["subtypes"])
        return self._object(kind, described.get("fields", []))

    def _array(self, kind: str) -> Check:
        def check(value: Any, where: str) -> None:
            if type(value) is not list:
                raise bad_request(f'"{where}" must be of type Array')
            one = self._check(kind)
            for item in value:
                one(item, where)

        return check

    def _object(self, kind: str, described: list[dict[str, Any]]) -> Check:
        fields = {field["name"]: self._later(field["types"]) for field in described}
        required = [field["name"] for field in described if field["required"]]
        constants = {field["name"]: constant(field) for field in described if constant(field)}

        def check(value: Any, where: str) -> None:
            if type(value) is not dict:
                raise bad_request(f"can't parse {where}: object of type {kind} expected")
            for name, inner in value.items():
                if inner is None:
                    continue
                if name not in fields:
                    raise bad_request(f'can\'t parse {kind}: unknown field "{name}"')
                fields[name](inner, f"{kind}.{name}")
                if name in constants and inner != constants[name]:
                    raise bad_request(f'can\'t parse {kind}: field "{name}" must be "{constants[name]}"')
            for name in required:
                if value.get(name) is None:
                    raise bad_request(f"can't parse {kind}: can't find field \"{name}\"")

        return check

    def _later(self, kinds: list[str]) -> Check:
        """Types refer to themselves, so a field's check is looked up when it is first used."""
        found: list[Check] = []

        def check(value: Any, where: str) -> None:
            if not found:
                found.append(self._any(kinds))
            found[0](value, where)

        return check

    def _any(self, kinds: list[str]) -> Check:
        """The check of a union: that of the likeliest kind, so that its words name the real mistake."""
        if len(kinds) == 1:
            return self._check(kinds[0])
        arrays = [kind for kind in kinds if kind.startswith("Array of ")]
        if len(arrays) == len(kinds):
            return self._array_of_any([kind.removeprefix("Array of ") for kind in kinds])

        fits: list[tuple[Fit, str]] = []

        def check(value: Any, where: str) -> None:
            if not fits:
                fits.extend((self._fit(kind), kind) for kind in kinds)
            for fit, kind in fits:
                if fit(value):
                    self._check(kind)(value, where)
                    return
            raise bad_request(f'"{where}" must be of type {" or ".join(kinds)}')

        return check

    def _array_of_any(self, kinds: list[str]) -> Check:
        one = self._any(kinds)

        def check(value: Any, where: str) -> None:
            if type(value) is not list:
                raise bad_request(f'"{where}" must be of type Array')
            for item in value:
                one(item, where)

        return check

    def _fit(self, kind: str) -> Fit:
        """Quickly, whether a value is meant as that kind: by its telling field, else the required ones."""
        if kind in PRIMITIVE:
            return lambda value: accepted(PRIMITIVE[kind], value)
        if kind.startswith("Array of "):
            return lambda value: type(value) is list
        fields = self._types[kind].get("fields", [])
        inner = self._types[kind].get("subtypes")
        if inner:
            fits = [self._fit(one) for one in inner]
            return lambda value: any(fit(value) for fit in fits)
        telling = [(field["name"], constant(field)) for field in fields if constant(field)]
        if telling:
            return lambda value: (
                type(value) is dict and all(value.get(name) == word for name, word in telling)
            )
        required = {field["name"] for field in fields if field["required"]}
        return lambda value: type(value) is dict and required <= value.keys()


@functools.cache
def published() -> Description:
    """The description that all stand-ins of a process share: reading it takes a while."""
    return Description()


def constant(field: dict[str, Any]) -> str | None:
    """The one word that a field such as `type` may hold, where the description names it."""
    if field["name"] not in TELLING:
        return None
    found = CONSTANT.search(field["description"])
    return found.group(1) if found else None


def accepted(check: Check, value: Any) -> bool:
    try:
        check(value, "")
    except Refused:
        return False
    return True


def conversion(kinds: list[str]) -> Callable[[str, str], Any]:
    """How a string of a form body becomes a value of one of `kinds`."""
    if "String" in kinds:
        return to_id if "Integer" in kinds else as_it_is
    if kinds == ["InputFile"]:
        return as_it_is
    return {"Integer": to_integer, "Float": to_float, "Boolean": to_boolean}.get(kinds[0], to_object)


def as_it_is(value: str, name: str) -> str:
    return value


def to_id(value: str, name: str) -> int | str:
    return int(value) if WHOLE.fullmatch(value) else value


def to_integer(value: str, name: str) -> int:
    if not WHOLE.fullmatch(value):
        raise bad_request(f'parameter "{name}" must be of type Integer')
    return int(value)


def to_float(value: str, name: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise bad_request(f'parameter "{name}" must be of type Float') from None


def to_boolean(value: str, name: str) -> bool:
    if value.lower() not in TRUTH:
        raise bad_request(f'parameter "{name}" must be of type Boolean')
    return TRUTH[value.lower()]


def to_object(value: str, name: str) -> Any:
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        raise bad_request(f"can't parse {name} JSON object") from None


def of_type(kind: str, types: Iterable[type]) -> Check:
    allowed = frozenset(types)

    def check(value: Any, where: str) -> None:
        if type(value) not in allowed or (type(value) is float and not math.isfinite(value)):
            raise bad_request(f'field "{where}" must be of type {kind}')

    return check


PRIMITIVE: dict[str, Check] = {
    "String": of_type("String", [str]),
    "Integer": of_type("Integer", [int]),
    "Float": of_type("Float", [int, float]),
    "Boolean": of_type("Boolean", [bool]),
    "InputFile": of_type("InputFile", [str, Upload]),
}
