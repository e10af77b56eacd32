"""Whether two photos show the same picture, by their 64-bit difference hashes (storage/picture_hash.py)."""

SAME_WITHIN = 6
"""Differing bits up to which two hashes count as one picture."""

_ALL_BITS = (1 << 64) - 1


def same_picture(a: int, b: int, limit: int = SAME_WITHIN) -> bool:
    """True where at most `limit` of the 64 bits differ; `a` and `b` may be signed or unsigned.

    Measured on 60 generated scenes (tests/storage/test_picture_hash.py holds the borders): encoded anew or
    resized ≤ 4 bits, 1 % cut off at two sides ≤ 6, 2 % in three of four cases ≤ 6; two different scenes ≥ 17.
    An honest after-photo of the same corner whose standpoint moved by 5 % of the frame was never within 6
    (0 of 60; within 8: 1), by 2 % in 3 of 60: a larger limit would refuse work that was done.
    """
    return distance(a, b) <= limit


def distance(a: int, b: int) -> int:
    """In how many of their 64 bits two hashes differ (Hamming): 0 to 64."""
    return ((a ^ b) & _ALL_BITS).bit_count()


PIECES = SAME_WITHIN + 1


def pieces(picture: int) -> tuple[tuple[int, int], ...]:
    """(number, bits) of a hash cut into seven: two pictures within six bits share at least one piece."""
    bits, cut = picture & _ALL_BITS, []
    for number in range(PIECES):
        width = 64 // PIECES + (number < 64 % PIECES)
        cut.append((number, bits & ((1 << width) - 1)))
        bits >>= width
    return tuple(cut)
