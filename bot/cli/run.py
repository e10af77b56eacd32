"""`jiejing run`: the bot itself."""

import gc

from bot.cli.loop import run_to_the_end
from bot.cli.session import read_config


def command() -> None:
    """Run the bot: Telegram, the web server and the scheduled jobs.

    It polls, or takes a webhook when PUBLIC_URL is https or WEBHOOK=1. SIGTERM ends it in peace.
    """
    config = read_config()
    config.require_token()
    # Nearly all that is made until it runs stays: looking for garbage meanwhile takes a tenth of the start.
    gc.disable()
    # What it needs takes a second to import; the other commands do without.
    from bot.assembly import run  # noqa: PLC0415

    run_to_the_end(run(config))
