"""Which closed cases are looked at again by somebody else (10 % of them, S34)."""

from hashlib import sha256


def is_drawn(code: str, share: float) -> bool:
    """A draw that anybody can repeat: by the case's code, so that nobody can wish a case in or out."""
    return int.from_bytes(sha256(code.encode()).digest()[:8], "big") < share * 2**64
