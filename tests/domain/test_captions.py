import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.captions import Captions

CAPTIONS = Captions(
    [
        ("rubbish", "垃圾"),
        ("bin", "垃圾桶"),
        ("bin", "垃圾桶+满"),
        ("tree", "树+倒|断"),
        ("tree", "fallen tree"),
        ("leak", "gas+leak"),
        ("bin", "bin"),
    ]
)


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("一堆垃圾", {"rubbish": 2}),
        ("垃圾桶", {"bin": 3}),  # which swallows the shorter word
        ("垃圾桶旁边有垃圾", {"bin": 3, "rubbish": 2}),
        ("垃圾桶都满了", {"bin": 4}),
        ("树被台风吹倒了", {"tree": 2}),
        ("树枝断了", {"tree": 2}),
        ("树", {}),
        ("A Fallen Tree!", {"tree": 4}),
        ("fallen trees", {"tree": 4}),
        ("trees, fallen", {}),
        ("the leaking pipe smells of gas", {"leak": 4}),
        ("a cabinet", {}),  # no bin in it
        ("ｂｉｎ满", {"bin": 2}),
        ("垃-圾", {}),
        ("", {}),
    ],
)
def test_a_text_is_weighed_by_the_words_in_it(text: str, weights: dict[str, int]) -> None:
    assert CAPTIONS.weigh(text) == weights


@pytest.mark.parametrize("word", ["", "树+", "|", "树+倒|", "  "])
def test_a_word_with_nothing_to_look_for_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="nothing to look for"):
        Captions([("tree", word)])


@given(st.text())
def test_no_text_breaks_the_weighing(text: str) -> None:
    assert all(weight >= 0 for weight in CAPTIONS.weigh(text).values())
