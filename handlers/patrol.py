"""An inspector's round: from /patrol to /done every photo with a place is a finding (S02, S08)."""

from domain.cases import Case, Source
from domain.messages import Button, Refused
from domain.people import Role
from handlers import report, standing
from handlers.routes import command, press
from handlers.turn import Turn, rows
from storage import drafts, patrols

WHO = frozenset({Role.INSPECTOR, Role.TOWN, Role.CITY})
ONE_MINUTE = 1 / 60
DONE = Button("button-patrol-done", "patrol-done")


@command("patrol")
async def begin(turn: Turn, _: str) -> None:
    """Starts a round, or says that one is under way. A report being made becomes its first finding."""
    if not any(post.role in WHO for post in await turn.posts()):
        raise Refused("not-allowed")
    under_way = await patrols.open_of(turn.tx, turn.person.id)
    if under_way:
        await turn.reply("patrol-under-way", count=under_way.findings, buttons=rows(DONE))
        return
    await patrols.start(turn.tx, turn.person.id, turn.now)
    await drafts.change(turn.tx, turn.person.id, source=Source.INSPECTOR)
    await turn.reply("patrol-begun", drop_keyboard=True)


async def go_on(turn: Turn, case: Case) -> None:
    """After a finding: the next photo, perhaps at the same place."""
    await patrols.count_finding(turn.tx, turn.person.id)
    here = Button("button-same-place", f"patrol-here:{case.id}")
    await turn.reply("patrol-next", buttons=rows(here, DONE, width=2))


@press("patrol-here")
async def same_place(turn: Turn, case_id: str) -> None:
    """The next finding, or the one being made, is where this one was."""
    case = await standing.load(turn, case_id)
    if case.found_by != turn.person.id or await patrols.open_of(turn.tx, turn.person.id) is None:
        raise Refused("not-allowed")
    kept = ("unit", "village", "latitude", "longitude", "place_kind", "datum_sure", "address")
    place = {name: getattr(case, name) for name in kept} | {"raw_latitude": None, "raw_longitude": None}
    await report.ask_next(turn, await report.change(turn, await report.own_draft(turn), **place))


@command("done")
async def end(turn: Turn, _: str) -> None:
    await _end(turn)


@press("patrol-done")
async def press_end(turn: Turn) -> None:
    await _end(turn)


async def _end(turn: Turn) -> None:
    """A short account of the round; a finding that is not sent yet is asked for once more."""
    under_way = await patrols.open_of(turn.tx, turn.person.id)
    if under_way is None:
        raise Refused("patrol-none")
    await patrols.end(turn.tx, under_way.id, turn.now)
    found = await patrols.found(turn.tx, turn.person.id, under_way.started_at)
    lines = [
        ["line-finding", {"category": {"category": code}, "count": count}] for code, count in found.items()
    ]
    hours = (turn.now - under_way.started_at).total_seconds() / 3600
    key = "patrol-summary" if lines else "patrol-summary-none"
    await turn.reply(
        key,
        count=under_way.findings,
        took={"hours": max(hours, ONE_MINUTE)},
        lines={"lines": lines},
    )
    draft = await drafts.of_person(turn.tx, turn.person.id)
    if draft:
        await report.ask_next(turn, draft)
