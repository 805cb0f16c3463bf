"""Messages that name a font and no more: "use Georgia for the headline"."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.words.parts import QUOTED, Parts
from bot.ux_agent.understanding.words.property_words import head, is_generic, is_text_word
from bot.ux_agent.understanding.words.vocabulary import Item

_KNOWN = (
    r"arial|georgia|helvetica|verdana|times|courier|tahoma|trebuchet|garamond|palatino"
    r"|futura|roboto|lato|montserrat|open sans|poppins|oswald|raleway|merriweather|playfair display"
    r"|nunito|comic sans|calibri|cambria|(?:libre )?baskerville|source s(?:ans|erif)(?: pro| 3)?"
    r"|josefin sans|work sans|noto s(?:ans|erif)|dm sans|pt s(?:ans|erif)|ibm plex sans"
)
_PERHAPS = r"lora|inter|fraunces|ubuntu|cormorant|rubik|quicksand|cabin|bitter|karla|mulish|manrope"
"""Fonts whose names may be other things too: only where letters are spoken of."""

_NAME = rf"(?P<name>(?:{_KNOWN})(?: new roman| new| ms)?)"
_ANY = rf"(?P<name>(?:{_KNOWN}|{_PERHAPS})(?: new roman| new| ms)?)"
_LEAD = r"(?:(?:please|can you|could you|let'?s|and|now)\W+)*"
_END = r"(?:\s+(?:please|instead))?\W*"
_PLACE = r"(?:the |our |my )?(?P<place>[\w' -]{2,40}?)"
_REASON = (
    r"(?i)^\W*(?:the|our|this|that) (?:fonts?|typeface) (?:is|looks|seems|feels) [\w ]{2,30}?"
    r"(?:[,;.:–—-]+\s*(?:so )?|\s+so )(?=(?:please |let'?s )?(?:use|try|have|switch|change)\b)"
)
_OF_BODY = (
    rf"(?i)(?P<quoted>{QUOTED})|\b(?P<look>(?:font|text|letter)[ -](?:sizes?|colou?rs?|weights?)"
    r"|background(?: colou?r)?|fonts?|typeface|size|colou?r) of the body\b"
    r"(?! (?:text|copy|of|font)\b)"
)
_BODY_LOOK = (
    rf"(?i)(?P<quoted>{QUOTED})|\b(?<!text )body (?P<look>"
    r"(?:font|letter)[ -](?:sizes?|colou?rs?|weights?)|background(?: colou?r)?)\b"
)
_BODY = r"(?i)\bbody (font|typeface)\b"
_EVERYWHERE = (
    r"(?P<all>everywhere|throughout|(?:on|for) (?:the (?:whole|entire) (?:site|page)|all pages))"
)
_UNJOINED = (
    r"(?i:\b(fonts?(?: family)?)) ((?:[A-Z][\w-]*)(?: (?:[A-Z][\w-]*|\d{1,2})){1,3})(?![\w’'])"
)
_TIMES = (
    r"(?i)\b(?:opening|closing|open|office|business|shop|visiting|start(?:ing)?|class|concert"
    r"|rehearsal|service|lesson|kitchen|serving|delivery|collection|our|your|these|those|new|all)"
    r" times\b(?! new)"
)
"""Times of day, as in "our opening times"."""

_HEADINGS = "heading-font"
_ALL = (
    r"(?i)\b(?:everything|everywhere|all (?:of )?(?:the |our )?(?:texts?|letters|fonts)|every font"
    r"|(?:whole|entire) (?:site|website|page|thing))\b"
)
_BODY_WORDS = frozenset({"body", "paragraph", "text", "main"})
_LETTERS = (
    r"(?:all |the |our |my )*"
    r"(?P<place>headings?|headlines?|titles?|body(?: text)?|texts?|paragraphs?|writing)"
)
_FORMS = (
    rf"{_LEAD}(?:use|try|have|put|set)\s+{_ANY}\s+{_EVERYWHERE}{_END}",
    rf"{_LEAD}(?:use|try|have|put|set)\s+{_ANY}\s+(?:for|in|on)\s+{_LETTERS}{_END}",
    rf"{_LEAD}(?:use|try|have|switch to|change to)\s+{_NAME}{_END}",
    rf"{_LEAD}(?:use|try|have|put|set)\s+{_NAME}\s+(?:for|in|on)\s+{_PLACE}{_END}",
    rf"{_LEAD}(?:make|set|change|put|switch)\s+{_PLACE}\s+(?:(?:to|in|into)\s+)?{_NAME}{_END}",
    rf"{_LEAD}{_PLACE}\s+in\s+{_NAME}{_END}",
)


def told(message: str) -> str:
    """The message with the word that it leaves out: "set the headline font to Georgia"; else ''."""
    asked, message = message, re.sub(_REASON, "", message)
    for form in (_OF_BODY, _BODY_LOOK):
        # What the body of a page has all of it has.
        message = re.sub(form, lambda one: one["quoted"] or f"{one['look']} of the site", message)
    message = re.sub(_BODY, r"\1", message)
    message = re.sub(_UNJOINED, r"\1 “\2”", message)  # its words are one name: "Open Sans"
    if re.search(r"(?i)\b(?:fonts?|typefaces?)\b", message):
        return "" if message == asked else message
    for form in _FORMS:
        found = re.fullmatch(form, message.strip(), re.IGNORECASE)
        if found and not re.search(_TIMES, message):
            groups = found.groupdict()
            place = groups.get("place") or ("everywhere" if groups.get("all") else "")
            return " ".join((*("set", "the"), *place.split(), *("font", "to"), found["name"]))
    return "" if message == asked else message


def of_all(draft: Draft, parts: Parts, index: SiteIndex) -> list[Draft]:
    """The draft of a font for everything, and one for headings that have a font of their own."""
    headings = index.find("site", _HEADINGS)
    is_font = head(draft.property) == "font-family" and draft.nature in {"text", "font"}
    is_all = is_font and re.search(_ALL, parts.text[parts.start : parts.end]) is not None
    if not is_all or draft.unknown or headings is None or not headings.value:
        return [draft]
    return [draft, Draft("site", property=_HEADINGS, value=draft.value, nature=draft.nature)]


def limited(draft: Draft, named: Sequence[Item], parts: Parts) -> Draft:
    """The draft of a font for one kind of text alone, which the font of all is not meant by."""
    texts = [one for one in named if one.kind == "property" and is_text_word(one.value)]
    said = [parts.said(one) for one in texts if not is_generic(one.value)]
    said = [one for one in said if one.lower().split()[0] not in _BODY_WORDS]
    if not said or draft.unknown or draft.anchor:
        return draft
    return draft._replace(unknown=said[-1], nature="font")
