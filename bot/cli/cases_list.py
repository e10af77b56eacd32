"""`jiejing cases list`: every case, streamed."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import orjson
import typer

from bot.cli.appointments import Wrong, read_area
from bot.cli.failures import Failed
from bot.cli.session import in_store, now, read_config
from bot.cli.staff import city_of
from domain.cases import Status
from storage import audit
from storage.database import Database
from storage.exports import Wanted, list_cases

HEAD = ("code", "status", "category", "area", "due_at")


def command(
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array with all that is known.")] = False,
    status: Annotated[Status | None, typer.Option(help="Only cases that stand there.")] = None,
    unit: Annotated[str | None, typer.Option(help="Only this town: code or name.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Only reports since then, like 2026-11-21 or 2026-11-21T08:00Z.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
) -> None:
    """List the cases, oldest first. The look is written to the access log."""
    config = read_config()
    wanted = Wanted(
        status, None, read_moment("--since", since, config.city_timezone) if since else None, limit
    )
    in_store(lambda db: _list(db, wanted, unit, _write_json if as_json else _write_lines), config)


def read_moment(option: str, words: str, zone: ZoneInfo) -> datetime:
    """A moment in ISO 8601; without an offset it is the city's time."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise Failed(f"{option}: '{words}' is not a moment like 2026-11-21T08:00+08:00") from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


Write = Callable[[dict[str, Any] | None, int], None]
"""Writes one case and its number from 0; None at the end with how many there were."""


async def _list(db: Database, wanted: Wanted, unit: str | None, write: Write) -> None:
    async with db.write() as tx:
        try:
            code = read_area(unit, (await city_of(tx)).areas).code if unit else None
        except Wrong as wrong:
            raise Failed(f"--unit: {wrong.reason}") from None
        wanted = Wanted(wanted.status, code, wanted.since, wanted.limit)
        facts = {"status": wanted.status, "unit": code, "since": wanted.since, "limit": wanted.limit}
        await audit.note(tx, now(), "cases-listed", facts=orjson.loads(orjson.dumps(facts)))
    number = 0
    async with db.read() as tx:
        async for document in list_cases(tx, wanted):
            write(document, number)
            number += 1
    write(None, number)


def _write_json(document: dict[str, Any] | None, number: int) -> None:
    if document is None:
        sys.stdout.write("\n]\n" if number else "[]\n")
        return
    sys.stdout.write(("[\n" if number == 0 else ",\n") + orjson.dumps(document).decode())


def _write_lines(document: dict[str, Any] | None, number: int) -> None:
    if number == 0:
        sys.stdout.write("\t".join(HEAD) + "\n")
    if document is not None:
        sys.stdout.write("\t".join(str(document[name] or "") for name in HEAD) + "\n")
