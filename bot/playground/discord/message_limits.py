"""What only the documentation says of messages and embeds (docs: Message Resource, Webhook)."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.playground.discord.component_limits import component_faults
from bot.playground.discord.errors import Fault
from bot.playground.discord.flags import COMPONENTS_V2, EPHEMERAL, SETTABLE, Kind
from bot.playground.discord.unchecked import entries, mapping, number, text
from bot.playground.discord.uploads import files_of

EMBED_TOTAL = 6000
NOT_WITH_V2 = ("content", "embeds", "poll", "sticker_ids")

Path = tuple[str | int, ...]


def message_faults(
    data: Mapping[str, Any], kind: Kind, *, base: Path = (), old_flags: int = 0
) -> Iterator[Fault]:
    """Broken rules of a message body, other than the schema's; `old_flags` are the message's."""
    flags = number(data.get("flags")) or 0
    is_v2 = bool((flags | old_flags) & COMPONENTS_V2)
    forbidden = flags & ~SETTABLE[kind]
    if kind in {"update", "edit"}:
        forbidden &= ~EPHEMERAL  # ignored there: a message stays as private as it began
    if forbidden:
        words = f"The flag bits {forbidden:#x} cannot be set in this request."
        yield Fault((*base, "flags"), "MESSAGE_FLAGS_INVALID", words)
    if is_v2:
        yield from _v2_faults(data, kind, base)
    yield from _mention_faults(data, base)
    yield from _attachment_faults(data, base)
    yield from _embed_faults(data, (*base, "embeds"))
    yield from component_faults(data.get("components"), (*base, "components"), is_v2=is_v2)


def is_empty(data: Mapping[str, Any]) -> bool:
    """Whether a message has nothing to show (50006)."""
    parts = ("embeds", "components", "attachments", "poll", "sticker_ids")
    has_text = bool(text(data.get("content")).strip())
    return not has_text and not any(data.get(part) for part in parts) and not files_of(data)


def _v2_faults(data: Mapping[str, Any], kind: Kind, base: Path) -> Iterator[Fault]:
    for key in NOT_WITH_V2:
        if data.get(key):
            code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
            words = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            yield Fault((*base, key), code, words)
    if kind in {"callback", "create"} and not data.get("components"):
        yield Fault((*base, "components"), "BASE_TYPE_REQUIRED", "This field is required")


def _mention_faults(data: Mapping[str, Any], base: Path) -> Iterator[Fault]:
    mentions = mapping(data.get("allowed_mentions"))
    for key in ("users", "roles"):
        if mentions.get(key) and key in (mentions.get("parse") or ()):
            words = f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.'
            code = "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"
            yield Fault((*base, "allowed_mentions"), code, words)


def _attachment_faults(data: Mapping[str, Any], base: Path) -> Iterator[Fault]:
    names = {text(file.get("filename")) for _, file in entries(data.get("attachments"))}
    names |= {file.name for file in files_of(data).values()}
    for path, url in _attachment_links(dict(data), base):
        name = url.removeprefix("attachment://")
        if name not in names:
            words = f"The referenced attachment {name!r} was not found."
            yield Fault(path, "ATTACHMENT_NOT_FOUND", words)


def _attachment_links(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _attachment_links(part, (*path, key))
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _attachment_links(part, (*path, position))
    elif text(value).startswith("attachment://") and path[-1] in {"url", "icon_url"}:
        yield path, text(value)


def _embed_faults(data: Mapping[str, Any], base: Path) -> Iterator[Fault]:
    total = 0
    for position, embed in entries(data.get("embeds")):
        total += embed_size(embed)
        links = {("url",): embed, ("author", "url"): mapping(embed.get("author"))}
        for path, holder in links.items():
            url = text(holder.get("url"))
            if url and urlsplit(url).scheme not in {"http", "https"}:
                words = f"Scheme {urlsplit(url).scheme!r} must be one of ('http', 'https')."
                yield Fault((*base, position, *path), "URL_TYPE_INVALID_SCHEME", words)
        for at, field in entries(embed.get("fields")):
            for key in ("name", "value"):
                if not text(field.get(key)).strip():
                    place = (*base, position, "fields", at, key)
                    yield Fault(place, "BASE_TYPE_REQUIRED", "This field is required")
    if total > EMBED_TOTAL:
        words = f"Embed size exceeds maximum size of {EMBED_TOTAL}"
        yield Fault(base, "MAX_EMBED_SIZE_EXCEEDED", words)


def embed_size(embed: Mapping[str, Any]) -> int:
    """Characters of an embed that count towards the 6000 of a message, trimmed."""
    parts = [
        embed.get("title"),
        embed.get("description"),
        mapping(embed.get("footer")).get("text"),
        mapping(embed.get("author")).get("name"),
    ]
    for _, field in entries(embed.get("fields")):
        parts += [field.get("name"), field.get("value")]
    return sum(len(text(part).strip()) for part in parts)
