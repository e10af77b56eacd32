"""Updates that nobody would send: a seeded stream of the real, the broken, the invented and the monstrous."""

from copy import deepcopy
from math import inf, nan
from random import Random
from typing import Any

import orjson

from simulator.description import PUBLISHED

Update = dict[str, Any]

WORDS = (
    "",
    " ",
    "\0",
    "垃圾\0成堆",
    "\ud800",
    "a\udfffb",
    "\u202eevil\u202c",
    "العربية עברית",
    "👨‍👩‍👧‍👦" * 30,
    "<b>x</b>",
    "</b><script>alert(1)</script>",
    "_*[`](",
    "&amp;&lt;&#0;",
    "'; DROP TABLE inbox; --",
    "=1+1",
    "/start",
    "/start " + "x" * 200,
    "/case HM-261121-0001",
    "/my\n",
    "/" * 50,
    "notice:1:yes",
    "submit",
    "verdict:1:yes",
    "rate:1:99999999999999999999",
    "accept:",
    ":" * 60,
    "same:-1",
    "unit:\0",
    "垃" * 5000,
)
NUMBERS = (
    0,
    -1,
    1,
    2**31,
    2**52,
    2**63 - 1,
    2**63,
    -(2**63),
    10**30,
    1.5,
    -0.0,
    nan,
    inf,
    -inf,
    1e308,
    91.0,
    True,
)
THINGS: tuple[Any, ...] = (None, [], {}, [None], [[]], {"id": {}}, [{"file_id": 3}], *WORDS, *NUMBERS)
MEGABYTE = "垃圾" * 170_000
MEGABYTE_EVERY = 1_000
DEEPEST = 4


class Fuzz:
    """`real` are updates that were once handled; `senders` ids of people whose chats are known."""

    def __init__(self, seed: int, real: list[Update], senders: list[int]) -> None:
        self._random = Random(seed)  # noqa: S311 - nonsense, not secrets
        self._real = real
        self._senders = senders
        self._types = {one["name"]: one for one in orjson.loads(PUBLISHED.read_bytes())["types"].values()}
        self._made = 0

    def update(self) -> Update:
        """The next one, without a number."""
        self._made += 1
        if self._made % MEGABYTE_EVERY == 0:
            return {"message": self._framed({"text": MEGABYTE})}
        kinds = (self._mutated, self._mutated, self._described, self._nasty, self._nasty, self._invented)
        update = self._random.choice(kinds)()
        update.pop("update_id", None)
        return update

    def _mutated(self) -> Update:
        """A real one with one to three fields missing, null, of another type, or strange."""
        update = deepcopy(self._random.choice(self._real))
        for _ in range(self._random.randint(1, 3)):
            self._spoil(update)
        return update

    def _spoil(self, thing: Any) -> None:
        while True:
            keys = list(thing) if isinstance(thing, dict) else list(range(len(thing)))
            if not keys:
                return
            key = self._random.choice(keys)
            inner = thing[key]
            if isinstance(inner, dict | list) and inner and self._random.random() < 0.85:
                thing = inner
                continue
            if self._random.random() < 0.3:
                del thing[key]
            else:
                thing[key] = self._anything()
            return

    def _described(self) -> Update:
        """One of any kind that the Bot API knows, made by its description; sometimes with a wrong field."""
        field = self._random.choice(self._types["Update"]["fields"][1:])
        return {field["name"]: self._of_type(field["types"], 0)}

    def _of_type(self, types: list[str], depth: int) -> Any:
        wanted = self._random.choice(types)
        if self._random.random() < 0.02:
            return self._anything()
        if wanted.startswith("Array of "):
            return [self._of_type([wanted[9:]], depth + 1) for _ in range(self._random.randint(0, 2))]
        match wanted:
            case "Integer":
                return self._random.choice((*self._senders, 1, 1_700_000_000))
            case "Float" | "Float number":
                return self._random.uniform(-200, 200)
            case "String":
                return self._random.choice(WORDS)
            case "Boolean" | "True" | "False":
                return True
        return self._object(wanted, depth)

    def _object(self, name: str, depth: int) -> Any:
        described = self._types.get(name, {})
        if subtypes := described.get("subtypes"):
            return self._object(self._random.choice(subtypes), depth)
        return {
            field["name"]: self._of_type(field["types"], depth + 1)
            for field in described.get("fields", [])
            if field["required"] or (depth < DEEPEST and self._random.random() < 0.2)
        }

    def _nasty(self) -> Update:
        """A message or press as it should be, with contents as they should not."""
        return self._random.choice((self._words, self._place, self._picture, self._press, self._edit))()

    def _words(self) -> Update:
        return {"message": self._framed({"text": self._random.choice(WORDS)})}

    def _place(self) -> Update:
        place = {"latitude": self._random.choice(NUMBERS), "longitude": self._random.choice(NUMBERS)}
        return {"message": self._framed({"location": place})}

    def _picture(self) -> Update:
        size = {"file_id": self._random.choice(WORDS), "file_unique_id": "u", "width": 1, "height": 1}
        return {"message": self._framed({"photo": [size], "caption": self._random.choice(WORDS)})}

    def _press(self) -> Update:
        body = {"id": "1", "chat_instance": "1", "data": self._random.choice(WORDS)}
        return {"callback_query": body | {"from": self._person(), "message": self._framed({"text": "…"})}}

    def _edit(self) -> Update:
        return {"edited_message": self._framed({"caption": self._random.choice(WORDS)})}

    def _invented(self) -> Update:
        name = self._random.choice(("quantum_message", "message", "callback_query", "poll_answer", "", "\0"))
        return {name: self._anything()}

    def _framed(self, content: Update) -> Update:
        sender = self._person()
        chat = {"id": sender["id"], "type": "private", "first_name": "x"}
        number = self._random.randint(1, 2**31)
        return {"message_id": number, "date": 1_795_000_000, "from": sender, "chat": chat} | content

    def _person(self) -> Update:
        number = self._random.choice(self._senders)
        return {"id": number, "is_bot": False, "first_name": self._random.choice(WORDS[2:]) or "x"}

    def _anything(self) -> Any:
        return deepcopy(self._random.choice(THINGS))
