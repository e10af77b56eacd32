"""What becomes of a letter that did not arrive."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from domain.delivery import Gone, Moved, Refused, Rejected, TryLater
from domain.messages import Facts
from storage import chats, outbox
from storage.database import Tx
from storage.letters import Letter, Sent

Alert = Callable[[Tx, str, Facts], Awaitable[None]]

LONGEST_BACK_OFF = 60.0
TOKEN_PAUSE = 10.0
# A letter that cannot even be worded is our own fault; it is tried again in case it was the moment's.
TRIES = 3

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Failed:
    """`called`: Telegram was asked; `answering`: it answered others meanwhile: its silence is about this."""

    letter: Letter
    error: Exception
    called: bool = True
    answering: bool = False


async def settle(tx: Tx, failed: Failed, now: datetime, alert: Alert) -> None:
    """Records what `failed` means for its letter and its chat. Alerts tell of letters, never of alerts."""
    letter, error = failed.letter, failed.error
    match error:
        case TryLater():
            await _again(tx, failed, error, now)
        case Refused():
            await outbox.later(tx, letter.id, now + timedelta(seconds=TOKEN_PAUSE), "token refused")
        case Gone(reason):
            log.info("a chat is gone", reason=reason)
            await outbox.chat_gone(tx, letter.chat, reason)
        case Moved(chat):
            await outbox.later(tx, letter.id, now, "moved")
            await chats.move(tx, letter.chat, chat)
        case Rejected(reason):
            await _give_up(tx, letter, reason, alert)
        case _ if letter.attempts + 1 < TRIES:
            log.error("a letter failed", letter=letter.id, key=letter.key, error=type(error).__name__)
            await outbox.later(tx, letter.id, now + _back_off(letter), type(error).__name__)
        case _:
            await _give_up(tx, letter, type(error).__name__, alert)


async def _again(tx: Tx, failed: Failed, error: TryLater, now: datetime) -> None:
    letter = failed.letter
    if error.maybe_sent and letter.doubts and failed.answering:
        # Sent twice, and twice nobody knows: a third copy would rather annoy than inform.
        await outbox.sent(tx, [Sent(letter, None, doubt=error.reason or "no answer, twice")], now)
        return
    wait = timedelta(seconds=error.wait)
    due = now + (wait if error.exact or not failed.called else max(wait, _back_off(letter)))
    await outbox.later(tx, letter.id, due, error.reason, tried=failed.called, doubtful=error.maybe_sent)


async def _give_up(tx: Tx, letter: Letter, reason: str, alert: Alert) -> None:
    log.error("a letter was given up", letter=letter.id, key=letter.key, reason=reason)
    await outbox.gone(tx, letter.id, reason)
    if not letter.key.startswith("alert-"):
        await alert(tx, "alert-letter-given-up", {"letter": letter.id, "key": letter.key, "reason": reason})


def _back_off(letter: Letter) -> timedelta:
    return timedelta(seconds=min(2.0 ** min(letter.attempts, 10), LONGEST_BACK_OFF))
