"""Statements that are made once, for the way of an update.

SQLAlchemy spends some 40 µs on each execution and 150 on building a statement anew; SQLite itself needs 5.
So what runs for every update is built when its module is imported, compiled at its first use, and handed
straight to SQLite's driver; PostgreSQL gets it through SQLAlchemy as everything else.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import JSON, ColumnElement, Connection, Dialect, Table, bindparam, delete, insert, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import Executable
from sqlalchemy.sql.compiler import SQLCompiler

from storage.tables.types import Moment, as_number

Parameters = Mapping[str, Any]
Convert = Callable[[Any], Any]


class Prepared:
    """A statement whose changing values are all `bindparam`s (no lists for IN, which change its words)."""

    __slots__ = ("_plan", "statement")

    def __init__(self, statement: Executable) -> None:
        self.statement = statement
        self._plan: Plan | None = None

    def plan(self, dialect: Dialect) -> "Plan":
        if self._plan is None:
            self._plan = _plan(self.statement, dialect)
        return self._plan


@cache
def inserting(table: Table, names: tuple[str, ...], returning: str | None = None) -> Prepared:
    """INSERT of these columns."""
    made = insert(table).values({name: bindparam(name) for name in names})
    return Prepared(made.returning(table.c[returning]) if returning else made)


@cache
def updating(table: Table, keys: tuple[str, ...], names: tuple[str, ...]) -> Prepared:
    """UPDATE of these columns where the keys are equal to the values given as `key_NAME`."""
    return Prepared(
        update(table).where(*_equal(table, keys)).values({name: bindparam(name) for name in names})
    )


@cache
def deleting(table: Table, keys: tuple[str, ...]) -> Prepared:
    """DELETE where the keys are equal to the values given as `key_NAME`."""
    return Prepared(delete(table).where(*_equal(table, keys)))


def _equal(table: Table, keys: tuple[str, ...]) -> list[ColumnElement[bool]]:
    return [table.c[key] == bindparam(f"key_{key}") for key in keys]


class Plan(NamedTuple):
    """SQL with question marks; by place what goes in (name, fixed value, conversion, whether it is also for
    None) and what comes out."""

    sql: str
    given: tuple[tuple[str, Any, Convert | None, bool], ...]
    taken: tuple[Convert | None, ...]

    def values(self, parameters: Parameters) -> list[Any]:
        """Only JSON makes something of None."""
        return [
            value if convert is None or (value is None and not of_none) else convert(value)
            for name, fixed, convert, of_none in self.given
            for value in (parameters.get(name, fixed),)
        ]

    def row(self, raw: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(
            [convert(value) if convert else value for convert, value in zip(self.taken, raw, strict=True)]
        )


def rows(connection: Connection, prepared: Prepared, parameters: Parameters) -> list[tuple[Any, ...]]:
    """Every row of a SELECT or a RETURNING."""
    plan = prepared.plan(connection.dialect)
    found = _driver(connection, plan.sql, plan.values(parameters)).fetchall()
    return [plan.row(raw) for raw in found] if any(plan.taken) else found


def change(connection: Connection, prepared: Prepared, parameters: Parameters | Sequence[Parameters]) -> int:
    """How many rows were changed; a list of parameters does it once for each."""
    plan = prepared.plan(connection.dialect)
    if isinstance(parameters, Mapping):
        return _driver(connection, plan.sql, plan.values(parameters)).rowcount
    return _driver_many(connection, plan.sql, map(plan.values, parameters)).rowcount


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """Nested ones may share a name: SQLite means the innermost."""
    driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    driver.execute("SAVEPOINT turn")
    try:
        yield
    except BaseException:
        if driver.in_transaction:
            driver.execute("ROLLBACK TO turn")
            driver.execute("RELEASE turn")
        raise
    driver.execute("RELEASE turn")


def _driver(connection: Connection, sql: str, values: list[Any]) -> sqlite3.Cursor:
    """Straight to the driver; its errors look as if SQLAlchemy had met them."""
    driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    try:
        return driver.execute(sql, values)
    except sqlite3.Error as error:
        raise DBAPIError.instance(sql, None, error, sqlite3.Error, hide_parameters=True) from error


def _driver_many(connection: Connection, sql: str, values: Iterable[list[Any]]) -> sqlite3.Cursor:
    """The same for each of many, a third faster."""
    driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    try:
        return driver.executemany(sql, values)
    except sqlite3.Error as error:
        raise DBAPIError.instance(sql, None, error, sqlite3.Error, hide_parameters=True) from error


def _plan(statement: Executable, dialect: Dialect) -> Plan:
    compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)  # noqa: S101  no statement of ours is DDL
    fixed = compiled.params
    given = []
    for name in compiled.positiontup or ():
        kind = compiled.binds[name].type
        convert = (
            as_number if isinstance(kind, Moment) else kind.dialect_impl(dialect).bind_processor(dialect)
        )
        given.append((name, fixed.get(name), convert, isinstance(kind, JSON)))
    columns = getattr(statement, "selected_columns", None) or getattr(statement, "exported_columns", None)
    taken = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns or ()]
    return Plan(compiled.string, tuple(given), tuple(taken))
