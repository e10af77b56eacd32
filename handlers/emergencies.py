"""What to do first when it is dangerous: the numbers to ring, before any form."""

from domain.categories import Category
from domain.city_info import EmergencyNumber
from handlers.turn import Turn


async def warn(turn: Turn, category: Category) -> None:
    """In an emergency says to keep away and whom to ring, with the city's own numbers."""
    if not category.emergency:
        return
    info = turn.city.data.info
    numbers = [
        ["line-number", {"number": each.number, "label": _label(turn, each)}] for each in info.emergency
    ]
    if info.gas_line and category.code.startswith("GAS"):
        numbers.append(["line-number", {"number": info.gas_line, "label": {"text": ["gas-line", {}]}}])
    key = "emergency-gas" if category.code.startswith("GAS") else "emergency-other"
    await turn.reply(key, numbers={"lines": numbers}, urgent=True)


def _label(turn: Turn, each: EmergencyNumber) -> str:
    return each.label_zh if turn.language == "zh" else each.label_en
