"""The shipped city: Dongguan."""

from collections import Counter
from dataclasses import fields
from datetime import date, time

import pytest

from domain.area_tree import Area, AreaKind
from domain.areas import Areas
from domain.categories import Category
from domain.city import CityData, parse_city
from domain.city_areas import Membership, SectorLevel
from domain.city_info import EmergencyNumber
from domain.city_lists import Fact, ReasonKind, Theme
from domain.coordinates import Point
from domain.deadlines import Clock
from domain.settings import DrawScope, EscalateRun, Settings, Weekday
from tests.domain.dongguan import read_dongguan


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return read_dongguan()


@pytest.fixture(scope="module")
def city(files: dict[str, str]) -> CityData:
    return parse_city(files)


# --- the shipped city ---


def test_36_units_are_there_and_34_take_part(city: CityData) -> None:
    units = [area for area in city.areas if area.kind is AreaKind.UNIT]
    assert (len(units), sum(unit.in_seed for unit in units)) == (36, 34)
    assert len(Areas(city.areas).units()) == 34


def test_609_villages_are_there_each_in_a_unit(city: CityData) -> None:
    areas = Areas(city.areas)
    villages = [area for area in city.areas if area.kind is AreaKind.VILLAGE]
    assert len(villages) == len({village.code for village in villages}) == 609
    assert all(areas.unit_of(village.code) for village in villages)


def test_areas_come_after_the_area_they_lie_in(city: CityData) -> None:
    seen: set[str | None] = {None}
    for area in city.areas:
        assert area.parent in seen
        seen.add(area.code)


def test_humen_is_a_unit_with_its_letters(city: CityData) -> None:
    humen = next(area for area in city.areas if area.letters == "HM")
    assert humen == Area(
        code="441900121",
        parent="4419",
        kind=AreaKind.UNIT,
        name="虎门镇",
        name_en="Humen Town",
        pinyin="Hǔmén Zhèn",
        letters="HM",
        duty_unit=None,
        outline=humen.outline,
        in_seed=True,
    )
    assert humen.outline is not None


def test_the_port_and_the_eco_park_are_looked_after_by_their_duty_units(city: CityData) -> None:
    looked_after = {area.name: area.duty_unit for area in city.areas if area.duty_unit}
    assert looked_after == {"东莞港": "441900123", "东莞生态园": "441900401"}


def test_only_binhai_bay_has_no_outline(city: CityData) -> None:
    assert [unit.name for unit in Areas(city.areas).without_outline()] == ["东莞滨海湾新区"]


def test_a_point_in_changan_gives_changan(city: CityData) -> None:
    unit = Areas(city.areas).unit_at(Point(22.78354, 113.75624))
    assert unit is not None
    assert unit.name == "长安镇"


def test_humen_has_4_large_and_15_small_sectors_and_changan_13(city: CityData) -> None:
    sectors = Counter((sector.code[:9], sector.level) for sector in city.sectors)
    assert sectors == {
        ("441900121", SectorLevel.LARGE): 4,
        ("441900121", SectorLevel.SMALL): 15,
        ("441900119", SectorLevel.SMALL): 13,
    }
    assert {sector.membership for sector in city.sectors} == {Membership.SAMPLE}


@pytest.mark.parametrize("unit", ["441900121", "441900119"])
def test_sums_of_sectors_are_the_villages_of_the_town(city: CityData, unit: str) -> None:
    areas = Areas(city.areas)
    held = [village for sector in city.sectors for village in sector.villages if village.startswith(unit)]
    assert sorted(held) == sorted(village.code for village in areas.villages_of(unit))
    assert areas.covers(areas.children(unit)[0].code, held[0])


def test_five_indicators_and_other_stand_above_34_categories(city: CityData) -> None:
    above = [category.code for category in city.categories if category.parent is None]
    assert above == ["CLN", "SIX", "GRN", "MUN", "GAS", "OTH"]
    assert len(city.categories) - len(above) == 34


def test_the_six_disorders_are_all_there(city: CityData) -> None:
    disorders = {category.six_disorder for category in city.categories} - {""}
    assert disorders == {"乱摆卖", "乱停放", "乱拉挂", "乱张贴", "乱堆放", "乱搭建"}


def test_three_categories_are_emergencies_on_the_clock_that_always_runs(city: CityData) -> None:
    emergencies = {category.code: category.clock for category in city.categories if category.emergency}
    assert emergencies == {"MUN-05": Clock.CAL, "MUN-07": Clock.CAL, "GAS-01": Clock.CAL}


def test_a_category_has_its_limits_labels_and_words(city: CityData) -> None:
    lamp = next(category for category in city.categories if category.code == "MUN-02")
    assert lamp == Category(
        code="MUN-02",
        parent="MUN",
        label_zh="路灯不亮、损坏",
        label_en="Street lamp out",
        emoji="💡",
        indicator=4,
        clock=Clock.CAL,
        limit_hours=24,
        first_response_hours=4,
        trade="utilities",
        words=lamp.words,
        short_zh="路灯不亮",
        short_en="Street lamp out",
    )
    assert "路灯" in "".join(lamp.words)


def test_the_numbers_of_table_l_are_the_sources(city: CityData) -> None:
    settings = city.settings
    assert (
        settings.units,
        settings.must_check_zones_per_unit_week,
        settings.random_villages,
        settings.draw_scope,
        settings.inspectors_town_checkup,
        settings.place_kinds,
        settings.lookback_months,
        settings.summons_after_failed_lookbacks,
        settings.hotspot_escalate_months,
        settings.weekly_bulletin_day,
        settings.clean_day,
        settings.clean_day_since,
        settings.themes_per_month,
    ) == (34, 1, 3, DrawScope.TOWN, 16, 5, 3, 2, 3, Weekday.FRIDAY, 10, date(2019, 3, 10), 1)
    assert city.facts == (
        Fact("441900119", "chiefs", 13),
        Fact("441900119", "deputies", 14),
        Fact("441900119", "communities", 13),
        Fact("441900119", "stations", 8),
        Fact("441900121", "large_sectors", 4),
        Fact("441900121", "small_sectors", 15),
        Fact("441900121", "communities", 29),
        Fact("441900121", "stations", 16),
        Fact("441900121", "groups", 11),
        Fact("441900103", "leader_chiefs", 4),
        Fact("441900121", "clean_day_by_community", 1),
        Fact("441900121036", "clean_day_apart", 1),
        Fact("441900121401", "clean_day_apart", 1),
        Fact("441900121500", "clean_day_apart", 1),
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("duplicate_metres", 50),
        ("village_from_case_metres", 150),
        ("after_photo_metres", 50),
        ("reopen_days", 7),
        ("verdict_hours", 72),
        ("draft_hours", 24),
        ("lookback_share", 0.10),
        ("duty_start", time(7)),
        ("duty_end", time(22)),
        ("emergency_ring_minutes", 10),
        ("score_late", 20),
        ("score_rework", 15),
        ("score_resident", 10),
        ("escalate_run", EscalateRun.MONTHLY),
        ("exposure_two_persons", True),
        ("hotspot_prefix", "DG"),
    ],
)
def test_a_setting_has_its_type_and_value(city: CityData, key: str, value: object) -> None:
    assert (getattr(city.settings, key), type(getattr(city.settings, key))) == (value, type(value))


def test_the_list_of_settings_is_the_list_in_code(files: dict[str, str]) -> None:
    keys = [line.split(",")[0] for line in files["settings.csv"].splitlines()[1:]]
    assert keys == [field.name for field in fields(Settings)]


def test_the_emergency_numbers_are_the_national_ones_and_none_is_made_up_for_gas(city: CityData) -> None:
    assert city.info.emergency == (
        EmergencyNumber("119", "火警、抢险", "Fire and rescue"),
        EmergencyNumber("110", "报警", "Police"),
        EmergencyNumber("120", "急救", "Ambulance"),
    )
    assert city.info.gas_line == ""


def test_every_month_has_a_theme(city: CityData) -> None:
    assert [theme.month for theme in city.themes] == list(range(1, 13))
    assert city.themes[0] == Theme(1, "迎新春环境卫生大扫除", "New Year clean-up")


def test_each_kind_of_reason_has_its_buttons(city: CityData) -> None:
    assert Counter(reason.kind for reason in city.reasons) == {
        ReasonKind.REFUSE: 8,
        ReasonKind.SEND_BACK: 5,
        ReasonKind.FAIL: 5,
        ReasonKind.REOPEN: 5,
        ReasonKind.DELAY: 5,
        ReasonKind.WITHDRAW: 4,
        ReasonKind.SOLVED: 3,
        ReasonKind.CAUSE: 6,
    }


# --- what other editors do to a file ---


@pytest.mark.parametrize(
    ("old", "new"),
    [("", "\ufeff"), ("\n", "\r\n"), ("\n", "\n\n"), ("\n", "\n,,\n")],
    ids=["a mark at the beginning", "line ends of Windows", "empty lines", "lines of commas only"],
)
def test_what_editors_do_changes_nothing(files: dict[str, str], city: CityData, old: str, new: str) -> None:
    edited = {
        name: text.replace(old, new) if old else new + text
        for name, text in files.items()
        if name.endswith(".csv") or ",," not in new
    }
    assert parse_city(files | edited) == city


def test_columns_may_stand_in_another_order_beside_columns_of_ones_own(files: dict[str, str]) -> None:
    lines = ["note,en,label_zh,label_en,kind,code".replace("en,", "", 1)]
    rows = [line.split(",") for line in files["reasons.csv"].splitlines()[1:]]
    lines += [f"mine,{zh},{en},{kind},{code}" for kind, code, zh, en in rows]
    assert parse_city(files | {"reasons.csv": "\n".join(lines)}) == parse_city(files)


def test_a_city_without_words_for_captions_is_whole(files: dict[str, str]) -> None:
    without = {name: text for name, text in files.items() if name != "category_words.csv"}
    assert {category.words for category in parse_city(without).categories} == {()}
