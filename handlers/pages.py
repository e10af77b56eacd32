"""Long lists, a page at a time."""

from collections.abc import Sequence
from typing import TypeVar

from domain.messages import Button, Refused

T = TypeVar("T")

PAGE = 8


def page(found: Sequence[T], skip: int, verb: str) -> tuple[Sequence[T], list[Button]]:
    """The part of `found` after the first `skip`, and buttons `verb:SKIP` to what is before and behind."""
    if skip and skip >= len(found):
        raise Refused("button-old")
    return found[skip : skip + PAGE], turning(skip, len(found) > skip + PAGE, verb)


def turning(skip: int, is_more: bool, verb: str) -> list[Button]:
    """Buttons to the page before, and to the one behind if there is more."""
    buttons = []
    if skip:
        buttons.append(Button("button-previous-page", f"{verb}:{max(0, skip - PAGE)}"))
    if is_more:
        buttons.append(Button("button-next-page", f"{verb}:{skip + PAGE}"))
    return buttons
