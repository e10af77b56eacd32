"""Who works here: invitations by a single-use link, and taking posts away (T4, T20)."""

from domain.messages import Button, Fact, Refused
from domain.people import APPOINTED, Role, holds
from handlers import area_words
from handlers.pages import page
from handlers.routes import command, press
from handlers.turn import Turn, number, rows
from storage import audit, invites, people, posts
from storage.invites import Invite

# Whom a town office may appoint for itself; everybody else is appointed by an admin.
BY_TOWN = frozenset({Role.CHIEF, Role.DEPUTY, Role.RECTIFIER, Role.SHOP})


@command("invite")
async def invite(turn: Turn, arguments: str) -> None:
    """`/invite ROLE AREA [TRADE] [duty]` gives a link that leads one person to that post."""
    if not any(post.role in (Role.ADMIN, Role.TOWN) for post in await turn.posts()):
        raise Refused("not-allowed")
    words = arguments.split()
    duty = bool(words) and words[-1].lower() == "duty"
    words = words[:-1] if duty else words
    trade = words.pop() if len(words) > 2 and words[-1] in turn.city.trades else None
    role = _role(turn, words[0]) if len(words) > 1 else None
    if role is None:
        raise await _how(turn)
    area = area_words.one(turn, " ".join(words[1:]))
    await _may_appoint(turn, role, area.code)
    token = await invites.make(turn.tx, role, area.code, trade, duty, turn.person.id, turn.now)
    await audit.note(turn.tx, turn.now, "invited", turn.person.id, f"{role}@{area.code}")
    await turn.reply(
        "invite-link",
        **_post(role, area.code),
        link=f"https://t.me/{turn.bot_name}?start=i_{token}",
        minutes=int(invites.OPEN_FOR.total_seconds() // 60),
    )


async def _how(turn: Turn) -> Refused:
    """How to write it, with the roles that this person may give."""
    is_admin = any(post.role is Role.ADMIN for post in await turn.posts())
    able = [role for role in APPOINTED if is_admin or role in BY_TOWN]
    lines = [["line-invite-role", {"code": str(role), "role": {"role": str(role)}}] for role in able]
    return Refused("invite-how", roles={"lines": lines})


def _role(turn: Turn, word: str) -> Role | None:
    """By its code or its name in either language."""
    for role in APPOINTED:
        names = {turn.texts.plain(language, f"role-{role}").lower() for language in ("zh", "en")}
        if word.lower() in {str(role), *names}:
            return role
    return None


async def _may_appoint(turn: Turn, role: Role, area: str) -> None:
    held = await turn.posts()
    by_town = role in BY_TOWN and holds(held, {Role.TOWN}, area, turn.city.covers)
    if not by_town and not holds(held, {Role.ADMIN}, area, turn.city.covers):
        raise Refused("not-allowed")


async def redeem(turn: Turn, token: str) -> None:
    """The link is used up; whoever made it sees whose account that was, and decides."""
    found = await invites.redeem(turn.tx, token, turn.person.id, turn.now)
    if found is None:
        raise Refused("link-unknown")
    await audit.note(turn.tx, turn.now, "invite-redeemed", turn.person.id, f"invite:{found.id}")
    maker = await people.get(turn.tx, found.made_by)
    if maker.telegram_id is None:
        raise Refused("link-unknown")
    user = turn.message and turn.message.from_user
    buttons = rows(
        Button("button-invite-yes", f"invite-yes:{found.id}", style="success"),
        Button("button-invite-no", f"invite-no:{found.id}", style="danger"),
        width=2,
    )
    account = f"{user.full_name} (@{user.username})" if user and user.username else turn.person.name
    facts = _post(found.role, found.area)
    await turn.say(maker.telegram_id, "invite-redeemed", account=account, **facts, buttons=buttons)
    await turn.reply("invite-waiting", **facts)


@press("invite-yes")
async def grant(turn: Turn, invite_id: str) -> None:
    """Only now the post is held; the right to give it is asked once more."""
    found = await _settle(turn, invite_id, granted=True)
    person = await people.get(turn.tx, found.used_by or 0)
    if person.telegram_id is None:
        raise Refused("invite-settled")
    await people.appoint(turn.tx, person.id, found.role, found.area, turn.now, found.trade, found.duty)
    facts = _post(found.role, found.area)
    await audit.note(
        turn.tx,
        turn.now,
        "appointed",
        turn.person.id,
        f"person:{person.id}",
        {"post": f"{found.role}@{found.area}"},
    )
    await turn.edit("invite-granted", name=person.name, **facts)
    await turn.say(person.telegram_id, "invite-welcome", **facts)


@press("invite-no")
async def decline(turn: Turn, invite_id: str) -> None:
    found = await _settle(turn, invite_id, granted=False)
    person = await people.get(turn.tx, found.used_by or 0)
    await audit.note(turn.tx, turn.now, "invite-declined", turn.person.id, f"invite:{found.id}")
    await turn.edit("invite-declined", name=person.name)
    if person.telegram_id is not None:
        await turn.say(person.telegram_id, "invite-not-granted")


async def _settle(turn: Turn, invite_id: str, granted: bool) -> Invite:
    """By whoever made it, or by an admin; the first answer counts."""
    found = await invites.get(turn.tx, number(invite_id))
    if found is None:
        raise Refused("not-allowed")
    is_admin = holds(await turn.posts(), {Role.ADMIN}, found.area, turn.city.covers)
    if found.made_by != turn.person.id and not is_admin:
        raise Refused("not-allowed")
    await _may_appoint(turn, found.role, found.area)
    if not await invites.settle(turn.tx, found.id, turn.person.id, granted, turn.now):
        raise Refused("invite-settled")
    return found


def _post(role: Role, area: str) -> dict[str, Fact]:
    return {"role": {"role": str(role)}, "area": {"area": area}}


@command("staff")
async def staff(turn: Turn, _: str) -> None:
    await _list(turn, 0)


@press("staff")
async def turn_page(turn: Turn, skip: str) -> None:
    await _list(turn, number(skip))


async def _list(turn: Turn, skip: int) -> None:
    await people.require(turn.tx, turn.person, [Role.ADMIN], turn.city.code, turn.city.covers)
    await audit.note(turn.tx, turn.now, "staff-listed", turn.person.id)
    shown, turning = page(await people.staff(turn.tx), skip, "staff")
    buttons = [
        Button(
            "button-remove",
            f"remove:{person.id}:{post.role}:{post.area}",
            {"name": person.name, **_post(post.role, post.area)},
        )
        for person, post in shown
    ]
    await turn.edit("staff-list", buttons=(*rows(*buttons), *rows(*turning, width=2)))


@press("remove")
async def remove(turn: Turn, person_id: str, role: str, area: str, sure: str = "") -> None:
    """Asks once, then takes the post away; it holds from the next press on."""
    await people.require(turn.tx, turn.person, [Role.ADMIN], turn.city.code, turn.city.covers)
    found = await people.many(turn.tx, [number(person_id)])
    if role not in APPOINTED or not found:
        raise Refused("button-unknown")
    facts = {"name": found[0].name, **_post(Role(role), area)}
    if not sure:
        yes = Button("button-remove-sure", f"remove:{found[0].id}:{role}:{area}:yes", style="danger")
        await turn.edit(
            "staff-remove-sure", **facts, buttons=rows(yes, Button("button-staff-list", "staff:0"))
        )
        return
    if not await posts.remove(turn.tx, found[0].id, Role(role), area):
        raise Refused("button-old")
    await audit.note(
        turn.tx, turn.now, "dismissed", turn.person.id, f"person:{found[0].id}", {"post": f"{role}@{area}"}
    )
    await turn.edit("staff-removed", **facts, buttons=rows(Button("button-staff-list", "staff:0")))
