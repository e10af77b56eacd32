"""The city and its working days and coded places."""

from sqlalchemy import JSON, Boolean, Column, Date, Float, Index, Integer, String, Table

from storage.tables.types import Moment, metadata

city = Table(
    "city",
    metadata,
    Column("code", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("files", JSON, nullable=False),
    Column("loaded_at", Moment, nullable=False),
)

work_calendar = Table(
    "work_calendar",
    metadata,
    Column("date", Date, primary_key=True),
    Column("is_workday", Boolean, nullable=False),
    Column("name", String, nullable=False),
    Column("source", String, nullable=False),
)

place = Table(
    "place",
    metadata,
    Column("token", String, primary_key=True),
    # None for places from before they had one: their token serves then.
    Column("code", String),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("area", String, nullable=False),
    # Roads have no single point.
    Column("latitude", Float),
    Column("longitude", Float),
    Index("ix_place_code", "code", unique=True),
)
