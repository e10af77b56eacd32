"""Coded places, every day (S21, S22): finds what belongs to them and what might become one; asks for photos,
warns, cancels after the quiet days, and drafts what a person has to decide when one stays open too long."""

from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from domain.hotspot_dates import (
    CHECK_DAYS,
    day_of,
    escalates_by,
    limit,
    patience,
    photo_wishes,
    warning,
)
from domain.hotspots import Action, Hotspot, Move, Status, decide, quiet_until
from domain.rulebook import Rulebook
from jobs.schedule import Result, Scene
from storage import hotspot_links, hotspot_notices, hotspot_papers, hotspot_survey, hotspots, told
from storage.database import Tx
from storage.hotspot_links import Problems
from storage.hotspot_notices import Told
from storage.hotspot_survey import Met, Survey

TOPIC = "hotspot"
MOST = 200
"""Cases linked in one transaction."""
Done = defaultdict[str, list[Any]]
"""What was decided: codes by step; and `told`."""


async def survey(scene: Scene) -> Result:
    """Looks at the last days' cases and keeps what it found."""
    found = await hotspot_survey.look(scene.database, scene.city, scene.at)
    result = await _keep(scene, found)
    return {name: what for name, what in result.items() if what}


async def _keep(scene: Scene, found: Survey) -> dict[str, Any]:
    waiting = list(found.met)
    fresh = [True]
    heard: Told = []

    async def batch(tx: Tx) -> Counter[str]:
        some = [waiting.pop(0) for _ in range(min(MOST, len(waiting)))]
        for each in some:
            heard.extend(await _link(tx, scene, each))
        if fresh:
            fresh.clear()
            await hotspot_survey.keep(tx, scene.city, found.clusters, scene.at)
        return Counter(linked=len(some))

    counts = await scene.batches(batch)
    return {"linked": counts["linked"], "suggested": len(found.clusters), "heard": heard}


async def _link(tx: Tx, scene: Scene, met: Met) -> Told:
    spot = await hotspots.get(tx, met.hotspot)
    if spot is None:
        return []
    return (await hotspot_links.link(tx, scene.city, spot, met.case, met.reported_at, scene.at)).told


async def tend(tx: Tx, city: Rulebook, at: datetime) -> Result:
    """Every step that is due as of `at` and was not done."""
    done: Done = defaultdict(list)
    spots = [spot for spot in await hotspots.living(tx) if spot.coded_at <= at]
    problems = await hotspot_links.problems(tx, [spot.id for spot in spots])
    still = [
        spot
        for spot in spots
        if not await _cancel(tx, city, spot, problems.get(spot.id, Problems()), at, done)
        and not await _restore(tx, city, spot, at, done)
    ]
    await _warn(tx, city, still, at, done)
    await _ask_photos(tx, city, still, at, done)
    await _remind_checkers(tx, city, still, at, done)
    await _escalate(tx, city, still, at, done)
    return {name: found for name, found in done.items() if found}


async def _cancel(
    tx: Tx, city: Rulebook, spot: Hotspot, problems: Problems, at: datetime, done: Done
) -> bool:
    """After the quiet days, unless a problem there still waits to be closed."""
    until = quiet_until(spot, problems.last, patience(city))
    if until is None or at < until or problems.open:
        return False
    move = Move(action=Action.CANCEL, last_problem=problems.last, still_open=bool(problems.open))
    gone = await hotspots.record(tx, decide(spot, move, at, patience(city)), at)
    owners = await hotspot_notices.owners(tx, city, gone)
    done["told"] += await hotspot_notices.inform(tx, city, owners, "hotspot-told-cancelled", gone, at)
    done["cancelled"].append(gone.code)
    return True


async def _restore(tx: Tx, city: Rulebook, spot: Hotspot, at: datetime, done: Done) -> bool:
    """What opened it again was refused or withdrawn: it is cancelled as before."""
    if spot.status is not Status.CODED or not await hotspot_links.was_none(tx, spot):
        return False
    move = Move(action=Action.RESTORE, case=spot.reopened_by)
    back = await hotspots.record(tx, decide(spot, move, at, patience(city)), at)
    owners = await hotspot_notices.owners(tx, city, back)
    done["told"] += await hotspot_notices.inform(tx, city, owners, "hotspot-told-restored", back, at)
    done["restored"].append(back.code)
    return True


async def _warn(tx: Tx, city: Rulebook, spots: Iterable[Hotspot], at: datetime, done: Done) -> None:
    """Town and chief hear when a place turns yellow and when it turns red."""
    turned = [(spot, shown) for spot in spots if (shown := warning(city, spot, at))]
    for wanted in dict.fromkeys(shown for _, shown in turned):
        some = [spot for spot, shown in turned if shown is wanted]
        key = "hotspot-told-red" if wanted == "red" else "hotspot-told-yellow"
        fresh = await _fresh(tx, city, some, partial(_named, str(wanted)), hotspot_notices.owners, at)
        done["told"] += await hotspot_notices.tell(tx, city, fresh, key, "line-hotspot-limit", at, "hotspot")
        done[str(wanted)] += _codes(fresh)


async def _ask_photos(tx: Tx, city: Rulebook, spots: Iterable[Hotspot], at: datetime, done: Done) -> None:
    """The weekly photo: asked for when it is due, and once more."""
    wishes = {spot.id: wish for spot in spots for wish in photo_wishes(city, spot, at)}
    for kind, key in (("ask", "hotspot-ask-photo"), ("again", "hotspot-ask-photo-again")):
        some = [spot for spot in spots if wishes.get(spot.id, ("", ""))[0] == kind]
        fresh = await _fresh(
            tx, city, some, lambda spot: "photo-" + "-".join(wishes[spot.id]), hotspot_notices.keepers, at
        )
        done["told"] += await hotspot_notices.tell(tx, city, fresh, key, "line-hotspot", at, "hs-photo")
        done["asked" if kind == "ask" else "reminded"] += _codes(fresh)


async def _remind_checkers(
    tx: Tx, city: Rulebook, spots: Iterable[Hotspot], at: datetime, done: Done
) -> None:
    """An application that nobody looks at, once."""
    some = [
        spot
        for spot in spots
        if spot.status is Status.APPLIED
        and spot.applied_at is not None
        and at >= spot.applied_at + timedelta(days=CHECK_DAYS)
    ]
    fresh = await _fresh(
        tx, city, some, lambda spot: f"check-{spot.applied_at:%Y%m%d%H%M%S}", hotspot_notices.checkers, at
    )
    done["told"] += await hotspot_notices.tell(
        tx, city, fresh, "hotspot-check-waits", "line-hotspot", at, "hs-check"
    )
    done["check-waits"] += _codes(fresh)


async def _escalate(tx: Tx, city: Rulebook, spots: Iterable[Hotspot], at: datetime, done: Done) -> None:
    """Places whose limit has passed by the day of this run (S22): each once for each time that it is open."""
    by = escalates_by(city, at)
    late = [
        spot
        for spot in spots
        if limit(city, spot) <= by and await told.first_time(tx, TOPIC, _subject(spot, "late"), at)
    ]
    if late:
        made = await hotspot_papers.draft(tx, city, late, at)
        done["escalated"] += sorted(spot.code for spot in late)
        done["bundle"].append(day_of(city, at).isoformat())
        done["drafts"] += [[str(paper.kind), paper.subject, paper.unit] for paper in made]


Who = Callable[[Tx, Rulebook, Hotspot], Awaitable[list[int]]]


async def _fresh(
    tx: Tx, city: Rulebook, spots: Iterable[Hotspot], name: Callable[[Hotspot], str], who: Who, at: datetime
) -> dict[int, list[Hotspot]]:
    """By person: of which places they have not heard this yet."""
    found: dict[int, list[Hotspot]] = defaultdict(list)
    for spot in spots:
        meant = await who(tx, city, spot)
        for person in await told.fresh(tx, TOPIC, _subject(spot, name(spot)), meant, at):
            found[person].append(spot)
    return found


def _named(name: str, _: Hotspot) -> str:
    return name


def _subject(spot: Hotspot, what: str) -> str:
    """Told once for each time that the place is open."""
    return f"{spot.code} {spot.open_since.isoformat()} {what}"


def _codes(of: dict[int, list[Hotspot]]) -> list[str]:
    return sorted({spot.code for spots in of.values() for spot in spots})
