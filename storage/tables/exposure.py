"""Inspections, the monthly lists made of them, and what a listing costs."""

from sqlalchemy import (
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

from storage.tables.types import Moment, RowId, metadata, partial

# One line of an inspection: a problem, or with no category a clean visit. `seal` is what tells a line brought
# along twice.
inspection = Table(
    "inspection",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("place", String, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("inspector", String, nullable=False),
    Column("source", String, nullable=False),
    Column("category", String),
    Column("points", Float, nullable=False),
    Column("repeat", Boolean, nullable=False),
    Column("note", Text),
    Column("seal", String, nullable=False, unique=True),
    Index(None, "place", "at"),
)

# Every place that was inspected in the month, as it stood when the draft was made. Whatever becomes of the
# list is said by its paper.
exposure_place = Table(
    "exposure_place",
    metadata,
    Column("month", Date, nullable=False),
    Column("place", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("inspections", Integer, nullable=False),
    Column("problems", Integer, nullable=False),
    Column("repeats", Integer, nullable=False),
    Column("residents", Integer, nullable=False),
    Column("open", Integer, nullable=False),
    Column("left_out", Text),
    Column("left_out_by", BigInteger),
    # Nobody moves up into its rank.
    Column("vacant", Boolean, nullable=False, server_default=text("false")),
    Column("appeal_until", Moment),
    PrimaryKeyConstraint("month", "place"),
)

appeal = Table(
    "appeal",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("month", Date, nullable=False),
    Column("place", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("person", BigInteger),
    Column("words", Text),
    Column("at", Moment, nullable=False),
    Column("decided_at", Moment),
    Column("decided_by", BigInteger),
    Column("upheld", Boolean),
    Column("reason", Text),
    UniqueConstraint("month", "place"),
)

# What was published. `place` is a place's code, `points` what the entry costs its unit, `failures` how many
# looks back failed in a row.
listing = Table(
    "listing",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("place", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("month", Date, nullable=False),
    Column("kind", String, nullable=False),
    Column("list", String, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("inspections", Integer, nullable=False),
    Column("points", Integer, nullable=False),
    Column("published_at", Moment, nullable=False),
    Column("released_at", Moment),
    Column("failures", Integer, nullable=False, server_default=text("0")),
    Column("corrected_at", Moment),
    UniqueConstraint("month", "place"),
    Index(None, "place"),
    partial(
        "ix_listing_worst",
        "published_at",
        where="list = 'worst' AND released_at IS NULL AND corrected_at IS NULL",
    ),
)

# Only ever appended to; a release writes its day beside the line and takes nothing away.
deduction = Table(
    "deduction",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("listing", ForeignKey("listing.id"), nullable=False),
    Column("unit", String, nullable=False),
    Column("place", String, nullable=False),
    Column("month", Date, nullable=False),
    Column("points", Integer, nullable=False),
    Column("why", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("released_on", Date),
    UniqueConstraint("listing", "why"),
    Index(None, "month", "unit"),
)
