"""The formulas with the numbers of the cities that published them."""

import pytest

from domain.formulas import COUNT_NAMES, FORMULAS, rates, share
from domain.rates import Rate
from domain.tallies import COUNTS, Tally

# 连云港 2017-04 (closed-loop §3): in time of all that were to be closed, not of those closed.
LIANYUNGANG = Tally(reported=26_898, to_close=24_932, settled=23_974, settled_in_time=22_345)


@pytest.mark.parametrize(
    ("key", "tally", "rate", "shown"),
    [
        ("settled", LIANYUNGANG, Rate(23_974, 24_932), "96.2%"),
        ("settled-in-time", LIANYUNGANG, Rate(22_345, 24_932), "89.6%"),
        ("verified", Tally(closed=1_901, verified=1_901), Rate(1_901, 1_901), "100.0%"),  # S34
        ("verified", Tally(closed=1_901, verified=1_900), Rate(1_900, 1_901), "99.9%"),  # S34
        ("handled-in-time", Tally(due=8_014, handled_in_time=7_854), Rate(7_854, 8_014), "98.0%"),  # S36
        (
            "served",
            Tally(closed=8_014, service=5_000, management=2_213, enforcement=801),
            Rate(7_213, 8_014),
            "90.0%",
        ),  # S36
        ("fixed", Tally(reported=348_026, valid=348_026, fixed=341_881), Rate(341_881, 348_026), "98.2%"),
        ("fixed", Tally(reported=548, valid=548, fixed=540), Rate(540, 548), "98.5%"),  # S10
        ("waiting", Tally(due=20, handled=17, handled_in_time=12), Rate(3, 20), "15.0%"),
        ("reworked", Tally(to_close=2_000, reworked=1_999), Rate(1_999, 2_000), "99.9%"),
        ("satisfied", Tally(closed=12), Rate(0, 0), "—"),
    ],
)
def test_a_rate_is_counted_by_its_formula(key: str, tally: Tally, rate: Rate, shown: str) -> None:
    assert rates(tally)[key] == rate
    assert rate.shown == shown


def test_the_rates_of_lianyungang_are_theirs_to_two_decimals() -> None:
    found = rates(LIANYUNGANG)
    assert round(100 * found["settled"].numerator / found["settled"].denominator, 2) == 96.16
    in_time = found["settled-in-time"]
    assert round(100 * in_time.numerator / in_time.denominator, 2) == 89.62


def test_what_is_open_of_humen_is_what_was_not_put_right() -> None:
    assert Tally(reported=348_026, valid=348_026, fixed=341_881).unfixed == 6_145  # S42


def test_the_share_of_a_town_is_of_all_that_was_found() -> None:
    april = share(Tally(reported=548), Tally(reported=2_173))  # S10
    assert (april, april.shown) == (Rate(548, 2_173), "25.2%")


def test_every_count_of_every_formula_has_its_names() -> None:
    assert set(COUNTS) <= set(COUNT_NAMES)
    for formula in FORMULAS:
        assert formula.rate(Tally()) == Rate(0, 0)
        assert formula.words("zh").count(" / ") == formula.words("en").count(" / ") == 1
    by_key = {formula.key: formula for formula in FORMULAS}
    assert by_key["handled"].words("zh") == "处置数 / 应处置数"
    assert by_key["handled"].words("en") == "fixed of those due / due"
