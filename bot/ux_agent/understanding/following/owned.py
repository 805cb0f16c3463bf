"""What belongs to the thing spoken of last: "and his role to …", "its button should say …"."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import guard
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import sums
from bot.ux_agent.understanding.following import positions
from bot.ux_agent.understanding.following.elements import names
from bot.ux_agent.understanding.linking.records import Row, called, cells_of, rows_of
from bot.ux_agent.understanding.placing import fitting, pairs
from bot.ux_agent.understanding.words.clauses import LOOKS
from bot.ux_agent.understanding.words.lexicon import FALLBACKS
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.property_words import LINK_LOOKS
from bot.ux_agent.understanding.words.trim import polished

_LEAD = (
    r"(?is)\W*(?:(?:and|also|plus|but|then|now|please|pls|ok|okay|can you|could you)\b\W*)*"
    r"(?P<verb>(?:change|set|update|make|put|rename|correct|edit|give|replace)\s+)?"
)
_FIELD = re.compile(
    rf"{_LEAD}(?:his|her|hers|its|it['’]s|their)\s+(?:new\s+)?(?P<field>[a-z][\w -]{{1,30}}?)"
    r"(?P<joint>\s+(?:to(?:\s+(?:say|read|be))?|is(?:\s+now)?|are(?:\s+now)?|with|into|as|becomes?"
    r"|says?|reads?|should(?:\s+now)?\s+(?:be|say|read))|\s*[:=]|(?=\s*[\"“„«]))\s*(?P<value>\S.*)"
)
_SUM = re.compile(
    rf"{_LEAD}(?:it|he|she|they|that)(?:['’]s|\s+(?:is|are|now|costs?|should|be|to|for|at))*\s+"
    r"(?P<value>[^\w\s]{0,2}\s?\d.{0,20}?)(?:\s+(?:now|please|pls|instead))?[.!]*"
)
_NAME = re.compile(
    r"(?is)\W*(?:(?:and|also|plus|but|then|now|please|pls|ok|okay|can you|could you)\b\W*)*"
    r"(?:rename|call|name)\s+(?:it|that|this)\s+(?:to\s+)?(?P<value>\S.*)"
)
_TELLING = re.compile(r"(?i)\s*(?:is|are|becomes?|says?|reads?|should)\b")
_NOUNS = {
    "heading": r"(?:heading|headline|title|header)",
    "button": r"(?:button|cta)(?:\s+(?:text|label))?",
    "text": r"(?:text|words|wording|message|sentence|paragraph|label)",
}
_ITS = r"\b(?:its|their|that (?:section|bar|card|box|part)['’]s)\s+(?:own\s+|new\s+)?{noun}\b"
_OF_THAT = r"\bthe\s+(?:new\s+)?{noun}\s+(?:of|in|on|for)\s+that\s+(?:section|part|page|block)\b"
_THE = r"(?i)^\W*(?:and|also)\b.*\b(?:change|set|make|rename)\s+the\s+(?!\w+\s+(?:in|on|of)\b)"
_THE_NOUN = rf"{_THE[4:]}{{noun}}\s+(?:to|say|read)\b"
_HEADLINE = r"(?i)\bthe headline\b(?! (?:in|of|on)\b)"
_IN_IT = r"\b(?:the|that)\s+{noun}\s+(?:in|on|inside|of|within)\s+(?:it|there|them)\b"
_SECTION = r"(?i)\bthat (?:section|part|page|block)\b"
_HERO = ("hero-text", "subtitle", "cta-text")
_UNSEEN = ("alt", "page-title", "description")
_HEADINGS = ("title", "headline", "heading", "hero-text")
_IT = r"(?i)\b(?:its|it)\b"
_WIDE = frozenset({"", "site", "home"})
_LONGEST = 200


def respoken(message: str, earlier: Intent, index: SiteIndex) -> str:
    """The message with the name of the entry spoken of last in it; '' where it is of none.

    "Change his role to Chef" is "change Tom Hill's role to Chef", "make it £9" "Tart costs £9".
    """
    last = earlier.changes[-1] if earlier.changes and len(message) <= _LONGEST else None
    forms = (_FIELD, _SUM, _NAME) if last else ()
    form, found = next(
        ((one, it) for one in forms if (it := one.fullmatch(message))), (_NAME, None)
    )
    row = row_of(last, index) if last and (found or positions.is_told(message)) else None
    if row is None or last is None:
        return ""
    if found is None:
        return positions.of_entry(message, row.label) if last.op == "set" else ""
    if form is _SUM:
        return _priced(row, found["value"].strip(), message, index)
    if form is _NAME:
        is_figure = isinstance(last.value, str) and not re.search(r"[^\W\d_]{3}", last.value)
        return f"rename {row.label} to {found['value']}" if is_figure and not last.target else ""
    field, joint = found["field"], found["joint"].strip() or "to"
    if not cells_of(row, field):
        return ""
    if _TELLING.match(joint) and not found["verb"]:
        return f"{row.label}'s {field} {joint} {found['value']}"
    return f"change {row.label}'s {field} to {found['value']}"


def _priced(row: Row, value: str, message: str, index: SiteIndex) -> str:
    """The price of an entry, told with a currency or by "costs"; '' for an entry without one."""
    found = sums.sums(value)
    is_told = re.search(r"(?i)\bcosts?\b", message) is not None
    is_sum = len(found) == 1 and (bool(found[0].coin) or is_told)
    is_sum = is_sum and (found[0].start, found[0].end) == (0, len(value))
    own = f"{normal(row.label).replace(' ', '-')}-price"
    is_priced = any(called("price") & cell.names for cell in row.cells)
    is_priced = is_priced or index.find(row.section, own) is not None
    return f"{row.label} costs {value}" if is_sum and is_priced else ""


def led(message: str, earlier: Intent, index: SiteIndex) -> Draft | None:
    """The address of the link spoken of last, for "change its link to /fees"; None for all else."""
    last = earlier.changes[-1] if earlier.changes and len(message) <= _LONGEST else None
    found = _FIELD.fullmatch(message) if last else None
    row = row_of(last, index) if last and found else None
    if row is None or found is None or not row.is_link or normal(found["field"]) not in _WAYS:
        return None
    value = polished(found["value"])
    if not guard.is_address(value):
        return None
    return Draft(row.section, property="link-href", value=value, target=row.label, nature="address")


_WAYS = frozenset({"link", "url", "address", "href", "target", "destination", "page"})


def row_of(change: Change, index: SiteIndex) -> Row | None:
    """The thing told of in fields that a change is of; None for what is in no such thing."""
    target = index.find(change.section, change.property)
    mine = [
        row
        for row in rows_of(index)
        if (change.target and row.label == change.target and row.section == change.section)
        or (target is not None and any(cell.target is target for cell in row.cells))
    ]
    return mine[0] if len(mine) == 1 else None


def of_links(draft: Draft, earlier: Intent, index: SiteIndex) -> Draft:
    """The links of the part of the page spoken of last, for "and the links white".

    Those of a header may be the menu's.
    """
    section = earlier.changes[-1].section if earlier.changes else ""
    if draft.property != LINK_LOOKS or draft.section or draft.anchor or draft.target:
        return draft
    other = FALLBACKS.get(section, "")
    if any(
        one.section == other and one.type == "color" and _is_of(one, {"link"})
        for one in index.targets
    ):
        section = other
    return draft if section in _WIDE else draft._replace(section=section)


def of_link(draft: Draft, message: str, earlier: Intent) -> Draft | None:
    """A look for "it" where that is one entry of a list, which has none of its own: asked about."""
    last = earlier.changes[-1] if earlier.changes else None
    is_open = not (draft.section or draft.anchor or draft.target or draft.unknown)
    if last is None or not last.target or not is_open or draft.nature not in LOOKS:
        return None
    if not re.search(_IT, message):
        return None
    return draft._replace(section=last.section, property="link", target=last.target, nature="")


def told(draft: Draft, message: str, earlier: Intent, index: SiteIndex) -> Draft | None:
    """New words for "its heading": of the part spoken of last, or asked about; never another's."""
    last = earlier.changes[-1] if earlier.changes else None
    if last is None or draft.nature not in {"text", "either"} or draft.op != "set":
        return None
    if last.target:
        return _led_to(draft, message, last, index)
    element = index.find(last.section, last.property)
    if element is None:
        return None
    found = _part(message, element, index)
    is_headline = re.search(_HEADLINE, message) is not None  # the page's, not a bar's heading
    if found is None or (re.search(_THE, message) and (is_headline or not found)):
        return None
    places = " ".join(f"{one.section}.{one.property}" for one in found)
    lacking = f"{element.section}.{_lacking(message, element)}"
    return Draft(property=places or lacking, value=draft.value, nature="text", stop=draft.stop)


def _led_to(draft: Draft, message: str, last: Change, index: SiteIndex) -> Draft | None:
    """New words for "the heading of that section", which the link spoken of last leads to.

    Where it leads to nothing that is known, that is asked about; None where no part is named.
    """
    noun = _noun(message)
    mine = (one for one in index.targets if one.section == last.section)
    ways = [entry.href for one in mine for entry in one.entries if entry.label == last.target]
    is_part = re.search(_SECTION, message) is not None
    if not noun or not (is_part or (noun == "heading" and any(ways))):
        return None
    page, _, part = (ways or [""])[0].lower().partition("#")
    name = part or page.rstrip("/").rpartition("/")[2].partition(".")[0]
    texts = [
        one
        for one in index.targets
        if one.type in fitting.TEXT_TYPES
        and not one.property.endswith(_UNSEEN)
        and (one.section == name or _is_of(one, {normal(name)}))
    ]
    found = of_noun(noun, texts, index) if name else []
    places = " ".join(f"{one.section}.{one.property}" for one in found)
    lacking = f"home.{name or 'section'}-{noun}"
    return Draft(property=places or lacking, value=draft.value, nature="text", stop=draft.stop)


def _part(message: str, element: Target, index: SiteIndex) -> list[Target] | None:
    """The texts that "its heading", "its button" or "its text" may be; None for no such words."""
    noun = _noun(message)
    if not noun or (noun != "heading" and "button" in element.property.split("-")):
        return None
    texts = [
        one
        for one in index.targets
        if one.section == element.section
        and one.type in fitting.TEXT_TYPES
        and not one.property.endswith(_UNSEEN)
    ]
    owners = {name.removesuffix(" section") for name in names(element)}
    if owners:
        texts = [one for one in texts if _is_of(one, owners)]
    elif element.section == "home":
        texts = [one for one in texts if one.property in _HERO]
    return of_noun(noun, texts, index)


def _lacking(message: str, element: Target) -> str:
    """What the part that a message wants would be called: "coaches-heading"."""
    owners = {name.removesuffix(" section") for name in names(element)}
    whose = min(owners, key=len) if owners else ""
    return f"{whose} {_noun(message)}".strip().replace(" ", "-")


def _noun(message: str) -> str:
    return next((one for one, form in _NOUNS.items() if _says(form, message)), "")


def _says(form: str, message: str) -> bool:
    whole = (_ITS, _OF_THAT, _IN_IT, _THE_NOUN)
    forms = [one.format(noun=form) for one in whole]
    return any(re.search(f"(?i){one}", message) for one in forms)


def _is_of(text: Target, owners: set[str]) -> bool:
    """True for a text that is called by its part: "coaches heading", "coaches-text"."""
    called_so = {normal(text.property), *map(normal, text.aliases)}
    return any(
        name == owner or name.startswith(f"{owner} ") for name in called_so for owner in owners
    )


def of_noun(noun: str, texts: Sequence[Target], index: SiteIndex) -> list[Target]:
    """The texts that are a "button", a "heading" (or headline, title), or a plain "text"."""
    if noun in {"headline", "title"}:
        noun = "heading"
    buttons = [one for one in texts if _is_button(one, index)]
    if noun == "button":
        return buttons
    headings = [one for one in texts if _is_heading(one)]
    if noun == "heading":
        return headings
    if noun != "text":
        return []
    plain = [
        one
        for one in texts
        if one not in buttons and one not in headings and not pairs.address_of(one, index)
    ]
    return plain or headings


def _is_heading(text: Target) -> bool:
    ends = ("heading", "headline", "title")
    called_so = (normal(text.property), *map(normal, text.aliases))
    return text.property in _HEADINGS or any(name.endswith(ends) for name in called_so)


def _is_button(text: Target, index: SiteIndex) -> bool:
    """True for a text that is called a button, or has the looks of one by its own name."""
    if "cta" in text.property.split("-") or "button" in text.property.split("-"):
        return True
    if any(alias.endswith("button") for alias in text.aliases):
        return True
    looks = (f"{text.property}-button-background", f"{text.property}-button-color")
    return any(index.find(text.section, one) for one in looks)
