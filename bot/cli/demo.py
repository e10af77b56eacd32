"""`jiejing demo`: the bot without Telegram."""

from typing import Annotated

import typer

from bot.cli.loop import run_to_the_end
from bot.cli.session import read_config


def command(
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Where the page is served; else HTTP_PORT. 0: any free port."),
    ] = None,
) -> None:
    """Try it out: a stand-in for Telegram, a seeded city, and one page to play everybody.

    Needs no token, no network and no settings. It prints the address of the page.
    """
    config = read_config()
    # What it needs takes a second to import; the other commands do without.
    from bot.demo import run  # noqa: PLC0415

    run_to_the_end(run(config, config.http_port if port is None else port))
