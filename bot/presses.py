"""Answers presses right after their commit, best effort: the button works even if this is lost."""

from collections.abc import Iterable

import structlog

from bot.telegram import Telegram
from domain.delivery import Undelivered
from domain.messages import Answer
from texts import Texts

LONGEST = 200
TIMEOUT = 10.0

log = structlog.get_logger()


async def answer_presses(telegram: Telegram, texts: Texts, answers: Iterable[Answer]) -> None:
    """Stops the button's clock, with a short line where there is something to say."""
    for answer in answers:
        parameters: dict[str, object] = {"callback_query_id": answer.query}
        if answer.key:
            words = texts.plain(answer.language, answer.key, answer.facts)
            parameters |= {"text": words[:LONGEST], "show_alert": answer.alert}
        try:
            await telegram.call("answerCallbackQuery", parameters, read_timeout=TIMEOUT)
        except Undelivered as error:
            log.debug("a press stayed unanswered", error=type(error).__name__)
