"""Mail addresses told by what is sent to them: "job applications should go to work@…"."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures.calling import MAIL, Spot, draft_of, spots_of
from bot.ux_agent.understanding.figures.facts import words
from bot.ux_agent.understanding.literals import lift

_OLD = re.compile(
    r"(?i)[\s,(]*\b(?:not|instead of|rather than|no longer)\s+(?:to\s+)?(?:the\s+)?"
    r"(?P<box>[\w.+-]{2,40})(?:@(?![\w.])|\s+(?:one|address|mailbox|inbox))\)?"
)
_MODAL = r"(?:(?:should|shall|must|can|will|please|now|all|be|is|are|to|has|have|needs?|ought)\s+)*"
_WAY = (
    r"(?:go(?:es)?|come|sent|send|arrive|addressed|mailed|e-?mailed|forwarded|directed|delivered)"
)
_WHAT = (
    r"(?:(?:please|pls|all|any|the|our|new|also|and|from now on,?)\s+)*(?P<what>[^\s\"“].{1,50}?)"
)
_BEFORE = (
    re.compile(rf"(?is)\W*{_WHAT}\s+{_MODAL}{_WAY}\s+(?:now\s+)?to\s*:?\s*"),
    re.compile(
        rf"(?is)\W*(?:please\s+)?(?:send|direct|forward|mail|e-?mail)\s+{_WHAT}\s+to\s*:?\s*"
    ),
    re.compile(
        rf"(?is)\W*{_WHAT}\s+(?:e-?mail|mail|mailbox|inbox)(?:\s+address)?\s+(?:should\s+be|must\s+be"
        r"|is|becomes|changes\s+to|to)(?:\s+now)?\s*:?\s*"
    ),
)
_AFTER = r"(?i)(?:[\s,.!]|\b(?:now|instead|please|pls|thanks|from now on)\b)*"
_SENT = words(
    *"""
    application applications mail mails email emails message messages letter letters form forms
    enquiry enquiries inquiry inquiries question questions request requests order orders booking
    bookings reservation reservations complaint complaints invoice invoices ticket tickets people
    customer customers their our your my for about of to and from the all new post
    """.split()  # noqa: SIM905 - a row of words
)
"""What people call that which is sent to an address, whatever it is about."""

_LONGEST = 200
_LEAST = 3


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The drafts of the one address with such a name before its @; None for any other message."""
    if "@" not in message or len(message) > _LONGEST:
        return None
    old = _OLD.search(message)
    text = f"{message[: old.start()]}{message[old.end() :]}" if old else message
    told = list(re.finditer(MAIL, text))
    if len(told) != 1 or any(token.kind == "quoted" for token in lift(text)):
        return None
    before = text[: told[0].start()]
    found = next((hit for form in _BEFORE if (hit := form.fullmatch(before))), None)
    if found is None or not re.fullmatch(_AFTER, text[told[0].end() :]):
        return None
    spots = [one for one in spots_of(index) if "@" in one.key]
    spots = [one for one in spots if not section or one.target.section in section.split()]
    mine = _named(spots, old["box"].lower() if old else "", found["what"])
    if len({one.key for one in mine}) != 1:
        return None
    drafts = [draft_of(one, told[0][0]) for one in mine]
    return [one for at, one in enumerate(drafts) if one not in drafts[:at]]


def _named(spots: Sequence[Spot], old: str, what: str) -> list[Spot]:
    """The places of the addresses that are told by the name before the @, the old one or a topic.

    Of a topic nothing else may be told than what people send.
    """
    if old:
        return [one for one in spots if one.key.partition("@")[0] == old]
    said = re.findall(r"[^\W\d_]+", what.lower())
    mine = [one for one in spots if any(_is_in(word, one) for word in said)]
    rest = [word for word in said if not any(_is_in(word, one) for one in mine)]
    return mine if all(not words(word).isdisjoint(_SENT) for word in rest) else []


def _is_in(word: str, spot: Spot) -> bool:
    """True for a word before the @ of an address, in either number."""
    box = re.findall(r"[a-z]+", spot.key.partition("@")[0])
    return not words(word).isdisjoint(words(*(one for one in box if len(one) >= _LEAST)))
