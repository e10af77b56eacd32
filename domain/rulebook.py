"""A loaded city, ready to be asked: its areas, categories, clocks, reasons and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from domain.areas import Areas
from domain.categories import Categories, Category
from domain.city import CityData
from domain.city_lists import Reason, ReasonKind
from domain.deadlines import DutyHours, WorkCalendar, due
from domain.dispatch import ANY_TRADE
from domain.overdue import Patience, warning
from domain.scores import ScoreRule
from domain.settings import Settings


@dataclass(frozen=True)
class Rulebook:
    """One version of a city. Everything that a rule needs to know of it, and nothing that changes in use."""

    data: CityData
    calendar: WorkCalendar
    zone: ZoneInfo
    version: int = 0

    @cached_property
    def areas(self) -> Areas:
        return Areas(self.data.areas)

    @cached_property
    def categories(self) -> Categories:
        return Categories(self.data.categories)

    def get_ready(self) -> None:
        """Makes at once what is else made when it is first asked for, which takes some 50 ms."""
        for made_once in ("areas", "categories", "duty", "score_rule", "_reasons"):
            getattr(self, made_once)

    @property
    def settings(self) -> Settings:
        return self.data.settings

    @property
    def code(self) -> str:
        return self.data.info.code

    @cached_property
    def duty(self) -> DutyHours:
        return DutyHours(self.settings.duty_start, self.settings.duty_end)

    @cached_property
    def trades(self) -> tuple[str, ...]:
        """The kinds of work that the categories ask for, and the word for all of them."""
        return (*sorted({category.trade for category in self.categories if category.trade}), ANY_TRADE)

    def reasons(self, kind: ReasonKind) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.data.reasons if reason.kind == kind)

    def respond_by(self, category: str, start: datetime) -> datetime:
        known = self.categories[category]
        return self._after(known, known.first_response_hours, start)

    def due(self, category: str, start: datetime) -> datetime:
        known = self.categories[category]
        return self._after(known, known.limit_hours, start)

    def warn_at(self, category: str, start: datetime, due_at: datetime) -> datetime:
        """When to warn of a limit that began at `start`."""
        share, clock = self.settings.overdue_warn_share, self.categories[category].clock
        return warning(start, due_at, share, clock, self.zone, self.calendar, self.duty)

    @property
    def patience(self) -> Patience:
        hours = self.settings
        return Patience(timedelta(hours=hours.overdue_town_hours), timedelta(hours=hours.overdue_city_hours))

    def _after(self, category: Category, hours: float, start: datetime) -> datetime:
        return due(start, hours, category.clock, self.zone, self.calendar, self.duty)

    def is_day(self, at: datetime) -> bool:
        """Whether people may be disturbed by what is no emergency: within the duty hours."""
        return self.duty.start <= at.astimezone(self.zone).time() < self.duty.end

    def indicator(self, category: str) -> str:
        """The category of level 1 under which a category is counted; itself where the city has it no more."""
        known = self.categories.get(category)
        return (known.parent if known else None) or category

    @property
    def reopening(self) -> timedelta:
        return timedelta(days=self.settings.reopen_days)

    @property
    def ringing(self) -> timedelta:
        return timedelta(minutes=self.settings.emergency_ring_minutes)

    @property
    def doubling(self) -> timedelta:
        return timedelta(hours=self.settings.duplicate_hours)

    @cached_property
    def score_rule(self) -> ScoreRule:
        points = self.settings
        return ScoreRule(
            late=points.score_late,
            rework=points.score_rework,
            satisfied=points.score_resident,
            unsatisfied=points.score_resident,
        )

    def outwards(self, area: str) -> Sequence[str]:
        """The areas that an area lies in, itself first: village, small and large sector, unit, city."""
        return [area, *(above.code for above in self.areas.ancestors(area))]

    def covers(self, outer: str, inner: str) -> bool:
        return self.areas.covers(outer, inner)

    def names(self, kind: str, code: str, language: str) -> str:
        """What an area, a category, a reason (`kind:code`) or a theme (`zh|en`) is called; the code itself if
        unknown."""
        match kind:
            case "area":
                area = self.areas.get(code)
                return (area.name if language == "zh" else area.name_en) if area else code
            case "category":
                category = self.categories.get(code)
                if category is None:
                    return code
                return category.label_zh if language == "zh" else category.label_en
            case "category-short":
                category = self.categories.get(code)
                if category is None:
                    return code
                return (category.short_zh if language == "zh" else category.short_en) or self.names(
                    "category", code, language
                )
            case "reason":
                return self._reasons.get((code, language), code)
            case "theme":
                # Words of the office or of the city's list, in both languages (`clean_day.theme_code`).
                zh, _, en = code.partition("|")
                return zh if language == "zh" else en or zh
            case _:
                return code

    @cached_property
    def _reasons(self) -> dict[tuple[str, str], str]:
        zh = {(f"{reason.kind}:{reason.code}", "zh"): reason.label_zh for reason in self.data.reasons}
        return zh | {(f"{reason.kind}:{reason.code}", "en"): reason.label_en for reason in self.data.reasons}
