"""Strips beside the landmarks that have no telling class: an announcement, a bar at the top."""

from bot.ux_agent.scanning.component_words import component_of
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.showing.value import Origin
from bot.ux_agent.scanning.wording import CAMEL, slug, spoken

NOTICES = frozenset(
    {"notice", "alert", "banner", "announcement", "announce", "callout", "infobox", "notification"}
    | {"message", "hint", "note", "warning", "strip", "ticker", "promo", "hinweis", "aviso", "avis"}
)
"""Words of ids and classes that say that a part tells something by the way."""

TOLD = frozenset({"alert", "status", "note"})
"""Roles of such parts."""

ANNOUNCEMENT = "announcement"
"""What a strip is called that tells something, and that nothing names."""

_WORDS = (ANNOUNCEMENT, "notice")
_LANDMARKS = frozenset({"header", "nav", "footer", "main", "dialog", "form"})
_TOP_BAR = "top-bar"
_SKIP = frozenset({"a", "button", "script", "noscript", "dialog", "svg", "template"})
_CONTACTS = ("tel:", "mailto:")


def strip_name(block: Seen, mark: Seen | None) -> str:
    """What a part beside the content is called by its component, its data or its place; '' if none.

    `mark` is the first landmark of its page.
    """
    if component := slug(component_of(block)):
        return component
    if block.attributes.get("role", "") in TOLD or _is_of_notice(block):
        return ANNOUNCEMENT
    if not is_on_top(block, mark):
        return ""
    links = [one for one in block.below() if one.tag == "a"]
    is_contact = any(one.attributes.get("href", "").startswith(_CONTACTS) for one in links)
    return _TOP_BAR if is_contact else ANNOUNCEMENT


def strip_words(section: str, root: Seen) -> tuple[str, ...]:
    """What people call a part beside the content that tells something by the way."""
    said = spoken(one.casefold() for one in (section, root.attributes.get("id", ""), *root.names))
    is_told = root.attributes.get("role", "") in TOLD or bool(said & NOTICES)
    return _WORDS if is_told and root.tag not in _LANDMARKS else ()


def is_on_top(block: Seen, mark: Seen | None) -> bool:
    """Whether people see a part in front of the first landmark, and read something in it."""
    if mark is None or block.tag in _SKIP or not block.has_words:
        return False
    return any(one is block for one in _before(mark))


def _before(mark: Seen) -> list[Seen]:
    """The elements in front of a mark: beside it, or beside what it stands in."""
    found: list[Seen] = []
    for one in (mark, *mark.above()):
        if one.tag in {"body", "html"}:
            break
        at = next(number for number, each in enumerate(one.siblings) if each is one)
        found.extend(one.siblings[:at])
    return found


def _is_of_notice(block: Seen) -> bool:
    """Whether the data that it shows is called so: "announcement.text"."""
    origins = (text.origin for one in (block, *block.below()) for text in one.texts)
    return any(_says_notice(one) for one in origins if one is not None)


def _says_notice(origin: Origin) -> bool:
    named = CAMEL.sub("-", f"{origin.name}-{origin.key}").replace(".", "-").casefold()
    return bool(spoken([named]) & NOTICES)
