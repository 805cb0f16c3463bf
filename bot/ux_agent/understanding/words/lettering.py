"""Wishes about letters in the words that the reading knows: "centre the headline", "in all caps".

"Make … centered" is read as "make … bold" is. What is quoted stays what it is, and so does a new
text: "change the title to Community Center" says nothing of letters.
"""

import re
from collections.abc import Callable

from bot.ux_agent.understanding.words.parts import QUOTED

_DETERMINED = r"(?:the|our|my|all|every|each|its?|that|this|them|these|those|both|everything)\b"
_NAME = (
    rf"{_DETERMINED}(?:(?!\b(?:to|say|says|read|reads|as|with|by|called|be|is|are|should|must|not"
    r"|no|and|but)\b)[\w'’ ⟦⟧-]){0,70}?"
)
"""What is spoken of: from its article on, with no joint in it."""

_TEXTS = (
    r"(?:(?:head|sub)?(?:line|heading|title)s?|headings|titles?|sub-?titles?|tag-?lines?|slogan"
    r"|motto|texts?|paragraphs?|wording|words|copyright(?: notice)?|sentences?|intro|footer|header"
    r"|captions?|quotes?|it|them|that|this|everything)"
)
"""The last word of what stands in the middle or at a side of its lines."""

_END = (
    r"(?=\s*(?:$|[.,;!?)\n]|\b(?:and|but|please|pls|too|as well|now|again|instead|also|though"
    r"|in (?:the|our|my)|on (?:the|our|my|all|every|each)|for (?:the|our|my)|throughout"
    r"|everywhere|thanks?|thank you)\b))"
)
_ASK = (
    r"(?:(?:please|pls|can|could|would|you|we|and|then|also|but|now|just|no|actually|ok|okay|i|i'?d"
    r"|like|want|to|let'?s|should|maybe|rather|instead)\b[,:]?\s+){0,6}"
)
_BEGIN = r"(?:^\W*|[.,;!?:\n]\s*|\b(?:and|then|but|also|plus)\s+)"
_SIDE = r"(left|right|cent(?:er|re)|middle)"
_BEHIND_SIDE = (
    r"(?:[- ](?:hand[- ])?(?:side|margin|edge))?"
    r"(?: of (?:the |its )?(?:page|screen|line|window|site|section))?"
)
_ALIGNED = {"left": "left aligned", "right": "right aligned"}
_ANY_MORE = r"(?:\s+(?:any\s?more|any longer))?"

_LETTERS = r"(?: (?:letters?|characters|type))?"
_CASE = (
    rf"(?:upper[- ]?case{_LETTERS}"
    r"|(?:(?:all|full|block|only)[- ])?(?:caps|capitals|capital letters))"
)
_SLANT = r"(?:italics?|italici[sz]ed)"
_LOWER = rf"(?:(?:all )?(?:lower[- ]?case{_LETTERS}|small letters))"
_LINED = r"(?:underlined?|with an underline)"
_PLAIN = r"(?:sentence case|normal case|mixed case|regular case)"
_TITLED = r"(?:title case|initial caps)"
_MIDDLE = (
    r"(?:cent(?:er|re)d|(?:cent(?:er|re)|middle)[- ]aligned"
    r"|aligned (?:to |in |at )?(?:the )?(?:cent(?:er|re)|middle))"
)
_LEFT = r"(?:left[- ](?:aligned|justified)|flush left|aligned (?:to |on |at )?(?:the )?left)"
_RIGHT = r"(?:right[- ](?:aligned|justified)|flush right|aligned (?:to |on |at )?(?:the )?right)"
_BLOCK = r"(?:fully justified|justified)"
_STATES = (
    (_SLANT, "italic", "upright"),
    (_CASE, "uppercase", "normal case"),
    (_LOWER, "lowercase", "normal case"),
    (_TITLED, "title case", "normal case"),
    (_PLAIN, "normal case", ""),
    (_LINED, "underlined", "not underlined"),
    (_MIDDLE, "centered", "left aligned"),
    (_LEFT, "left aligned", ""),
    (_RIGHT, "right aligned", "left aligned"),
    (_BLOCK, "justified", "left aligned"),
    (r"(?:upright|not underlined)", "", ""),
)
"""How letters are said to be, the word for it, and the word where they shall not be so."""

_ANY_STATE = "|".join(state for state, _, _ in _STATES)
_SEEN = rf"(?:in |into |to be |to |be )?(?:in )?(?-i:(?=[a-z]))(?<!small )({_ANY_STATE})"
_ACTS = (
    (r"cent(?:er|re)(?:[- ]align)?|cent(?:er|r)ing", "centered", "left aligned"),
    (r"left[- ]align", "left aligned", ""),
    (r"right[- ]align", "right aligned", "left aligned"),
    (r"justify(?:ing)?", "justified", "left aligned"),
    (r"italici[sz](?:e|ing)", "italic", "upright"),
    (r"underlin(?:e|ing)", "underlined", "not underlined"),
    (r"upper-?cas(?:e|ing)", "uppercase", "normal case"),
    (r"lower-?cas(?:e|ing)", "lowercase", "normal case"),
)
_ANY_ACT = "|".join(act for act, _, _ in _ACTS)
_TRAITS = (
    (r"italics?(?: (?:style|font|letters|type))?", "upright"),
    (r"underlin(?:es?|ing)", "not underlined"),
    (r"(?:all |block )?(?:caps|capitals|capital letters)|upper[- ]?case", "normal case"),
    (r"lower[- ]?case", "normal case"),
    (r"cent(?:er|r)ing|centered alignment|cent(?:er|re) alignment", "left aligned"),
)
_ANY_TRAIT = "|".join(trait for trait, _ in _TRAITS)
_GONE = (
    r"(?:remove|delete|drop|undo|get rid of|lose|scrap|take (?:off|out|away)|take|turn off"
    r"|switch off|cancel|revert|no|no more|without)"
)

_ACT = re.compile(
    rf"(?i)({_BEGIN}{_ASK})(don'?t |do not |stop |no longer |never )?({_ANY_ACT})\s+"
    rf"(?={_DETERMINED}|⟦)"
)
_ALIGN = re.compile(
    rf"(?i)\b(?:align|justify)\s+({_NAME})\s+(?:(?:to|on|at|in|towards?)\s+)?(?:the\s+)?"
    rf"{_SIDE}{_BEHIND_SIDE}{_END}"
)
_PUT = re.compile(
    r"(?i)\b(?:put|place|move|set|make|have|want|get|position|show|display|change|turn|keep)\s+"
    rf"((?:{_NAME}\s)??(?:{_DETERMINED}\s)?{_TEXTS})\s+(?:(?:to|on|at|in|into)\s+the\s+{_SIDE}"
    rf"|(?-i:(?=[a-z]))(?:to\s+)?(cent(?:er|re)))"
    rf"{_BEHIND_SIDE}{_END}"
)
_NOT = re.compile(
    rf"(?i)\b(?:not|no longer)\s+(?:be\s+)?(?:so\s+|that\s+|in\s+)?(?-i:(?=[a-z]))({_ANY_STATE})"
    rf"\b{_ANY_MORE}"
)
_SHOULD_NOT = re.compile(
    rf"(?i)({_BEGIN}{_ASK})({_NAME})\s+(?:should|must|shall)(?:\s+not|n'?t|\s+no longer)\s+be\s+"
    rf"(?:in\s+)?({_ANY_STATE})\b{_ANY_MORE}"
)
_UNWANTED = re.compile(
    rf"(?i)\b(?:i|we)\s+(?:don'?t|do not|no longer)\s+(?:want|like|need)\s+({_NAME})\s+{_SEEN}\b"
    rf"{_ANY_MORE}"
)
_SHOULD = re.compile(
    rf"(?i)(\b(?:should|must|shall|needs? to|has to|have to|ought to)\s+(?:(?:now|also|rather)\s+)?"
    rf"be\s+){_SEEN}{_END}"
)
_SHALL_STAND = re.compile(
    rf"(?i)(\b{_TEXTS}\s+(?:should|must|needs? to|has to)\s+)(?:be|go|stand|sit)\s+(?:in|on|to|at)"
    rf"\s+the\s+{_SIDE}{_BEHIND_SIDE}{_END}"
)
_SAID = re.compile(rf"(?i)({_NAME}\s+){_SEEN}{_END}")
_BARE = re.compile(
    rf"(?i)(^\W*{_ASK}(?:make\s+)?){_SEEN}(?=\W*(?:please|pls|too|as well|thanks?)?\W*$)"
)
_TRAIT_OF = re.compile(
    rf"(?i)\b{_GONE}\s+(?:the\s+|all\s+(?:the\s+)?|any\s+)?({_ANY_TRAIT})"
    r"(?:\s+(?:off|from|in|of|on|under|out of|below|beneath|for)\s+(?:of\s+)?"
    rf"({_NAME}|⟦[^⟧]*⟧))?{_END}"
)
_ITS_TRAIT = re.compile(rf"(?i)\b{_GONE}\s+({_NAME})(?:['’]s)?\s+({_ANY_TRAIT}){_END}")
_DOUBLE = re.compile(
    r"(?i)\b(bold|italic|underlined|uppercase|centered)\s+"
    r"(?=(?:bold|italics?|underlined|uppercase|centered|centred)\b)"
)


def told(message: str) -> str:
    """The message with its wishes about letters in the words that the reading knows."""
    quoted: list[str] = []

    def keep(found: re.Match[str]) -> str:
        quoted.append(found[0])
        return f"⟦{len(quoted) - 1}⟧"

    said = re.sub(QUOTED, keep, message)
    before = said
    for form, new in _FORMS:
        said = form.sub(new, said)
    if said == before:
        return message
    return re.sub(r"⟦(\d+)⟧", lambda one: quoted[int(one[1])], said)


def _word(said: str, *, is_not: bool = False) -> str:
    """The word that the reading has for a state of letters, or for its contrary."""
    found = next(one for one in _STATES if re.fullmatch(f"(?i:{one[0]})", said))
    return (found[2] if is_not else found[1]) or said


def _side(said: str) -> str:
    return _ALIGNED.get(said.lower(), "centered")


def _acted(found: re.Match[str]) -> str:
    act = next(one for one in _ACTS if re.fullmatch(f"(?i:{one[0]})", found[3]))
    word = act[2] if found[2] else act[1]
    return f"{found[1]}make {word} " if word else found[0]


def _contrary(said: str) -> str:
    return next(word for trait, word in _TRAITS if re.fullmatch(f"(?i:{trait})", said))


def _refused(found: re.Match[str], place: str, said: str, lead: str = "") -> str:
    word = _word(said, is_not=True)
    return f"{lead}make {place} {word}" if word != said else found[0]


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_SHOULD_NOT, lambda one: _refused(one, one[2], one[3], one[1])),
    (_UNWANTED, lambda one: _refused(one, one[1], one[2])),
    (_TRAIT_OF, lambda one: f"make {one[2] or 'it'} {_contrary(one[1])}"),
    (_ITS_TRAIT, lambda one: f"make {one[1]} {_contrary(one[2])}"),
    (_ACT, _acted),
    (_ALIGN, lambda one: f"make {one[1]} {_side(one[2])}"),
    (_PUT, lambda one: f"make {one[1]} {_side(one[2] or one[3])}"),
    (_NOT, lambda one: _word(one[1], is_not=True)),
    (_SHALL_STAND, lambda one: f"{one[1]}be {_side(one[2])}"),
    (_SHOULD, lambda one: f"{one[1]}{_word(one[2])}"),
    (_SAID, lambda one: f"{one[1]}{_word(one[2])}"),
    (_BARE, lambda one: f"{one[1]}{_word(one[2])}"),
    (_DOUBLE, lambda one: f"{one[1]} and "),
)
"""The forms of such wishes, each with what it comes to, one after another."""
