"""The five steps of one place, coded spot or case, with their dates (S01)."""

from typing import Any

from domain.chain import chain as link_up
from domain.messages import Refused
from domain.people import MANAGING, holds
from handlers.routes import command
from handlers.turn import Turn
from storage import chains
from storage.chains import Subject
from storage.look_back_facts import named


@command("chain")
async def chain(turn: Turn, code: str) -> None:
    """The city sees all, a town its own, everybody else what is public; where that is nothing, it is as if
    the code were not there (T17)."""
    if not code:
        raise Refused("chain-code-wanted")
    subject = await chains.find(turn.tx, turn.city, code)
    if subject is None:
        raise Refused("chain-unknown", code=code)
    sees_all = holds(await turn.posts(), MANAGING, subject.unit, turn.city.covers)
    found = link_up(await chains.links(turn.tx, turn.city, subject), subject.first, is_public=not sees_all)
    if not found.links and not sees_all:
        raise Refused("chain-unknown", code=code)
    lines: list[list[Any]] = [
        [
            "chain-line",
            {
                "day": link.day.isoformat(),
                "step": {"chain-step": str(link.step)},
                "what": {"text": [link.key, dict(link.facts)]},
                "office": {"text": [link.office, {}]},
            },
        ]
        for link in found.links
    ]
    lines += [["chain-line-missing", {"step": {"chain-step": str(step)}}] for step in found.missing]
    await turn.reply(
        "chain", title=_title(subject, sees_all), unit={"area": subject.unit}, lines={"lines": lines}
    )


def _title(subject: Subject, sees_all: bool) -> Any:
    """A place by its name; for who may know no more, a case or a spot by its code alone."""
    if subject.place and (sees_all or subject.kind == "place"):
        name = named(subject.place, subject.place.code)
        return {"text": ["chain-title", {"code": subject.code, "place": name}]}
    return subject.code
