"""The menu: which interaction goes to which of the UX agent's actions."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from bot.conversation.attachment import Attachment
from bot.conversation.reply import Handle, Reply, Say, Suggest
from bot.conversation.transition import Presser
from bot.errors import BotError, Failed, Refused, TransientError, UserError
from bot.interactions import custom_id
from bot.interactions.command_names import MOST_REQUEST, MOST_SECTION, UX_UPDATE
from bot.interactions.interaction import Interaction, Kind
from bot.interactions.render import FIELD
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.agent import Origin
from bot.ux_agent.cards import notice
from bot.ux_agent.where import Where

if TYPE_CHECKING:
    from bot.ux_agent.commands.asked import Asked

OUT_OF_DATE = phrase(Texts.out_of_date)
TRY_AGAIN = phrase(Texts.unsure)
OF_COMMANDS = ("resume", "diff", "setup", "forget")
"""The verbs of buttons, selects and forms that `Agent.press` answers."""

_LEAST_CARD_DIGITS = 13
_MENTION = r"<(?:[@#/]|a?:)[^<>]{0,80}>"  # docs: Reference, Message Formatting
_MOST_ANSWER = 4000  # what a form takes; more than that comes from no client


class Agent(Protocol):
    """What the menu needs of bot.ux_agent.agent.UXAgent."""

    where: Where

    def start_conversation(
        self,
        request: str,
        presser: Presser,
        origin: Origin,
        *,
        section: str = "",
        images: tuple[Attachment, ...] = (),
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

    def command(self, name: str, asked: "Asked") -> Reply | None:
        """Any other command; None where there is none of that name."""
        ...

    def press(self, handle: Handle, asked: "Asked") -> Reply | None:
        """A button, a select or a form of another command; None where there is none such."""
        ...

    def suggest(self, name: str, asked: "Asked") -> Suggest:
        """What may be meant by what is being typed into an option of that command."""
        ...


def dispatch(interaction: Interaction, agent: Agent, now: int) -> Reply:
    """The reply to anything but a PING; `now` in epoch seconds.

    What goes wrong on purpose becomes a private word to the person, or no suggestion; anything
    else is raised.
    """
    refusal = agent.where.refusal(
        interaction.presser.guild_id, is_user_install=interaction.is_user_install
    )
    if interaction.kind is Kind.AUTOCOMPLETE:
        is_closed = refusal or _holds_card(interaction)
        return Suggest() if is_closed else _suggest(interaction, agent, now)
    if refusal:
        return private(refusal, interaction.locale, "closed_here")
    if _holds_card(interaction):
        return private(phrase(Texts.card_number_here), interaction.locale, "card_number")
    try:
        if interaction.kind is Kind.COMMAND:
            return _command(interaction, agent, now)
        return _press(interaction, agent, now)
    except TransientError as error:
        return _unreached(TRY_AGAIN, interaction, error)
    except Refused as fault:
        return private(str(fault), interaction.locale, "not_allowed")
    except (UserError, Failed) as fault:
        if isinstance(fault.__cause__, TransientError):
            return _unreached(str(fault), interaction, fault.__cause__)
        return private(str(fault), interaction.locale, "not_possible")


def _holds_card(interaction: Interaction) -> bool:
    """Whether somebody has typed a card's number anywhere in it; ids of Discord are none."""
    names = (one.filename for files in interaction.files.values() for one in files)
    for text in (*interaction.options.values(), *interaction.fields.values(), *names):
        if sum(map(str.isdigit, text)) >= _LEAST_CARD_DIGITS:
            # Hardly anybody types so many digits: whoever does not, does not wait for this.
            from bot.card_numbers import holds_card  # noqa: PLC0415

            if holds_card(re.sub(_MENTION, " ", text)):
                return True
    return False


def _unreached(text: str, interaction: Interaction, error: TransientError) -> Say:
    """The word to the person, and for the log what could not be reached."""
    return private(text, interaction.locale, "unreached")._replace(remark=str(error))


def private(text: str, locale: str, decision: str = "") -> Say:
    """A short word to the one person who acted, in their language where it is a phrase."""
    return Say(notice(text, locale), is_private=True, decision=decision)


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


def asked_of(interaction: Interaction, now: int, picks: Mapping[str, tuple[str, ...]]) -> "Asked":
    """The interaction as commands other than `/ux-update` know it, with what was picked."""
    # What most interactions are is no such command: they do without it.
    from bot.ux_agent.commands.asked import Asked  # noqa: PLC0415

    return Asked(
        interaction.presser,
        origin_of(interaction, now),
        options={**interaction.options, **interaction.fields},
        picks={**interaction.picks, **picks},
        files=interaction.files,
        permissions=interaction.permissions,
        focused=interaction.focused,
    )


def _suggest(interaction: Interaction, agent: Agent, now: int) -> Suggest:
    try:
        return agent.suggest(interaction.name, asked_of(interaction, now, {}))
    except BotError:
        return Suggest()


def _command(interaction: Interaction, agent: Agent, now: int) -> Reply:
    if interaction.name != UX_UPDATE:
        reply = agent.command(interaction.name, asked_of(interaction, now, {}))
        return reply or private(_unknown(interaction.name), interaction.locale)
    request = _text(interaction.options.get("request", ""), MOST_REQUEST)
    section = interaction.options.get("section", "").strip()
    if len(section) > MOST_SECTION:
        raise UserError(phrase(Texts.section_too_long, most=str(MOST_SECTION)))
    origin = origin_of(interaction, now)
    return agent.start_conversation(
        request, interaction.presser, origin, section=section, images=_images(interaction)
    )


def _unknown(name: str) -> str:
    """What is said to a command that this version does not have; a menu's has no name."""
    if not name:
        return phrase(Texts.unknown_command)
    return phrase(Texts.unknown_to_this_version, name=name)


def _images(interaction: Interaction) -> tuple[Attachment, ...]:
    """The pictures of `/ux-update`; raises UserError where one cannot be taken."""
    found: list[Attachment] = []
    for name in sorted(interaction.files):
        if not interaction.files[name]:
            raise UserError(phrase(Texts.file_unreadable, name=name))
        found += interaction.files[name]
    return tuple(found)


def _press(interaction: Interaction, agent: Agent, now: int) -> Reply:
    pressed = custom_id.read(interaction.custom_id)
    is_form = interaction.kind is Kind.MODAL
    if pressed is None or is_form is not (pressed.place == "form"):
        return private(OUT_OF_DATE, interaction.locale, "out_of_date")
    if pressed.handle.verb in OF_COMMANDS:
        picks: dict[str, tuple[str, ...]] = {pressed.handle.verb: interaction.values}
        reply = agent.press(pressed.handle, asked_of(interaction, now, picks))
        return reply or private(OUT_OF_DATE, interaction.locale, "out_of_date")
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
        return private(OUT_OF_DATE, interaction.locale, "out_of_date")
    picked = handle._replace(argument=interaction.values[0])
    return agent.answer_choice(picked, interaction.presser, origin_of(interaction, now))


def _text(text: str, limit: int) -> str:
    if not text.strip():
        raise UserError(phrase(Texts.empty_request))
    if len(text) > limit:
        raise UserError(phrase(Texts.too_long, most=str(limit)))
    return text
