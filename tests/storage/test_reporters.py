"""Who reported a case, and what they say of the result."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.cases import Action, Part
from storage import cases, reporters, scoring
from storage.database import Database, Tx
from storage.reporters import Verdict
from storage.tables import history
from tests.storage.lives import CITY, NOON, add_case, add_person, dispatched, move

HOURS_72 = timedelta(hours=72)


async def closed(tx: Tx, *people: str) -> tuple[int, list[int]]:
    """A closed case with these reporters; its id and theirs."""
    chen, lin = await add_person(tx, "Chen", 2001), await add_person(tx, "Lin", 2002)
    case = await dispatched(tx, chen)
    ids = [await add_person(tx, name, number) for number, name in enumerate(people, 1)]
    for person in ids:
        await reporters.add(tx, case.id, person, NOON)
    case = await move(tx, case, Action.RECTIFY, Part.HANDLER, chen)
    case = await move(tx, case, Action.PASS, Part.CHECKER, lin)
    return case.id, ids


async def test_joining_is_a_step_of_the_case_and_happens_once(database: Database) -> None:
    async with database.write() as tx:
        ying = await add_person(tx, "Ying", 1)
        case = await add_case(tx)
        joined = await reporters.join(tx, CITY, case, ying, "我也看到了", NOON)
        assert joined.version == case.version + 1
        assert await reporters.join(tx, CITY, joined, ying, None, NOON) == joined
        assert await reporters.verdicts(tx, case.id) == [Verdict(ying, None, None)]


async def test_leaving_leaves_the_others_and_is_a_step_of_the_case(database: Database) -> None:
    async with database.write() as tx:
        case = await add_case(tx)
        ying, mei = [await add_person(tx, name, number) for number, name in enumerate(("Ying", "Mei"), 1)]
        for person in (ying, mei):
            await reporters.add(tx, case.id, person, NOON)
        left = await reporters.leave(tx, CITY, case, ying, NOON)
        assert left.version == case.version + 1
        assert [verdict.person for verdict in await reporters.verdicts(tx, case.id)] == [mei]
        steps = select(history.c.action, history.c.by).where(history.c.case_id == case.id)
        assert (await tx.execute(steps.order_by(history.c.id.desc()))).first() == ("leave", ying)


async def test_of_two_who_leave_at_once_the_second_is_the_last_and_stays(database: Database) -> None:
    async with database.write() as tx:
        case = await add_case(tx)
        ying, mei = [await add_person(tx, name, number) for number, name in enumerate(("Ying", "Mei"), 1)]
        for person in (ying, mei):
            await reporters.add(tx, case.id, person, NOON)
        await reporters.leave(tx, CITY, case, ying, NOON)
        with pytest.raises(cases.Stale):
            async with tx.savepoint():
                await reporters.leave(tx, CITY, case, mei, NOON)
        assert [verdict.person for verdict in await reporters.verdicts(tx, case.id)] == [mei]


async def test_merging_moves_everybody_once_and_is_remembered(database: Database) -> None:
    async with database.write() as tx:
        ying, mei, hui = [await add_person(tx, name, n) for n, name in enumerate(("Ying", "Mei", "Hui"), 1)]
        merged, other = await add_case(tx, 1), await add_case(tx, 2)
        for case, people in ((merged, (ying, mei)), (other, (mei, hui))):
            for person in people:
                await reporters.add(tx, case.id, person, NOON)
        await reporters.move_to(tx, CITY, merged, other, NOON)
        assert {verdict.person for verdict in await reporters.verdicts(tx, other.id)} == {ying, mei, hui}
        kept = await cases.get(tx, other.id)
        assert kept
        assert kept.version == other.version + 1, "one joined, two were there or came already"


async def test_each_verdict_is_their_own_and_a_reopening_asks_anew(database: Database) -> None:
    async with database.write() as tx:
        case_id, (ying, mei) = await closed(tx, "Ying", "Mei")
        await reporters.judge(tx, case_id, ying, "yes", NOON)
        await reporters.rate(tx, case_id, ying, 4)
        assert await reporters.verdicts(tx, case_id) == [Verdict(ying, "yes", 4), Verdict(mei, None, None)]
        await reporters.ask_again(tx, case_id)
        assert await reporters.verdicts(tx, case_id) == [Verdict(ying, None, None), Verdict(mei, None, None)]


async def test_ones_cases_come_newest_first_in_pages(database: Database) -> None:
    async with database.write() as tx:
        ying = await add_person(tx, "Ying", 1)
        for number in range(1, 6):
            case = await add_case(tx, number)
            await reporters.add(tx, case.id, ying, NOON)
        codes = [case.code[-1] for case in await reporters.cases_of(tx, ying, 2, 1)]
    assert codes == ["4", "3"]


async def test_the_score_waits_for_every_answer_but_not_longer_than_72_hours(database: Database) -> None:
    async with database.write() as tx:
        case_id, (ying, _) = await closed(tx, "Ying", "Mei")
        assert await scoring.settle(tx, CITY, case_id, NOON) is None
        await reporters.judge(tx, case_id, ying, "yes", NOON)
        assert await scoring.settle(tx, CITY, case_id, NOON + HOURS_72 - timedelta(seconds=1)) is None
        assert await scoring.unscored(tx, NOON, 10) == [case_id]
        assert await scoring.settle(tx, CITY, case_id, NOON + HOURS_72) == 110
        assert await scoring.unscored(tx, NOON, 10) == []


async def test_silence_is_no_satisfaction(database: Database) -> None:
    async with database.write() as tx:
        case_id, _ = await closed(tx, "Ying")
        assert await scoring.settle(tx, CITY, case_id, NOON + HOURS_72) == 100


async def test_an_answer_after_the_score_scores_anew(database: Database) -> None:
    async with database.write() as tx:
        case_id, (ying,) = await closed(tx, "Ying")
        await scoring.settle(tx, CITY, case_id, NOON + HOURS_72)
        await reporters.judge(tx, case_id, ying, "yes", NOON + 2 * HOURS_72)
        assert await scoring.settle(tx, CITY, case_id, NOON + 2 * HOURS_72) == 110


async def test_an_open_case_has_no_score(database: Database) -> None:
    async with database.write() as tx:
        case = await add_case(tx)
        assert await scoring.settle(tx, CITY, case.id, NOON + HOURS_72) is None
        assert await scoring.settle(tx, CITY, case.id + 1, NOON) is None
