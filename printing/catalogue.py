"""Every kind of paper, by the name that messages carry."""

from printing.sheet import Printer

PRINTERS: dict[str, Printer] = {}
