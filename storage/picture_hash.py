"""A 64-bit difference hash: what a picture looks like, however it was encoded or scaled."""

from itertools import pairwise

from PIL import Image

_COLUMNS, _ROWS = 8, 8


def difference_hash(image: Image.Image) -> int:
    """The picture's hash as a signed 64-bit integer, which a BIGINT column holds.

    Each bit says whether a cell of an 8 × 8 grid is darker than its right neighbour. A picture of one even
    colour has the hash 0.
    """
    grey = image.convert("L").resize((_COLUMNS + 1, _ROWS), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(_ROWS):
        cells = grey[row * (_COLUMNS + 1) : (row + 1) * (_COLUMNS + 1)]
        for left, right in pairwise(cells):
            bits = bits << 1 | (left < right)
    return int.from_bytes(bits.to_bytes(8, "big"), "big", signed=True)
