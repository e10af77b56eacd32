"""`jiejing job`: one scheduled job, as of a moment."""

from typing import Annotated

import typer

from bot.cli.cases_list import read_moment
from bot.cli.failures import Failed
from bot.cli.session import in_store, now, print_json, read_config
from bot.store import open_photos
from jobs.schedule import Job


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `jiejing jobs` lists it.")],
    at: Annotated[str | None, typer.Option(help="As of which moment, ISO 8601; else now.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The result as JSON.")] = False,
) -> None:
    """Run one scheduled job as of a moment. The same period twice does nothing the second time.

    A moment without an offset is the city's time; it may be past or to come. What erases by age (prune,
    retention) looks ahead only with --dry-run.
    """
    job = _named(name)
    config = read_config()
    moment = read_moment("--at", at, config.city_timezone) if at else now()
    photos = open_photos(config)
    result = in_store(lambda db: job.run(db, moment, dry_run, photos), config)
    if as_json:
        print_json(result)
        return
    for key, value in result.items():
        print(f"{key}: {value}")


def _named(name: str) -> Job:
    # The scheduler behind it takes a tenth of a second, which no other command needs.
    from jobs.clock import SCHEDULE  # noqa: PLC0415

    for job in SCHEDULE:
        if job.name == name:
            return job
    raise Failed(f"there is no job '{name}'; there are {', '.join(job.name for job in SCHEDULE)}")
