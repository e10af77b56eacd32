"""The settings: one frozen object, read from an environ that is passed in. Nothing else reads os.environ."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot import setting_values as accept
from bot.city_files import find_city
from bot.setting_sources import BadSetting, gather

__all__ = ["BadSetting", "Config"]

SECRETS = ("BOT_TOKEN", "WEBHOOK_SECRET", "DATABASE_URL")
"""What can also be given as NAME_FILE, the path of a file that holds the value; never quoted, never shown."""


class Config(BaseModel):
    """Files and folders are absolute: relative ones are those of `directory` (docs/running.md)."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    directory: Path
    bot_token: Annotated[str | None, BeforeValidator(accept.token)] = Field(None, repr=False)
    telegram_api_url: Annotated[str, BeforeValidator(accept.web_address)] = "https://api.telegram.org"
    database_url: Annotated[str, BeforeValidator(accept.database_url)] = Field(
        "sqlite:///data/jiejing.db", repr=False, validate_default=True
    )
    photos_url: Annotated[str, BeforeValidator(accept.photos_url)] = Field(
        "data/photos", validate_default=True
    )
    http_host: Annotated[str, BeforeValidator(accept.http_host)] = "127.0.0.1"
    http_port: Annotated[int, BeforeValidator(accept.http_port)] = 8080
    public_url: Annotated[str | None, BeforeValidator(accept.web_address)] = None
    webhook: Annotated[bool | None, BeforeValidator(accept.switch)] = None
    webhook_secret: Annotated[str | None, BeforeValidator(accept.webhook_secret)] = Field(None, repr=False)
    admin_ids: Annotated[tuple[int, ...], BeforeValidator(accept.listed_ids)] = ()
    city: str = "dongguan"
    city_timezone: Annotated[ZoneInfo, BeforeValidator(accept.timezone)] = Field(
        default_factory=lambda: ZoneInfo("Asia/Shanghai")
    )
    log_format: Annotated[str, BeforeValidator(accept.one_of("console", "json"))] = "console"
    log_level: Annotated[str, BeforeValidator(accept.one_of("DEBUG", "INFO", "WARNING", "ERROR"))] = "INFO"
    send_rate: Annotated[float, BeforeValidator(accept.send_rate)] = 29.5
    warnings: tuple[str, ...] = Field((), repr=False)

    @classmethod
    def read(cls, environ: Mapping[str, str], directory: Path) -> Self:
        """What is set in `environ`, else in `directory`/.env, else by default; empty is not set.

        Raises BadSetting, whose one line names the setting, why it is wrong and what is accepted. `warnings`
        names what was probably meant as a setting.
        """
        names = [name.upper() for name in cls.model_fields if name not in ("directory", "warnings")]
        found, warnings = gather(environ, directory, names, SECRETS)
        values: dict[str, Any] = {name.lower(): value for name, value in found.items()}
        values |= {"directory": directory, "warnings": warnings}
        try:
            config = cls.model_validate(values, context={"directory": directory})
        except ValidationError as error:
            raise _first(error) from None
        config._check_together()
        return config

    @property
    def uses_webhook(self) -> bool:
        """WEBHOOK decides; where it is not set, an https PUBLIC_URL means a webhook."""
        if self.webhook is None:
            return (self.public_url or "").startswith("https://")
        return self.webhook

    def require_token(self) -> str:
        """The bot's token. Raises BadSetting where there is none."""
        if self.bot_token is None:
            raise BadSetting(
                "BOT_TOKEN", "is not set; BotFather gives one (or try `jiejing demo`, which needs none)"
            )
        return self.bot_token

    def _check_together(self) -> None:
        if find_city(self.city, self.directory) is None:
            raise BadSetting(
                "CITY", f"'{self.city}' is neither a folder nor a city that comes along (dongguan)"
            )
        if self.uses_webhook and not self.public_url:
            raise BadSetting("PUBLIC_URL", "is not set; a webhook needs the address where Telegram finds it")
        if self.uses_webhook and not self.webhook_secret:
            wanted = "1 to 256 of A-Z, a-z, 0-9, _ and - (or set WEBHOOK=0)"
            raise BadSetting("WEBHOOK_SECRET", f"is not set; a webhook needs {wanted}")


def _first(error: ValidationError) -> BadSetting:
    wrong = error.errors(include_input=False, include_url=False)[0]
    reason = wrong.get("ctx", {}).get("error", wrong["msg"])
    return BadSetting(str(wrong["loc"][0]).upper(), str(reason))
