"""`jiejing version`."""

from importlib.metadata import version

from storage.migrate import NEWEST


def command() -> None:
    """Show the version of the program and of the schema that it works with."""
    print(f"jiejing {version('jiejing')} (schema {NEWEST})")
