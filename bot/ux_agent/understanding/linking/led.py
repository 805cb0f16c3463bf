"""Where a link leads, told with words around the address: "to our booking page https://…"."""

import re

from bot.texts.phrase import capitalised
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking import linked
from bot.ux_agent.understanding.literals import Token, lift, unquoted

_WAY = (
    r"(?:(?:go(?:es|ing)?|lead(?:s|ing)?|point(?:s|ing)?|link(?:s|ing)?|jump(?:s|ing)?"
    r"|redirect(?:s|ing)?|direct(?:s|ing)?)\s(?:(?:back|straight|directly|over)\s)?(?:to|at)"
    r"|(?:take|send|bring|lead|direct)s?(?:\s(?:people|visitors|customers|clients|users|them|you"
    r"|us|everyone))?\sto|opens?(?:\sup)?)"
)
_MODAL = (
    r"(?:(?:should|shall|must|will|would|can|could|now|just|simply|please|needs\sto|has\sto)\s)"
)
_ADDING = r"(?i)\b(?:add|insert|include|create|put)\b"
_TAKING = r"(?i)\b(?:remove|delete|hide|drop|rename|move|swap|without)\b"
# What may stand between "to" and an address are words for the page, no further wish.
_ABOUT = (
    r"(?:\s(?!(?:to|with|into|by|is|are|be|as|and|or|but|should|must|shall|instead|not|called"
    r"|named|labelled|saying|says?|then|also|that|which)\b)[^\s\"“”„«»,;:]+){1,8}"
)
_BEFORE = r"[\s,:;(–—-]*"
_LED = re.compile(rf"(?i)(?P<way>\s{_WAY})(?P<about>{_ABOUT}){_BEFORE}$")
_OPENED = r"(?i)\b(?:should|must|to|will|can|make|let|have|button|link|it)\b"
_TURNED = re.compile(
    rf"(?i)(?P<way>^\W*(?:please\s)?(?:link|point|connect|hook\sup|send|direct|lead)\s"
    rf"[^,;:]{{3,80}}?\s(?:to|at))(?P<about>{_ABOUT}){_BEFORE}$"
)
_RELATIVE = re.compile(
    rf"(?i)[\s,]+(?:(?:that|which|it|and(?:\sit)?)\s{_MODAL}{{0,2}}{_WAY}"
    rf"|(?:going|leading|pointing|linking)\s(?:to|at))(?P<about>{_ABOUT})?{_BEFORE}$"
)
_NAMED = r"(?i)\b(?:called|named|labelled|titled|saying)\b|[\"“]"
_BESIDE = re.compile(
    r"(?i)\b(?:(?:right|just|directly)\s)?(?:next\sto|beside|alongside|adjacent\sto)\s(?=\S)"
)
_BOTH = re.compile(
    rf"(?is)^\W*(?:(?:the|our|my)\s)?(?P<what>[^;:]{{2,80}}?)\s(?:should|shall|must|needs\sto|has\sto)"
    r"(?:\snow|\splease)*\s(?:(?P<say>say|read|(?:be\s)?(?:called|named|labelled|renamed(?:\sto)?))"
    rf"|be|become)\s(?P<label>[\"“][^\"“”]{{2,80}}[\"”]|[^\"“”,;:]{{2,60}}?),?\s(?:and|but)\s"
    rf"(?:it\s)?{_MODAL}{{0,2}}{_WAY}(?P<about>{_ABOUT})?{_BEFORE}$"
)
_INSTEAD = re.compile(
    rf"(?is)^\W*(?:(?:an?|the|our|make|have|use|put)\s)*(?P<label>[^,;:]{{2,60}}?)\s(?:button|link)\s"
    rf"(?:(?:in|on|at)\s(?:the\s)?[\w-]{{3,20}}\s)?(?:that\s|which\s)?{_WAY}\s*$"
)
_OF_OLD = re.compile(
    r"(?is)^,?\s*(?:instead\sof|rather\sthan|in\splace\sof)\s(?:the\s)?(?P<old>[^,;:]{2,60}?)"
    r"(?:\s(?:button|link))?\W*$"
)
_REST = r"(?i)[\s).,!]*(?:(?:please|pls|thanks|thank you|instead|now)\b[\s).,!]*)*"


def read(message: str, index: SiteIndex) -> str | list[Draft]:
    """The message with its one address right behind the joint, or the drafts of label and address.

    The words for the page between both are dropped: what an address tells needs no description.
    """
    addresses = [one for one in lift(message) if one.kind == "address"]
    if len(addresses) != 1:
        return message
    address = addresses[0]
    before, after = message[: address.start], message[address.end :]
    if before.rstrip().endswith("("):
        after = re.sub(r"^\s*\)", "", after)
    if re.search(_ADDING, before):
        return _added(message, address)
    swapped = _swapped(before, address.value, after, index)
    if swapped or not re.fullmatch(_REST, after) or re.search(_TAKING, before):
        return swapped or message
    both = _BOTH.match(before)
    label = _label(both) if both else ""
    if both and label:
        return linked.both(both["what"], label, address.value, index)
    found = _LED.search(before) or _TURNED.match(before)
    if found is None or (_is_opening(found["way"]) and not re.search(_OPENED, before)):
        return message
    return f"{before[: found.end('way')]} {address.value}{after}"


def _is_opening(way: str) -> bool:
    """True for "open", which shops do too."""
    return way.split(maxsplit=1)[0].lower() in {"open", "opens"}


def _label(both: re.Match[str]) -> str:
    """The new label of "should say Our fees and go to"; '' for a look: "should be green and …"."""
    said = both["label"].strip()
    is_text = bool(both["say"]) or said[0] in '"“' or said[0].isupper()
    return unquoted(said) if is_text else ""


def _swapped(before: str, address: str, after: str, index: SiteIndex) -> str | list[Draft]:
    """What "a Call us button linking to tel:… instead of Book now" comes to; '' for all else."""
    new, old = _INSTEAD.match(before), _OF_OLD.match(after)
    if new is None or old is None:
        return ""
    # In quotation marks, all of the words have to stand there: "Book now" is no “Book a table”.
    label = capitalised(new["label"].strip())
    return linked.both(f"“{unquoted(old['old'])}”", label, address, index)


def _added(message: str, address: Token) -> str:
    """A new link without "that goes to" before its address, and with "after" for "next to"."""
    before = message[: address.start]
    found = _RELATIVE.search(before)
    if found and (not found["about"] or re.search(_NAMED, before[: found.start()])):
        before = f"{before[: found.start()]} "
    told = before + message[address.start :]
    return _BESIDE.sub("after ", told) if not re.search(r"[\"“”]", told) else told
