"""Cases, who reported them, what happened to them, and where they are shown."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)

from storage.tables.types import Moment, RowId, metadata, partial

FINDING = "(source IN ('inspector', 'leader') OR found_by IS NOT NULL)"
"""What was found in the streets by those who look (S26), and not only reported."""

case = Table(
    "cases",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("code", String, unique=True, nullable=False),
    Column("status", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("category", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("village", String),
    Column("source", String, nullable=False),
    Column("emergency", Boolean, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("place_kind", String),
    Column("datum_sure", Boolean, nullable=False),
    Column("address", Text),
    Column("note", Text),
    Column("found_by", BigInteger),
    Column("handler", BigInteger),
    Column("rule", String),
    Column("rule_area", String),
    Column("fallback", String),
    Column("escalation", String, nullable=False),
    Column("reported_at", Moment, nullable=False),
    Column("filed_at", Moment),
    Column("dispatched_at", Moment),
    Column("respond_by", Moment),
    Column("accepted_at", Moment),
    Column("due_at", Moment),
    Column("warn_at", Moment),
    Column("delay_until", Moment),
    Column("delay_reason", String),
    Column("rectified_at", Moment),
    Column("rectified_by", BigInteger),
    Column("checker", BigInteger),
    Column("closed_at", Moment),
    Column("ended_at", Moment),
    Column("merged_into", BigInteger),
    Column("rework", Integer, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("solved_how", String),
    Column("score", Integer),
    Column("ring_at", Moment),
    Column("draws_look_back", Boolean, nullable=False),
    Column("delays", Integer, nullable=False, server_default=text("0")),
    Column("sent_back", Integer, nullable=False, server_default=text("0")),
    Column("stars", Integer),
    # `ended_at` is set on every way out, so that one condition finds what is open.
    partial("ix_case_open_place", "latitude", "longitude", where="ended_at IS NULL"),
    partial("ix_case_open_unit", "unit", "status", "due_at", where="ended_at IS NULL"),
    partial("ix_case_open_due", "due_at", where="ended_at IS NULL AND due_at IS NOT NULL"),
    partial("ix_case_open_handler", "handler", "due_at", where="ended_at IS NULL"),
    partial("ix_case_unanswered", "respond_by", where="status = 'dispatched'"),
    partial("ix_case_running", "due_at", "warn_at", where="status IN ('dispatched', 'handling')"),
    partial("ix_case_undispatched", "reported_at", where="status IN ('collected', 'filed')"),
    partial("ix_case_delay", "due_at", where="delay_until IS NOT NULL"),
    partial("ix_case_ring", "ring_at", where="ring_at IS NOT NULL"),
    partial("ix_case_unscored", "closed_at", where="status = 'closed' AND score IS NULL"),
    # The figures of a unit's last days, and an inspector's findings of a round.
    partial("ix_case_ended_unit", "unit", "ended_at", where="ended_at IS NOT NULL"),
    partial("ix_case_found", "found_by", "reported_at", where="found_by IS NOT NULL"),
    # The figures of a village, which has no tallies of its own.
    partial("ix_case_village", "village", "reported_at", where="village IS NOT NULL"),
    # The last days of the whole city, in which the same trouble may have come back to a place.
    partial("ix_case_reported", "reported_at", where="latitude IS NOT NULL"),
    # The weeks of the Friday bulletin.
    partial("ix_case_finding", "reported_at", where=FINDING),
    Index("ix_case_closed_place", "latitude", "longitude"),
)

case_number = Table(
    "case_number",
    metadata,
    Column("unit", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("last", Integer, nullable=False),
    PrimaryKeyConstraint("unit", "day"),
)

reporter = Table(
    "reporter",
    metadata,
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("joined_at", Moment, nullable=False),
    Column("verdict", String),
    Column("verdict_at", Moment),
    Column("rating", Integer),
    PrimaryKeyConstraint("case_id", "person"),
    Index(None, "person", "joined_at"),
)

history = Table(
    "history",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("action", String, nullable=False),
    Column("part", String, nullable=False),
    Column("by", BigInteger),
    Column("status", String, nullable=False),
    Column("reason", String),
    Column("words", Text),
    Column("facts", JSON, nullable=False),
    Index(None, "case_id", "id"),
)

card = Table(
    "card",
    metadata,
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger, nullable=False, server_default=text("0")),
    Column("part", String, nullable=False),
    Column("person", BigInteger),
    PrimaryKeyConstraint("case_id", "chat", "thread", "part"),
)

live_message = Table(
    "live_message",
    metadata,
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger, nullable=False, server_default=text("0")),
    Column("target", String, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("has_photo", Boolean, nullable=False),
    PrimaryKeyConstraint("chat", "thread", "target"),
)
