"""The circle of an emergency's rings (S46)."""

import pytest

from domain.cases import Part
from domain.ringing import circle

BRANCH = (Part.HANDLER, Part.DUTY, Part.TOWN)


@pytest.mark.parametrize(("number", "everybody"), [(1, False), (2, True), (3, True), (40, True)])
def test_the_second_ring_reaches_the_city(number: int, everybody: bool) -> None:
    assert circle(number) == (BRANCH, everybody)
