"""The verbs of `jiejing`, each from its own file."""

import typer

from bot.cli import (
    audit_verify,
    backup,
    calendar_confirm,
    calendar_list,
    calendar_set,
    cases_import,
    cases_list,
    city_load,
    demo,
    export,
    exposure_ledger,
    exposure_list,
    figures,
    hotspots_import,
    hotspots_list,
    hotspots_plate,
    hotspots_suggest,
    inspections_import,
    job,
    jobs,
    look_back_list,
    look_back_set,
    migrate,
    places_add,
    places_list,
    restore,
    run,
    staff_add,
    staff_import,
    staff_list,
    staff_remove,
    version,
)

WORDS = "Jiejing 洁净: a Telegram bot with which a city keeps itself clean."
MORE = "Settings come from the environment or from .env in the current folder; docs/running.md lists them."


def _group(words: str) -> typer.Typer:
    return typer.Typer(help=words, add_completion=False, pretty_exceptions_enable=False)


app = typer.Typer(help=WORDS, epilog=MORE, pretty_exceptions_enable=False)
for verb in (run, demo, backup, restore, export, figures, migrate, jobs, job, version):
    app.command(verb.__name__.rpartition(".")[2])(verb.command)

city = _group("The city: its areas, categories and settings.")
city.command("load")(city_load.command)
app.add_typer(city, name="city")

staff = _group("Who does what, and where.")
staff.command("add")(staff_add.command)
staff.command("list")(staff_list.command)
staff.command("remove")(staff_remove.command)
staff.command("import")(staff_import.command)
app.add_typer(staff, name="staff")

places = _group("Coded places, whose links spare residents the question where they are.")
places.command("add")(places_add.command)
places.command("list")(places_list.command)
app.add_typer(places, name="places")

exposure = _group("The monthly lists of the best and the worst places.")
exposure.command("list")(exposure_list.command)
exposure.command("ledger")(exposure_ledger.command)
app.add_typer(exposure, name="exposure")

inspections = _group("Inspections of places, of which the monthly lists are made.")
inspections.command("import")(inspections_import.command)
app.add_typer(inspections, name="inspections")

cases = _group("The cases.")
cases.command("list")(cases_list.command)
cases.command("import")(cases_import.command)
app.add_typer(cases, name="cases")

hotspots = _group("Coded places, where the same trouble comes back.")
hotspots.command("list")(hotspots_list.command)
hotspots.command("suggest")(hotspots_suggest.command)
hotspots.command("import")(hotspots_import.command)
hotspots.command("plate")(hotspots_plate.command)
app.add_typer(hotspots, name="hotspots")

calendar = _group("The working days, which limits and bulletins follow.")
calendar.command("list")(calendar_list.command)
calendar.command("set")(calendar_set.command)
calendar.command("confirm")(calendar_confirm.command)
app.add_typer(calendar, name="calendar")

look_back = _group("Looks back 回头看 at the worst-listed places.")
look_back.command("list")(look_back_list.command)
look_back.command("set")(look_back_set.command)
app.add_typer(look_back, name="look-back")

audit = _group("The access log.")
audit.command("verify")(audit_verify.command)
app.add_typer(audit, name="audit")
