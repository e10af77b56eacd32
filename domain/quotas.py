"""How many reports one person may make, so that nobody can drown the staff (T15)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

# A resident who walks through a whole village finds a dozen spots in an hour; more is a flood.
PER_HOUR = 20
# Three such walks a day.
PER_DAY = 60

LIMITS = ((PER_HOUR, timedelta(hours=1)), (PER_DAY, timedelta(days=1)))
LONGEST = max(length for _, length in LIMITS)


def next_allowed(made: Sequence[datetime], now: datetime) -> datetime | None:
    """When another report is allowed after those `made`, in order of time; None if it is allowed now."""
    waits = []
    for most, length in LIMITS:
        # The one whose end of time makes room again.
        last = made[-most] if len(made) >= most else None
        if last is not None and last + length > now:
            waits.append(last + length)
    return max(waits, default=None)
