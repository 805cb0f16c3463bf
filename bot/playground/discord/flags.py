"""Message flags and which of them each request may set (docs: Message Flags; Webhook Resource)."""

from typing import Literal, TypeAlias

SUPPRESS_EMBEDS = 1 << 2
EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_NOTIFICATIONS = 1 << 12
VOICE_MESSAGE = 1 << 13
COMPONENTS_V2 = 1 << 15

Kind: TypeAlias = Literal["callback", "update", "create", "edit"]

SETTABLE: dict[Kind, int] = {
    "callback": SUPPRESS_EMBEDS
    | EPHEMERAL
    | COMPONENTS_V2
    | VOICE_MESSAGE
    | SUPPRESS_NOTIFICATIONS,
    "update": SUPPRESS_EMBEDS | COMPONENTS_V2 | VOICE_MESSAGE | SUPPRESS_NOTIFICATIONS,
    "create": SUPPRESS_EMBEDS | EPHEMERAL | COMPONENTS_V2 | SUPPRESS_NOTIFICATIONS,
    "edit": SUPPRESS_EMBEDS | COMPONENTS_V2,
}
