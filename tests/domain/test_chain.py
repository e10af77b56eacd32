"""The links of the five steps, in the order of their days (S01)."""

from datetime import date

from domain.chain import Chain, Link, Step, chain

MAY, JUNE = date(2024, 5, 6), date(2024, 6, 28)
EXPOSED = Link(Step.EXPOSE, MAY, "chain-worst", "chain-office-city", True)
CODED = Link(Step.FOLLOW_UP, JUNE, "chain-coded", "chain-office-city", False)
FOUND = Link(Step.INSPECT, MAY, "chain-problem", "chain-office-resident", False)


def test_links_come_by_day_and_on_one_day_by_step() -> None:
    made = chain([CODED, EXPOSED, FOUND], Step.INSPECT, is_public=False)
    assert made == Chain((FOUND, EXPOSED, CODED), (Step.SERVE, Step.PROMOTE))


def test_a_place_begins_with_its_exposure() -> None:
    assert chain([], Step.EXPOSE, is_public=False).missing == (
        Step.EXPOSE,
        Step.FOLLOW_UP,
        Step.SERVE,
        Step.PROMOTE,
    )


def test_the_public_sees_what_is_public() -> None:
    made = chain([CODED, EXPOSED, FOUND], Step.INSPECT, is_public=True)
    assert made == Chain((EXPOSED,), (Step.FOLLOW_UP, Step.PROMOTE))
