"""What can become of a message on its way to a person, without a word about the network.

The bot raises these, the jobs decide by them: whatever a call met becomes exactly one of them.
"""

from dataclasses import dataclass


class Undelivered(Exception):
    """The call did not do what was asked; each kind below says what to do about it."""


@dataclass(unsafe_hash=True)
class TryLater(Undelivered):
    """Worth trying again, after `wait` seconds at the earliest.

    A `wait` that Telegram asked for (429) is exact and `exact` is then true; otherwise it is a first step for
    the caller's own back-off. `maybe_sent`: the message may have arrived, so another try may double it;
    `answered`: Telegram was there and had begun to answer.
    """

    wait: float
    maybe_sent: bool = False
    reason: str = ""
    exact: bool = False
    answered: bool = False


@dataclass(unsafe_hash=True)
class Gone(Undelivered):
    """This chat cannot be reached until it writes again: blocked, deactivated, kicked, not found."""

    reason: str


@dataclass(unsafe_hash=True)
class Moved(Undelivered):
    """The group became a supergroup: store the new id `chat` and send once more."""

    chat: int


@dataclass(unsafe_hash=True)
class Rejected(Undelivered):
    """The request itself is wrong or its object is gone; the same request will never succeed."""

    reason: str


@dataclass(unsafe_hash=True)
class Unmodified(Undelivered):
    """The message already reads like that: as good as delivered."""


@dataclass(unsafe_hash=True)
class Refused(Undelivered):
    """The Bot API does not know our token: no call will succeed until an operator acts."""

    reason: str = ""
