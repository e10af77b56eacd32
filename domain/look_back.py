"""Which closed cases are looked at again by somebody else, when and by whom (10 % of them, S34)."""

from collections.abc import Iterable, Mapping
from hashlib import sha256


def is_drawn(code: str, share: float) -> bool:
    """A draw that anybody can repeat: by the case's code, so that nobody can wish a case in or out."""
    return int.from_bytes(sha256(code.encode()).digest()[:8], "big") < share * 2**64


def choose(able: Iterable[int], waiting: Mapping[int, int]) -> int | None:
    """Of those who may look, the one with the fewest looks waiting; the first of several. None of nobody."""
    return min(able, key=lambda person: waiting.get(person, 0), default=None)
