"""The command line as a person at a terminal meets it: words in, two streams and a code out."""

import asyncio
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.engine import make_url

from bot.cli import main
from bot.config import Config
from tests.conftest import ask_server


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Jiejing = Callable[..., Said]


@pytest.fixture(scope="session")
def city_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with Dongguan in it, to be copied."""
    folder = tmp_path_factory.mktemp("city")
    with pytest.MonkeyPatch.context() as patch:
        leave_environ(patch)
        patch.chdir(folder)
        with pytest.raises(SystemExit) as ended:
            main(["migrate"])
    assert ended.value.code == 0
    return folder / "data" / "jiejing.db"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Jiejing:
    """`bare("staff", "list")` in an empty folder, with no settings but those given as keywords."""
    leave_environ(monkeypatch)
    monkeypatch.chdir(tmp_path)

    def run(*words: str, **settings: str) -> Said:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in settings.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main(words)
        shown = capsys.readouterr()
        return Said(int(str(ended.value.code)), shown.out, shown.err)

    return run


@pytest.fixture
def jiejing(bare: Jiejing, city_template: Path, tmp_path: Path) -> Jiejing:
    """The same where Dongguan is loaded."""
    (tmp_path / "data").mkdir()
    shutil.copy(city_template, tmp_path / "data" / "jiejing.db")
    return bare


def leave_environ(patch: pytest.MonkeyPatch) -> None:
    for name in Config.model_fields:
        for ending in ("", "_FILE"):
            patch.delenv(name.upper() + ending, raising=False)


def failed(line: str, code: int = 1) -> Said:
    """Exactly one line on stderr and nothing else."""
    return Said(code, "", f"jiejing: {line}\n")


@pytest.fixture
def own_postgresql() -> Iterator[str]:
    """The address of an empty PostgreSQL database, not even with tables."""
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        pytest.skip("TEST_DATABASE_URL is not set: PostgreSQL not tested")
    name = f"jiejing_cli_{uuid4().hex}"
    asyncio.run(ask_server(server, f'CREATE DATABASE "{name}"'))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    asyncio.run(ask_server(server, f'DROP DATABASE "{name}" WITH (FORCE)'))
