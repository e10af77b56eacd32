"""Who of each circle around a case can be reached; asked once in a run, however many cases there are."""

from collections.abc import Awaitable, Callable, Iterable

from domain.cases import Case, Status
from domain.overdue import Circle
from domain.people import serves
from domain.rulebook import Rulebook
from storage import offices, people
from storage.database import Tx


class Reach:
    """Person ids, without those who have no Telegram or have blocked the bot."""

    def __init__(self, tx: Tx, city: Rulebook) -> None:
        self._tx = tx
        self._city = city
        self._known: dict[tuple[str, str | int], list[int]] = {}

    async def of(self, circle: Circle, case: Case) -> list[int]:
        """Empty where nobody is in office; a handler only while they hold a post in the unit (T20). Admins
        stand in for the city office."""
        tx, city = self._tx, self._city
        match circle:
            case Circle.HANDLER:
                handler = case.handler
                return await self._once("handler", f"{handler} {case.unit}", lambda: self._handler(case))
            case Circle.CHIEF:
                return await self._once("chief", case.place, lambda: offices.chief(tx, city, case.place))
            case Circle.TOWN:
                return await self._once("town", case.unit, lambda: offices.town(tx, city, case.unit))
            case _:
                return await self._city_office()

    async def office(self, case: Case) -> list[int]:
        """Those who file and dispatch: for what is not filed the duty officers, else town, else city."""
        duty: list[int] = []
        if case.status is Status.COLLECTED:
            duty = await self._once("duty", case.unit, lambda: offices.duty(self._tx, self._city, case.unit))
        return duty or await self.of(Circle.TOWN, case) or await self._city_office()

    async def _city_office(self) -> list[int]:
        office = await self._once("city", "", lambda: offices.city_office(self._tx, self._city))
        return office or await self._once("admins", "", lambda: offices.admins(self._tx))

    async def _handler(self, case: Case) -> list[int]:
        if case.handler is None:
            return []
        posts = await people.posts_of(self._tx, case.handler)
        return [case.handler] if serves(posts, case.unit, self._city.covers) else []

    async def _once(self, kind: str, key: str, ask: Callable[[], Awaitable[Iterable[int]]]) -> list[int]:
        if (kind, key) not in self._known:
            found = dict.fromkeys(await ask())
            able = {person.id for person in await people.many(self._tx, found) if _hears(person)}
            self._known[kind, key] = [person for person in found if person in able]
        return self._known[kind, key]


def _hears(person: people.Person) -> bool:
    return person.telegram_id is not None and person.reachable
