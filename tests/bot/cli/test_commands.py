"""What holds for every command: help, one line for a failure, a code, nothing of a secret."""

from pathlib import Path

import pytest

from tests.bot.cli.conftest import Jiejing, Said, failed

VERBS = [
    *(
        ["run"],
        ["demo"],
        ["backup"],
        ["restore"],
        ["export"],
        ["figures"],
        ["migrate"],
        ["jobs"],
        ["job"],
        ["version"],
    ),
    *(["city", "load"], ["cases", "list"], ["cases", "import"], ["audit", "verify"]),
    *(["staff", "add"], ["staff", "list"], ["staff", "remove"], ["staff", "import"]),
    *(["hotspots", "list"], ["hotspots", "suggest"], ["hotspots", "import"], ["hotspots", "plate"]),
]


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_has_help_that_needs_no_settings(verb: list[str], bare: Jiejing, tmp_path: Path) -> None:
    said = bare(*verb, "--help", HTTP_PORT="wrong")

    assert (said.code, said.err) == (0, "")
    assert f"Usage: jiejing {' '.join(verb)}" in said.out
    assert not any(tmp_path.iterdir())


def test_jiejing_alone_shows_the_verbs(bare: Jiejing) -> None:
    said = bare()

    assert (said.code, said.err) == (0, "")
    assert "staff" in said.out


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["fly"], "No such command 'fly'. (--help tells more)"),
        (["staff"], "Missing command. (--help tells more)"),
        (["job"], "Missing argument 'NAME'. (--help tells more)"),
        (["migrate", "--fast"], "No such option: --fast (--help tells more)"),
    ],
)
def test_misuse_is_one_line_and_code_2(words: list[str], line: str, bare: Jiejing) -> None:
    assert bare(*words) == failed(line, code=2)


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"HTTP_PORT": "x"}, "HTTP_PORT: 'x' is not a port from 0 to 65535 (0: any free one)"),
        (
            {"DATABASE_URL": "postgresql://u:hidden@127.0.0.1:1/d"},
            "DATABASE_URL: the database does not answer: [Errno 111] Connect call failed ('127.0.0.1', 1)",
        ),
        (
            {"DATABASE_URL": "sqlite:////proc/none/a.db"},
            "DATABASE_URL: /proc/none cannot be made: No such file or directory",
        ),
        ({"CITY": "atlantis"}, "CITY: 'atlantis' is neither a folder nor a city that comes along (dongguan)"),
    ],
)
def test_a_setting_that_is_wrong_stops_every_command_in_one_line(
    settings: dict[str, str], line: str, bare: Jiejing
) -> None:
    assert bare("migrate", **settings) == failed(line)


def test_a_file_that_is_no_database_is_told_in_one_line(bare: Jiejing, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("milk, bread, " * 100)

    assert bare("migrate", DATABASE_URL="sqlite:///notes.txt") == failed("database: file is not a database")


def test_run_without_a_token_says_where_to_get_one(bare: Jiejing) -> None:
    said = failed("BOT_TOKEN: is not set; BotFather gives one (or try `jiejing demo`, which needs none)")

    assert bare("run") == said


def test_a_near_miss_is_a_warning_and_the_command_goes_on(jiejing: Jiejing) -> None:
    said = jiejing("migrate", BOT_TOKN="1:abc")

    warning = "jiejing: warning: BOT_TOKN is not a setting; did you mean BOT_TOKEN?\n"
    assert said == Said(0, "the database is ready, schema 0002\n", warning)


def test_the_first_command_makes_the_database_and_loads_the_city(bare: Jiejing, tmp_path: Path) -> None:
    added = bare(
        "staff", "add", "--telegram-id", "5", "--name", "Chief Chen", "--role", "chief", "--area", "虎门镇"
    )

    assert added == Said(0, "Chief Chen is now chief for 虎门镇 Humen Town (441900121)\n", "")
    assert (tmp_path / "data" / "jiejing.db").is_file()


@pytest.mark.postgres
def test_the_first_command_does_so_on_postgresql_too(
    bare: Jiejing, tmp_path: Path, own_postgresql: str
) -> None:
    listed = bare("staff", "list", "--json", DATABASE_URL=own_postgresql)

    assert listed == Said(0, "[]\n", "")
    assert not (tmp_path / "data").exists()
