"""Every table, by what it is about."""

from storage.tables.calendar import subscription, told
from storage.tables.cases import card, case, case_number, history, live_message, reporter
from storage.tables.city import city, place, work_calendar
from storage.tables.overdue import overdue
from storage.tables.people import invite, person, post, room
from storage.tables.queues import audit, inbox, job_run, lane, lease, outbox, state
from storage.tables.reports import draft, likeness, patrol, photo, question
from storage.tables.tallies import tally, tally_entry
from storage.tables.types import EPOCH, MICROSECOND, Moment, metadata

__all__ = [
    "EPOCH",
    "MICROSECOND",
    "Moment",
    "audit",
    "card",
    "case",
    "case_number",
    "city",
    "draft",
    "history",
    "inbox",
    "invite",
    "job_run",
    "lane",
    "lease",
    "likeness",
    "live_message",
    "metadata",
    "outbox",
    "overdue",
    "patrol",
    "person",
    "photo",
    "place",
    "post",
    "question",
    "reporter",
    "room",
    "state",
    "subscription",
    "tally",
    "tally_entry",
    "told",
    "work_calendar",
]
