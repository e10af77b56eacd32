"""Every table, by what it is about."""

from storage.tables.calendar import subscription, told
from storage.tables.cases import FINDING, card, case, case_number, history, live_message, reporter
from storage.tables.city import city, place, work_calendar
from storage.tables.clean_day import clean_change, clean_day, clean_result, clean_signup, clean_venue
from storage.tables.exposure import appeal, deduction, exposure_place, inspection, listing
from storage.tables.hotspots import hotspot, hotspot_case, hotspot_number, hotspot_step, hotspot_suggestion
from storage.tables.look_backs import look_back_case, look_back_entry, look_back_round, look_back_visit
from storage.tables.model_cases import model_case
from storage.tables.overdue import overdue
from storage.tables.papers import paper, paper_step, receipt
from storage.tables.people import invite, person, post, room
from storage.tables.queues import audit, inbox, job_run, lane, lease, outbox, state
from storage.tables.reports import draft, likeness, patrol, photo, question
from storage.tables.suggestions import suggestion
from storage.tables.summons import summons_note
from storage.tables.tallies import tally, tally_entry, unit_tally
from storage.tables.types import EPOCH, MICROSECOND, Moment, metadata

__all__ = [
    "EPOCH",
    "FINDING",
    "MICROSECOND",
    "Moment",
    "appeal",
    "audit",
    "card",
    "case",
    "case_number",
    "city",
    "clean_change",
    "clean_day",
    "clean_result",
    "clean_signup",
    "clean_venue",
    "deduction",
    "draft",
    "exposure_place",
    "history",
    "hotspot",
    "hotspot_case",
    "hotspot_number",
    "hotspot_step",
    "hotspot_suggestion",
    "inbox",
    "inspection",
    "invite",
    "job_run",
    "lane",
    "lease",
    "likeness",
    "listing",
    "live_message",
    "look_back_case",
    "look_back_entry",
    "look_back_round",
    "look_back_visit",
    "metadata",
    "model_case",
    "outbox",
    "overdue",
    "paper",
    "paper_step",
    "patrol",
    "person",
    "photo",
    "place",
    "post",
    "question",
    "receipt",
    "reporter",
    "room",
    "state",
    "subscription",
    "suggestion",
    "summons_note",
    "tally",
    "tally_entry",
    "told",
    "unit_tally",
    "work_calendar",
]
