"""Alembic's entry: the connection, with its transaction, comes from storage/migrate.py."""

from typing import Any, Literal

from alembic import context

from storage.tables import Moment, metadata


def name_type(kind: str, thing: Any, _autogenerate: Any) -> str | Literal[False]:
    """Moments are plain whole numbers in a migration, which must not change when our types do."""
    return "sa.BigInteger()" if kind == "type" and isinstance(thing, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=name_type,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
