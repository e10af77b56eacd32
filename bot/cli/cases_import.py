"""`jiejing cases import`: the cases of an older system, all or none."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Annotated

import typer

from bot.cli.csv_rows import Complaints
from bot.cli.failures import Failed
from bot.cli.session import Bar, in_store, now
from bot.cli.staff import city_of
from domain.city_files import Broken, Row, stream_table
from domain.old_case_documents import stream_documents
from domain.old_cases import ALIASES, NEEDED, OldCase, OldCaseReader
from storage import audit, old_cases
from storage.database import Database, Tx
from storage.old_cases import Brought, OldCases

PAGE = 1000
BYTES = 150
"""Of a usual line."""


def command(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE.csv", exists=True, dir_okay=False, help="UTF-8, with a head; or .json."),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be done, and do nothing.")
    ] = False,
) -> None:
    """Bring cases of an older system along, open and closed.

    Its columns are code, category, area, reported_at, and if you like status, source, latitude, longitude,
    address, note, filed_at, dispatched_at, due_at, rectified_at, closed_at, ended_at, handler, rework,
    rating, solved_how (docs/city-data.md tells what each holds). What `jiejing export` writes as CSV and
    `jiejing cases list --json` as JSON can be read as well. All or nothing: what is wrong is named with its
    line and field. Nobody is told of old cases. While a large file is read the bot waits.
    """
    with Bar("importing") as bar:
        size = file.stat().st_size
        brought = in_store(lambda db: _import(db, file, size, bar, dry_run))
    would = "would be imported" if dry_run else "imported"
    print(
        f"{brought.total} cases {would}: {brought.ended} ended, {brought.in_hand} in hand,"
        f" {brought.given} dispatched, {brought.waiting} waiting for an officer"
    )


class _Undone(Exception):
    pass


async def _import(db: Database, file: Path, size: int, bar: Bar, dry_run: bool) -> Brought:
    found = Brought()
    try:
        async with db.write() as tx:
            found = await _bring(tx, file, size, bar)
            if dry_run:
                raise _Undone
    except _Undone:
        pass
    return found


async def _bring(tx: Tx, file: Path, size: int, bar: Bar) -> Brought:
    moment = now()
    city = await city_of(tx)
    reader = OldCaseReader(city, await old_cases.persons(tx), moment)
    keeping = await OldCases.begin(tx, city, moment, size // BYTES)
    complaints = Complaints()
    there = 0
    with file.open("rb") as lines:
        rows = _rows(file, _lines(file.name, lines, size, bar))
        while page := list(islice(rows, PAGE)):
            read = _read(page, reader, complaints)
            known = await keeping.known(read)
            for code, is_new in known.items():
                row, _ = read.pop(code)
                there += not is_new
                complaints.add(
                    row.broken("code", f"'{code}' is " + ("used twice" if is_new else "here already"))
                )
            # Also after a complaint: whatever comes twice in the file is to be counted.
            await keeping.keep([case for _, case in read.values()])
    if there and there == complaints.count and not keeping.brought.total:
        raise Failed(f"{file.name}: all its {there} cases are here already; nothing was imported")
    complaints.check()
    await keeping.finish()
    facts = {"file": file.name, "cases": keeping.brought.total}
    await audit.note(tx, moment, "cases-imported", facts=facts)
    return keeping.brought


def _read(page: list[Row], reader: OldCaseReader, complaints: Complaints) -> dict[str, tuple[Row, OldCase]]:
    """By code; a code that comes twice among these rows is complained of here."""
    read: dict[str, tuple[Row, OldCase]] = {}
    for row in page:
        try:
            case = reader.read(row)
            code = case["code"]
            if code in read:
                raise row.broken("code", f"'{code}' is used twice")
            read[code] = row, case
        except Broken as error:
            complaints.add(error)
    return read


def _rows(file: Path, lines: Iterator[str]) -> Iterator[Row]:
    if file.suffix.lower() == ".json":
        return stream_documents(file.name, lines)
    return stream_table(file.name, lines, NEEDED, ALIASES)


def _lines(name: str, raw: IO[bytes], size: int, bar: Bar) -> Iterator[str]:
    """Decoded one by one, so that a large file is never in memory; the bar follows their bytes."""
    done = 0
    for number, line in enumerate(raw):
        done += len(line)
        if not number % PAGE:
            bar(done, size)
        try:
            yield line.decode("utf-8" if number else "utf-8-sig")
        except UnicodeDecodeError:
            raise Failed(f"{name} line {number + 1}: is not UTF-8; save it as CSV UTF-8") from None
