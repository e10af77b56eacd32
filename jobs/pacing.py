"""When the next message may go: Telegram's limits, kept in front instead of met behind."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil, floor, inf

# A second, and what two messages may draw nearer to each other on their way.
WINDOW = 1.015
GROUP_WINDOW = 60.0
# How far the pace may catch up after a late moment of ours; more would be a burst.
CATCH_UP = 0.01
# How many seconds ahead messages are taken from the outbox: a commit on a busy disk takes half of it.
AHEAD = 0.25
# Several chats refused within this time: it is the bot that is too fast, not a chat that is too full.
TOGETHER_SECONDS = 2.0
TOGETHER_CHATS = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second in all (0: no limits), burst and rate for a person, messages a minute for a group."""

    overall: float = 29.5
    person_burst: int = 3
    person_rate: float = 1.0
    group_minute: int = 20


@dataclass(slots=True)
class Chat:
    """What was sent to one chat. `credit` is what may go at once, as of `at`."""

    credit: float
    at: float
    ended: deque[float] = field(default_factory=deque)


class Pacing:
    """Times are seconds of `clock`, which never jumps."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._next = clock()
        self._persons: dict[int, Chat] = {}
        self._groups: dict[int, Chat] = {}
        self._resting: dict[int, float] = {}
        self._flooded: dict[int, float] = {}
        self._halted_until = -inf
        self._went: deque[float] = deque(maxlen=ceil(limits.overall * WINDOW) or None)

    def room(self) -> int:
        """How many messages may be taken now to be sent within the next moment."""
        if not self._limits.overall:
            return 1_000_000
        return max(0, floor((self._clock() + AHEAD - self._earliest()) * self._limits.overall) + 1)

    def reserve(self) -> float:
        """The next place in the row of all messages: how many seconds to wait for it."""
        if not self._limits.overall:
            return 0.0
        place = self._earliest()
        self._next = place + 1 / self._limits.overall
        return max(0.0, place - self._clock())

    def go(self) -> float:
        """At the moment of sending, once for each message: how many seconds to wait still. Several that were
        late together would make one second too full."""
        if not self._limits.overall:
            return 0.0
        now = self._clock()
        room = len(self._went) < (self._went.maxlen or 0)
        moment = now if room else max(now, self._went[0] + WINDOW)
        self._went.append(moment)
        return moment - now

    def is_halted(self) -> bool:
        """Whether everything rests; who has a place in that time has to take another."""
        return self._clock() < self._halted_until

    def ended(self, chat: int) -> None:
        """A message to `chat` has ended its way: its spacing counts from now."""
        now = self._clock()
        limits = self._limits
        if not limits.overall:
            return
        chats = self._groups if chat < 0 else self._persons
        known = chats.pop(chat, None) or Chat(limits.person_burst, now)
        chats[chat] = known
        known.credit = min(limits.person_burst, known.credit + (now - known.at) * limits.person_rate) - 1
        known.at = now
        ready = now if known.credit >= 1 else now + (1 - known.credit) / limits.person_rate
        if chat < 0:
            ready = max(ready, self._group_ready(known, now))
        if ready > now:
            self._resting[chat] = ready
        rest = limits.person_burst / limits.person_rate
        self._forget(chats, max(rest, GROUP_WINDOW) if chat < 0 else rest, now)

    def flooded(self, chat: int, wait: float) -> None:
        """Telegram refused for `wait` seconds; if it refuses several chats at once, everything rests."""
        now = self._clock()
        self._flooded = {c: t for c, t in self._flooded.items() if now - t < TOGETHER_SECONDS} | {chat: now}
        if len(self._flooded) >= TOGETHER_CHATS:
            self._halted_until = max(self._halted_until, now + wait)
            self._next = max(self._next, self._halted_until)

    def resting(self) -> list[int]:
        """The chats that have had enough for now."""
        now = self._clock()
        self._resting = {chat: ready for chat, ready in self._resting.items() if ready > now}
        return list(self._resting)

    def next_ready(self) -> float:
        """Seconds until a resting chat is ready, or until there is room again."""
        now = self._clock()
        ready = [until - now for until in self._resting.values()]
        if not self.room():
            ready.append(self._earliest() - AHEAD - now)
        return max(0.001, min(ready, default=inf))

    def _earliest(self) -> float:
        return max(self._next, self._clock() - CATCH_UP)

    def _group_ready(self, known: Chat, now: float) -> float:
        known.ended.append(now)
        while known.ended[0] <= now - GROUP_WINDOW:
            known.ended.popleft()
        full = len(known.ended) >= self._limits.group_minute
        return known.ended[-self._limits.group_minute] + GROUP_WINDOW if full else now

    def _forget(self, chats: dict[int, Chat], seconds: float, now: float) -> None:
        """Of `chats`, which stand in the order of their last messages, one or two that are as good as new.

        Only one is added at a time, and to look at all of them for each message would slow down a broadcast.
        """
        for _ in range(2):
            chat = next(iter(chats))
            if now - chats[chat].at < seconds:
                return
            del chats[chat]
