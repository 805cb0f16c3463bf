"""The plain form of a request: without its greeting, and with a report told as the wish it is."""

import re

from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.lexicon import WEIGHTS, WORDS

_HELLO = (
    r"(?:hi|hey|hello|hiya|hallo|good (?:morning|afternoon|evening|day)|greetings|dear(?= \w+[,!]))"
    r"(?: (?:there|all|team|guys|folks|everyone|everybody|again|bot|agent"
    r"|(?<=dear )\w+))?"
)
_MOVED = r"we(?:['’]ve| have)? (?:just |recently |now )?moved(?: (?:house|shop|premises|offices?))?"
_SOFT = r"(?:please|pls|plz|kindly|also|just|quickly|perhaps|maybe|possibly)"
_ASK = (
    rf"(?:{_SOFT} )*(?:(?:can|could|would|will) (?:you|u|we|someone|somebody)"
    rf"|would you mind|i(?:['’]d| would) like you to|i (?:want|need) you to|are you able to"
    rf"|would it be possible to|is it possible to)(?: {_SOFT})*,?"
)
_VERBS = (
    r"(?:please |pls )?(?:change|changing|update|set|make|put|replace|rename|add|remove|delete|hide"
    r"|show|swap|move|turn|edit|fix|correct|write|use|give|switch|take|drop|the|our|my|in|on)\b"
)
_HEAD = re.compile(
    rf"(?i)^\W*(?:{_HELLO}\s*[,.!:–-]+\s*|{_HELLO}\s+(?={_ASK}))*(?:{_MOVED}\W+(?:so )?)?"
    rf"(?:{_ASK}\s+)?(?={_VERBS})"
)
_QUESTION = re.compile(rf"(?i)\b{_ASK}\s")
_IT = r"(?:it|they|that|this)"
_SUBJECT = r"([^.!?\n\"“”]{3,70}?)"
_GAP = r"[\s,.;:–-]+(?:(?:and|so|because|as) )?"
_CHANGED = re.compile(
    rf"(?is)^{_SUBJECT} (?:has|have|['’]s)(?: just| now| recently| also)?(?: been)?"
    rf" (?:changed|moved|updated|gone up|gone down|increased|decreased|dropped|risen){_GAP}"
    rf"{_IT}(?:['’]s| is| are|['’]re| will be| costs)(?: now)? (\S.*)$"
)
_WRONG = re.compile(
    rf"(?is)^{_SUBJECT} (?:is|are|was)(?: now| all| still| completely)? (?:wrong|outdated|old"
    rf"|out of date|incorrect|misspel(?:t|led)|not (?:right|correct)"
    rf"|no longer (?:right|correct|valid|up to date)){_GAP}(?:{_IT} )?"
    r"(?:(should|must|needs to|has to|ought to)(?: now| actually| really)? (be|say|read)"
    r"|(?:['’]s|is|are)(?: now| actually)?) (\S.*)$"
)
_HEADLINE = re.compile(r"(?i)\b(?:headline|heading|title)\b")
_EVERY = re.compile(r"(?i)\b(?:every|each) (?:single )?(headline|heading)\b")
_UNDER_IT = re.compile(
    r"(?i)\b((?:text|line|tagline|sentence|paragraph|words|subtitle) (?:under|below|beneath"
    r"|underneath)) (?:it|that)\b"
)
# "We open on Saturdays at 11 now, so 11:00 – 16:00": the hours that are written out count.
_OPENED = re.compile(
    r"(?i)^(?:we(?:['’]re| are)? |the shop )?(?:now )?(?:open|close|closed)\b.*?\bon "
    r"((?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b[^\n\"]*?(?:\bso|:)\s*"
    r"(\d[\d:.]*\s?(?:[ap]m)?\s?(?:-|–|—|to)\s?\d[\d:.]*\s?(?:[ap]m)?)\W*$"
)
# "The link to Instagram should go to …": the first "to" says which link it is.
_LINK_TO = re.compile(
    r"(?i)\b(the|our|my) link (?:to|for) (?:(?:the|our|my) )?([^\s\"“”,;.:][^\"“”,;:]{1,50}?)"
    r"(?= (?:should|must|needs to|has to|ought to|shall) (?:now )?"
    r"(?:go|lead|point|open|link|take|send)\b)"
)
_LOOKS = frozenset([*WORDS["relative"].split("|"), *WEIGHTS])
_DEGREE = r"(?:an? (?:bit|little|lot) |slightly |much |more )?"
_SAYS_AND_IS = re.compile(
    rf"(?is)^{_SUBJECT} should (say|read|go|be called) ([^\"“”]+?)(?:\s*,)?(?: and)? be"
    rf" ({_DEGREE}(?:dark |light |pale |bright )?[a-z]+|#[0-9a-f]{{3,8}})\W*$"
)
_SIGNED = re.compile(
    r"(?<=[.!?,;\n])\s*(?i:many thanks|thanks(?: a lot| so much| in advance)?"
    r"|thank you(?: so much)?|cheers|(?:kind |best |warm )?(?:regards|wishes))[\s,.!–-]*"
    r"(?:[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){0,2})?[\s.!]*$"
)
# "The menu should be on a white background" is a look of the menu.
_GROUNDED = re.compile(
    rf"(?i)^\W*(?:(?:please|pls),? )?{_SUBJECT} (?:should|must|shall|needs? to|has to|have to"
    r"|ought to)(?: now)? be on an? ([a-z -]{3,30}|#[0-9a-f]{3,8}) (?:background|backdrop)\W*$"
)
# "Jess's bio: please say she keeps the jar full": asked of whoever writes it, not written.
_SAYING = re.compile(
    r"(?<=[\w)])(?P<joint>:| to)\s+"
    r"(?:(?:please|pls|plz|kindly|(?:can|could) you)(?: please)?\s+"
    r"(?:say|write|put|mention|state|make it (?:say|read))(?: that)?"
    r"(?!\s+(?:it|them|this|that)\s+(?:in|on|at|to|into|under|above|below|over|next|back)\b)"
    r"|(?:say|write)(?=\s+(?:that\s+)?(?:(?:s?he|they|we|it|there)\b|[\"“«A-Z]))(?: that)?)"
    r"\s+(?=\S)"
)
_MUST = re.compile(
    r"(?i)^([^\"“„«]{2,70}?\b(?:should|must|needs? to|has to|ought to)) (?:please|pls) "
    r"(?=(?:say|read|be)\b)"
)
_WRITTEN = re.compile(
    r"(?i)[\"“„«]|\b(?:to|says?|reads?|be|with|into|as)\b"
    r"|\b(?:you|us|me|want|wants|wanted|like|love|prefer|need|needs|have|has|ought|going|wish)\W*$"
)
"""What stands before a new text, or before one who is to write it: "I want you to write"."""

# "The gazette quote has to go": what is said to go no other way than away.
_LEAVES = re.compile(
    r"(?i)(?:(?P<lead>^\W*|[.!?]\s+)(?:(?:oh|and|also|then|so|please|pls|sorry)\b[\s,]*)*"
    r"|(?P<more>,?\s(?:and|but)\s))"
    r"(?P<what>(?:the|our|my|that|those|these)\s(?!\w+ly\b)[\w'’& -]{2,60}?"
    r"|(?!(?:it|they|them|this|that|you|we|i|he|she|one|ones|all|both|kids|children|dogs|people"
    r"|guests|visitors|nobody|\w+(?:one|body|thing)|what|where|there|how|who)\b)"
    r"[^\W\d_][\w'’&-]+(?:\s(?-i:[A-Z])[\w'’&-]*){0,3})"
    r"\s(?:ha(?:s|ve)(?: got)? to|needs? to|can|could|must|should|may|might as well)"
    r"\s(?:now\s|just\s)?(?:go|come out|disappear|be gone)"
    r"(?:\s(?:now|please|too|altogether|completely|away|then))*"
    r"(?=[\s.!]*$|[.!;]\s|,?\s+(?:and|then|but)\s|,\s+(?:please\s)?(?:put|add|insert)\b)"
)

_PUT_IN = re.compile(
    r"(?i)^(?P<lead>[^\"“„«:]*?\b(?:and|then|also|please|pls|you)\s|\W*)(?:put|stick|pop)\sin\s"
    r"(?=(?:a new|another|one more|an extra)\s)"
)

_OFF = re.compile(
    r"(?i)\b(?P<verb>turn|switch)\s(?P<what>(?:the|our|my|that|this)\s"
    r"[\w'’& -]{2,50}?)\s(?P<how>off|on)"
    r"(?=[\s.!?]*$|[,.;]\s|\s(?:for now|again|please|until|and)\b)"
)
_NOW = re.compile(r"(?i)\s+(?:now|these days|from now on)(?=\W*$)")


def _is_written(leaves: re.Match[str]) -> bool:
    """True for what may be words of a new text: "the tagline to Come in and Bob can go"."""
    told = leaves.string[: leaves.start("what")]
    is_text = bool(leaves["more"]) and _WRITTEN.search(told) is not None
    return is_text or re.search(r"[\"“„«:]", told) is not None


def plainly(message: str) -> str:
    """The message without a greeting and the like, with "X is wrong, it should be Y" in short."""
    message = _EVERY.sub(r"all \1s", message)
    if _SIGNED.search(message):
        message = _SIGNED.sub("", message).rstrip(" ,;\n")
    message = _LINK_TO.sub(r"\1 \2 link", message)
    leaves = _LEAVES.search(message)
    if leaves and not _is_written(leaves):
        message = _LEAVES.sub(r"\g<lead>\g<more>remove \g<what>", message, count=1)
    message = _PUT_IN.sub(r"\g<lead>add ", message)
    message = _OFF.sub(r"\g<verb> \g<how> \g<what>", message)
    message = _MUST.sub(r"\1 ", message)
    asked = _SAYING.search(message)
    if asked and not _WRITTEN.search(message[: asked.start()]):
        message = f"{message[: asked.start()]}{asked['joint']} {message[asked.end() :]}"
    head = _HEAD.match(message)
    rest = message[head.end() :] if head and head.end() else message
    if head and rest != message and _QUESTION.search(head[0]):
        rest = re.sub(r"\s*\?\s*$", "", rest)
    if _HEADLINE.search(rest):
        rest = _UNDER_IT.sub(r"\1 the headline", rest)
    opened = _OPENED.match(rest)
    if opened:
        return f"{opened[1]} {opened[2]}"
    grounded = _GROUNDED.match(rest)
    if grounded and colours.parse(grounded[2]) is not None:
        return f"make the background of {grounded[1]} {grounded[2]}"
    changed = _CHANGED.match(rest)
    if changed:
        return f"{changed[1]} is now {_NOW.sub('', changed[2])}"
    styled = _SAYS_AND_IS.match(rest)
    if styled and _is_look(styled[4]):
        return f"{styled[1]} should be {styled[4]} and {styled[1]} should {styled[2]} {styled[3]}"
    wrong = _WRONG.match(rest)
    if wrong:
        told = f"should {wrong[3]}" if wrong[2] else "should be"
        return f"{wrong[1]} {told} {_NOW.sub('', wrong[4])}"
    return rest


def _is_look(said: str) -> bool:
    """True for what a text can be and hardly says: "blue", "a bit bigger", "bold"."""
    word = said.rpartition(" ")[2].lower()
    return word in _LOOKS or colours.parse(said) is not None
