"""Which errors are the database's trouble (full, locked, gone for a moment) and not a fault of the work."""

import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError

SQLITE_TROUBLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
# SQLSTATE classes: connection, rollback (deadlock), resources (disk), object in use, operator, system.
POSTGRESQL_TROUBLE = ("08", "25P03", "40", "53", "55", "57", "58")


class TransactionLost(Exception):
    """The engine undid the transaction by itself; nothing more may be done in it."""


def is_trouble(error: BaseException | None) -> bool:
    """Whether the same work may succeed later, unchanged. Looks behind errors met while undoing another."""
    while error is not None:
        if isinstance(error, TransactionLost) or (isinstance(error, DBAPIError) and _passes(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _passes(error: DBAPIError) -> bool:
    if error.connection_invalidated or isinstance(error, InterfaceError):
        return True
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        # The lowest byte is the kind, the rest says more about it.
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in SQLITE_TROUBLE
    return str(getattr(cause, "sqlstate", None) or "").startswith(POSTGRESQL_TROUBLE)
