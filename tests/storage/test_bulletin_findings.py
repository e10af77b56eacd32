"""The bulletin costs with the findings of its weeks, whatever else was ever reported (S26)."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import sqlite

from storage import bulletin_findings, photos
from storage.database import Database
from tests.conftest import NOON
from tests.storage.lives import add_case

AGO = NOON - timedelta(days=7)


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (bulletin_findings.found_in(AGO, NOON), "ix_case_finding"),
        (bulletin_findings.open_and_due(NOON), "ix_case_open_due"),
        (bulletin_findings.ended_since(NOON, ["1", "2"]), "ix_case_ended_unit"),
    ],
)
async def test_only_what_is_needed_is_looked_at(
    sqlite_database: Database, wanted: bulletin_findings.Cases, index: str
) -> None:
    words = wanted.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    async with sqlite_database.read() as tx:
        plan = [row[3] for row in await tx.execute(text(f"EXPLAIN QUERY PLAN {words}"))]
    assert (len(plan), index in plan[0]) == (1, True), plan


async def test_the_newest_picture_of_a_case_counts(database: Database) -> None:
    async with database.write() as tx:
        kept = await add_case(tx)
        for sha256 in ("ab" * 32, "cd" * 32):
            await photos.add_stored(tx, photos.PAIR, kept.id, sha256, NOON)
        await photos.add_stored(tx, photos.AFTER, kept.id, "ef" * 32, NOON)
        many = [kept.id, *range(1000, 1600)]
        assert await bulletin_findings.pairs(tx, many) == {kept.id: "cd" * 32}
        assert await bulletin_findings.pairs(tx, []) == {}
