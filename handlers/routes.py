"""What leads where: commands, presses and answers to questions, each known by one word."""

from collections.abc import Awaitable, Callable
from inspect import signature

from handlers.turn import Turn

Handler = Callable[..., Awaitable[None]]

COMMANDS: dict[str, Handler] = {}
PRESSES: dict[str, Handler] = {}
ANSWERS: dict[str, Handler] = {}
GROUP_COMMANDS: set[str] = set()


def command(*words: str, in_groups: bool = False) -> Callable[[Handler], Handler]:
    """`/word arguments` → `handler(turn, arguments)`."""

    def known(handler: Handler) -> Handler:
        COMMANDS.update(dict.fromkeys(words, handler))
        if in_groups:
            GROUP_COMMANDS.update(words)
        return handler

    return known


def press(*verbs: str) -> Callable[[Handler], Handler]:
    """A button with data `verb:a:b` → `handler(turn, "a", "b")`."""

    def known(handler: Handler) -> Handler:
        PRESSES.update(dict.fromkeys(verbs, handler))
        return handler

    return known


def answer_to(*kinds: str) -> Callable[[Handler], Handler]:
    """The next words or photo after a question of this kind → `handler(turn, case_id, facts)`."""

    def known(handler: Handler) -> Handler:
        ANSWERS.update(dict.fromkeys(kinds, handler))
        return handler

    return known


async def run_press(turn: Turn, data: str) -> bool:
    """Runs the handler of a button; False if there is none (an old or invented button)."""
    verb, *arguments = data.split(":")
    handler = PRESSES.get(verb)
    if handler is None or not _fits(handler, arguments):
        return False
    await handler(turn, *arguments)
    return True


def _fits(handler: Handler, arguments: list[str]) -> bool:
    """Whether so many arguments can be given; a button of an older version may carry fewer."""
    try:
        signature(handler).bind(None, *arguments)
    except TypeError:
        return False
    return True
