"""Model cases (S28): what a place, a hotspot or a case teaches others."""

from sqlalchemy import BigInteger, Column, Index, String, Table, Text

from storage.tables.types import Moment, RowId, metadata

model_case = Table(
    "model_case",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    # place, hotspot or case, and its code or token.
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("words", Text, nullable=False),
    # proposed, published, declined
    Column("state", String, nullable=False),
    Column("proposed_by", BigInteger),
    Column("proposed_at", Moment, nullable=False),
    Column("decided_by", BigInteger),
    Column("decided_at", Moment),
    Column("reason", Text),
    Index(None, "kind", "subject"),
    Index(None, "state", "decided_at"),
)
