"""Short answers that people type instead of pressing a button."""

YES = frozenset(
    """
    是 是的 好 好了 好的 可以 解决了 已解决 已经解决了 处理好了 干净了 搞掂 搞定 得 ok yes y fixed
    done clean 👍 ✅
    """.split()  # noqa: SIM905  a row of words is read as one
)
NO = frozenset(
    """
    否 不 不是 没 没有 未 没解决 没有解决 没好 还没 还没好 未解决 没处理 没清理 不干净 很脏 还脏
    还很脏 还是脏 还是脏的 还是很脏 唔得 未搞掂 no n nope 👎 ❌
    """.split()  # noqa: SIM905  as above
) | {"not fixed", "not yet", "not clean", "still dirty"}
SKIN_TONES = "🏻🏼🏽🏾🏿"


def said_yes(text: str) -> bool:
    return _bare(text) in YES


def said_no(text: str) -> bool:
    return _bare(text) in NO


def _bare(text: str) -> str:
    """In small letters, without the marks around it or the skin of a hand."""
    return " ".join(text.strip("。.!！~～,， \n\t" + SKIN_TONES).lower().split())
