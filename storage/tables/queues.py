"""What makes the bot durable: inbox, lanes, outbox, leases, runs; and the access log."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)

from storage.tables.types import Moment, RowId, metadata, partial

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("lane", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("received_at", Moment, nullable=False),
    # pending, done, dead, or held: kept unread until the person accepts the privacy notice.
    Column("status", String, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("error", Text),
    partial("ix_inbox_pending", "lane", "update_id", where="status = 'pending'"),
    partial("ix_inbox_held", "lane", "update_id", where="status = 'held'"),
    Index("ix_inbox_received", "received_at"),
)

lane = Table(
    "lane",
    metadata,
    Column("lane", BigInteger, primary_key=True, autoincrement=False),
    # Seconds since 1970 by the database's clock, which all replicas share.
    Column("lease_until", Float, nullable=False, server_default=text("0")),
    Column("fence", Integer, nullable=False, server_default=text("0")),
    Column("owner", String),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger, nullable=False, server_default=text("0")),
    Column("key", String, nullable=False),
    Column("facts", JSON, nullable=False),
    # Keyboards, picture, message to edit or to reply to: the shape of the message (domain/messages.py).
    Column("form", JSON, nullable=False),
    # Set where the message is live: edited if it stands already, sent if not, one waiting row at a time.
    Column("target", String),
    Column("language", String),
    Column("case_id", BigInteger),
    Column("priority", Integer, nullable=False, server_default=text("0")),
    Column("put_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    # pending, sending, sent, gone
    Column("status", String, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    # How often nobody knows whether it arrived: a time-out after writing, a crash while sending.
    Column("doubts", Integer, nullable=False, server_default=text("0")),
    Column("last_error", Text),
    Column("sent_message_id", BigInteger),
    Column("sent_at", Moment),
    partial("ix_outbox_chat", "chat", "id", where="status IN ('pending', 'sending')"),
    partial("ix_outbox_target", "chat", "target", where="status = 'pending' AND target IS NOT NULL"),
    partial("ix_outbox_next", "priority", "id", where="status = 'pending'"),
    partial("ix_outbox_due", "due_at", where="status = 'pending'"),
    # A reply to any message about a case speaks of that case.
    partial("ix_outbox_sent", "chat", "sent_message_id", where="case_id IS NOT NULL"),
    Index("ix_outbox_sent_at", "sent_at"),
)

lease = Table(
    "lease",
    metadata,
    Column("name", String, primary_key=True),
    Column("owner", String),
    Column("lease_until", Float, nullable=False, server_default=text("0")),
)

job_run = Table(
    "job_run",
    metadata,
    Column("name", String, nullable=False),
    Column("period", String, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("owner", String, nullable=False),
    Column("result", JSON),
    PrimaryKeyConstraint("name", "period"),
)

state = Table(
    "state",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", JSON, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("by", BigInteger),
    Column("action", String, nullable=False),
    Column("subject", String),
    Column("facts", JSON, nullable=False),
    Column("hash", String, nullable=False),
)
