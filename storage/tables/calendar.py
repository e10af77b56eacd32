"""What the calendar jobs remember: what was told to whom, and what each person wants to hear."""

from sqlalchemy import JSON, BigInteger, Column, PrimaryKeyConstraint, String, Table

from storage.tables.types import Moment, metadata

told = Table(
    "told",
    metadata,
    Column("topic", String, nullable=False),
    Column("subject", String, nullable=False),
    # 0: the thing itself, whoever heard of it.
    Column("person", BigInteger, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    PrimaryKeyConstraint("topic", "subject", "person"),
)

subscription = Table(
    "subscription",
    metadata,
    Column("person", BigInteger, nullable=False),
    Column("topic", String, nullable=False),
    Column("choice", JSON, nullable=False),
    PrimaryKeyConstraint("topic", "person"),
)
