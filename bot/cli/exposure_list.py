"""`jiejing exposure list`: the lists of a month, published or on their way."""

from datetime import date
from typing import Annotated, Any

import typer

from bot.cli.failures import Failed
from bot.cli.session import in_store, print_json, print_table
from storage import appeals, exposure_papers, exposures, listings
from storage.database import Database, Tx

HEAD = ("kind", "list", "rank", "unit", "place", "name", "score", "inspections", "points")


def command(
    month: Annotated[str, typer.Option(help="Like 2024-05.")],
    as_json: Annotated[bool, typer.Option("--json", help="Everything as JSON.")] = False,
) -> None:
    """Show the best and the worst places of a month, as frozen when the draft was made.

    A list that is not published yet carries its stage: draft, appeals or final. What became of published
    entries since (released, corrected) stands beside them.
    """
    found = in_store(lambda db: _list(db, read_month(month)))
    if as_json:
        print_json(found)
        return
    print(f"{found['month']}: {found['status']}")
    print_table(HEAD, [tuple(entry[name] for name in HEAD) for entry in found["entries"]])


def read_month(words: str) -> date:
    """The first day of a month like 2024-05. Raises Failed."""
    try:
        return date.fromisoformat(f"{words}-01")
    except ValueError:
        raise Failed(f"--month: '{words}' is not a month like 2024-05") from None


async def _list(db: Database, month: date) -> dict[str, Any]:
    async with db.read() as tx:
        paper = await exposure_papers.of_month(tx, month)
        if paper is None:
            return {"month": f"{month:%Y-%m}", "status": "none", "entries": [], "left_out": [], "appeals": 0}
        status = paper.facts["stage"] if paper.status == "draft" else str(paper.status)
        return {
            "month": paper.facts["month"],
            "status": "published" if paper.sent_at else status,
            "published_at": paper.sent_at,
            "override": paper.override,
            "entries": await _entries(tx, paper.facts["entries"], month),
            "left_out": [
                {"place": left.place, "reason": left.reason} for left in await exposures.left_out(tx, month)
            ],
            "appeals": len(await appeals.of_month(tx, month)),
        }


async def _entries(tx: Tx, entries: list[dict[str, Any]], month: date) -> list[dict[str, Any]]:
    """With what became of them, once they are published."""
    kept = {entry.place: entry for entry in await listings.of_month(tx, month)}
    found = []
    for entry in entries:
        shown = {"name": entry["zh"], "name_en": entry["en"], "list": entry["side"]}
        shown |= {name: value for name, value in entry.items() if name not in ("zh", "en", "side")}
        published = kept.get(entry["place"])
        shown["points"] = published.points if published else None
        shown["released_at"] = published.released_at if published else None
        shown["corrected_at"] = published.corrected_at if published else None
        found.append(shown)
    return found
