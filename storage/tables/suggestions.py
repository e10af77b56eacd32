"""What towns and chiefs suggest about the way things are done (S23)."""

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text, UniqueConstraint

from storage.tables.types import Moment, RowId, metadata, partial

suggestion = Table(
    "suggestion",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    # None once the person is forgotten.
    Column("person", BigInteger),
    Column("area", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    # received, answered, taken-up, declined
    Column("state", String, nullable=False),
    Column("answer", Text),
    Column("answered_by", BigInteger),
    Column("answered_at", Moment),
    UniqueConstraint("year", "number"),
    partial("ix_suggestion_open", "made_at", where="state = 'received'"),
)
