"""`jiejing audit verify`: whether the access log is as it was written."""

from bot.cli.failures import Failed
from bot.cli.session import in_store
from storage.audit import verify
from storage.database import Database


def command() -> None:
    """Check the seals of the access log; a row that was edited or removed is named."""
    broken = in_store(_verify)
    if broken is not None:
        raise Failed(
            f"the access log is not as it was written: row {broken} or the one before it was changed"
        )
    print("the access log is whole")


async def _verify(db: Database) -> int | None:
    async with db.read() as tx:
        return await verify(tx)
