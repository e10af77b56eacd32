"""Every kind of paper, by the name that messages carry."""

from printing import (
    bulletin,
    charts,
    clean_day_ics,
    clean_day_picture,
    clean_day_poster,
    exposure,
    files,
    hotspot_plate,
    hotspots,
    maps,
)
from printing.sheet import Printer

PRINTERS: dict[str, Printer] = {
    "bulletin": bulletin.print_bulletin,
    "clean-day-ics": clean_day_ics.print_calendar,
    "clean-day-picture": clean_day_picture.print_picture,
    "clean-day-poster": clean_day_poster.print_poster,
    "digest-city": maps.print_city,
    "digest-trend": charts.print_trend,
    "exposure": exposure.print_list,
    "file": files.print_file,
    "hotspot-plate": hotspot_plate.print_plate,
    "hotspots": hotspots.print_hotspots,
}
