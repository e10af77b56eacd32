"""The command line `jiejing`: one file for each verb, put together in `bot/cli/commands.py`."""

import sys
from collections.abc import Sequence

from bot.cli.commands import app
from bot.cli.failures import explain

__all__ = ["main"]

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command and ends the program; a failure is one line on stderr and a code other than 0."""
    words = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        code = app(words, prog_name="jiejing", standalone_mode=False)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        code, line = explain(error)
        if line is None:  # a fault of ours: whoever mends it needs to see where
            raise
        print(f"jiejing: {line}", file=sys.stderr)
    sys.exit(code if isinstance(code, int) else 0)
