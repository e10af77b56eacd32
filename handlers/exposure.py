"""The monthly lists: the office works on its draft, units see their entries, everybody what is published."""

from datetime import date

from domain import exposure_lines
from domain.exposure import Side
from domain.exposure_lines import Listed
from domain.messages import Button, Refused
from domain.papers import Paper
from domain.people import Role
from handlers import city_only
from handlers.routes import command, press
from handlers.turn import Turn, number, rows
from storage import exposure_papers, exposure_rounds, exposures, ledger, listings, paper_cards, papers, places

PUBLISH = "publish"
MOST_LINES = 20


@command("exposure")
async def exposure(turn: Turn, _: str) -> None:
    """The draft for the city office, the own entries for a town, what is published for everybody else."""
    if await city_only.is_city(turn):
        await _for_office(turn)
    elif units := await own_units(turn):
        await _for_units(turn, units)
    else:
        await _published(turn)


async def _for_office(turn: Turn) -> None:
    """The card of every list that waits; then what is published."""
    waiting = [paper for paper in await papers.waiting(turn.tx) if exposure_papers.is_list(paper)]
    for paper in waiting:
        await paper_cards.show_again(turn.tx, turn.city, paper, turn.person, turn.now)
    ledger_button = Button("button-exposure-ledger", "exposure-ledger")
    await _published(turn, corrections=True, more=(ledger_button,))


async def own_units(turn: Turn) -> list[str]:
    """The units in whose office the person is."""
    held = [post.area for post in await turn.posts() if post.role is Role.TOWN]
    units = (turn.city.areas.unit_of(area) for area in held)
    return list(dict.fromkeys(unit.code for unit in units if unit))


async def _for_units(turn: Turn, units: list[str]) -> None:
    """What the unit may object to now, where it stands on the newest list, and what that costs."""
    for paper in await papers.waiting(turn.tx):
        if exposure_papers.is_list(paper):
            await _heads_up(turn, paper, units)
    month = next(iter(await listings.months(turn.tx)), None)
    if month is None:
        await turn.reply("exposure-none-published")
        return
    paper = await _paper_of(turn, month)
    entries = await _still_listed(turn, paper)
    lines = [line for unit in units for line in exposure_lines.own(entries, unit)]
    buttons = rows(
        Button("button-exposure-published", f"exposure:{month:%Y-%m}"),
        Button("button-exposure-ledger", "exposure-ledger"),
        width=2,
    )
    await turn.reply(
        "exposure-own", month={"date": f"{month:%Y-%m}"}, lines={"lines": lines}, buttons=buttons
    )


async def _heads_up(turn: Turn, paper: Paper, units: list[str]) -> None:
    """The entries that the unit was told of, each with its button while there is time to object."""
    month = exposure_papers.month_of(paper)
    until = await exposures.windows(turn.tx, month)
    mine = [
        entry
        for entry in paper.facts["entries"]
        if entry["unit"] in units and entry["side"] == Side.WORST and entry["place"] in until
    ]
    if not mine:
        return
    open_now = [entry for entry in mine if until[entry["place"]] > turn.now]
    await turn.reply(
        "exposure-heads-up",
        month={"date": paper.facts["month"]},
        unit={"area": mine[0]["unit"]},
        until={"at": max(until[entry["place"]] for entry in mine).isoformat()},
        lines={"lines": [["line-exposure-own", exposure_lines.facts_of(entry)] for entry in mine]},
        buttons=rows(*(exposure_rounds.appeal_button(paper.facts["month"], entry) for entry in open_now)),
    )


@press("exposure")
async def published(turn: Turn, month: str) -> None:
    """The published list of a month, for everybody."""
    await _published(turn, read_month(month))


async def _published(
    turn: Turn, month: date | None = None, corrections: bool = False, more: tuple[Button, ...] = ()
) -> None:
    known = await listings.months(turn.tx)
    if not known:
        await turn.reply("exposure-none-published", buttons=rows(*more))
        return
    shown = month if month in known else known[0]
    entries = await _still_listed(turn, await _paper_of(turn, shown))
    before = next((each for each in known if each < shown), None)
    buttons = [*more]
    if before:
        facts = {"month": {"date": f"{before:%Y-%m}"}}
        buttons.append(Button("button-exposure-month", f"exposure:{before:%Y-%m}", facts))
    if corrections:
        buttons.append(Button("button-exposure-correct", f"exposure-correct:{shown:%Y-%m}"))
    await turn.reply(
        "exposure-public",
        month={"date": f"{shown:%Y-%m}"},
        lines={"lines": exposure_lines.for_public(entries)},
        buttons=rows(*buttons, width=2),
    )


async def _paper_of(turn: Turn, month: date) -> Paper:
    paper = await exposure_papers.of_month(turn.tx, month)
    assert paper is not None  # noqa: S101  what is published had a paper
    return paper


async def _still_listed(turn: Turn, paper: Paper) -> list[Listed]:
    """As published, without what was taken back since."""
    kept = await listings.of_month(turn.tx, exposure_papers.month_of(paper))
    wrong = {entry.place for entry in kept if entry.corrected_at}
    return [dict(entry) for entry in paper.facts["entries"] if entry["place"] not in wrong]


@press("exposure-ledger")
async def show_ledger(turn: Turn) -> None:
    """What listings cost: the own unit, or for the city office all of them, the newest lines."""
    if await city_only.is_city(turn):
        found = await ledger.lines(turn.tx)
    else:
        units = await own_units(turn)
        if not units:
            raise Refused("not-allowed")
        found = await ledger.lines(turn.tx, units)
    if not found:
        await turn.reply("exposure-ledger-none")
        return
    newest = found[::-1][:MOST_LINES]
    known = await places.by_code(turn.tx, {line.place for line in newest})
    lines = []
    for line in newest:
        place = known.get(line.place)
        facts = {
            "month": {"date": f"{line.month:%Y-%m}"},
            "unit": {"area": line.unit},
            "name": {"named": {"zh": place.name, "en": place.name_en}} if place else line.place,
            "points": f"{line.points:+d}",
            "why": {"deduction-why": line.why},
        }
        key = "line-deduction-released" if line.released_on else "line-deduction"
        day = {"date": line.released_on.isoformat()} if line.released_on else ""
        lines.append([key, facts | {"day": day}])
    total = sum(line.points for line in found)
    await turn.reply("exposure-ledger", total=f"{total:+d}", count=len(found), lines={"lines": lines})


@press("exposure-hear")
async def hear(turn: Turn, paper_id: str, version: str) -> None:
    """The first of two people lets the draft go to the units."""
    paper = await waiting_list(turn, paper_id, version)
    if paper is None:
        return
    paper = await exposure_rounds.hear(turn.tx, turn.city, paper, turn.person.id, turn.now)
    await exposure_rounds.go_on(turn.tx, turn.city, paper, turn.now)
    turn.answer("exposure-hear-done")


@press("exposure-anew")
async def draw_up_anew(turn: Turn, paper_id: str, version: str) -> None:
    """With the inspections that have come since the draft; only before the units were asked."""
    paper = await waiting_list(turn, paper_id, version)
    if paper is None:
        return
    if paper.facts["stage"] != exposure_papers.DRAFT:
        raise Refused("exposure-heard")
    paper = await exposure_papers.draw_up_anew(turn.tx, turn.city, paper, turn.person.id, turn.now)
    await paper_cards.show(turn.tx, turn.city, paper, turn.now)
    turn.answer("exposure-anew-done")


async def waiting_list(turn: Turn, paper_id: str, version: str) -> Paper | None:
    """The list of a button as the person saw it, for the city office; None for others, who were told."""
    if not await city_only.may(turn, PUBLISH, f"paper:{paper_id}"):
        return None
    paper = await papers.get(turn.tx, number(paper_id))
    if paper is None or not exposure_papers.is_list(paper):
        raise Refused("button-unknown")
    if paper.version != number(version):
        raise Refused("paper-changed")
    return paper


def read_month(words: str) -> date:
    """The month of a button. Refused for what we did not make."""
    try:
        return date.fromisoformat(f"{words}-01")
    except ValueError:
        raise Refused("button-unknown") from None
