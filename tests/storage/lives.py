"""Cases and people in a database, for the tests of what is kept of them."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.cases import Action, Case, Part, Source, Status
from domain.moves import Move, decide
from domain.people import Role
from storage import cases, people
from storage.database import Tx
from tests.story import DANING, TOWN, dongguan

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
CITY = dongguan()
CHANGAN = "441900119"

REPORTED = Case(
    id=0,
    code="HM-261121-0001",
    status=Status.COLLECTED,
    category="CLN-01",
    unit=TOWN,
    source=Source.RESIDENT,
    reported_at=NOON,
    village=DANING,
)


async def add_case(tx: Tx, number: int = 1, **changes: object) -> Case:
    case = replace(REPORTED, code=f"HM-261121-{number:04}", **changes)  # type: ignore[arg-type]
    return await cases.add(tx, CITY, case, Action.COLLECT, None, NOON)


async def add_person(tx: Tx, name: str, telegram_id: int, *posts: tuple[Role, str]) -> int:
    person = await people.add(tx, telegram_id, name, NOON)
    for role, area in posts:
        await people.appoint(tx, person.id, role, area, NOON)
    return person.id


async def move(tx: Tx, case: Case, action: Action, part: Part, by: int | None = None, **more: object) -> Case:
    wanted = Move(action, part, by, **more)  # type: ignore[arg-type]
    return await cases.record(tx, CITY, decide(case, wanted, NOON, CITY), NOON)


async def dispatched(tx: Tx, handler: int | None, number: int = 1, **changes: object) -> Case:
    case = await add_case(tx, number, **changes)
    case = await move(tx, case, Action.FILE, Part.RULE)
    rule = "chief" if handler else "town"
    return await move(tx, case, Action.DISPATCH, Part.RULE, handler=handler, rule=rule, rule_area=case.place)
