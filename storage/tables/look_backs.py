"""Looking back: quarterly rounds over the worst-listed places, and closed cases that were drawn."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.tables.types import Moment, RowId, metadata, partial

look_back_round = Table(
    "look_back_round",
    metadata,
    # The first day of the month that the round is planned for, whenever it takes place.
    Column("month", Date, primary_key=True),
    Column("date", Date, nullable=False),
    Column("set_by", BigInteger),
    Column("opened_at", Moment),
    Column("closes_at", Moment),
    Column("closed_at", Moment),
)

look_back_entry = Table(
    "look_back_entry",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("month", ForeignKey("look_back_round.month"), nullable=False),
    Column("place", String, nullable=False),
    # As it was when the round began: a place may move or be listed anew.
    Column("unit", String, nullable=False),
    Column("listed_at", Moment, nullable=False),
    UniqueConstraint("month", "place"),
    Index(None, "place"),
)

look_back_visit = Table(
    "look_back_visit",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("entry", ForeignKey("look_back_entry.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", BigInteger),
    Column("passed", Boolean, nullable=False),
    Column("words", Text),
    # A correction is a row of its own; what it corrects stays as it was.
    Column("corrects", ForeignKey("look_back_visit.id"), unique=True),
    # The first result of a round counts; whoever comes second is told so.
    Index(
        "uq_look_back_visit_first",
        "entry",
        unique=True,
        sqlite_where=text("corrects IS NULL"),
        postgresql_where=text("corrects IS NULL"),
    ),
    Index(None, "entry", "id"),
)

look_back_case = Table(
    "look_back_case",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    # The closing that is meant: a case that was opened and closed again is drawn anew.
    Column("closed_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("limit_at", Moment, nullable=False),
    Column("asked", BigInteger),
    Column("asked_at", Moment),
    Column("done_at", Moment),
    Column("by", BigInteger),
    Column("passed", Boolean),
    # Reported to the city as not looked at; or the case was opened again by others before.
    Column("lapsed_at", Moment),
    Column("dropped_at", Moment),
    UniqueConstraint("case_id", "closed_at"),
    partial(
        "ix_look_back_case_waiting",
        "due_at",
        where="done_at IS NULL AND lapsed_at IS NULL AND dropped_at IS NULL",
    ),
    partial("ix_look_back_case_done", "done_at", where="done_at IS NOT NULL"),
    partial("ix_look_back_case_lapsed", "lapsed_at", where="lapsed_at IS NOT NULL"),
)
