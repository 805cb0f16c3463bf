"""Replies as the JSON that Discord takes, within its limits whatever somebody typed.

Source: Discord docs, Receiving and Responding (response types).
"""

from bot.conversation.reply import Ask, Card, Later, Replace, Reply, Say, Suggest
from bot.interactions import render_components
from bot.interactions.render_parts import Json
from bot.settings import MessageStyle

__all__ = [
    "FIELD",
    "NO_SUGGESTIONS",
    "PONG",
    "Json",
    "message",
    "new_message",
    "plain_message",
    "response",
]

PONG: Json = {"type": 1}
NO_SUGGESTIONS: Json = {"type": 8, "data": {"choices": []}}

FIELD = "text"
"""Name of a form's only input."""

_EPHEMERAL = 64


def response(
    reply: Reply,
    *,
    on_message: bool,
    style: MessageStyle = "components",
    on_components: bool = False,
) -> Json:
    """The answer to an interaction, messages in that style.

    Without a message to replace (`on_message`), what would replace one becomes a new message. One
    that is made of components (`on_components`) stays so: it can never have an embed again.
    Raises ValueError on a handle that no custom_id can carry.
    """
    match reply:
        case Say(card, is_private):
            return {"type": 4, "data": new_message(card, style, is_private=is_private)}
        case Replace(card) if on_message and on_components:
            return {"type": 7, "data": render_components.message(card)}
        case Replace(card) if on_message:
            return {"type": 7, "data": message(card, style)}
        case Replace(card):
            return {"type": 4, "data": new_message(card, style)}
        case Later(replaces, is_private):
            if replaces and on_message:
                return {"type": 6}
            return {"type": 5, "data": {"flags": _EPHEMERAL}} if is_private else {"type": 5}
        case Ask(form):
            # Of the few presses that open a form, the first of a container loads it.
            from bot.interactions.render_form import modal  # noqa: PLC0415

            return {"type": 9, "data": modal(form)}
        case Suggest(choices):
            from bot.interactions.render_form import suggestions  # noqa: PLC0415 - as above

            return {"type": 8, "data": {"choices": suggestions(choices)}}


def message(card: Card, style: MessageStyle = "components", *, file: str = "") -> Json:
    """The body that turns an existing message into the card: also its buttons go, or change.

    `file` is the name of a file that is uploaded with it, in place of any that was there.
    """
    body = _body(card, style, file)
    return render_components.turning(body) if style == "components" else body


def new_message(
    card: Card, style: MessageStyle = "components", *, is_private: bool = False, file: str = ""
) -> Json:
    """The body of a message that is not there yet; a private one is seen by one person."""
    body = _body(card, style, file)
    if is_private:
        body["flags"] = body.get("flags", 0) | _EPHEMERAL
    return body


def plain_message(card: Card, *, file: str = "") -> Json:
    """The least that says it, new or in place of any message: title and links as text."""
    return render_components.turning(_with_file(render_components.plain(card, file=file), file))


def _body(card: Card, style: MessageStyle, file: str) -> Json:
    if style == "components":
        return _with_file(render_components.message(card, file=file), file)
    # MESSAGE_STYLE asks for embeds seldom.
    from bot.interactions import render_embed  # noqa: PLC0415

    return _with_file(render_embed.message(card), file)


def _with_file(body: Json, file: str) -> Json:
    return body | {"attachments": [{"id": 0, "filename": file}]} if file else body
