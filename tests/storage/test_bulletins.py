"""A bulletin fits into the messages that bring it, however bad the week."""

from typing import Any

import pytest

from domain.bulletin import receivers
from domain.papers import Paper, PaperKind, PaperStatus
from domain.place_lines import place_line
from storage import bulletins
from storage.paper_kinds import form_of
from tests.conftest import NOON
from tests.story import DANING, TOWN, dongguan
from texts import LANGUAGES, Texts
from texts.formats import as_plain

CITY = dongguan()
PAGE: dict[str, Any] = {
    "found": 1234,
    "fixed": 1023,
    "overdue": 211,
    "last": 1345,
    "visited": True,
    "visits": 123,
    "problems": 345,
    "indicators": dict.fromkeys(("CLN", "SIX", "GRN", "MUN", "GAS", "other"), 1000),
    "repeats": [{"place": place_line(CITY, TOWN, DANING, "连升路 12 号"), "category": "CLN-01", "count": 12}]
    * 3,
    "pictures": [],
}
WORST = Paper(
    1,
    PaperKind.BULLETIN,
    "2026-11-20",
    None,
    PaperStatus.DRAFT,
    {
        "since": NOON.isoformat(),
        "until": NOON.isoformat(),
        "total": PAGE,
        "units": dict.fromkeys(receivers(CITY), PAGE),
        "causes": {CITY.code: ["few_hands", "few_bins"]},
        "words": "重" * 300,
    },
    NOON,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worst_week_fits(language: str) -> None:
    form, texts = form_of(bulletins.KIND), Texts(CITY.zone, CITY.names)
    preview = form.preview(CITY, WORST)
    assert len(as_plain(texts.say(language, preview.key, preview.facts))) < 3500
    letter = form.letter(CITY, WORST, TOWN)
    assert len(as_plain(texts.say(language, letter.key, letter.facts))) <= 1024
