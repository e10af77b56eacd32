"""`jiejing export`: the cases as a table for the office."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.cli.cases_list import read_moment
from bot.cli.failures import Failed
from bot.cli.session import in_store, now, read_config
from bot.cli.staff import city_of
from domain.rulebook import Rulebook
from storage import audit
from storage.database import Database
from storage.exports import Wanted, list_cases
from storage.spreadsheet import Cell, spreadsheet

HEAD = (
    *(
        "编号 Code",
        "状态 Status",
        "类别 Category",
        "区域 Area",
        "纬度 Latitude",
        "经度 Longitude",
        "来源 Source",
    ),
    *("立案 Filed", "期限 Due", "办结 Closed", "返工 Rework", "评分 Rating", "整改前 Before", "整改后 After"),
)


def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", dir_okay=False, help="A name that ends in .xlsx or .csv.")
    ],
    since: Annotated[str | None, typer.Option(help="Only reports since then, like 2026-11-21.")] = None,
) -> None:
    """Write the cases into a table, one line each, without a word about who reported them.

    Moments are in the city's time. The export is written to the access log.
    """
    if file.suffix.lower() not in (".xlsx", ".csv"):
        raise Failed(f"{file}: the name must end in .xlsx or .csv")
    if not file.absolute().parent.is_dir():
        raise Failed(f"{file.parent}: there is no such folder")
    config = read_config()
    wanted = Wanted(since=read_moment("--since", since, config.city_timezone) if since else None)
    count = in_store(lambda db: _export(db, file.absolute(), wanted, config.city_timezone), config)
    print(f"{file}: {count} cases")


async def _export(db: Database, file: Path, wanted: Wanted, zone: ZoneInfo) -> int:
    async with db.write() as tx:
        city = await city_of(tx)
        await audit.note(
            tx, now(), "cases-exported", facts={"since": wanted.since and wanted.since.isoformat()}
        )
    count = 0
    async with db.read() as tx:
        with spreadsheet(file) as write:
            write(HEAD)
            async for document in list_cases(tx, wanted):
                write(_cells(document, city, zone))
                count += 1
    return count


def _cells(document: dict[str, Any], city: Rulebook, zone: ZoneInfo) -> list[Cell]:
    area, category = city.areas.get(document["area"]), city.categories.get(document["category"])
    kinds = [photo["kind"] for photo in document["photos"]]
    return [
        document["code"],
        document["status"],
        category.label_zh if category else document["category"],
        area.name if area else document["area"],
        *(document[name] for name in ("latitude", "longitude", "source")),
        *(_local(document[name], zone) for name in ("filed_at", "due_at", "closed_at")),
        *(document[name] for name in ("rework", "rating")),
        kinds.count("before"),
        kinds.count("after"),
    ]


def _local(moment: str | None, zone: ZoneInfo) -> str | None:
    return datetime.fromisoformat(moment).astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else None
