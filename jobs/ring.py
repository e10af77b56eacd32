"""Emergencies ring until somebody takes them, at night too (S46)."""

from datetime import datetime

from domain.cases import Case, Part
from domain.people import Role
from domain.ringing import circle
from domain.rulebook import Rulebook
from jobs.schedule import Result
from jobs.telling import Telling
from storage import audience, people, unanswered
from storage.database import Tx

MOST = 100
"""Cases of one run; the next minute's goes on."""


async def ring(tx: Tx, city: Rulebook, at: datetime) -> Result:
    telling, rung = Telling(), []
    for case in await unanswered.ringing(tx, at, MOST):
        number = await unanswered.ring_again(tx, case, at, at + city.ringing)
        if number is None:
            continue  # somebody took it this very moment
        await _ask(tx, city, case, number, telling)
        rung.append({"case": case.code, "ring": number})
    return {"cases": rung, "told": await telling.send(tx, city, at)} if rung else {}


async def _ask(tx: Tx, city: Rulebook, case: Case, number: int, telling: Telling) -> None:
    parts, everybody = circle(number)
    for part in parts:
        telling.add(await audience.persons_for(tx, city, case, part), case, part, "told-ringing")
    if everybody:
        office = [post.person for post in await people.posts_in(tx, [city.code], [Role.CITY])]
        admins = [admin.id for admin in await people.admins(tx)]
        telling.add([*office, *admins], case, Part.TOWN, "told-ringing")
