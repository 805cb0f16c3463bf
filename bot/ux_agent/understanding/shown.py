"""The site's own texts inside a request: lifted out like quoted ones, whatever signs they hold."""

import re
from collections.abc import Sequence

from bot.ux_agent.once import Once
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.literals import Token
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import normal

# Behind a label that is taken away, moved or renamed, where no new value can stand before it.
# What a text is called that is named by its words: "the Book a visit button".
_NOUN = r"(?i)\s{1,3}(?:button|link|heading|headline|card|text|line|paragraph|label|sentence)s?\b"
_HEADING, _LED = r"(?i)\s{1,3}head(?:ing|line)\b", " heading"
_BEHIND = r"(?i)\s{0,3}(?:(?:from|in|on|link|first|last|before|after|between)\b|[.!?]?\s*$)"
_VALUED = r"(?i)\b(?:to|into|with|by|as|be|is|say\w*|read\w*|called?)\b|[:=>→]"
_ACTED = r"(?i)^\W*(?:\w+\W+){0,4}?(?:remove|delete|drop|hide|move|put|rename|take|get rid of)\b"
_HIDDEN = r"(?i)^\W*(?:\w+\W+){0,4}?(?:remove|delete|drop|hide|show|take|get rid of)\b"
_MADE = r"(?i)\b(?:make|have|put|set)\s+(?:the\s)?$"
_LOOK = r"(?i)\s{1,3}(?:in\s)?(?:(?:a bit|a little|much)\s)?(?:bold|italic|underlined|big|small)"
_JOINT = (
    r"\s{0,3}(?:(?:to|into|with|by|should|becomes?|must|(?:is|are) now (?:called|named))\b|->|=>|→)"
)


def lifted(text: str, tokens: Sequence[Token], index: SiteIndex) -> Sequence[Token]:
    """The tokens with each current text that is to be replaced as one quoted literal."""
    folded = anchors.plainly_spelt(text.lower())
    if len(folded) != len(text):
        return tokens
    spans = [
        (at, at + len(value))
        for value in _texts_of(index)
        if (at := folded.find(value)) >= 0 and _is_subject(text, at, at + len(value))
    ]
    spans = [one for one in spans if not _is_led(text, *one, index)]
    if spans and re.match(_HIDDEN, text):
        # "Hide the opening hours": the block below that heading.
        spans = [one for one in spans if normal(text[slice(*one)]) not in _blocks_of(index)]
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        tokens = _replaced(text, tokens, start, end)
    return tokens


def _is_led(text: str, start: int, end: int, index: SiteIndex) -> bool:
    """True for "find us" of "the find us heading", where that is what a part is called."""
    is_heading = re.compile(_HEADING).match(text, end) is not None
    return is_heading and normal(text[start:end]) in _headed_of(index)


def _texts(index: SiteIndex) -> tuple[str, ...]:
    """The current texts of several words, in lower case."""
    values = [target.value or "" for target in index.targets if target.type == "text"]
    values += [entry.label for target in index.targets for entry in target.entries]
    spelt = (anchors.plainly_spelt(value.strip().lower()) for value in values)
    return tuple(dict.fromkeys(value for value in spelt if " " in value))


_texts_of = Once(_texts)


def _blocks(index: SiteIndex) -> frozenset[str]:
    """What the parts of the site are called that can be hidden."""
    switches = (target for target in index.targets if target.type == "bool")
    return frozenset(normal(alias) for target in switches for alias in target.aliases)


_blocks_of = Once(_blocks)


def _headed(index: SiteIndex) -> frozenset[str]:
    """What the parts of the site are called whose headings are."""
    named = (alias for target in index.targets for alias in target.aliases)
    return frozenset(normal(one).removesuffix(_LED) for one in named if one.endswith(_LED))


_headed_of = Once(_headed)


def _addresses(index: SiteIndex) -> frozenset[str]:
    return frozenset(entry.href for target in index.targets for entry in target.entries)


addresses_of = Once(_addresses)
"""The addresses that links of a site have."""


def _is_subject(text: str, start: int, end: int) -> bool:
    is_whole = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
    if not is_whole or re.compile(_JOINT).match(text, end):
        return is_whole
    before = text[:start]
    if text[start].isdigit() and re.search(_MADE, before) and re.compile(_LOOK).match(text, end):
        return True  # "make 8 to 10 days bold": no name begins so
    if re.compile(_NOUN).match(text, end):
        return not re.search(_VALUED, before)
    is_acted = bool(re.match(_ACTED, before)) and not re.search(_VALUED, before)
    return is_acted and bool(re.compile(_BEHIND).match(text, end))


def _replaced(text: str, tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    inside = [token for token in tokens if token.start < end and start < token.end]
    if any(token.kind == "quoted" for token in inside):
        return tokens
    at = tokens.index(inside[0]) if inside else 0
    lifted_one = Token("quoted", text[start:end], start, end)
    return [*tokens[:at], lifted_one, *tokens[at + len(inside) :]]
