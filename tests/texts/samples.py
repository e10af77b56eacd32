"""Facts to try every text with: as they usually are, and as long as they may get."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

from domain.cases import Case, Source, Status
from domain.rulebook import Rulebook
from storage.facts import case_facts
from tests.conftest import NOON
from texts import Texts

# A city that has no names to leave out of an address.
CITY = cast(Rulebook, SimpleNamespace(settings=SimpleNamespace(reopen_days=7), code="", areas={}))
CASE = Case(
    id=1,
    code="HM-261121-0042",
    status=Status.HANDLING,
    category="CLN-01",
    unit="441900121",
    village="441900121202",
    source=Source.RESIDENT,
    reported_at=NOON,
    due_at=NOON + timedelta(hours=4),
    delay_until=NOON + timedelta(days=3),
    address="连升路 12 号 <市场> 门口",
    rule="chief",
)
NAMES = {
    "area": ("松山湖（高新区）", "Dongguan Binhai Bay New Area"),
    "category": ("乱停放：共享单车、电动车", "Illegal trade or storage of bottled gas"),
    "category-short": ("单车、电动车乱停", "Broken bench or planter"),
    "reason": ("需协调权属单位", "Not the place I reported"),
}
WORDS = "市场后门 <b>又</b> 堆满了 & 很臭"
NUMBERS = ("count", "most", "metres", "minutes", "overdue", "page", "pages", "update", "letter")
CASE_FACTS = frozenset(case_facts(CITY, CASE))


def texts(zone: str = "Asia/Shanghai") -> Texts:
    return Texts(ZoneInfo(zone), lambda kind, code, language: NAMES[kind][language == "en"])


def facts_for(names: frozenset[str], words: str = WORDS) -> dict[str, Any]:
    """A fact for each of `names`; whatever people write is `words`."""
    at = {"at": NOON.isoformat()}
    area = {"area": "441900121"}
    known: dict[str, Any] = {
        **case_facts(CITY, CASE),
        **dict.fromkeys(("at", "until"), at),
        **dict.fromkeys(("area", "unit", "village"), area),
        **dict.fromkeys(
            ("count", "most", "metres", "update", "letter", "page", "pages", "overdue", "minutes"), 3
        ),
        **{name: {"reason": "refuse:private"} for name in ("reason", "why", "how")},
        "action": {"action": "send-back"},
        "role": {"role": "chief"},
        "group": {"category": "SIX"},
        "lines": {"lines": [["line-place", {"place": "虎门镇"}], ["line-note", {"note": words}]]},
        "parts": {"lines": [["help-field", {}], ["help-town", {}]]},
        "numbers": {"lines": [["line-number", {"number": "119", "label": words}]]},
        "month": {"month": 11},
        "day": "21",
        "weekday": {"weekday": 5},
        "time": "12:00",
        "emoji": "🗑️",
        "stars": "★★★★☆",
        "link": "https://uri.amap.com/marker?position=113.6,22.8&name=x",
        "other": "HM-261121-0007",
        "city": "东莞",
    }
    return {name: known.get(name, words) for name in names}
