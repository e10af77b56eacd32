"""One database, two engines: SQLite for one machine, PostgreSQL for many.

On SQLite a writing transaction runs its statements right here on the event loop, because each takes
microseconds and every hop to a thread costs more; what can wait long (taking the write lock, the commit's
fsync) runs in a thread of its own. There is one writer, so turns wait for each other and never for
`busy_timeout` (docs/adr/0001). Reads go through aiosqlite. On PostgreSQL everything goes through asyncpg.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import orjson
from sqlalchemy import Connection, CursorResult, Engine, Executable, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

from storage import prepared as run_prepared
from storage.prepared import Parameters, Prepared
from storage.signals import CHANNEL, Signals
from storage.trouble import TransactionLost

LOCK_SECONDS = 60
"""How long a writer waits for another process before the turn is tried again (D4)."""

NOTIFY = text("SELECT pg_notify(:channel, name) FROM unnest(CAST(:names AS text[])) AS name")


class Tx:
    """A transaction. `execute` gives a buffered result: `.all()`, `.first()`, `.scalar()`, `.rowcount`."""

    __slots__ = ("_connection", "dialect", "wakes")

    def __init__(self, connection: Connection | AsyncConnection, dialect: str) -> None:
        self._connection = connection
        self.dialect = dialect
        self.wakes: set[str] = set()

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[*tuple[Any, ...]]:
        if isinstance(self._connection, Connection):
            _must_be_open(self._connection)
            return self._connection.execute(statement, parameters)
        return await self._connection.execute(statement, parameters)

    async def rows(self, prepared: Prepared, parameters: Parameters) -> list[Any]:
        """The rows of a prepared statement, as plain tuples."""
        if isinstance(self._connection, Connection):
            _must_be_open(self._connection)
            return run_prepared.rows(self._connection, prepared, parameters)
        return list(await self._connection.execute(prepared.statement, dict(parameters)))

    async def change(self, prepared: Prepared, parameters: Parameters | Sequence[Parameters]) -> int:
        """How many rows a prepared statement changed; it is run once for each of several parameters."""
        if isinstance(self._connection, Connection):
            _must_be_open(self._connection)
            return run_prepared.change(self._connection, prepared, parameters)
        return (await self._connection.execute(prepared.statement, parameters)).rowcount

    def insert(self, table: Table) -> Any:
        """An INSERT that also knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
        return sqlite.insert(table) if self.dialect == "sqlite" else postgresql.insert(table)

    def wake(self, name: str) -> None:
        """Wakes whoever waits for `name` once this transaction is committed, in every replica."""
        self.wakes.add(name)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """What fails inside is undone; the transaction goes on."""
        wakes = set(self.wakes)
        try:
            if isinstance(self._connection, Connection):
                with run_prepared.savepoint(self._connection):
                    yield
            else:
                async with self._connection.begin_nested():
                    yield
        except BaseException:
            self.wakes = wakes
            raise


class Database:
    """Where everything is kept. `read()` and `write()` give a `Tx`; leaving `write()` commits."""

    def __init__(self, url: URL, reading: AsyncEngine, writer: "SqliteWriter | None") -> None:
        self.url = url
        self.dialect = "sqlite" if writer else "postgresql"
        listening = None if writer else url.set(drivername="postgresql").render_as_string(hide_password=False)
        self.signals = Signals(listening)
        self._reading = reading
        self._writer = writer

    @classmethod
    def open(cls, url: str) -> "Database":
        """Opens `sqlite:///FILE` or `postgresql://…`; any driver named in the URL is replaced by ours."""
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            reading = create_async_engine(
                parsed.set(drivername="sqlite+aiosqlite"),
                hide_parameters=True,
                json_serializer=_dumps,
                json_deserializer=_loads,
            )
            event.listen(reading.sync_engine, "connect", _prepare_sqlite)
            event.listen(reading.sync_engine, "begin", _begin_deferred)
            return cls(parsed, reading, SqliteWriter(parsed))
        # A worker frozen inside a transaction must not hold its chat for as long as it is frozen.
        patience = {"server_settings": {"idle_in_transaction_session_timeout": "3000"}, "timeout": 10}
        engine = create_async_engine(
            parsed.set(drivername="postgresql+asyncpg"),
            pool_size=12,
            max_overflow=8,
            pool_pre_ping=True,
            connect_args=patience,
            hide_parameters=True,
            json_serializer=_dumps,
            json_deserializer=_loads,
        )
        return cls(parsed, engine, None)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """A consistent look at the database that writes nothing."""
        async with self._reading.connect() as connection:
            yield Tx(connection, self.dialect)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        """A transaction: committed when left in peace, undone by an exception."""
        if self._writer:
            async with self._writer.transaction() as tx:
                yield tx
        else:
            async with self._reading.begin() as connection:
                tx = Tx(connection, self.dialect)
                yield tx
                if tx.wakes:
                    names = [f"{self.signals.token} {name}" for name in sorted(tx.wakes)]
                    await tx.execute(NOTIFY, {"channel": CHANNEL, "names": names})
        self.signals.ring(tx.wakes)

    async def close(self) -> None:
        await self.signals.close()
        if self._writer:
            await self._writer.close()
        await self._reading.dispose()


class SqliteWriter:
    """The one connection of this process that writes."""

    def __init__(self, url: URL) -> None:
        self._engine: Engine = create_engine(
            url.set(drivername="sqlite+pysqlite"),
            poolclass=StaticPool,
            connect_args={"check_same_thread": False},
            hide_parameters=True,
            json_serializer=_dumps,
            json_deserializer=_loads,
        )
        event.listen(self._engine, "connect", _prepare_sqlite)
        event.listen(self._engine, "begin", _begin_immediate)
        self._thread = ThreadPoolExecutor(1, "sqlite-writer")
        self._turn = asyncio.Lock()
        self._connection: Connection | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Tx]:
        async with self._turn:
            connection = await self._begin()
            try:
                yield Tx(connection, "sqlite")
                _must_be_open(connection)
                await self._apart(connection.commit)
            except BaseException:
                # A commit that failed (a full disk) leaves nothing half done.
                self._undo(connection)
                raise

    async def _begin(self) -> Connection:
        if self._connection is None:
            self._connection = await self._apart(self._engine.connect)
        connection = self._connection
        try:
            await self._apart(connection.begin)
        except BaseException:
            self._undo(connection)
            raise
        return connection

    def _undo(self, connection: Connection) -> None:
        """Rolls back what is open, if anything; a connection that cannot even do that is thrown away."""
        try:
            connection.rollback()
        except BaseException:
            self._connection = None
            connection.invalidate()
            raise

    async def _apart(self, act: Callable[[], Any]) -> Any:
        """Runs `act` in the writer's thread to its end, even if the caller is cancelled meanwhile."""
        doing = asyncio.get_running_loop().run_in_executor(self._thread, act)
        try:
            return await asyncio.shield(doing)
        except asyncio.CancelledError:
            await asyncio.wait([doing])
            raise

    async def close(self) -> None:
        async with self._turn:
            if self._connection is not None:
                self._connection.close()
            self._engine.dispose()
            self._thread.shutdown()


def _must_be_open(connection: Connection) -> None:
    """SQLite undoes a transaction by itself when the disk is full; what follows would commit piecemeal."""
    if not connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
        raise TransactionLost


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """WAL with a real fsync at each commit; transactions are begun by us alone."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {LOCK_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


def _loads(value: Any) -> Any:
    """SQLite keeps a bare number in a JSON column as that number."""
    return orjson.loads(value) if isinstance(value, str | bytes) else value
