"""The menu: which interaction goes to which of the UX agent's actions."""

from typing import Protocol

from bot.conversation.reply import Card, Handle, Reply, Say
from bot.conversation.transition import Presser
from bot.errors import Failed, Refused, TransientError, UserError
from bot.interactions import custom_id
from bot.interactions.commands import MOST_REQUEST, MOST_SECTION, UX_UPDATE
from bot.interactions.interaction import Interaction, Kind
from bot.interactions.render import FIELD
from bot.ux_agent.agent import Origin

OUT_OF_DATE = "This button is out of date. Please start again with /ux-update."
TRY_AGAIN = (
    "I could not reach my memory just now, so I cannot tell whether that went through. "
    "Please try again."
)
_EMPTY = "Please say what to change, for example: make the navbar dark blue."
_MOST_ANSWER = 4000  # what a form takes; more than that comes from no client


class Agent(Protocol):
    """What the menu needs of bot.ux_agent.agent.UXAgent."""

    def start_conversation(
        self, request: str, presser: Presser, origin: Origin, *, section: str = ""
    ) -> Reply:
        """`/ux-update`."""
        ...

    def confirm_and_execute(self, handle: Handle, presser: Presser, origin: Origin) -> Reply:
        """Confirm."""
        ...

    def cancel(self, handle: Handle, presser: Presser, origin: Origin) -> Reply:
        """Cancel."""
        ...

    def answer(self, handle: Handle, presser: Presser, origin: Origin, text: str) -> Reply:
        """An answer in words."""
        ...

    def answer_choice(self, handle: Handle, presser: Presser, origin: Origin) -> Reply:
        """One of the choices, numbered by the handle's argument."""
        ...

    def change(self, handle: Handle, presser: Presser, origin: Origin, text: str) -> Reply:
        """A change of the request, in words."""
        ...

    def change_form(self, handle: Handle, presser: Presser, origin: Origin) -> Reply:
        """The form behind Change."""
        ...

    def answer_form(self, handle: Handle, presser: Presser, origin: Origin) -> Reply:
        """The form behind an answer in words."""
        ...


def dispatch(interaction: Interaction, agent: Agent, now: int) -> Reply:
    """The reply to a command, a component or a form; `now` in epoch seconds.

    What goes wrong on purpose becomes a private word to the person; anything else is raised.
    """
    try:
        if interaction.kind is Kind.COMMAND:
            return _command(interaction, agent, now)
        return _press(interaction, agent, now)
    except TransientError:
        return private(TRY_AGAIN)
    except (UserError, Failed, Refused) as fault:
        return private(str(fault))


def private(text: str, *, title: str = "Not done") -> Say:
    """A short word to the one person who acted."""
    return Say(Card(title, (text,), tone="closed"), is_private=True)


def origin_of(interaction: Interaction, now: int) -> Origin:
    """The interaction as the UX agent knows it."""
    return Origin(
        interaction_id=interaction.id,
        interaction_token=interaction.token,
        application_id=interaction.application_id,
        channel_id=interaction.channel_id,
        locale=interaction.locale,
        now=now,
    )


def _command(interaction: Interaction, agent: Agent, now: int) -> Reply:
    if interaction.name != UX_UPDATE:
        return private("I do not know this command. Try /ux-update.")
    request = _text(interaction.options.get("request", ""), MOST_REQUEST)
    section = interaction.options.get("section", "").strip()
    if len(section) > MOST_SECTION:
        raise UserError(f"section: at most {MOST_SECTION} characters")
    origin = origin_of(interaction, now)
    return agent.start_conversation(request, interaction.presser, origin, section=section)


def _press(interaction: Interaction, agent: Agent, now: int) -> Reply:
    pressed = custom_id.read(interaction.custom_id)
    is_form = interaction.kind is Kind.MODAL
    if pressed is None or is_form is not (pressed.place == "form"):
        return private(OUT_OF_DATE)
    who = (pressed.handle, interaction.presser, origin_of(interaction, now))
    if is_form:
        text = _text(interaction.fields.get(FIELD, ""), _MOST_ANSWER)
        is_change = pressed.handle.verb == "change"
        return agent.change(*who, text) if is_change else agent.answer(*who, text)
    if pressed.place == "select":
        return _pick(interaction, agent, pressed.handle, now)
    actions = {
        "confirm": agent.confirm_and_execute,
        "cancel": agent.cancel,
        "change": agent.change_form,
        "answer": agent.answer_choice,
        "write": agent.answer_form,
    }
    return actions[pressed.handle.verb](*who)


def _pick(interaction: Interaction, agent: Agent, handle: Handle, now: int) -> Reply:
    """A select's value is the number of the choice, as a button's argument is."""
    if not interaction.values:
        return private(OUT_OF_DATE)
    picked = handle._replace(argument=interaction.values[0])
    return agent.answer_choice(picked, interaction.presser, origin_of(interaction, now))


def _text(text: str, limit: int) -> str:
    if not text.strip():
        raise UserError(_EMPTY)
    if len(text) > limit:
        raise UserError(f"Please say it in at most {limit} characters.")
    return text
