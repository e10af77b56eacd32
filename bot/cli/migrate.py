"""`jiejing migrate`: every command does so by itself; this one does nothing else."""

from bot.cli.session import in_store
from storage.database import Database
from storage.migrate import NEWEST


def command() -> None:
    """Bring the database to the newest schema, and load the city if there is none yet.

    Every other command does the same first; use this one to upgrade at a moment of your choice.
    """
    in_store(_nothing_more)
    print(f"the database is ready, schema {NEWEST}")


async def _nothing_more(_: Database) -> None:
    """Opening was all."""
