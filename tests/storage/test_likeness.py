"""A copy of an after-photo is found by a piece of its hash, as surely as by comparing it with every other."""

from functools import reduce

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from domain.likeness import SAME_WITHIN, pieces, same_picture
from storage import likeness
from storage.database import Database
from storage.tables import likeness as table

SIGNED = st.integers(-(2**63), 2**63 - 1)
FLIPS = st.sets(st.integers(0, 63), max_size=SAME_WITHIN + 4)


def flipped(picture: int, bits: set[int]) -> int:
    """With these bits turned over, as a signed number again."""
    turned = reduce(lambda value, bit: value ^ (1 << bit), bits, picture % 2**64)
    return turned - 2**64 if turned >= 2**63 else turned


@given(SIGNED, st.sets(st.integers(0, 63), max_size=SAME_WITHIN))
def test_two_that_are_alike_share_a_piece(picture: int, bits: set[int]) -> None:
    assert set(pieces(picture)) & set(pieces(flipped(picture, bits)))


@given(SIGNED)
def test_the_pieces_hold_every_bit(picture: int) -> None:
    whole, shift = 0, 0
    for number, value in pieces(picture):
        whole |= value << shift
        shift += 64 // 7 + (number < 64 % 7)
    assert (shift, whole) == (64, picture % 2**64)


@given(st.lists(SIGNED, min_size=1, max_size=8, unique=True), st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_the_pieces_find_all_that_a_full_look_finds(
    database: Database, known: list[int], data: st.DataObject
) -> None:
    picture = flipped(data.draw(st.sampled_from(known)), data.draw(FLIPS))
    async with database.write() as tx:
        await tx.execute(table.delete())
        for number, each in enumerate(known, 1):
            await likeness.keep(tx, number, each)
        found = await likeness.seen(tx, 100, picture)
    alike = {number for number, each in enumerate(known, 1) if same_picture(each, picture)}
    assert found in alike if alike else found is None


async def test_a_photo_is_no_copy_of_itself(database: Database) -> None:
    async with database.write() as tx:
        await likeness.keep(tx, 1, 12345)
        assert await likeness.seen(tx, 1, 12345) is None
        assert await likeness.seen(tx, 2, 12345) == 1


async def test_each_photo_takes_seven_short_rows(database: Database) -> None:
    async with database.write() as tx:
        await likeness.keep(tx, 1, -1)
        assert (await tx.execute(select(func.count()).select_from(table))).scalar_one() == 7
        assert (await tx.execute(select(func.max(table.c.value)))).scalar_one() < 2**10
