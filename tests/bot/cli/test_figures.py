"""The counts and rates of some days, for other programs and for the eye."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.cases import Action, Part
from storage.database import Tx
from tests.bot.cli.conftest import Jiejing, failed
from tests.bot.cli.test_cases_list import fill
from tests.domain.lives import CHEN
from tests.storage.lives import CHANGAN, NOON, add_case, dispatched, move
from tests.story import DANING, TOWN

NOVEMBER = ("--from", "2026-11-01", "--to", "2026-11-30")


@pytest.fixture(autouse=True)
def the_day_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.figures.now", lambda: NOON + timedelta(days=1))


async def a_day(tx: Tx) -> None:
    """Three cases in Humen, one of them closed and one in Daning that is sent back; one in Chang'an."""
    case = await dispatched(tx, None, 1, village=None)
    case = await move(tx, case, Action.RECTIFY, Part.HANDLER, CHEN)
    await move(tx, case, Action.PASS, Part.CHECKER, 99)
    await move(tx, await dispatched(tx, CHEN, 2), Action.SEND_BACK, Part.HANDLER, CHEN, reason="not_ours")
    await add_case(tx, 3, village=None, category="SIX-01")
    await dispatched(tx, None, 4, unit=CHANGAN, village=None)
    await add_case(tx, 5, reported_at=NOON + timedelta(days=30))


def figures(jiejing: Jiejing, *words: str) -> Any:
    said = jiejing("figures", *NOVEMBER, *words, "--json")
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)


def rates(found: Any) -> dict[str, str]:
    return {
        each["key"]: f"{each['numerator']}/{each['denominator']} {each['shown']}" for each in found["rates"]
    }


def test_every_rate_comes_with_what_it_is_made_of(jiejing: Jiejing, tmp_path: Path) -> None:
    fill(tmp_path, a_day)

    found = figures(jiejing)

    assert (found["area"]["code"], found["counts"]["reported"], found["counts"]["unfixed"]) == (
        "4419",
        4,
        3,
    )
    assert rates(found) == {
        "filed": "3/4 75.0%",
        "valid": "4/4 100.0%",
        "accurate": "2/3 66.7%",
        "handled": "1/3 33.3%",
        "handled-in-time": "1/3 33.3%",
        "waiting": "2/3 66.7%",
        "delayed": "0/3 0.0%",
        "settled": "1/3 33.3%",
        "settled-in-time": "1/3 33.3%",
        "reworked": "0/3 0.0%",
        "checked": "1/1 100.0%",
        "verified": "1/1 100.0%",
        "satisfied": "0/0 —",
        "served": "0/0 —",
        "fixed": "1/4 25.0%",
    }
    assert found["rates"][3] == {
        "key": "handled",
        "name_zh": "处置率",
        "name_en": "fixed",
        "numerator": 1,
        "denominator": 3,
        "percent": 33.3,
        "shown": "33.3%",
        "formula_zh": "处置数 / 应处置数",
        "formula_en": "fixed of those due / due",
        "source": "eGova, 金牛区",
    }


def test_indicators_and_units_add_up_to_the_city(jiejing: Jiejing, tmp_path: Path) -> None:
    fill(tmp_path, a_day)

    found = figures(jiejing)

    by_indicator = {each["code"]: each["counts"]["reported"] for each in found["indicators"]}
    assert by_indicator == {"CLN": 3, "SIX": 1, "GRN": 0, "MUN": 0, "GAS": 0, "OTH": 0}
    assert len(found["units"]) == 34
    shares = {each["code"]: each["share"]["shown"] for each in found["units"] if each["counts"]["reported"]}
    assert shares == {TOWN: "75.0%", CHANGAN: "25.0%"}


@pytest.mark.parametrize(
    ("area", "reported"),
    [("虎门镇", 3), (TOWN, 3), ("441900", 4), (DANING, 1), ("大朗镇", 0), ("中堂潢涌", 0)],
)
def test_an_area_is_counted_by_itself(area: str, reported: int, jiejing: Jiejing, tmp_path: Path) -> None:
    fill(tmp_path, a_day)

    assert figures(jiejing, "--area", area)["counts"]["reported"] == reported


def test_a_month_without_data_is_zeros_and_dashes(jiejing: Jiejing) -> None:
    found = figures(jiejing)

    assert set(found["counts"].values()) == {0}
    assert {(each["numerator"], each["percent"], each["shown"]) for each in found["rates"]} == {
        (0, None, "—")
    }


@pytest.mark.parametrize(
    "days", [("0001-01-01", "0001-02-01"), ("9990-01-01", "9999-12-31"), ("0001-01-01", "9999-12-31")]
)
@pytest.mark.parametrize("area", [(), ("--area", DANING)])
def test_any_days_will_do(days: tuple[str, str], area: tuple[str, ...], jiejing: Jiejing) -> None:
    said = jiejing("figures", "--from", days[0], "--to", days[1], *area, "--json")
    assert (said.code, json.loads(said.out)["counts"]["reported"]) == (0, 0)


def test_what_is_due_after_today_is_not_counted_yet(jiejing: Jiejing, tmp_path: Path) -> None:
    async def far(tx: Tx) -> None:
        case = await dispatched(tx, None, reported_at=NOON - timedelta(days=400))
        await move(tx, case, Action.ACCEPT, Part.TOWN, CHEN)
        case = await dispatched(tx, None, 2, due_at=NOON + timedelta(days=40_000))

    fill(tmp_path, far)

    said = jiejing("figures", "--from", "2000-01-01", "--to", "2200-01-01", "--json")

    found = json.loads(said.out)
    assert (found["counts"]["dispatched"], found["counts"]["due"]) == (2, 1)
    assert found["counted_to"] < found["to"]


def test_without_json_it_is_for_the_eye(jiejing: Jiejing, tmp_path: Path) -> None:
    fill(tmp_path, a_day)

    lines = [line.split() for line in jiejing("figures", *NOVEMBER, "--area", "虎门镇").out.splitlines()]

    assert lines[0][0] == "虎门镇"
    assert ["整改率", "put", "right", "33.3%", "1/3", "整改数", "/", "有效上报数"] in lines
    assert ["上报数", "reported", "3"] in lines


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--from", "2026-11", "--to", "2026-11-30"), "--from: '2026-11' is not a day like 2026-11-21"),
        (("--from", "2026-11-01", "--to", "31.11."), "--to: '31.11.' is not a day like 2026-11-21"),
        (("--from", "2026-11-02", "--to", "2026-11-01"), "--to: 2026-11-01 is before --from 2026-11-02"),
        ((*NOVEMBER, "--area", "Atlantis"), "--area: there is no area 'Atlantis'"),
        (
            (*NOVEMBER, "--area", "东莞港"),
            "--area: 东莞港 is counted under 沙田镇, which looks after it: ask for 441900123",
        ),
    ],
)
def test_what_makes_no_sense_is_named(words: tuple[str, ...], line: str, jiejing: Jiejing) -> None:
    assert jiejing("figures", *words) == failed(line)
