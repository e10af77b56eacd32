"""A stand-in for Telegram's Bot API, for the demo and for the tests. README.md says what it keeps to."""

from simulator.description import Upload
from simulator.faults import Fault, Kind
from simulator.refusals import Mistaken, Refused
from simulator.server import Simulator

__all__ = ["Fault", "Kind", "Mistaken", "Refused", "Simulator", "Upload"]
