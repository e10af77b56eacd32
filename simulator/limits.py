"""How much Telegram takes from a bot: about 30 messages a second, 1 to a person, 20 a minute to a group."""

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from simulator.refusals import too_many_requests

OVERALL = (30.0, 30.0)
PERSON = (4.0, 1.0)
"""Four at once pass (a short burst), then one a second."""
GROUP = (20.0, 20 / 60)
MOST_CHATS = 50_000


@dataclass(slots=True)
class Bucket:
    """Holds `room` tokens at most and refills `rate` a second; the time is given by the caller."""

    room: float
    rate: float
    level: float
    at: float

    def wait(self, tokens: int, now: float) -> float:
        """Seconds until `tokens` are there; 0 when they are. An amount above the room needs a full bucket."""
        self.level = min(self.room, self.level + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (min(tokens, self.room) - self.level) / self.rate)


class Limits:
    """Counts messages; `tick` gives seconds that only grow. Switched off unless `on`."""

    def __init__(self, tick: Callable[[], float], on: bool = False) -> None:
        self.on = on
        self._tick = tick
        self._overall: Bucket | None = None
        self._chats: OrderedDict[int, Bucket] = OrderedDict()

    def clear(self) -> None:
        self._overall = None
        self._chats.clear()

    def take(self, chat_id: int, private: bool, messages: int = 1) -> None:
        """Raises Refused (429) with the seconds to wait; nothing is counted then."""
        if not self.on:
            return
        now = self._tick()
        if self._overall is None:
            self._overall = Bucket(*OVERALL, OVERALL[0], now)
        chat = self._chat(chat_id, PERSON if private else GROUP, now)
        wait = max(chat.wait(messages, now), self._overall.wait(messages, now))
        if wait > 1e-9:
            raise too_many_requests(math.ceil(wait))
        chat.level -= messages
        self._overall.level -= messages

    def _chat(self, chat_id: int, size: tuple[float, float], now: float) -> Bucket:
        if chat_id not in self._chats:
            self._chats[chat_id] = Bucket(*size, size[0], now)
            if len(self._chats) > MOST_CHATS:
                self._chats.popitem(last=False)
        return self._chats[chat_id]
