"""Everything that the UX agent shows, made from the stored item alone."""

import re
from collections.abc import Mapping
from typing import Any

from bot.conversation.phase import Phase
from bot.conversation.reply import (
    Button,
    Card,
    Choice,
    Form,
    Handle,
    Link,
    Markup,
    Select,
    Style,
    TextInput,
    Verb,
)
from bot.texts.catalogue import in_language, texts
from bot.texts.english import Texts
from bot.texts.phrase import name, phrase
from bot.ux_agent.intent import Intent
from bot.ux_agent.plan import Plan

NOT_FOUND = phrase(Texts.not_found)
"""The fixed words, as the published troubleshooting section names them."""

ANSWER = "text"
"""Name of the only input of a form that asks for words."""

_NOT_DONE = phrase(Texts.not_done_title)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_QUOTED = r"“[^“”]*”|„[^„“]*“"
_MOST_BUTTONS = 4


def card_of(item: Mapping[str, Any]) -> Card:
    """The card that shows a conversation as it stands, whatever its phase."""
    phase = item["phase"]
    if phase == Phase.AWAITING_CONFIRMATION:
        return preview_card(item)
    if phase == Phase.NEEDS_CLARIFICATION:
        return question_card(item)
    if phase == Phase.COLLECTING:
        return reading_card(item)
    if phase == Phase.COMPLETED:
        return done_card(item)
    if phase == Phase.FAILED:
        return failed_card(item)
    if phase == Phase.CONFIRMED and "put_off" in item:
        return later_card(item)
    return working_card(item)


def preview_card(item: Mapping[str, Any], *, note: str = "") -> Card:
    """What would change: old → new, the diff, warnings, and the buttons."""
    planned, said = Plan.from_data(item["plan"]), _texts(item)
    return Card(
        title=said.preview_title.format(section=section_name(item)),
        lines=(
            *((note,) if note else ()),
            *_undone(planned, said),
            *_read_by(item, said),
            *planned.lines,
            *_pictures(item),
            *_confirmers(item, said),
        ),
        diff=planned.diff,
        warnings=planned.warnings,
        footer=said.preview_footer,
        rows=(_decisions(item, planned, said),),
        more=_button(item, "diff", said.whole_diff_button, "secondary"),
        accent=_swatch(item),
    )


def _swatch(item: Mapping[str, Any]) -> int:
    """The one new colour of a preview, 0 for none or several."""
    changes = item.get("parsed_intent", {}).get("changes", ())
    found = {value for value in (str(one["value"]) for one in changes) if _COLOUR.fullmatch(value)}
    # To Discord black is no colour at all.
    return max(1, int(found.pop()[1:], 16)) if len(found) == 1 else 0


def _decisions(item: Mapping[str, Any], planned: Plan, said: Texts) -> tuple[Button, ...]:
    """The buttons of a preview; what takes a change back has no wording that one could change."""
    confirm = _button(item, "confirm", said.confirm, "success")
    change = _button(item, "change", said.change, "secondary")
    cancel = _button(item, "cancel", said.cancel, "danger")
    return (confirm, cancel) if planned.undoes else (confirm, change, cancel)


def _confirmers(item: Mapping[str, Any], said: Texts) -> tuple[str, ...]:
    """Who confirms where that is not the owner: the roles that Discord can name."""
    known = [f"<@&{role}>" for role in item.get("confirm_roles", ()) if role.isdecimal()]
    return (Markup(said.confirmed_by_roles.format(roles=", ".join(known))),) if known else ()


def _pictures(item: Mapping[str, Any]) -> tuple[str, ...]:
    """What has become of the pictures that came with the request, in one line."""
    names = ", ".join(picture["filename"] for picture in item.get("images", ()))
    return (_texts(item).pictures_kept.format(names=names),) if names else ()


def _read_by(item: Mapping[str, Any], said: Texts) -> tuple[str, ...]:
    """Who read the request, where that was no grammar of ours."""
    return (said.read_by_model,) if item.get("parsed_intent", {}).get("by_model") else ()


def _undone(planned: Plan, said: Texts) -> tuple[str, ...]:
    """Which pull request the plan takes back, if any."""
    undone = planned.undoes
    return (said.undo_note.format(number=undone.number),) if undone else ()


def changed_card(item: Mapping[str, Any]) -> Card:
    """The new preview after the site moved on since the confirmed one."""
    return preview_card(item, note=_texts(item).site_changed)


def question_card(item: Mapping[str, Any]) -> Card:
    """The one thing that is missing, with what can be picked; or why it cannot be done."""
    intent, said = Intent.from_data(item["parsed_intent"]), _texts(item)
    cancel = _button(item, "cancel", said.cancel, "danger")
    if intent.question is None:
        again = _button(item, "change", said.say_it_differently, "primary")
        lines = (intent.reason, *_pictures(item))
        return Card(said.cannot_title, lines, tone="question", rows=((again, cancel),))
    choices = intent.question.choices
    lines = (intent.question.text, *_pictures(item))
    if not choices:
        write = _button(item, "write", said.answer, "primary")
        return Card(said.question_title, lines, tone="question", rows=((write, cancel),))
    if len(choices) <= _MOST_BUTTONS:
        picks = tuple(
            _button(item, "answer", label, "primary", argument=str(number))
            for number, (label, _) in enumerate(choices)
        )
        write = _button(item, "write", said.something_else, "secondary")
        return Card(said.question_title, lines, tone="question", rows=(picks, (write, cancel)))
    select = Select(
        _handle(item, "answer"),
        said.pick_one,
        tuple(Choice(label, str(number)) for number, (label, _) in enumerate(choices)),
    )
    write = _button(item, "write", said.something_else, "secondary")
    return Card(said.question_title, lines, tone="question", rows=(select, (write, cancel)))


def reading_card(item: Mapping[str, Any]) -> Card:
    """The worker is reading the request."""
    said = _texts(item)
    return Card(said.reading_title, (said.reading_line, *_pictures(item)), tone="working")


def working_card(item: Mapping[str, Any], *, done: int = 0) -> Card:
    """Confirmed; the pull request is being made, and `done` steps of it are."""
    planned, said = Plan.from_data(item["plan"]), _texts(item)
    by = Markup(said.working_line.format(person=_confirmed_by(item)))
    title = said.working_title.format(section=section_name(item))
    steps = ("", said.progress_read, said.progress_commit, said.progress_branch)
    return Card(title, (by, *planned.lines), tone="working", progress=steps[done])


def later_card(item: Mapping[str, Any]) -> Card:
    """Confirmed and kept, but the code host cannot be reached, or asked for a wait."""
    planned, wait, said = Plan.from_data(item["plan"]), item["put_off"], _texts(item)
    if wait["asked"]:
        why = said.asked_to_wait.format(moment=_moment(wait["at"]))
    else:
        why = said.cannot_be_reached.format(moment=_moment(wait["until"]))
    saved = Markup(said.saved_line.format(why=why))
    title = said.saved_title.format(section=section_name(item))
    return Card(title, (saved, *planned.lines), tone="working")


def done_card(item: Mapping[str, Any]) -> Card:
    """The pull request stands."""
    planned, said = Plan.from_data(item["plan"]), _texts(item)
    number, url = item["pr_number"], item["pr_url"]
    when = _date(item["confirmed_at"])
    pull = pull_text(item, said)
    by = said.done_line.format(person=_confirmed_by(item), moment=when, pull=pull)
    return Card(
        said.done_title.format(section=section_name(item)),
        (Markup(by), *_undone(planned, said), *planned.lines),
        footer=said.done_footer,
        tone="success",
        rows=((Link(said.pull_request_button.format(number=number), url),),),
    )


def pull_text(item: Mapping[str, Any], said: Texts) -> str:
    """The pull request as Markup: a link where Discord makes one of its address."""
    number, url = item["pr_number"], str(item["pr_url"])
    if url.startswith(("https://", "http://")):
        return said.pull_link.format(number=number, url=url)
    return said.pull_named.format(number=number)


def failed_card(item: Mapping[str, Any]) -> Card:
    """The job has failed for good, with the reason and what to do."""
    said = _texts(item)
    reason = str(item.get("error_message") or said.failed_reason)
    lines = [reason, said.failed_line.format(conversation=item["conversation_id"])]
    lines.append(_next_step(str(item.get("error_code", "")), said))
    if "confirmed_by" in item:
        when = _date(item["confirmed_at"])
        told = said.confirmed_line.format(person=_confirmed_by(item), moment=when)
        lines.append(Markup(told))
    return Card(said.failed_title.format(section=section_name(item)), tuple(lines), tone="failure")


def cancelled_card(item: Mapping[str, Any], user_id: str, now: int) -> Card:
    """Cancelled before Confirm, by `user_id` at epoch second `now`."""
    said = _texts(item)
    by = said.cancelled_line.format(person=f"<@{user_id}>", moment=_date(now))
    return Card(said.cancelled_title, (_request(item), Markup(by)), tone="closed")


def expired_card(item: Mapping[str, Any]) -> Card:
    """Nobody confirmed it in time; of an item that is gone nothing but its locale is known."""
    said = _texts(item)
    if "expires_at" not in item:
        return Card(said.expired_title, (said.expired_before_line,), tone="closed")
    until = said.expired_line.format(moment=_date(item["expires_at"]))
    return Card(said.expired_title, (_request(item), Markup(until)), tone="closed")


def moved_card(item: Mapping[str, Any], place: str) -> Card:
    """The live card is elsewhere, at `place`: a link to it, or its channel."""
    said = _texts(item)
    there = Markup(said.moved_line.format(place=place))
    return Card(said.moved_title, (_request(item), there), tone="closed")


def ended_card(locale: str) -> Card:
    """The live card was elsewhere, and the conversation is over."""
    said = texts(locale)
    return Card(said.ended_title, (said.ended_line,), tone="closed")


def notice(text: str, locale: str, *, title: str = _NOT_DONE) -> Card:
    """A short word to one person, in their language where it is a phrase."""
    return Card(in_language(title, locale), (in_language(text, locale),), tone="closed")


def change_form(item: Mapping[str, Any]) -> Form:
    """The form behind Change."""
    request = str(item["parsed_intent"].get("request", ""))
    said = _texts(item)
    asked = TextInput(
        ANSWER,
        said.change_label,
        value=request,
        hint=said.change_hint,
        is_long=True,
    )
    return Form(_handle(item, "change"), said.change_title, (asked,))


def answer_form(item: Mapping[str, Any]) -> Form:
    """The form behind a question that any text answers."""
    question, said = item["clarification_questions"][0], _texts(item)
    note, asks = _parted(str(question))
    asked = TextInput(ANSWER, asks, hint=said.answer_hint, note=note)
    return Form(_handle(item, "write"), said.answer_title, (asked,))


def _parted(text: str) -> tuple[str, str]:
    """The last sentence of a question, which asks, behind what is said before it ('' for none)."""
    masked = re.sub(_QUOTED, lambda quoted: "_" * len(quoted[0]), text)
    ends = [end.end() for end in re.finditer(r"[.!?]\s+", masked)]
    if not ends or not text.endswith("?"):
        return "", text
    return text[: ends[-1]].rstrip(), text[ends[-1] :]


def section_name(item: Mapping[str, Any]) -> str:
    """The section as people read it."""
    section = str(item["section"])
    return in_language(name(section), item["locale"]) if section else _texts(item).website


def _texts(item: Mapping[str, Any]) -> Texts:
    """The texts in the language of the conversation."""
    return texts(item["locale"])


def _confirmed_by(item: Mapping[str, Any]) -> str:
    return f"<@{item['confirmed_by']}>"


def _request(item: Mapping[str, Any]) -> str:
    return str(item.get("parsed_intent", {}).get("request", ""))


def _next_step(error_code: str, said: Texts) -> str:
    """What a person can do after a failure of this kind."""
    if error_code in ("target_gone", "branch_taken", "pull_request_taken", "site_moved"):
        return said.next_look
    if error_code in ("unreachable", "gave_up"):
        return said.next_later
    is_theirs = error_code == "configuration" or error_code.startswith(("app_", "site_"))
    return said.next_operator if is_theirs else said.next_any


def _moment(at: int) -> str:
    """An epoch second in the reader's own time zone (Discord docs, Message Formatting)."""
    return f"<t:{at}:t> (<t:{at}:R>)"


def _date(at: int) -> str:
    """The same with its day, for what is over."""
    return f"<t:{at}:f>"


def _button(
    item: Mapping[str, Any], verb: Verb, label: str, style: Style, *, argument: str = ""
) -> Button:
    return Button(_handle(item, verb, argument), label, style)


def _handle(item: Mapping[str, Any], verb: Verb, argument: str = "") -> Handle:
    anybody = verb == "confirm" and "confirm_roles" in item
    owner = "0" if anybody else str(item["user_id"])
    return Handle(verb, item["conversation_id"], item["plan_digest"][:8], owner, argument)
