"""How far the lateness of each limit of a case was told."""

from sqlalchemy import Column, ForeignKey, Integer, PrimaryKeyConstraint, Table

from storage.tables.types import Moment, metadata

overdue = Table(
    "overdue",
    metadata,
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    # The limit that is meant: a new due time climbs anew.
    Column("due_at", Moment, nullable=False),
    Column("level", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("case_id", "due_at"),
)
