"""What the staff commands share: the city they speak of, appointing, and a post in words."""

from datetime import datetime

from bot.cli.appointments import Appointment
from bot.cli.failures import Failed
from domain.areas import Area
from domain.people import Role
from domain.rulebook import Rulebook
from storage import audit, people
from storage.city import current
from storage.database import Tx


async def city_of(tx: Tx) -> Rulebook:
    """The city that is loaded. Raises Failed where there is none."""
    city = await current(tx)
    if city is None:
        raise Failed("no city is loaded; `jiejing city load DIR` loads one")
    return city


async def appoint(tx: Tx, wanted: Appointment, now: datetime) -> bool:
    """Gives the post, on the record; False if the person holds it already."""
    person = await people.by_telegram(tx, wanted.telegram_id)
    if person is None:
        person = await people.add(tx, wanted.telegram_id, wanted.name, now)
    elif person.name != wanted.name:
        await people.change(tx, person.id, name=wanted.name)
    post = (wanted.role, wanted.area.code, now, wanted.trade, wanted.duty)
    if not await people.appoint(tx, person.id, *post):
        return False
    facts = {"role": str(wanted.role), "area": wanted.area.code, "trade": wanted.trade}
    await audit.note(tx, now, "appointed", subject=f"person:{person.id}", facts=facts)
    return True


def label(role: Role, area: Area, trade: str | None) -> str:
    kind = f" ({trade})" if trade else ""
    return f"{role}{kind} for {area.name} {area.name_en} ({area.code})"
