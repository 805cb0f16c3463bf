"""The description of a picture told in a sentence of its own: "the photo … is described as …"."""

import re

_PICTURE = (
    r"(?:[^\"“”.,;:]{0,60}\b)?(?:picture|photo|photograph|image|img|pic|portrait|headshot)s?"
    r"(?:\s(?:of|in|on|at|for|from|beside|under|with|next\sto)\s[^\"“”,;:]{1,60}?)?"
)
_LEAD = r"(?i)^\W*(?:(?:please|pls|and|also|hi|so)\s)*(?:(?:the|our|my)\s)?"
_SOFT = r"(?:\s(?:now|please|just|simply))*"
_AS = rf"described{_SOFT}\s(?:as|by|with)\s*:?"
_NEW = r"\s*(?P<new>\S.*)$"
_DESCRIBED = re.compile(
    rf"{_LEAD}(?P<of>{_PICTURE})\s(?:(?:should|must|has\sto|needs\sto|ought\sto|can|could)"
    rf"{_SOFT}\sbe|(?:is\s)?to\sbe|is\snow){_SOFT}\s{_AS}{_NEW}"
)
_TEXT = r"(?:descriptions?|alt(?:ernative)?(?:[ -]texts?|[ -]tags?)?|caption\sfor\sscreen\sreaders)"
_LACKING = re.compile(
    rf"{_LEAD}(?P<of>{_PICTURE})\s(?:(?:has|have)\s(?:got\s)?no|(?:has|have)n['’]t\s(?:got\s)?(?:an?|any)"
    r"|(?:does|do)(?:n['’]t|\snot)\shave\s(?:an?|any)|needs|lacks|is\smissing|misses|wants)\s"
    rf"(?:an?\s|the\s|its\s)?(?:(?:proper|good|real|better|new|useful|right)\s)?{_TEXT}"
    r"(?:\s(?:yet|at\sall|so\sfar))?\s*[,;:.–-]+\s*"
    r"(?:(?:and|so|please|pls|could\syou|can\syou|you\scan|maybe)\s)*"
    r"(?:(?:call|name)\sit|make\sit(?:\s(?:say|read))?|(?:it|that)\s(?:should|could|must)\s(?:be|say|read)"
    rf"|(?:use|put|write|say|add)(?:\sthere)?|set\sit\sto|describe\sit\sas)"
    # "Please add one" tells no words.
    rf"(?:\s*:\s*|\s+(?-i:(?=[A-Z\d\"“„«'‘]))){_NEW}"
)
# Whom a description is for is no part of it.
_FOR_WHOM = re.compile(
    rf"(?i)\b(?P<what>{_TEXT})\s(?:for|so)\s(?:(?:the|our|all)\s)?(?:blind|visually\simpaired"
    r"|partially\ssighted|sight\simpaired|screen\s?readers?|accessibility|people\swho\scan(?:no|['’])t"
    r"\ssee)(?:\s(?:people|users?|visitors?|customers?|clients?|guests?|folks?|readers?))?"
)
_MORE = (
    r"(?i)[\"“”«»]|(?:[,;.]|\band\b|\bthen\b)\s*(?:please\s|also\s)*(?:make|change|set|add|remove"
    r"|delete|put|rename|hide|move|replace|the|our)\b"
)
"""Quotation marks, or the beginning of another wish."""


def told(message: str) -> str:
    """The message as the wish for the alt text of a picture; any other message as it is."""
    message = _FOR_WHOM.sub(r"\g<what>", message)
    found = _DESCRIBED.match(message) or _LACKING.match(message)
    if found is None or not found["of"].strip():
        return message
    new = found["new"].strip()
    if not re.search(_MORE, new):
        new = f"“{new.rstrip(' .')}”"
    return f"the alt text of the {found['of'].strip()} should be {new}"
