"""A new name told with "call": "call the payroll row Payroll & pensions"."""

import re

from bot.ux_agent.understanding.literals import unquoted

_NOUN = (
    r"(?:row|card|entry|item|line|tile|box|link|button|tab|column|panel|heading|section|course|class"
    r"|plan)"
)
_CALLED = re.compile(
    rf"(?i)^(?P<lead>\W*(?:(?:please|pls|and|also|now)\s)*)(?:call|name|label)\s(?:the|our|my)\s"
    rf"(?P<what>[^\"“”:;,.]{{2,50}}?\s{_NOUN})\s(?:just\s|now\s)?(?P<new>\S.{{0,120}})$"
)
# "Call the office button should be green": the words of a button.
_NO_NAME = (
    r"(?i)(?:should|shall|must|is|are|was|to|on|in|at|of|from|for|with|by|needs?|has|have|can|could"
    r"|will|would|and|or|now|instead|as|says?|reads?|goes|link|button|text|label|colou?r|bigger"
    r"|smaller|bold|isn['’]?t|doesn['’]?t|looks?)\b"
)


def told(message: str) -> str:
    """The message as the wish for another name; any other message as it is."""
    found = _CALLED.match(message)
    new = found["new"].strip() if found else ""
    if found is None or re.match(_NO_NAME, new):
        return message
    is_marked = new[0] in "\"“”«„'‘"
    if not is_marked and not (new[0].isupper() or new[0].isdigit() or message.islower()):
        return message
    plain = unquoted(re.sub(r"(?i)[\s,]+(?:please|instead|thanks|now)$", "", new.rstrip(" .!")))
    if re.search(r"[\"“”]", plain):
        return message
    return f"{found['lead']}rename the {found['what']} to “{plain}”"
