"""Reports being made, photos, open questions and rounds."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
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

draft = Table(
    "draft",
    metadata,
    Column("person", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("source", String, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
    Column("asked", String, nullable=False),
    Column("category", String),
    Column("category_by", String),
    Column("note", Text),
    Column("unit", String),
    Column("village", String),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("place_kind", String),
    Column("datum_sure", Boolean, nullable=False, server_default=text("true")),
    Column("raw_latitude", Float),
    Column("raw_longitude", Float),
    Column("address", Text),
    Column("another", Boolean, nullable=False, server_default=text("false")),
)

photo = Table(
    "photo",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("case_id", BigInteger),
    Column("draft_of", BigInteger),
    # What it shows where that is no case: hotspot:12, clean-day:7, visit:3.
    Column("about", String),
    Column("by", BigInteger),
    Column("kind", String, nullable=False),
    Column("file_id", String),
    Column("file_unique_id", String),
    Column("is_document", Boolean, nullable=False),
    Column("album", String),
    Column("chat", BigInteger),
    Column("message_id", BigInteger),
    # What Telegram gave back when we sent the picture ourselves: sending it again costs nothing.
    Column("sent_file_id", String),
    Column("status", String, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("fetch_at", Moment),
    Column("refusal", String),
    Column("received_at", Moment, nullable=False),
    Column("sha256", String),
    Column("hash", BigInteger),
    Column("width", Integer),
    Column("height", Integer),
    Column("taken_at", Moment),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("flags", String, nullable=False, server_default=""),
    Index("ix_photo_case", "case_id"),
    partial("ix_photo_draft", "draft_of", where="draft_of IS NOT NULL"),
    # Whether a file is still needed by another photo.
    partial("ix_photo_sha256", "sha256", where="sha256 IS NOT NULL"),
    partial("ix_photo_about", "about", where="about IS NOT NULL"),
    partial("ix_photo_album", "chat", "album", where="album IS NOT NULL"),
    partial("ix_photo_wanted", "fetch_at", where="status = 'wanted'"),
)

likeness = Table(
    "likeness",
    metadata,
    Column("band", Integer, nullable=False),
    Column("value", Integer, nullable=False),
    Column("photo", BigInteger, nullable=False),
    Column("hash", BigInteger, nullable=False),
    PrimaryKeyConstraint("band", "value", "photo"),
)

question = Table(
    "question",
    metadata,
    Column("chat", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("case_id", BigInteger),
    Column("facts", JSON, nullable=False),
    Column("asked_at", Moment, nullable=False),
    PrimaryKeyConstraint("chat", "person"),
)

patrol = Table(
    "patrol",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("person", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("findings", Integer, nullable=False, server_default=text("0")),
    partial("ix_patrol_open", "person", where="ended_at IS NULL"),
)
