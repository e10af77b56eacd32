"""What may go wrong in a command, each as one line for the person who typed it."""

from errno import EADDRINUSE

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.setting_sources import BadSetting
from domain.city_files import Broken
from domain.delivery import Refused
from jobs.schedule import BadRun
from storage.archive import BadArchive
from storage.migrate import SchemaTooNew
from storage.run_lock import RunLocked
from storage.spreadsheet import TooManyRows

FAILED, MISUSED = 1, 2


class Failed(Exception):
    """A command that cannot do what was asked; `str()` is the line to show."""


OURS = (Failed, BadSetting, Broken, BadArchive, SchemaTooNew, RunLocked, TooManyRows, BadRun)


def explain(error: Exception) -> tuple[int, str | None]:
    """The exit code and the line to show, None where nobody expected this error."""
    if isinstance(error, OURS):
        return FAILED, _line(str(error))
    if isinstance(error, SQLAlchemyError):
        # The whole text would quote the statement with people's data in it.
        return FAILED, f"database: {_line(str(error.orig if isinstance(error, DBAPIError) else error))}"
    if isinstance(error, Refused):
        return FAILED, _line(f"BOT_TOKEN: Telegram does not know this token: {error.reason}")
    if isinstance(error, OSError) and error.errno == EADDRINUSE:
        return FAILED, _line(f"HTTP_PORT: another program listens there: {error.strerror}")
    if isinstance(error, OSError):
        return FAILED, _line(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    # Typer keeps the class of its usage errors to itself; they alone know how to word themselves.
    wording = getattr(error, "format_message", None)
    if wording is not None:
        return MISUSED, _line(f"{wording()} (--help tells more)")
    return FAILED, None


def _line(text: str) -> str:
    return " ".join(text.split()) or "failed without a word"
