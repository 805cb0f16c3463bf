"""What the bot says, free of any transport; a door renders it."""

from typing import Literal, TypeAlias

from bot.record import Record

Style: TypeAlias = Literal["primary", "secondary", "success", "danger"]
Tone: TypeAlias = Literal["plain", "question", "working", "success", "failure", "closed"]
Verb: TypeAlias = Literal["confirm", "cancel", "change", "answer", "write"]


class Handle(Record):
    """What a button or a form refers to.

    `shown` are the first 8 digits of the digest of what the person saw, `owner_id` is "0" where
    somebody other than the owner may press. `argument` tells buttons of one verb apart.
    """

    verb: Verb
    conversation_id: str
    shown: str
    owner_id: str
    argument: str = ""


class Button(Record):
    """Something to press."""

    handle: Handle
    label: str
    style: Style = "secondary"


class Link(Record):
    """A button that opens an address."""

    label: str
    url: str


class Choice(Record):
    """One entry of a select: `value` comes back."""

    label: str
    value: str
    description: str = ""


class Select(Record):
    """A list of which one entry is to be picked; at most 25 are shown."""

    handle: Handle
    prompt: str
    choices: tuple[Choice, ...]


class Form(Record):
    """A modal with one text input."""

    handle: Handle
    title: str
    label: str
    value: str = ""
    hint: str = ""
    is_long: bool = False
    limit: int = 1000


class Markup(str):
    """A line in Discord's markdown that is all ours: ids and addresses, no words of users."""

    __slots__ = ()


class Card(Record):
    """One message: a title, lines of text, a diff, warnings, and what can be pressed.

    Texts may hold what users typed; the door escapes and shortens them, unless they are Markup.
    """

    title: str
    lines: tuple[str, ...] = ()
    diff: str = ""
    warnings: tuple[str, ...] = ()
    footer: str = ""
    tone: Tone = "plain"
    rows: tuple[tuple[Button | Link, ...] | Select, ...] = ()


class Say(Record):
    """A new message; `remark` is for the log alone."""

    card: Card
    is_private: bool = False
    remark: str = ""


class Replace(Record):
    """The message that was pressed turns into this card."""

    card: Card


class Ask(Record):
    """A form opens."""

    form: Form


class Later(Record):
    """The worker will answer; `replaces` tells whether by turning the pressed message."""

    replaces: bool = False
    is_private: bool = False


Reply: TypeAlias = Say | Replace | Ask | Later
