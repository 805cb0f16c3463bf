"""What the bot says, free of any transport; a door renders it."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from bot.record import Record

Style: TypeAlias = Literal["primary", "secondary", "success", "danger"]
Tone: TypeAlias = Literal["plain", "question", "working", "success", "failure", "closed"]
Verb: TypeAlias = Literal[
    "confirm", "cancel", "change", "answer", "write", "resume", "diff", "setup", "forget"
]


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


class TextInput(Record):
    """A line or a paragraph to type into a form; `limit` is the most that can be typed.

    `note` is what led to the question that the label asks.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    is_long: bool = False
    limit: int = 1000
    is_required: bool = True
    note: str = ""


class RolePick(Record):
    """Roles of the server to pick in a form, none or some; `roles` are those picked so far."""

    name: str
    label: str
    hint: str = ""
    roles: tuple[str, ...] = ()
    most: int = 25


class FilePick(Record):
    """Files to add to a form, none or some."""

    name: str
    label: str
    hint: str = ""
    most: int = 1


Input: TypeAlias = TextInput | RolePick | FilePick


class Form(Record):
    """A modal; an input's name comes back with what was typed or picked. At most 5 are shown."""

    handle: Handle
    title: str
    inputs: tuple[Input, ...]


class Markup(str):
    """A line in Discord's markdown that is all ours: ids and addresses, no words of users."""

    __slots__ = ()


class Heading(str):
    """A line that begins a part of a card: bold, with a gap above it."""

    __slots__ = ()


class Quote(str):
    """A line that quotes what was said: shown as it stands, with nothing of it made bold."""

    __slots__ = ()


class Card(Record):
    """One message: a title, lines of text, a diff, warnings, and what can be pressed.

    Texts may hold what users typed; the door escapes and shortens them, unless they are Markup.
    `progress` is a line of ours that says how far the work is. `more` is there to press where
    the diff has to be shortened. `accent` is the colour 0xRRGGBB that it is about, 0 none.
    """

    title: str
    lines: tuple[str, ...] = ()
    diff: str = ""
    warnings: tuple[str, ...] = ()
    footer: str = ""
    tone: Tone = "plain"
    rows: tuple[tuple[Button | Link, ...] | Select, ...] = ()
    progress: str = ""
    more: Button | None = None
    accent: int = 0


class Say(Record):
    """A new message; the rest is for the log alone.

    `decision` is a fixed word, `facts` are fields of the record: ids and settings, never words of
    people.
    """

    card: Card
    is_private: bool = False
    remark: str = ""
    decision: str = ""
    facts: Mapping[str, str] = {}


class Replace(Record):
    """The message that was pressed turns into this card; the rest is for the log alone."""

    card: Card
    remark: str = ""
    decision: str = ""
    facts: Mapping[str, str] = {}


class Ask(Record):
    """A form opens."""

    form: Form


class Later(Record):
    """The worker will answer; `replaces` tells whether by turning the pressed message."""

    replaces: bool = False
    is_private: bool = False
    decision: str = ""
    facts: Mapping[str, str] = {}


class Suggest(Record):
    """What may be meant by what is being typed; at most 25 are shown."""

    choices: tuple[Choice, ...] = ()


Reply: TypeAlias = Say | Replace | Ask | Later | Suggest
