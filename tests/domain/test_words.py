import pytest

from domain.words import NO, YES, said_no, said_yes


@pytest.mark.parametrize(
    "text", ["好了", "好了！", "是的。", " 解决了 ", "搞掂", "Yes", "FIXED.", "ok!", "👍", "👍🏽", "✅"]
)
def test_yes_in_many_words(text: str) -> None:
    assert said_yes(text)
    assert not said_no(text)


@pytest.mark.parametrize(
    "text",
    ["没有", "没解决。", "还没好", "未", "唔得", "No", "not  fixed", "Not fixed!", "not yet", "👎", "👎🏿"],
)
def test_no_in_many_words(text: str) -> None:
    assert said_no(text)
    assert not said_yes(text)


@pytest.mark.parametrize("text", ["", "!", "好像没有解决", "fixed the bin but not the bag", "not", "谢谢"])
def test_anything_else_is_neither(text: str) -> None:
    assert not said_yes(text)
    assert not said_no(text)


def test_no_word_means_both() -> None:
    assert not YES & NO
    assert "" not in YES | NO
