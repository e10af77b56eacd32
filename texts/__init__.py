"""Every word people read, in Chinese and English. A leaf: it knows of no other part of the bot.

    texts = Texts(zone, names)
    texts.say("zh", "told-accepted", {"code": "HM-261121-0042", "due": {"at": "2026-11-21T10:00:00+00:00"}})

Each folder is a language; its `*.ftl` files (Fluent) hold the words. Facts come from people, so they are
escaped and trimmed here and nowhere else; the words themselves may use Telegram's HTML.
"""

from texts.catalog import LANGUAGES, MissingText, Texts, language_of

__all__ = ["LANGUAGES", "MissingText", "Texts", "language_of"]
