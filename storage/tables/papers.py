"""Papers that a person decides, what happened to each, and which unit has read it."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.tables.types import Moment, RowId, metadata, partial

paper = Table(
    "paper",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    # Empty where it concerns every unit: what is NULL is never the same twice.
    Column("unit", String, nullable=False),
    Column("status", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("edited_by", BigInteger),
    Column("signed_by", BigInteger),
    Column("approved_by", BigInteger),
    Column("override", Text),
    Column("send_at", Moment),
    Column("approved_at", Moment),
    Column("sent_at", Moment),
    UniqueConstraint("kind", "subject", "unit"),
    partial("ix_paper_waiting", "made_at", where="status IN ('draft', 'approved')"),
    Index("ix_paper_sent", "kind", "sent_at"),
)

paper_step = Table(
    "paper_step",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("paper", ForeignKey("paper.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("action", String, nullable=False),
    Column("by", BigInteger),
    Column("reason", Text),
    Column("facts", JSON, nullable=False),
    Index(None, "paper", "id"),
)

receipt = Table(
    "receipt",
    metadata,
    Column("paper", ForeignKey("paper.id"), nullable=False),
    Column("unit", String, nullable=False),
    # To how many officers it went; 0 where the unit has none whom the bot can reach.
    Column("told", Integer, nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("person", BigInteger),
    Column("read_at", Moment),
    Column("reminded_at", Moment),
    PrimaryKeyConstraint("paper", "unit"),
    partial("ix_receipt_unread", "sent_at", where="read_at IS NULL AND reminded_at IS NULL"),
    Index("ix_receipt_unit", "unit", "sent_at"),
)
