"""People, the posts they hold, the rooms and links through which they come."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.types import Moment, RowId, metadata

person = Table(
    "person",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("telegram_id", BigInteger, unique=True),
    Column("name", String, nullable=False, server_default=""),
    Column("language", String, nullable=False, server_default="zh"),
    Column("language_chosen", Boolean, nullable=False, server_default=text("false")),
    # The version of the privacy notice that was accepted; staff who were appointed by id have none yet.
    Column("notice", Integer),
    Column("datum", String),
    Column("reachable", Boolean, nullable=False, server_default=text("true")),
    Column("created_at", Moment, nullable=False),
)

post = Table(
    "post",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("person", ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("role", String, nullable=False),
    Column("area", String, nullable=False),
    Column("trade", String),
    Column("duty", Boolean, nullable=False, server_default=text("false")),
    Column("since", Moment, nullable=False),
    UniqueConstraint("person", "role", "area", "trade"),
    Index(None, "area", "role"),
)

room = Table(
    "room",
    metadata,
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger, nullable=False, server_default=text("0")),
    Column("area", String, nullable=False),
    Column("title", String, nullable=False, server_default=""),
    Column("bound_by", BigInteger),
    Column("bound_at", Moment, nullable=False),
    PrimaryKeyConstraint("chat", "thread", "area"),
)

invite = Table(
    "invite",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    # Only the hash is kept: whoever reads the database cannot redeem a link.
    Column("token_hash", String, unique=True, nullable=False),
    Column("role", String, nullable=False),
    Column("area", String, nullable=False),
    Column("trade", String),
    Column("duty", Boolean, nullable=False),
    Column("made_by", BigInteger, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_by", BigInteger),
    Column("used_at", Moment),
    Column("settled_by", BigInteger),
    Column("settled_at", Moment),
    Column("granted", Boolean),
)
