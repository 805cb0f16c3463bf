"""A card as one container of Components V2 (Discord docs, Component Reference).

A message has 4000 characters of text and 40 components; beyond 10170 for the sum of each text's
UTF-8 bytes + 12, Discord has been seen to answer 500 (discord-api-docs issue 8554).
"""

from functools import lru_cache
from typing import Final

from bot.conversation.reply import Card, Link, Markup, Select
from bot.interactions.markdown import cut, escape, one_line, units
from bot.interactions.render_parts import Json, colour, rows, texts, title

IS_COMPONENTS: Final = 1 << 15
"""The flag of a message made of components alone; it can never be taken away again."""

_TITLE, _FOOTER = 250, 500
_MOST = 3990  # units in all, and some to spare
_MOST_IF_WIDE = 3300  # units, none of which has more than three bytes
_MOST_BYTES, _BYTES_EACH = 10170, 12
_MOST_PLAIN = 1900


def message(card: Card, *, file: str = "") -> Json:
    """The body of a message that shows the card, with the uploaded file of that name."""
    shown, is_cut = _texts(card, _MOST)
    if sum(map(len, shown)) * 3 > _MOST_IF_WIDE and _is_heavy(shown):
        shown, is_cut = _texts(card, _MOST_IF_WIDE)
    parts: list[Json] = [{"type": 10, "content": text} for text in shown]
    if file:
        parts.append(_file(file))
    parts += rows(card, card.more if is_cut else None)
    container = {"type": 17, "accent_color": colour(card), "components": parts}
    return {
        "flags": IS_COMPONENTS,
        "components": [container],
        "allowed_mentions": {"parse": []},
    }


def plain(card: Card, *, file: str = "") -> Json:
    """The least that says it, title and links as text: nothing in it can break a rule."""
    links = [
        part.url
        for row in card.rows
        if not isinstance(row, Select)
        for part in row
        if isinstance(part, Link)
    ]
    text = "\n".join(filter(None, (escape(one_line(card.title)), *map(one_line, links)))) or "…"
    parts: list[Json] = [{"type": 10, "content": cut(text, _MOST_PLAIN)}]
    if file:
        parts.append(_file(file))
    return {"flags": IS_COMPONENTS, "components": parts, "allowed_mentions": {"parse": []}}


def turning(body: Json) -> Json:
    """The body so that it can turn a message with content or embeds, which have to go with it."""
    return {"content": None, "embeds": None, **body}


def _file(name: str) -> Json:
    return {"type": 13, "file": {"url": f"attachment://{name}"}}


def _texts(card: Card, limit: int) -> tuple[list[str], bool]:
    """The text displays in their order, `limit` units in all; whether the diff is shortened."""
    head = f"### {title(card, _TITLE)}"
    footer = _subtext(card.footer) if card.footer else ""
    said, diff, warned, is_cut = texts(card, limit - units(head) - units(footer) - 2)
    first = f"{head}\n{said}" if said else head
    return [text for text in (first, diff, warned, footer) if text], is_cut


@lru_cache(maxsize=64, typed=True)
def _subtext(footer: str) -> str:
    """A footer in small letters."""
    line = footer if isinstance(footer, Markup) else escape(one_line(footer))
    return f"-# {cut(line, _FOOTER)}" if line else ""


def _is_heavy(shown: list[str]) -> bool:
    return sum(len(text.encode()) + _BYTES_EACH for text in shown) > _MOST_BYTES
