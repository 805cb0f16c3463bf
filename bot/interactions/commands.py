"""The slash commands, as Discord registers them (docs: Application Commands).

No function loads this: what they need of it stands in bot.interactions.command_names.
"""

from typing import Any, TypeAlias

from bot.interactions.command_names import (
    IMAGES,
    MOST_REQUEST,
    MOST_SECTION,
    PAYMENT,
    UX_HELP,
    UX_HISTORY,
    UX_RESUME,
    UX_SETUP,
    UX_STATUS,
    UX_UNDO,
    UX_UPDATE,
)
from bot.texts.english import Texts
from bot.texts.german import German

Json: TypeAlias = dict[str, Any]

_CHAT_INPUT = 1
_STRING, _ATTACHMENT = 3, 11
_IN_SERVERS, _IN_DIRECT_MESSAGES = 0, 1
_BY_SERVERS, _BY_USERS = 0, 1
_MANAGE_SERVER = str(1 << 5)
_MOST_TYPED = 100


def commands(
    *, direct_messages: bool = True, user_installs: bool = True, payments: bool = False
) -> list[Json]:
    """The body of `PUT /applications/{id}/commands`.

    The first two say where people may use the commands besides servers that have installed the
    app, `payments` whether there is one that asks for a card.
    """
    contexts = [_IN_SERVERS, *([_IN_DIRECT_MESSAGES] if direct_messages else [])]
    installs = [_BY_SERVERS, *([_BY_USERS] if user_installs else [])]
    anywhere: Json = {"contexts": contexts, "integration_types": installs}
    in_servers: Json = {"contexts": [_IN_SERVERS], "integration_types": [_BY_SERVERS]}
    which = _typed("conversation", "about_conversation")
    change = _typed("change", "about_undone")
    paying = [_command(PAYMENT, "about_payment", **anywhere)] if payments else []
    return [
        _command(UX_UPDATE, "about_update", _options_of_update(), **anywhere),
        _command(UX_STATUS, "about_status", **anywhere),
        _command(UX_RESUME, "about_resume", [which], **anywhere),
        _command(UX_UNDO, "about_undo", [change], **anywhere),
        _command(UX_HISTORY, "about_history", **anywhere),
        _command(UX_HELP, "about_help", **anywhere),
        _command(UX_SETUP, "about_setup", default_member_permissions=_MANAGE_SERVER, **in_servers),
        *paying,
    ]


def _options_of_update() -> list[Json]:
    request = {"type": _STRING, "name": "request", **_about("about_request"), "required": True}
    pictures = [
        {
            "type": _ATTACHMENT,
            "name": name,
            **_about("about_more_images" if number else "about_image"),
            "required": False,
        }
        for number, name in enumerate(IMAGES)
    ]
    return [
        {**request, "min_length": 1, "max_length": MOST_REQUEST},
        _typed("section", "about_section", most=MOST_SECTION),
        *pictures,
    ]


def _typed(name: str, about: str, *, most: int = _MOST_TYPED) -> Json:
    """A text that may be left out, and is suggested while it is typed."""
    return {
        "type": _STRING,
        "name": name,
        **_about(about),
        "required": False,
        "max_length": most,
        "autocomplete": True,
    }


def _command(name: str, about: str, options: list[Json] | None = None, **more: object) -> Json:
    taken = {"options": options} if options else {}
    return {"type": _CHAT_INPUT, "name": name, **_about(about), **more, **taken}


def _about(name: str) -> Json:
    """The description in English, and in German for those whose Discord is."""
    return {
        "description": getattr(Texts, name),
        "description_localizations": {"de": getattr(German, name)},
    }


COMMANDS = commands()
"""As they are where nothing is switched on or off."""
