"""The whole database and its photos in one file, from either engine into either engine.

The rows are those of one moment, though the bot goes on writing meanwhile (D7).
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

import orjson
from sqlalchemy import JSON, Date, Table, bindparam, delete, func, insert, literal, select, text, tuple_

from storage.archive import Advance, Archive, ArchiveWriter, BadArchive
from storage.database import Database, Tx
from storage.photo_files import Kind, Missing, PhotoFiles, key_of
from storage.tables import EPOCH, MICROSECOND, Moment, case, inbox, metadata, person, photo

PAGE = 1000
AT_ONCE = 16
"""How many photos are written at a time: each waits for the disk."""
# Who holds what for the next seconds is no news elsewhere.
LEFT_OUT = frozenset({"lease"})
TABLES = tuple(table for table in metadata.sorted_tables if table.name not in LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Copied:
    """`absent` are the hashes of photos that rows speak of and the store does not have."""

    rows: int
    photos: int
    absent: tuple[str, ...]


async def back_up(
    db: Database, photos: PhotoFiles, archive: ArchiveWriter, facts: Mapping[str, Any], advance: Advance
) -> Copied:
    """Writes everything into `archive` and seals it; `facts` (version, schema, made_at) go into the manifest.

    Raises BadArchive for a photo that is no longer what its hash says.
    """
    async with db.read() as tx:
        await _hold_still(tx)
        total = await _size(tx)
        counts: dict[str, int] = {}
        for table in TABLES:
            name = str(table.name)
            with archive.lines(_member(table)) as lines:
                counts[name] = 0
                async for page in _pages(tx, table):
                    lines.write(b"".join(page))
                    counts[name] += len(page)
                    advance(sum(counts.values()), total)
        hashes = [value async for value in _hashes(tx)]
    rows = sum(counts.values())
    absent = await _copy_photos(
        photos, archive, hashes, lambda done: advance(rows + done, rows + len(hashes))
    )
    copied = Copied(rows, len(hashes) - len(absent), absent)
    archive.finish({**facts, "tables": counts, "photos": copied.photos, "absent_photos": absent})
    return copied


async def is_in_use(tx: Tx) -> bool:
    """Whether there is anything that a restore would destroy: a city alone is nothing."""
    for table in (person, case, inbox):
        if (await tx.execute(select(literal(1)).select_from(table).limit(1))).first():
            return True
    return False


async def restore_photos(photos: PhotoFiles, archive: Archive, advance: Advance) -> int:
    """Puts the photos back, which takes long, before any row speaks of them; gives how many files."""
    names = archive.names("photos")
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        await asyncio.gather(*(photos.put(name.removeprefix("photos/"), archive.read(name)) for name in some))
        advance(start + len(some), len(names))
    return len(names)


async def restore(tx: Tx, archive: Archive, advance: Advance) -> int:
    """Replaces every row by those of `archive`; gives how many. Undo the transaction on BadArchive."""
    await _keep_open(tx)
    counts = archive.manifest["tables"]
    total, done = sum(counts.values()), 0
    for table in reversed(metadata.sorted_tables):
        await tx.execute(delete(table))
    for table in TABLES:
        before = done
        for rows in _batches(table, archive.lines(_member(table))):
            await tx.execute(_insertion(table), rows)
            done += len(rows)
            advance(done, total)
        if done - before != counts.get(table.name):
            raise BadArchive(
                f"{table.name} has {done - before} rows, the manifest says {counts.get(table.name)}"
            )
    await _renumber(tx)
    return done


async def _hold_still(tx: Tx) -> None:
    """All that is read from here on is of one moment; SQLite does so by itself."""
    if tx.dialect == "postgresql":
        await tx.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    await _keep_open(tx)


async def _keep_open(tx: Tx) -> None:
    """PostgreSQL would cut off a transaction that says nothing while a file is read or written."""
    if tx.dialect == "postgresql":
        await tx.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


async def _size(tx: Tx) -> int:
    counts = [select(func.count()).select_from(table).scalar_subquery() for table in TABLES]
    photos = select(func.count(func.distinct(photo.c.sha256))).scalar_subquery()
    return sum((await tx.execute(select(*counts, photos))).one())


async def _pages(tx: Tx, table: Table) -> AsyncIterator[list[bytes]]:
    """The rows as lines of JSON, in the order of the primary key, which carries from page to page."""
    key = list(table.primary_key)
    query = select(table).order_by(*key).limit(PAGE)
    after: Any = None
    while True:
        rows = (await tx.execute(query if after is None else query.where(after))).mappings().all()
        if rows:
            yield [_line(table, dict(row)) for row in rows]
        if len(rows) < PAGE:
            return
        last = [literal(rows[-1][column.name], column.type) for column in key]
        after = tuple_(*key) > tuple_(*last)


def _line(table: Table, row: dict[str, Any]) -> bytes:
    packed = {str(column.name): _packed(row[column.name]) for column in table.columns}
    return orjson.dumps(packed, option=orjson.OPT_APPEND_NEWLINE)


def _packed(value: Any) -> Any:
    if isinstance(value, datetime):
        return (value - EPOCH) // MICROSECOND
    return value.isoformat() if isinstance(value, date) else value


def _unpackers(table: Table) -> dict[str, Callable[[Any], Any]]:
    ways: dict[type, Callable[[Any], Any]] = {
        Moment: lambda value: EPOCH + value * MICROSECOND,
        Date: date.fromisoformat,
    }
    return {c.name: ways[type(c.type)] for c in table.columns if type(c.type) in ways}


def _batches(table: Table, lines: Iterable[bytes]) -> Iterable[list[dict[str, Any]]]:
    ways = _unpackers(table)
    batch: list[dict[str, Any]] = []
    for line in lines:
        row = orjson.loads(line)
        batch.append(row | {name: way(row[name]) for name, way in ways.items() if row[name] is not None})
        if len(batch) == PAGE:
            yield batch
            batch = []
    if batch:
        yield batch


def _insertion(table: Table) -> Any:
    """None becomes NULL also where JSON would make it the word null."""
    types = {c.name: JSON(none_as_null=True) if isinstance(c.type, JSON) else c.type for c in table.columns}
    return insert(table).values({name: bindparam(name, type_=kind) for name, kind in types.items()})


async def _hashes(tx: Tx) -> AsyncIterator[str]:
    value, last = photo.c.sha256, ""
    while True:
        query = select(value).where(value > last).distinct().order_by(value).limit(PAGE)
        found = (await tx.execute(query)).scalars().all()
        for each in found:
            yield each
        if len(found) < PAGE:
            return
        last = found[-1]


async def _copy_photos(
    photos: PhotoFiles, archive: ArchiveWriter, hashes: list[str], advance: Callable[[int], None]
) -> tuple[str, ...]:
    absent = []
    for done, value in enumerate(hashes, start=1):
        try:
            main = await photos.get(key_of(value))
        except Missing:
            absent.append(value)
            continue
        if sha256(main).hexdigest() != value:
            raise BadArchive(f"the photo {key_of(value)} is damaged: it is not what its hash says")
        archive.add(f"photos/{key_of(value)}", BytesIO(main))
        await _copy_thumbnail(photos, archive, key_of(value, Kind.THUMBNAIL))
        advance(done)
    return tuple(absent)


async def _copy_thumbnail(photos: PhotoFiles, archive: ArchiveWriter, key: str) -> None:
    try:
        archive.add(f"photos/{key}", BytesIO(await photos.get(key)))
    except Missing:
        return


async def _renumber(tx: Tx) -> None:
    """PostgreSQL's counters go on behind the restored rows; SQLite looks for itself."""
    if tx.dialect != "postgresql":
        return
    for table in metadata.sorted_tables:
        if table.autoincrement_column is not None:
            highest = select(func.max(table.c.id)).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, "id")
            await tx.execute(select(func.setval(sequence, func.coalesce(highest, 0) + 1, text("false"))))


def _member(table: Table) -> str:
    return f"tables/{table.name}.jsonl.gz"
