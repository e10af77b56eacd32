import pytest

from domain.people import Post, Role, holds, may_check, same_team

CITY, UNIT, VILLAGE, NEXT_VILLAGE = "4419", "441900121", "441900121013", "441900121014"
CHEN, LIN = 1, 2


def covers(outer: str, inner: str) -> bool:
    return inner.startswith(outer)


def post(role: Role, area: str, person: int = CHEN) -> Post:
    return Post(person, role, area)


@pytest.mark.parametrize(
    ("held", "area", "may"),
    [
        (UNIT, UNIT, True),
        (UNIT, VILLAGE, True),
        (CITY, VILLAGE, True),
        (VILLAGE, UNIT, False),
        (VILLAGE, NEXT_VILLAGE, False),
    ],
)
def test_a_post_reaches_as_far_as_its_area(held: str, area: str, may: bool) -> None:
    assert holds([post(Role.TOWN, held)], [Role.TOWN, Role.CITY], area, covers) is may


def test_another_role_gives_nothing() -> None:
    assert not holds([post(Role.CHIEF, CITY)], [Role.TOWN], UNIT, covers)


def test_role_and_area_have_to_be_of_one_post() -> None:
    assert not holds([post(Role.TOWN, NEXT_VILLAGE), post(Role.CHIEF, VILLAGE)], [Role.TOWN], VILLAGE, covers)


@pytest.mark.parametrize(
    ("fixer", "other", "one_team"),
    [
        (post(Role.CHIEF, VILLAGE), post(Role.RECTIFIER, VILLAGE, LIN), True),
        (post(Role.CHIEF, VILLAGE), post(Role.DEPUTY, VILLAGE, LIN), True),
        (post(Role.CHIEF, VILLAGE), post(Role.CHIEF, NEXT_VILLAGE, LIN), False),
        (post(Role.CHIEF, VILLAGE), post(Role.INSPECTOR, VILLAGE, LIN), False),
        (post(Role.TOWN, UNIT), post(Role.TOWN, UNIT, LIN), False),
    ],
)
def test_a_team_is_who_works_in_the_same_area(fixer: Post, other: Post, one_team: bool) -> None:
    assert same_team([fixer], [other]) is one_team
    assert same_team([other], [fixer]) is one_team


def test_nobody_checks_themselves_even_with_another_post() -> None:
    assert not may_check(CHEN, [post(Role.TOWN, UNIT)], CHEN, [post(Role.CHIEF, VILLAGE)])


def test_an_inspector_who_also_works_in_the_team_may_not_check_it() -> None:
    both = [post(Role.INSPECTOR, CITY, LIN), post(Role.DEPUTY, VILLAGE, LIN)]
    assert not may_check(LIN, both, CHEN, [post(Role.CHIEF, VILLAGE)])


def test_somebody_else_may_check() -> None:
    assert may_check(LIN, [post(Role.INSPECTOR, CITY, LIN)], CHEN, [post(Role.CHIEF, VILLAGE)])
    assert may_check(LIN, [post(Role.INSPECTOR, CITY, LIN)], None, [])
