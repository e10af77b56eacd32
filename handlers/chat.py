"""Everything that can be said or pressed: importing this fills the routes (handlers/routes.py)."""

from handlers import (  # noqa: F401
    admin,
    check,
    delays,
    followup,
    groups,
    manager,
    mine,
    nearby,
    office,
    own_data,
    patrol,
    privacy,
    report,
    report_category,
    report_place,
    report_submit,
    staff,
    start,
    todo,
    verdict,
)
