"""Messages that name a font and no more: "use Georgia for the headline"."""

import re

_NAME = (
    r"(?P<name>(?:arial|georgia|helvetica|verdana|times|courier|tahoma|trebuchet|garamond|palatino"
    r"|futura|roboto|lato|montserrat|open sans|poppins|oswald|raleway|merriweather|playfair display"
    r"|nunito|comic sans|calibri|cambria|baskerville|source sans pro|josefin sans|work sans)"
    r"(?: new roman| new| ms)?)"
)
_LEAD = r"(?:(?:please|can you|could you|let'?s|and|now)\W+)*"
_END = r"(?:\s+(?:please|instead))?\W*"
_PLACE = r"(?:the |our |my )?(?P<place>[\w' -]{2,40}?)"
_REASON = (
    r"(?i)^\W*(?:the|our|this|that) (?:fonts?|typeface) (?:is|looks|seems|feels) [\w ]{2,30}?"
    r"(?:[,;.:–—-]+\s*(?:so )?|\s+so )(?=(?:please |let'?s )?(?:use|try|have|switch|change)\b)"
)
_BODY = r"(?i)\bbody (font|typeface)\b"
_FORMS = (
    rf"{_LEAD}(?:use|try|have|switch to|change to)\s+{_NAME}{_END}",
    rf"{_LEAD}(?:use|try|have|put|set)\s+{_NAME}\s+(?:for|in|on)\s+{_PLACE}{_END}",
    rf"{_LEAD}(?:make|set|change|put|switch)\s+{_PLACE}\s+(?:(?:to|in|into)\s+)?{_NAME}{_END}",
    rf"{_LEAD}{_PLACE}\s+in\s+{_NAME}{_END}",
)


def told(message: str) -> str:
    """The message with the word that it leaves out: "set the headline font to Georgia"; else ''."""
    asked, message = message, re.sub(_BODY, r"\1", re.sub(_REASON, "", message))
    if re.search(r"(?i)\b(?:fonts?|typefaces?)\b", message):
        return "" if message == asked else message
    for form in _FORMS:
        found = re.fullmatch(form, message.strip(), re.IGNORECASE)
        if found:
            place = found.groupdict().get("place") or ""
            return " ".join((*("set", "the"), *place.split(), *("font", "to"), found["name"]))
    return ""
