"""The numbers of the days: what was folded together, and what was added since."""

from sqlalchemy import Column, Date, Integer, PrimaryKeyConstraint, String, Table, text

from domain.tallies import COUNTS
from storage.tables.types import RowId, metadata


def _counts() -> list[Column[int]]:
    return [Column(name, Integer, nullable=False, server_default=text("0")) for name in COUNTS]


# By its key alone, so that a month lies together on the disk.
tally = Table(
    "tally",
    metadata,
    Column("day", Date, nullable=False),
    Column("unit", String, nullable=False),
    Column("indicator", String, nullable=False),
    *_counts(),
    PrimaryKeyConstraint("day", "unit", "indicator"),
    sqlite_with_rowid=False,
)

# The same without the indicators: six times fewer rows for a ranking.
unit_tally = Table(
    "unit_tally",
    metadata,
    Column("day", Date, nullable=False),
    Column("unit", String, nullable=False),
    *_counts(),
    PrimaryKeyConstraint("day", "unit"),
    sqlite_with_rowid=False,
)

# Only ever appended to, with no key but its number: no writer waits for another.
tally_entry = Table(
    "tally_entry",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("day", Date, nullable=False),
    Column("unit", String, nullable=False),
    Column("indicator", String, nullable=False),
    *_counts(),
)
