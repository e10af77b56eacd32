"""What the bot says while a report is being made: always the one thing that is missing, then all of it."""

from collections.abc import Sequence

from domain.cases import Source
from domain.categories import Category
from domain.coordinates import Point
from domain.drafts import Asked, Draft
from domain.messages import Button, Fact, Message, Rows
from domain.place_lines import place_line
from domain.rulebook import Rulebook

LIKELY = 4
"""How many likely categories are offered before the groups."""


def question(
    city: Rulebook, draft: Draft, chat: int, photos: int, likely: Sequence[Category] = ()
) -> Message:
    """The message for `draft.asked`; `likely` are the categories to offer first."""
    match draft.asked:
        case Asked.PHOTO:
            return Message(chat, "draft-ask-photo", buttons=((CANCEL,),))
        case Asked.PLACE:
            return Message(chat, "draft-ask-place", keyboard=PLACE_KEYBOARD)
        case Asked.UNIT:
            key = "draft-ask-unit-of-address" if draft.address else "draft-ask-unit"
            return Message(chat, key, {"address": draft.address or ""}, buttons=units(city))
        case Asked.DATUM:
            return Message(chat, "draft-ask-datum", buttons=datums(city, draft))
        case Asked.CATEGORY:
            return Message(chat, "draft-ask-category", buttons=(*categories(city, likely), (CANCEL,)))
        case _:
            return review(city, draft, chat, photos)


CANCEL = Button("button-cancel", "draft-cancel")
BACK = Button("button-back", "draft-review")
PLACE_KEYBOARD: Rows = (
    (Button("button-share-place", share_place=True),),
    (Button("button-choose-unit"), Button("button-cancel")),
)


def units(city: Rulebook) -> Rows:
    """Every unit that takes part, three to a row."""
    buttons = [
        Button("button-area", f"unit:{unit.code}", {"area": {"area": unit.code}})
        for unit in city.areas.units()
    ]
    return _in_rows(buttons, 3)


def datums(city: Rulebook, draft: Draft) -> Rows:
    """The two towns that a point may mean, by how the phone counts."""
    point = Point(draft.raw_latitude or 0.0, draft.raw_longitude or 0.0)
    buttons = [
        Button("button-area", f"datum:{reading.datum}", {"area": {"area": reading.unit.code}})
        for reading in city.areas.readings(point, None).candidates
        if reading.unit
    ]
    return _in_rows(buttons, 2)


def villages(city: Rulebook, unit: str, verb: str) -> Rows:
    """Every village of a unit, and a way past the question."""
    found = city.areas.villages_of(unit)
    buttons = [Button("button-area", f"{verb}:{area.code}", {"area": {"area": area.code}}) for area in found]
    return (*_in_rows(buttons, 3), (Button("button-village-unknown", f"{verb}:0"),))


def categories(city: Rulebook, likely: Sequence[Category]) -> Rows:
    """The likely ones, then the groups with everything in them; a group of one is that one."""
    first = [_category(category) for category in likely[:LIKELY]]
    groups = [_group(city, top) for top in city.categories.top() if top.resident_visible]
    return (*_in_rows(first, 2), *_in_rows(groups, 2))


def _group(city: Rulebook, top: Category) -> Button:
    inside = [category for category in city.categories.under(top.code) if category.resident_visible]
    data = f"cat:{inside[0].code}" if len(inside) == 1 else f"cats:{top.code}"
    return Button("button-group", data, _named(top))


def group(city: Rulebook, code: str) -> Rows:
    """The categories of one group, one to a row because their names are long."""
    found = [_category(category) for category in city.categories.under(code) if category.resident_visible]
    return (*_in_rows(found, 1), (Button("button-back", "cats:"),))


def review(city: Rulebook, draft: Draft, chat: int, photos: int) -> Message:
    """All that the report has, and the way to send it."""
    place = place_line(city, draft.unit, draft.village, draft.address)
    lines: list[list[object]] = [
        ["line-category", {"category": {"category": draft.category}}],
        ["line-place", {"place": {"text": place}}],
        ["line-photos", {"count": photos}],
    ]
    if draft.note:
        lines.append(["line-note", {"note": draft.note}])
    key = "draft-review" if draft.source is Source.RESIDENT else "draft-review-finding"
    return Message(chat, key, {"lines": {"lines": lines}}, buttons=REVIEW)


REVIEW: Rows = (
    (Button("button-submit", "submit", style="primary"),),
    (Button("button-add-note", "draft-note"), Button("button-add-photo", "draft-photo")),
    (Button("button-change-category", "cats:"), Button("button-change-place", "draft-place")),
    (CANCEL,),
)


def _category(category: Category) -> Button:
    return Button("button-category", f"cat:{category.code}", _named(category))


def _named(category: Category) -> dict[str, Fact]:
    return {"emoji": category.emoji, "category": {"category-short": category.code}}


def _in_rows(buttons: Sequence[Button], width: int) -> Rows:
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
