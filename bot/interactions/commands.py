"""The slash commands, as Discord registers them (docs: Application Commands)."""

from typing import Any

UX_UPDATE = "ux-update"

MOST_REQUEST = 2000
"""Characters of a request; clients keep to it, the dispatcher checks it again."""

MOST_SECTION = 100
"""Characters of a section's name."""

_CHAT_INPUT, _STRING = 1, 3
_IN_SERVERS, _IN_DIRECT_MESSAGES = 0, 1
_BY_SERVERS, _BY_USERS = 0, 1

COMMANDS: list[dict[str, Any]] = [
    {
        "type": _CHAT_INPUT,
        "name": UX_UPDATE,
        "description": "Change the website: say what, see the change, confirm it",
        "contexts": [_IN_SERVERS, _IN_DIRECT_MESSAGES],
        "integration_types": [_BY_SERVERS, _BY_USERS],
        "options": [
            {
                "type": _STRING,
                "name": "request",
                "description": "What to change, in your words: make the navbar dark blue",
                "required": True,
                "min_length": 1,
                "max_length": MOST_REQUEST,
            },
            {
                "type": _STRING,
                "name": "section",
                "description": "Where on the site, if the request does not say: header, footer, …",
                "required": False,
                "max_length": MOST_SECTION,
            },
        ],
    }
]
"""The body of `PUT /applications/{id}/commands`."""
