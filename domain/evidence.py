"""What the checker of an after-photo should know before believing it (S02)."""

from datetime import datetime
from enum import StrEnum

from domain.cases import Case
from domain.coordinates import Point, metres_between


class Flag(StrEnum):
    """EARLY: taken before the report. FAR: taken further from the case than the city allows."""

    EARLY = "early"
    FAR = "far"


def flags_of(case: Case, taken_at: datetime | None, place: Point | None, metres: float) -> list[Flag]:
    """`taken_at` and `place` as the camera wrote them, None where it did not; `metres` is the setting. While
    the datum of the case is open, distance flags nobody."""
    flags = []
    if taken_at is not None and taken_at < case.reported_at:
        flags.append(Flag.EARLY)
    if place and case.point and case.datum_sure and metres_between(place, case.point) > metres:
        flags.append(Flag.FAR)
    return flags
