"""Settings: what wins, what is refused and in which words."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import BadSetting, Config
from bot.setting_values import database_file

TOKEN = "110201543:AA-the-token-of-no-bot-in-the-world"
SECRET = "keep-this-quiet"


def refusal(environ: dict[str, str], directory: Path) -> str:
    with pytest.raises(BadSetting) as caught:
        Config.read(environ, directory)
    return str(caught.value)


def test_nothing_set_gives_one_machine_and_no_services(tmp_path: Path) -> None:
    config = Config.read({}, tmp_path)

    assert config.model_dump() == {
        "directory": tmp_path,
        "bot_token": None,
        "telegram_api_url": "https://api.telegram.org",
        "database_url": f"sqlite:///{tmp_path}/data/jiejing.db",
        "photos_url": f"{tmp_path}/data/photos",
        "http_host": "127.0.0.1",
        "http_port": 8080,
        "public_url": None,
        "webhook": None,
        "webhook_secret": None,
        "admin_ids": (),
        "city": "dongguan",
        "city_timezone": ZoneInfo("Asia/Shanghai"),
        "log_format": "console",
        "log_level": "INFO",
        "send_rate": 29.5,
        "warnings": (),
    }


def test_the_environ_goes_before_the_file_and_the_file_before_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("HTTP_PORT=81\nLOG_LEVEL=debug\n# a comment\nexport ADMIN_IDS='7, 8,7'\n")

    config = Config.read({"HTTP_PORT": "0", "LOG_FORMAT": ""}, tmp_path)

    assert (config.http_port, config.log_level, config.admin_ids, config.log_format) == (
        0,
        "DEBUG",
        (7, 8),
        "console",
    )


@pytest.mark.parametrize("name", ["BOT_TOKEN", "WEBHOOK_SECRET", "DATABASE_URL"])
def test_a_secret_can_come_from_a_file(name: str, tmp_path: Path) -> None:
    value = {"BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": SECRET, "DATABASE_URL": "postgresql://ying:pw@db/jiejing"}[
        name
    ]
    (tmp_path / "secret").write_text(value + "\n")

    config = Config.read({f"{name}_FILE": "secret"}, tmp_path)

    assert getattr(config, name.lower()) == value


def test_an_environ_value_goes_before_the_secret_file_that_the_env_file_names(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN_FILE=nowhere.txt\nWEBHOOK_SECRET_FILE=secret\n")
    (tmp_path / "secret").write_text(SECRET)
    with pytest.raises(BadSetting, match=r"BOT_TOKEN_FILE: .*nowhere.txt cannot be read: No such file"):
        Config.read({"BOT_TOKEN": TOKEN}, tmp_path)

    (tmp_path / "nowhere.txt").write_text("1:older")
    assert Config.read({"BOT_TOKEN": TOKEN}, tmp_path).bot_token == TOKEN


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        (
            {"BOT_TOKEN": "hello"},
            "BOT_TOKEN: this is not a bot token; wanted are digits",
        ),
        ({"BOT_TOKEN": "1:abc", "BOT_TOKEN_FILE": "x"}, "BOT_TOKEN: is set twice, also by BOT_TOKEN_FILE"),
        ({"WEBHOOK_SECRET": "not so"}, "WEBHOOK_SECRET: wanted are 1 to 256 of the characters"),
        (
            {"DATABASE_URL": "mysql://u:p@h/d"},
            "DATABASE_URL: there is no way to a 'mysql' database; wanted",
        ),
        ({"DATABASE_URL": "sqlite://"}, "DATABASE_URL: a SQLite database needs a file"),
        (
            {"DATABASE_URL": "jiejing.db"},
            "DATABASE_URL: this is not an address; wanted is sqlite:///FILE",
        ),
        (
            {"PHOTOS_URL": "ftp://h/x"},
            "PHOTOS_URL: 'ftp://h/x' is neither a folder nor an address like s3://",
        ),
        (
            {"TELEGRAM_API_URL": "api.telegram.org"},
            "TELEGRAM_API_URL: 'api.telegram.org' is not an address",
        ),
        ({"PUBLIC_URL": "https://"}, "PUBLIC_URL: 'https://' is not an address like https://example.org"),
        ({"PUBLIC_URL": "https://h:99999"}, "PUBLIC_URL: 'https://h:99999' is not an address like https://"),
        ({"HTTP_HOST": "a b"}, "HTTP_HOST: 'a b' is not a host to listen on"),
        ({"HTTP_PORT": "65536"}, "HTTP_PORT: '65536' is not a port from 0 to 65535"),
        ({"HTTP_PORT": "８０"}, "HTTP_PORT: '８０' is not a port"),
        ({"WEBHOOK": "perhaps"}, "WEBHOOK: 'perhaps' is neither 1 nor 0"),
        ({"ADMIN_IDS": "12,Chen"}, "ADMIN_IDS: 'Chen' is not a Telegram id; wanted are numbers with commas"),
        ({"ADMIN_IDS": str(2**52 + 1)}, "ADMIN_IDS: '4503599627370497' is not a Telegram id"),
        ({"CITY": "atlantis"}, "CITY: 'atlantis' is neither a folder nor a city that comes along"),
        ({"CITY": "__pycache__"}, "CITY: '__pycache__' is neither a folder nor a city"),
        (
            {"CITY_TIMEZONE": "../etc/passwd"},
            "CITY_TIMEZONE: '../etc/passwd' is not a time zone like",
        ),
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT: 'xml' is none of console, json"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL: 'loud' is none of DEBUG, INFO, WARNING, ERROR"),
        (
            {"SEND_RATE": "nan"},
            "SEND_RATE: 'nan' is not a number of messages a second from 0",
        ),
        ({"SEND_RATE": "-1"}, "SEND_RATE: '-1' is not a number of messages a second"),
        ({"WEBHOOK": "1"}, "PUBLIC_URL: is not set; a webhook needs the address"),
        ({"PUBLIC_URL": "https://a.b"}, "WEBHOOK_SECRET: is not set; a webhook needs"),
    ],
)
def test_a_wrong_value_is_named_with_its_reason_in_one_line(
    environ: dict[str, str], words: str, tmp_path: Path
) -> None:
    said = refusal(environ, tmp_path)

    assert said.startswith(words)
    assert "\n" not in said


@pytest.mark.parametrize(
    ("environ", "uses_webhook"),
    [
        ({}, False),
        ({"PUBLIC_URL": "http://a.b"}, False),
        ({"PUBLIC_URL": "https://a.b/"}, True),
        ({"PUBLIC_URL": "https://a.b", "WEBHOOK": "0"}, False),
        ({"PUBLIC_URL": "http://a.b", "WEBHOOK": "1"}, True),
    ],
)
def test_an_https_address_means_a_webhook_unless_told_otherwise(
    environ: dict[str, str], uses_webhook: bool, tmp_path: Path
) -> None:
    assert Config.read({**environ, "WEBHOOK_SECRET": SECRET}, tmp_path).uses_webhook is uses_webhook


def test_no_secret_shows_in_the_config_or_in_a_refusal(tmp_path: Path) -> None:
    password = "pw-of-the-database"
    good = {"BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": SECRET, "DATABASE_URL": f"postgresql://u:{password}@h/d"}
    shown = repr(Config.read(good, tmp_path)) + str(Config.read(good, tmp_path))
    for name in good:
        bad = {**good, name: f"mysql://u:{password}@h/{TOKEN}{SECRET}!"}
        shown += refusal(bad, tmp_path)

    assert [secret for secret in (TOKEN, SECRET, password) if secret in shown] == []


def test_a_near_miss_is_pointed_out_and_strangers_are_not(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ADMIN_ID=7\nCOMPOSE_PROJECT_NAME=x\n")

    config = Config.read({"BOT_TOKN": "x", "http_port": "1", "HTTP_PROXY": "x", "HOME": "/"}, tmp_path)

    assert config.warnings == (
        "ADMIN_ID is not a setting; did you mean ADMIN_IDS?",
        "BOT_TOKN is not a setting; did you mean BOT_TOKEN?",
        "http_port is not a setting; did you mean HTTP_PORT?",
    )


def test_the_file_of_a_sqlite_database_is_found_in_its_address(tmp_path: Path) -> None:
    config = Config.read({"DATABASE_URL": "sqlite:///stand/streets.db"}, tmp_path)

    assert database_file(config.database_url) == tmp_path / "stand" / "streets.db"
    assert database_file("postgresql://h/d") is None


def test_a_missing_token_is_told_with_a_way_on(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"^BOT_TOKEN: is not set; BotFather gives one"):
        Config.read({}, tmp_path).require_token()
