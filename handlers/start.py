"""Hello, help, language."""

from domain.messages import Button, Refused
from domain.people import Role
from handlers import clean_day, deep_links
from handlers.routes import command, press
from handlers.turn import Turn, rows
from storage import people
from texts import LANGUAGES

# Who sees which part of the help; a resident's is everybody's.
HELP_FOR: dict[Role, tuple[str, ...]] = {
    Role.RECTIFIER: ("help-field",),
    Role.CHIEF: ("help-field", "help-chief"),
    Role.DEPUTY: ("help-field",),
    Role.TOWN: ("help-town",),
    Role.INSPECTOR: ("help-inspector",),
    Role.LEADER: ("help-leader",),
    Role.CITY: ("help-town",),
    Role.ADMIN: ("help-admin",),
}


@command("start")
async def start(turn: Turn, parameter: str) -> None:
    """A greeting; or, with a code in the link, straight to what the code stands for."""
    if parameter:
        await deep_links.follow(turn, parameter)
        return
    city = turn.city.data.info
    await turn.reply(
        "welcome", city=city.name_zh if turn.language == "zh" else city.name_en, drop_keyboard=True
    )
    await clean_day.hint(turn)


@command("help")
async def help_(turn: Turn, _: str) -> None:
    roles = {post.role for post in await turn.posts()}
    parts = [
        "help-resident",
        *dict.fromkeys(part for role in Role if role in roles for part in HELP_FOR.get(role, ())),
    ]
    await turn.reply("help", parts={"lines": [[part, {}] for part in parts]})


@command("language")
async def language(turn: Turn, _: str) -> None:
    choices = [Button(f"button-language-{each}", f"language:{each}") for each in LANGUAGES]
    await turn.reply("ask-language", buttons=rows(*choices, width=2))


@press("language")
async def choose_language(turn: Turn, chosen: str) -> None:
    if chosen not in LANGUAGES:
        raise Refused("button-unknown")
    await people.change(turn.tx, turn.person.id, language=chosen, language_chosen=True)
    turn.speak(language=chosen, language_chosen=True)
    await turn.edit("done-language")
