"""Whom an emergency rings that nobody has taken: the circle grows with every ring (S46)."""

from domain.cases import Part

FIRST = (Part.HANDLER, Part.DUTY, Part.TOWN)
"""The duty officer had the card at once; from the first ring on the heads of the branch are asked too."""


def circle(number: int) -> tuple[tuple[Part, ...], bool]:
    """The parts that ring number `number` (from 1) goes to, and whether city and admins hear it as well."""
    return FIRST, number > 1
