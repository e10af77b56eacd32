"""What came of a summons that was sent: minutes, and the date on which it is called to mind."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, String, Table, Text

from storage.tables.types import Moment, RowId, metadata, partial

summons_note = Table(
    "summons_note",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    Column("paper", ForeignKey("paper.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", BigInteger),
    # Minutes have words, a photo, or a file with its name; both are rows of `photo`.
    Column("words", Text),
    Column("photo", BigInteger),
    Column("file_name", String),
    # Or the note is a date.
    Column("follow_up", Date),
    Index(None, "paper", "id"),
    partial("ix_summons_note_follow_up", "follow_up", where="follow_up IS NOT NULL"),
)
