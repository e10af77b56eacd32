"""The numbers that a city may choose (the catalogue's table L and every guess); `settings.csv` gives them."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated


class DrawScope(StrEnum):
    """Whether so many villages are drawn in each town or in the whole city (S07)."""

    TOWN = "town"
    CITY = "city"


class EscalateRun(StrEnum):
    """When hotspots left open are taken further (S22): on the 1st of a month, or on the day it is due."""

    MONTHLY = "monthly"
    DAILY = "daily"


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """As `datetime.weekday()` counts: Monday is 0."""
        return list(Weekday).index(self)


# The second word is the unit that the file has to name, so that nobody writes kilometres or days for hours.
Metres = Annotated[int, "metres"]
Minutes = Annotated[int, "minutes"]
Hours = Annotated[int, "hours"]
Days = Annotated[int, "days"]
Weeks = Annotated[int, "weeks"]
Months = Annotated[int, "months"]
DayOfMonth = Annotated[int, "day_of_month"]
Count = Annotated[int, "count"]
Points = Annotated[int, "points"]
Share = Annotated[float, "share"]
Factor = Annotated[float, "factor"]
TimeOfDay = Annotated[time, "time"]
Day = Annotated[date, "date"]
YesNo = Annotated[bool, "yes_no"]
Word = Annotated[str, "word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Times of day are the city's; what each number does is told in the note beside it in the file."""

    duplicate_metres: Metres
    duplicate_hours: Hours
    village_from_case_metres: Metres
    after_photo_metres: Metres
    reopen_days: Days
    verdict_hours: Hours
    draft_hours: Hours
    lookback_share: Share
    duty_start: TimeOfDay
    duty_end: TimeOfDay
    emergency_ring_minutes: Minutes
    overdue_warn_share: Share
    overdue_town_hours: Hours
    overdue_city_hours: Hours
    score_late: Points
    score_rework: Points
    score_resident: Points
    units: Count
    exposure_list_size: Count
    exposure_least_inspections: Count
    exposure_repeat_factor: Factor
    exposure_draft_day: DayOfMonth
    exposure_publish_day: DayOfMonth
    exposure_appeal_days: Days
    exposure_two_persons: YesNo
    exposure_points: Points
    bulletin_reminder_hours: Hours
    paper_reminder_hours: Hours
    paper_report_hours: Hours
    lookback_months: Months
    lookback_listed_days: Days
    lookback_round_days: Days
    lookback_case_days: Days
    lookback_case_limit_days: Days
    summons_after_failed_lookbacks: Count
    summons_skips_unvisited: YesNo
    hotspot_cases: Count
    hotspot_days: Days
    hotspot_metres: Metres
    hotspot_prefix: Word
    hotspot_yellow_months: Months
    hotspot_red_months: Months
    hotspot_photo_days: Days
    hotspot_quiet_days: Days
    hotspot_reopen_days: Days
    hotspot_escalate_months: Months
    escalate_run: EscalateRun
    escalate_time: TimeOfDay
    weekly_bulletin_day: Weekday
    weekly_bulletin_cut: TimeOfDay
    weekly_bulletin_send: TimeOfDay
    weekly_repeat_times: Count
    weekly_repeat_weeks: Weeks
    weekly_photo_pairs: Count
    clean_day: DayOfMonth
    clean_day_since: Day
    clean_day_theme_day: DayOfMonth
    clean_day_theme_again_day: DayOfMonth
    clean_day_venue_day: DayOfMonth
    clean_day_reminder_day: DayOfMonth
    clean_day_missing_day: DayOfMonth
    clean_day_reminder_time: TimeOfDay
    clean_day_summary_day: DayOfMonth
    clean_day_time: TimeOfDay
    clean_day_result_time: TimeOfDay
    clean_day_hours: Hours
    clean_day_checkin_metres: Metres
    clean_day_checkin_minutes: Minutes
    clean_day_league_people: Count
    digest_morning: TimeOfDay
    digest_evening: TimeOfDay
    # Checked and kept for the mechanisms that are to come; nothing asks for these yet.
    duty_shifts: Count
    walk_limit_share: Share
    shop_fix_minutes: Minutes
    shop_failures_before_visit: Count
    enforcement_after_visits: Count
    must_check_zones_per_unit_week: Count
    random_villages: Count
    draw_scope: DrawScope
    draw_day: Weekday
    draw_time: TimeOfDay
    draw_monthly_quota: Count
    place_kinds: Count
    inspectors_town_checkup: Count
    checkup_tally_time: TimeOfDay
    checkup_top_places: Count
    themes_per_month: Count
    night_wash_missed_nights: Count
    route_checkin_metres: Metres
    vehicle_metres: Metres
