"""D8, D10, D11: the Bot API is away, refuses, answers nonsense or not at all; a chat is gone."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import select

from bot import transport
from domain.messages import Message
from simulator import Fault
from storage import outbox
from storage.tables import card, inbox, person, photo, room
from storage.tables import outbox as outbox_table
from tests.faults.town import Gate, Time, Town
from tests.story import ADA, CHEN, HUI, MEI, WU, YING, Someone, street

GROUP, MOVED = -4001, -1004001


async def tell(town: Town, who: Someone | int, word: str) -> None:
    """Something to say that nobody asked for, recognised by `word`."""
    chat = who if isinstance(who, int) else who.id
    async with town.house.database.write() as tx:
        await outbox.put(tx, Message(chat, "command-unknown", {"word": word}), town.time())


def words(town: Town, who: Someone | int, known: tuple[str, ...]) -> list[str]:
    """Which of the known words were said, in order."""
    return [word for text in town.texts(who) for word in known if word in text]


async def test_nothing_is_lost_while_telegram_is_away(town: Town, time: Time) -> None:
    """Notices wait in order for each person, what people wrote meanwhile is answered, presses work again."""
    town.pauses(gate := Gate())
    port = int(town.simulator.url.rsplit(":", 1)[1])
    await town.until(lambda: town.simulator.updates.polled)
    await town.simulator.stop()
    said = tuple(f"no{number:02}" for number in range(12))
    for word in said:
        for who in (YING, MEI):
            await tell(town, who, word)
    await town.simulator.people.text(HUI.id, "/help")
    for _ in range(4):
        # Each try fails and waits twice as long as the one before.
        time.pass_(seconds=61)
        town.house.database.signals.ring(["outbox"])
        await town.quiet(apart_from="at Telegram")
    assert words(town, YING, said) == []
    await town.simulator.start(port=port)
    gate.open()
    time.pass_(seconds=61)
    await town.says(HUI, "/report")
    await town.quiet()
    assert (words(town, YING, said), words(town, MEI, said)) == (list(said), list(said))
    assert gate.waits[:1] == [1.0]


@pytest.mark.parametrize("seconds", [1, 30, 3600])
async def test_telegrams_wait_is_kept_to_the_second_and_by_that_chat_alone(
    town: Town, time: Time, seconds: int
) -> None:
    town.simulator.fail(Fault("flood", method="sendMessage", chat_id=YING.id, retry_after=seconds))
    await tell(town, YING, "first")
    await tell(town, YING, "second")
    await tell(town, MEI, "meanwhile")
    await town.says(MEI, "meanwhile")
    await town.quiet()
    time.pass_(seconds=seconds - 0.001)
    await tell(town, MEI, "not yet")
    await town.says(MEI, "not yet")
    assert words(town, YING, ("first", "second")) == []
    time.pass_(seconds=0.001)
    await town.says(YING, "second")
    assert words(town, YING, ("first", "second")) == ["first", "second"]
    refused = [call for call in town.simulator.calls("sendMessage") if "fault" in call]
    assert len(refused) == 1


@pytest.mark.parametrize(
    ("fault", "copies"),
    [
        (Fault("server_error", method="sendMessage"), 1),
        (Fault("bad_gateway", method="sendMessage"), 1),
        (Fault("refused", method="sendMessage", code=403, description="Forbidden: the moon is full"), 1),
        (Fault("cut", method="sendMessage"), 1),
        (Fault("cut_body", method="sendMessage"), 2),
        (Fault("cut_body", method="sendMessage", times=5), 2),
        (Fault("silent", method="sendMessage", delay=0), 2),
        (Fault("silent", method="sendMessage"), 2),
    ],
    ids=lambda value: f"{value.kind}x{value.times}" if isinstance(value, Fault) else "",
)
async def test_a_send_that_failed_is_sent_and_at_most_doubled(
    town: Town, time: Time, monkeypatch: pytest.MonkeyPatch, fault: Fault, copies: int
) -> None:
    monkeypatch.setattr(transport, "READ", 0.2)
    fault.chat_id = YING.id
    town.simulator.fail(fault)
    await tell(town, YING, "first")
    await tell(town, YING, "second")
    for _ in range(8):
        # While one chat's answers are lost, those to others show that the network is there.
        await tell(town, MEI, "meanwhile")
        await town.quiet()
        time.pass_(seconds=61)
    told = words(town, YING, ("first", "second"))
    assert sorted(set(told), key=told.index) == ["first", "second"], "in order"
    assert told.count("first") <= copies
    assert told.count("second") <= copies
    assert await town.count(outbox_table, outbox_table.c.status != "sent") == 0


@pytest.mark.parametrize("kind", ["server_error", "bad_gateway", "cut", "cut_body", "silent"])
@pytest.mark.parametrize("method", ["getFile", "file"])
async def test_a_photo_is_fetched_again_until_it_is_there(
    town: Town, time: Time, monkeypatch: pytest.MonkeyPatch, kind: str, method: str
) -> None:
    monkeypatch.setattr(transport, "READ", 0.2)
    town.simulator.fail(Fault(kind, method=method, times=2))
    await town.simulator.people.photo(YING.id, street(1), caption="垃圾成堆")
    await town.says(YING, "在哪里")
    for _ in range(3):
        await town.quiet()
        time.pass_(minutes=6)
        town.house.database.signals.ring(["photos"])
    await town.quiet()
    assert await town.rows(select(photo.c.status)) == [("stored",)]
    assert len([call for call in town.simulator.calls() if call.get("fault")]) in (0, 2)


Deed = Callable[[Town], Awaitable[None]]


async def block(town: Town) -> None:
    town.simulator.tg.world.person(YING.id).blocked = True


async def deactivate(town: Town) -> None:
    town.simulator.deactivate(YING.id)


async def vanish(town: Town) -> None:
    town.simulator.fail(Fault("refused", method="sendMessage", chat_id=YING.id, times=None))


@pytest.mark.parametrize("deed", [block, deactivate, vanish])
async def test_who_is_gone_is_tried_once_and_left_in_peace(town: Town, deed: Deed) -> None:
    await deed(town)
    for word in ("first", "second", "third"):
        await tell(town, YING, word)
        await town.quiet()
    tries = [call for call in town.simulator.calls("sendMessage") if call["parameters"]["chat_id"] == YING.id]
    assert len(tries) == 1
    assert await town.rows(select(person.c.reachable).where(person.c.telegram_id == YING.id)) == [(False,)]
    assert await town.count(outbox_table, outbox_table.c.status == "gone") == 3
    assert town.texts(ADA) == [], "people who leave are no alarm"


async def test_who_comes_back_is_told_again(town: Town) -> None:
    await town.simulator.people.block(YING.id)
    await town.quiet()
    await tell(town, YING, "unheard")
    await town.quiet()
    await town.simulator.people.start(YING.id)
    await town.quiet()
    await tell(town, YING, "heard")
    await town.says(YING, "heard")
    assert words(town, YING, ("unheard", "heard")) == ["heard"]


async def bound_group(town: Town) -> None:
    """A group of Daning's staff with the card of a case in it."""
    town.simulator.add_group(GROUP, "大宁", (WU.id, CHEN.id), kind="group")
    await town.simulator.people.text(WU.id, "/bind 大宁社区", chat_id=GROUP)
    await town.until(lambda: town.sent(GROUP))
    await town.report(YING, street(1))
    await town.shown(GROUP, "accept")
    await town.quiet()


async def test_a_group_that_became_another_keeps_its_area_and_gets_its_cards_once(town: Town) -> None:
    await bound_group(town)
    town.simulator.migrate(GROUP, MOVED)
    town.simulator.updates.drop()
    await town.press(CHEN, "accept")
    await town.shown(MOVED, "rectify")
    await town.quiet()
    assert len(town.sent(MOVED)) == 1, "the card, sent anew and once"
    assert await town.rows(select(room.c.chat)) == [(MOVED,)]
    assert set(await town.rows(select(card.c.chat).where(card.c.chat < 0))) == {(MOVED,)}


async def test_a_group_that_was_bound_anew_before_we_knew_that_it_had_moved_stops_nobody(town: Town) -> None:
    await bound_group(town)
    town.simulator.migrate(GROUP, MOVED)
    await town.simulator.people.text(WU.id, "/bind 大宁社区", chat_id=MOVED)
    await town.until(lambda: town.sent(MOVED))
    await town.press(CHEN, "accept")
    await town.quiet()
    await tell(town, MEI, "meanwhile")
    await town.says(MEI, "meanwhile")
    await town.quiet()
    assert await town.rows(select(room.c.chat)) == [(MOVED,)]
    assert await town.count(outbox_table, outbox_table.c.status.in_(["pending", "sending"])) == 0


async def test_a_group_that_threw_us_out_gets_no_more_cards(town: Town) -> None:
    await bound_group(town)
    town.simulator.tg.world.chats[GROUP].bot_status = "kicked"
    await town.press(CHEN, "accept")
    await town.says(YING, "接手")
    await town.quiet()
    assert await town.count(outbox_table, outbox_table.c.status.in_(["pending", "sending"])) == 0


async def test_an_update_that_cannot_even_be_read_is_put_aside_at_once(town: Town) -> None:
    """T11 in part: the chat it came from is served right after, and the admins have one line for all."""
    for _ in range(20):
        town.simulator.push({"message": {"message_id": 1, "date": 1, "chat": {"id": YING.id, "type": 5}}})
    await town.simulator.people.text(YING.id, "/help")
    await town.says(YING, "/report")
    await town.quiet()
    assert await town.count(inbox, inbox.c.status == "dead", inbox.c.attempts == 1) == 20
    assert len(town.texts(ADA)) == 1
