"""The rates that are shown of a tally: one table of names, numerators and denominators (closed-loop.md §3).

Left out, as nobody says what "in time" is: 按期派遣率, 按时立案率, 准确立案率, 按期核实率, 按期核查率.
"""

from typing import NamedTuple

from domain.rates import Rate
from domain.tallies import Tally


class Formula(NamedTuple):
    """`numerator` and `denominator` are counts of `Tally`, named in COUNT_NAMES."""

    key: str
    zh: str
    en: str
    numerator: str
    denominator: str
    source: str

    def rate(self, tally: Tally) -> Rate:
        return Rate(getattr(tally, self.numerator), getattr(tally, self.denominator))

    def words(self, language: str) -> str:
        """The formula as people read it: `处置数 / 应处置数`."""
        column = 0 if language == "zh" else 1
        return f"{COUNT_NAMES[self.numerator][column]} / {COUNT_NAMES[self.denominator][column]}"


# Every count by its name in Chinese and English; what day each belongs to stands in `Tally`.
COUNT_NAMES = {
    "reported": ("上报数", "reported"),
    "resident": ("市民上报数", "reported by residents"),
    "inspector": ("巡查上报数", "found by inspectors"),
    "leader": ("领导巡查数", "found by leaders"),
    "device": ("设备上报数", "found by devices"),
    "petition": ("信访数", "petitions"),
    "hotline": ("热线数", "hotline calls"),
    "found_again": ("双重来源数", "reported and found"),
    "filed": ("立案数", "filed"),
    "valid": ("有效上报数", "valid reports"),
    "fixed": ("整改数", "of the valid ones closed"),
    "unfixed": ("未办结数", "of the valid ones still open"),
    "refused": ("不予立案数", "refused"),
    "withdrawn": ("撤回数", "withdrawn"),
    "merged": ("合并数", "merged"),
    "to_dispatch": ("应派遣数", "to be dispatched"),
    "dispatched": ("派遣数", "dispatched"),
    "accurate": ("准确派遣数", "dispatched and never sent back"),
    "due": ("应处置数", "due"),
    "handled": ("处置数", "fixed of those due"),
    "handled_in_time": ("按期处置数", "fixed in time of those due"),
    "waiting": ("超期待处置数", "due and not fixed"),
    "late": ("超期数", "not fixed in time of those due"),
    "delayed": ("延期数", "given a delay of those due"),
    "to_close": ("应结案数", "due to be closed"),
    "settled": ("结案数", "closed of those due to be"),
    "settled_in_time": ("按期结案数", "closed, fixed in time, of those due to be"),
    "reworked": ("返工数", "done again of those due to be closed"),
    "to_check": ("应核查数", "to be checked"),
    "checked": ("核查数", "checked"),
    "closed": ("办结数", "closed"),
    "closed_in_time": ("按期办结数", "closed, fixed in time"),
    "verified": ("复核数", "verified by somebody else"),
    "rated": ("已评价数", "rated"),
    "satisfied": ("满意数", "satisfied"),
    "service": ("服务解决数", "solved by service"),
    "management": ("管理解决数", "solved by management"),
    "enforcement": ("执法解决数", "solved by enforcement"),
    "served": ("服务管理解决数", "solved by service or management"),
    "solved": ("已知解决方式数", "known how solved"),
}

FORMULAS = (
    Formula("filed", "立案率", "filed", "filed", "reported", "GUESS closed-loop §3"),
    Formula("valid", "有效上报率", "valid reports", "valid", "reported", "eGova"),
    Formula("accurate", "准确派遣率", "dispatched to the right one", "accurate", "to_dispatch", "eGova"),
    Formula("handled", "处置率", "fixed", "handled", "due", "eGova, 金牛区"),
    Formula(
        "handled-in-time", "按期处置率", "fixed in time", "handled_in_time", "due", "eGova, 金牛区, S34, S36"
    ),
    Formula("waiting", "超期待处置率", "overdue and not fixed", "waiting", "due", "金牛区"),
    Formula("delayed", "延期率", "delayed", "delayed", "due", "金牛区"),
    Formula("settled", "结案率", "closed", "settled", "to_close", "eGova"),
    Formula("settled-in-time", "按期结案率", "closed in time", "settled_in_time", "to_close", "eGova"),
    Formula("reworked", "返工率", "done again", "reworked", "to_close", "金牛区"),
    Formula("checked", "核查率", "checked", "checked", "to_check", "GUESS closed-loop §3"),
    Formula("verified", "复核率", "verified", "verified", "closed", "S34"),
    Formula("satisfied", "满意率", "satisfied", "satisfied", "rated", "GUESS closed-loop §3"),
    Formula("served", "服务管理解决率", "solved without enforcement", "served", "solved", "S36"),
    Formula("fixed", "整改率", "put right", "fixed", "valid", "S10, S42"),
)


def rates(tally: Tally) -> dict[str, Rate]:
    """Every rate by the key of its formula."""
    return {formula.key: formula.rate(tally) for formula in FORMULAS}


def share(part: Tally, whole: Tally) -> Rate:
    """What part of all reports came from there (S10: 548 of 2,173)."""
    return Rate(part.reported, whole.reported)
