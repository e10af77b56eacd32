"""Every test here may tell a story, on SQLite: the stories of the whole loop are told on both engines."""

import pytest

from storage.database import Database
from tests.story import story

__all__ = ["story"]


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database
