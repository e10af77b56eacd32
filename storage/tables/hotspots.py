"""Coded places, what happened to them, the cases that belong to them, and what is suggested for coding."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from storage.tables.types import Moment, RowId, metadata

hotspot = Table(
    "hotspot",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("code", String, unique=True, nullable=False),
    # What the plate's link carries: made up, so that nobody can guess a neighbour's.
    Column("token", String, unique=True, nullable=False),
    Column("batch", Integer, nullable=False),
    Column("category", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("village", String),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
    Column("address", Text),
    Column("status", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("coded_at", Moment, nullable=False),
    Column("coded_by", BigInteger),
    Column("open_since", Moment, nullable=False),
    Column("applied_at", Moment),
    Column("applied_by", BigInteger),
    Column("verified_at", Moment),
    Column("verified_by", BigInteger),
    Column("cancelled_at", Moment),
    Column("cancels", Integer, nullable=False, server_default=text("0")),
    Column("reopened", Integer, nullable=False, server_default=text("0")),
    Column("reopened_by", BigInteger),
    Column("photo_at", Moment),
    # Each new case asks which place it lies in.
    Index("ix_hotspot_place", "latitude", "longitude"),
)

# Only ever appended to.
hotspot_step = Table(
    "hotspot_step",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("hotspot_id", ForeignKey("hotspot.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("action", String, nullable=False),
    Column("by", BigInteger),
    Column("status", String, nullable=False),
    Column("case_id", BigInteger),
    Column("words", Text),
    Column("facts", JSON, nullable=False),
    Index(None, "hotspot_id", "id"),
)

hotspot_case = Table(
    "hotspot_case",
    metadata,
    Column("case_id", BigInteger, primary_key=True, autoincrement=False),
    Column("hotspot_id", ForeignKey("hotspot.id"), nullable=False),
    Column("linked_at", Moment, nullable=False),
    Index(None, "hotspot_id"),
)

# The last batch, and the last number of each town in each batch.
hotspot_number = Table(
    "hotspot_number",
    metadata,
    Column("key", String, primary_key=True),
    Column("last", Integer, nullable=False),
)

# As the last survey found them; known by the case in their middle.
hotspot_suggestion = Table(
    "hotspot_suggestion",
    metadata,
    Column("centre", BigInteger, primary_key=True, autoincrement=False),
    Column("category", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("village", String),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
    Column("count", Integer, nullable=False),
    Column("cases", JSON, nullable=False),
    Column("found_at", Moment, nullable=False),
    # Picked by the city office for its next batch.
    Column("chosen", Boolean, nullable=False, server_default=text("false")),
)
