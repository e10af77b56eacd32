"""The kinds of papers, each described by one record that its own module puts in.

    register(PaperKind.SUMMONS, Form(title=…, preview=…, letter=…))

at the end of `storage/look_backs.py`, which its job and its handlers import: so every part of the bot that
may meet such a paper knows the kind.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.messages import Attachment, Facts, Rows
from domain.papers import Paper, PaperKind
from domain.rulebook import Rulebook
from storage import offices
from storage.database import Tx

Line = Sequence[Any]
"""A text key with its facts, as in `{"text": …}`."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a message about a paper says: words of at most 1024 letters where something is attached."""

    key: str
    facts: Facts = field(default_factory=dict)
    attachment: Attachment | None = None
    photo: int | None = None


def _units(city: Rulebook, paper: Paper) -> Sequence[str]:
    """The paper's unit; all that take part where it concerns all."""
    if paper.unit:
        return (paper.unit,)
    return tuple(unit.code for unit in city.areas.units() if unit.in_seed)


async def _officers(tx: Tx, city: Rulebook, paper: Paper, unit: str) -> list[int]:
    return await offices.town(tx, city, unit)


async def _nothing(tx: Tx, city: Rulebook, paper: Paper, now: datetime) -> None:
    return


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind is shown, to whom it goes, and what it asks for.

    title      [key, facts]: what lists, reminders and answers call it
    preview    what the city office reads on its card (shown inside `paper-card`, so key and facts only)
    letter     what goes to a unit
    file       a paper to print for the office: its Word file, all pages; None: there is none
    units      which units get it and owe a receipt; () for a record that goes to nobody
    addressees whom of a unit, by person id
    on_sent    what else happens when it goes out, in the same transaction
    two_persons whether two people have to stand for it
    missing    the text key of a refusal while something must be filled in before it can be approved
    lopsided   the text key of what speaks against it, so that approving takes a reason (S18)
    buttons    more buttons of the card while it is a draft
    is_idle    whether a draft waits for the office alone, so that it is called to mind
    takes_file whether the office may send an edited .docx, kept as facts["file"] (a key of the photo store)
    file_taken the text key that says what becomes of it; words that the office adds go to facts["words"]
    read_button the text key of a unit's button
    """

    title: Callable[[Paper], Line]
    preview: Callable[[Rulebook, Paper], Page]
    letter: Callable[[Rulebook, Paper, str], Page]
    file: Callable[[Rulebook, Paper], Page] | None = None
    units: Callable[[Rulebook, Paper], Sequence[str]] = _units
    addressees: Callable[[Tx, Rulebook, Paper, str], Awaitable[list[int]]] = _officers
    on_sent: Callable[[Tx, Rulebook, Paper, datetime], Awaitable[None]] = _nothing
    two_persons: Callable[[Rulebook], bool] = lambda city: False
    missing: Callable[[Rulebook, Paper], str | None] = lambda city, paper: None
    lopsided: Callable[[Rulebook, Paper], str | None] = lambda city, paper: None
    buttons: Callable[[Rulebook, Paper], Rows] = lambda city, paper: ()
    is_idle: Callable[[Paper], bool] = lambda paper: True
    takes_file: bool = False
    file_taken: str = "paper-edited"
    read_button: str = "button-paper-read"


FORMS: dict[PaperKind, Form] = {}


def register(kind: PaperKind, form: Form) -> None:
    FORMS[kind] = form


def form_of(kind: PaperKind) -> Form:
    """Raises KeyError for a kind whose module nobody imported."""
    return FORMS[kind]


def two_persons_of_exposure(city: Rulebook) -> bool:
    """The setting that says whether who approves may be who edited."""
    return city.settings.exposure_two_persons
