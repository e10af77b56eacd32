"""`jiejing figures`: the counts and rates of some days, each rate with what it is made of."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import typer

from bot.cli.appointments import Wrong, read_area
from bot.cli.failures import Failed
from bot.cli.session import in_store, now, print_json, print_table, read_config
from bot.cli.staff import city_of
from domain.area_tree import Area, AreaKind
from domain.areas import Areas
from domain.formulas import COUNT_NAMES, FORMULAS, Formula, share
from domain.rates import Rate
from domain.rulebook import Rulebook
from domain.tallies import COUNTS, Tally, total
from storage import area_tallies, tallies
from storage.database import Database, Tx

DERIVED = ("unfixed", "waiting", "late", "served", "solved")
Document = dict[str, Any]


def command(
    first: Annotated[str, typer.Option("--from", help="The first day, like 2026-11-01.")],
    last: Annotated[str, typer.Option("--to", help="The last day, like 2026-11-30.")],
    area: Annotated[
        str | None, typer.Option(help="Only this town, sector or village: code or name. Else the city.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object with all there is.")] = False,
) -> None:
    """Count the cases of some days: what was reported, due, fixed and closed, and every rate.

    Days are the city's. What is due after today is not counted yet, so a month that runs is no worse for it.
    """
    days = read_days(first, last)
    config = read_config()
    found = in_store(lambda db: _figures(db, *days, area), config)
    if as_json:
        print_json(found)
        return
    _show(found)


def read_days(first: str, last: str) -> tuple[date, date]:
    """The two ends of a span of days. Raises Failed."""
    start, end = _read_day("--from", first), _read_day("--to", last)
    if end < start:
        raise Failed(f"--to: {end} is before --from {start}")
    return start, end


def _read_day(option: str, words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Failed(f"{option}: '{words}' is not a day like 2026-11-21") from None


async def _figures(db: Database, first: date, last: date, wanted: str | None) -> Document:
    async with db.read() as tx:
        city = await city_of(tx)
        area = _area(wanted, city.areas)
        end = min(last, now().astimezone(city.zone).date())
        found = await area_tallies.by_indicator(tx, city, area, first, end)
        whole = total(found.values())
        return {
            "from": first,
            "to": last,
            "counted_to": max(end, first),
            "area": _named(area),
            "counts": _counts(whole),
            "rates": [_rate_of(formula, whole) for formula in FORMULAS],
            "indicators": [
                {**_category(code, city), "counts": _counts(found.get(code, Tally()))}
                for code in dict.fromkeys([*(top.code for top in city.categories.top()), *found])
            ],
            **({"units": await _units(tx, city, first, end)} if area.kind is AreaKind.CITY else {}),
        }


async def _units(tx: Tx, city: Rulebook, first: date, last: date) -> list[Document]:
    """Every unit, also one without a case, and its share of all reports."""
    found = {key[0]: one for key, one in (await tallies.sums(tx, first, last)).items()}
    whole = total(found.values())
    return [
        {
            **_named(unit),
            "counts": _counts(found.get(unit.code, Tally())),
            "share": _rate(share(found.get(unit.code, Tally()), whole)),
        }
        for unit in city.areas.units()
    ]


def _area(words: str | None, areas: Areas) -> Area:
    if words is None:
        return next(area for area in areas if area.kind is AreaKind.CITY)
    try:
        area = read_area(words, areas)
    except Wrong as wrong:
        raise Failed(f"--area: {wrong.reason}") from None
    if area.kind is AreaKind.UNIT and area.duty_unit not in (None, area.code):
        duty = areas.duty_unit_of(area)
        raise Failed(
            f"--area: {area.name} is counted under {duty.name}, which looks after it: ask for {duty.code}"
        )
    return area


def _named(area: Area) -> Document:
    return {"code": area.code, "name_zh": area.name, "name_en": area.name_en}


def _category(code: str, city: Rulebook) -> Document:
    names = {f"name_{language}": city.names("category", code, language) for language in ("zh", "en")}
    return {"code": code, **names}


def _counts(tally: Tally) -> dict[str, int]:
    return asdict(tally) | {name: getattr(tally, name) for name in DERIVED}


def _rate(rate: Rate) -> Document:
    return {
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "percent": rate.percent,
        "shown": rate.shown,
    }


def _rate_of(formula: Formula, tally: Tally) -> Document:
    return {
        "key": formula.key,
        "name_zh": formula.zh,
        "name_en": formula.en,
        **_rate(formula.rate(tally)),
        "formula_zh": formula.words("zh"),
        "formula_en": formula.words("en"),
        "source": formula.source,
    }


def _show(found: Document) -> None:
    area = found["area"]
    print(f"{area['name_zh']} {area['name_en']}  {found['from']} – {found['to']}")
    rows = [(*COUNT_NAMES[name], found["counts"][name]) for name in (*COUNTS, *DERIVED)]
    print_table(("统计", "count", ""), rows)
    print_table(
        ("指标", "rate", "", "", "公式"),
        [
            (
                rate["name_zh"],
                rate["name_en"],
                rate["shown"],
                f"{rate['numerator']}/{rate['denominator']}",
                rate["formula_zh"],
            )
            for rate in found["rates"]
        ],
    )
