"""Clean City Day: the days, their venues, who comes, what was done, and every change of all that."""

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
    UniqueConstraint,
    text,
)

from storage.tables.types import Moment, RowId, metadata

clean_day = Table(
    "clean_day",
    metadata,
    # The first of the month.
    Column("month", Date, nullable=False),
    Column("number", Integer, nullable=False),
    Column("on", Date, nullable=False),
    Column("state", String, nullable=False),
    Column("theme_zh", Text),
    Column("theme_en", Text),
    PrimaryKeyConstraint("month"),
)

clean_venue = Table(
    "clean_venue",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("month", Date, nullable=False),
    Column("area", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("address", Text),
    Column("joint", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("datum_sure", Boolean, nullable=False),
    # What the code on the poster says.
    Column("token", String, unique=True, nullable=False),
    Column("posted_by", BigInteger),
    Column("state", String, nullable=False),
    # Of the calendar entry: one more with each change, so that calendars take the newest.
    Column("sequence", Integer, nullable=False, server_default=text("0")),
    Index(None, "month", "unit"),
)

clean_signup = Table(
    "clean_signup",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("venue", ForeignKey("clean_venue.id"), nullable=False),
    # Empty once the person was forgotten: that somebody came stays counted.
    Column("person", BigInteger),
    Column("name", Text),
    Column("joined_at", Moment, nullable=False),
    Column("left_at", Moment),
    Column("checked_in_at", Moment),
    # code or place
    Column("checked_in_how", String),
    UniqueConstraint("venue", "person"),
    Index(None, "person"),
)

# Only ever appended to: the newest of a venue counts.
clean_result = Table(
    "clean_result",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("venue", ForeignKey("clean_venue.id"), nullable=False),
    Column("people", Integer, nullable=False),
    Column("corners", Integer),
    Column("grams", BigInteger),
    Column("signs", Integer),
    Column("by", BigInteger),
    Column("at", Moment, nullable=False),
    Index(None, "venue", "id"),
)

# Only ever appended to: who set, moved or called off what.
clean_change = Table(
    "clean_change",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("month", Date, nullable=False),
    Column("venue", BigInteger),
    Column("at", Moment, nullable=False),
    Column("by", BigInteger),
    Column("action", String, nullable=False),
    Column("facts", JSON, nullable=False),
    Index(None, "month", "id"),
)
