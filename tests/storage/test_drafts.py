"""Reports being made."""

from datetime import timedelta

import pytest

from domain.cases import Source
from domain.drafts import Asked, Draft
from domain.messages import Refused
from storage import drafts
from storage.database import Database
from tests.storage.lives import NOON, add_person


async def test_a_draft_that_was_given_up_meanwhile_becomes_no_case(database: Database) -> None:
    async with database.write() as tx:
        ying = await add_person(tx, "Ying", 1001)
        await drafts.start(tx, Draft(ying, Source.RESIDENT, NOON, NOON + timedelta(days=1), Asked.REVIEW))
        await drafts.give_up(tx, ying)
        with pytest.raises(Refused, match="draft-gone"):
            await drafts.finish(tx, ying)
