"""What is told before a wish to give its ground: "Ann has left, so take her off the team page"."""

import re

from bot.ux_agent.understanding.literals import lift, mask

_ASKED = (
    r"(?:(?:please|pls|plz|kindly|just|then|also|can you|could you|can we|could we|would you"
    r"|will you"
    r"|we (?:need|have) to|you can)\s+)*"
)
_DO = (
    r"(?:change|make|set|update|remove|delete|take|drop|put|rename|hide|show|replace|swap|move|call"
    r"|correct|fix|edit|write|use|give|turn|get rid of|add)"
)
_WORD = r"[A-Z](?:[\w-]|['’](?!s\b))*"
_NAME = rf"{_WORD}(?:\s(?:(?:&|and|de|van|von)\s)?{_WORD}){{0,3}}"
_THING = r"(?:[Tt]he|[Oo]ur|[Mm]y)\s[\w'’& -]{2,40}?"
_PEOPLE = (
    r"(?:[Ww]e|I|[Tt]hey|[Pp]eople|[Cc]ustomers|[Gg]uests|[Nn]obody|[Ee]veryone|[Ss]omeone|[Tt]hat"
    r"|[Tt]his|[Ii]t)"
)
_TOLD = (
    r"(?:['’](?:s|re|ve|d)|\s(?:has|have|had|is|are|was|were|isn['’]t|aren['’]t|wasn['’]t|hasn['’]t"
    r"|don['’]t|doesn['’]t|didn['’]t|do not|does not|did not|no longer|never|left|got|moved|retired"
    r"|quit|stopped|gave up|resigned|looks?|sounds?|feels?|keeps?|sold|lost|died|passed|went))"
)
_LED = re.compile(
    rf"^\W*(?:(?i:because|as|since|now that|seeing that|so|well|ok|hi|hey)\s+)?"
    rf"(?P<who>{_PEOPLE}|{_NAME}['’]s?\s[a-z][\w -]{{2,25}}?|{_NAME}"
    rf"|{_THING})(?P<told>{_TOLD}\b[^,;.!?\n\"“”\d:]*?)"
    rf"(?:\s*[,;.!–-]+\s+(?:(?i:and|so)\s+)*|\s+(?:and\s+)?so\s+)(?P<asked>(?i:{_ASKED}))"
    rf"(?P<wish>(?i:(?P<do>{_DO})\b|(?P<its>his|her|their|its)\s).*)$"
)
# What tells a wish itself: "Ann is now a partner, …", "the phone should be dark, …".
_WISHED = re.compile(
    r"(?i)\b(?:now|should|must|called|named|costs?|needs?|instead|want|wants|wrong|reads?|says?)\b"
)
_NO_MORE = re.compile(r"(?i)\b(?:any ?more|no longer|now that)\b")
_GONE = re.compile(
    r"(?i)\b(?:left|leaving|gone|retired|quit|sold|stopped|resigned|died|passed|closed|finished|over|away"
    r"|any ?more|no longer|promoted|married)\b"
)
_OWN = re.compile(r"(?i)\b(?:his|her|their|its)\s+(?=[a-z])(?!off\b|from\b|out\b|to\b|in\b)")
_OBJECT = re.compile(r"(?i)\b(?:him|her|them|it|that)\b")
_DISLIKED = re.compile(
    r"(?i)^\s*(?:do not|don['’]t|did not|didn['’]t|never)\s+(?:really\s+|actually\s+)?(?:like"
    r"|love|want"
    r"|need|get|understand)\s+(?P<thing>(?:the|our|my)\s[\w'’& -]{2,40}?)(?:\s(?:any ?more"
    r"|much|now))*$"
)
_INSTEAD = re.compile(
    r"(?i)^(?:put|use|write|have|make it|change it to|call it|set it to)\s+(?P<value>\S.*?)"
    r"(?P<end>(?:\s+(?:instead|please|pls))*[.!?]*)$"
)
_NEW_TEXT = re.compile(r"^(?:[Mm]ake|[Tt]urn) (?:it|that|them) (?=[A-Z])")
_DROPPED = re.compile(
    r"(?i)^(?:['’]ve|\s(?:have|had))?\s*(?:don['’]t|do not|doesn['’]t|no longer|stopped|never|not"
    r"|sold)"
    r"\s+(?:(?:do|have|offer|sell|serve|make|run|stock|list|need|use|want|give|provide|host|teach"
    r"|accept"
    r"|take|show|get|like)(?:ing)?\s+)?(?P<thing>(?:(?:the|our|any|my)\s)?[\w'’& -]{3,40}?)"
    r"(?:\s(?:any ?more|now|these days))*$"
)
_GOES = re.compile(
    r"(?i)^(?P<do>(?:remove|delete|hide|drop|take)(?: out| off| down| away)?)\s(?:it|them|that"
    r"|those|this)"
    r"(?:\s(?:line|one|item|entry|bit|part|sentence|link|row))?(?P<end>\b.*)$"
)
_DO_OR_THE = rf"(?=(?i:{_ASKED})(?:(?i:{_DO})\b|(?:[Tt]he|[Oo]ur|[Mm]y)\s))"
_BEFORE = re.compile(
    r"^\W*(?:(?i:because|as|since|now that|seeing that|seeing as)\s"
    rf"(?:{_PEOPLE}|{_THING}|{_NAME})\b[^,;.!?\n\"“”:]{{3,80}},\s*"
    rf"|(?i:as (?:discussed|agreed|mentioned|promised|planned)),?\s+"
    rf"|(?:We|we|I)\s[^,;.!?\n\"“”:]{{3,80}}?(?:,\s*(?:and\s)?so|\s(?:and\s)?so)\s){_DO_OR_THE}"
)
_ASKS = re.compile(
    rf"^\W*(?P<who>{_NAME}|[Mm]y \w+|[Oo]ur \w+|[Ss]omeone|[Ww]e|I|[Tt]hey|[Pp]eople)\s(?i:have\s"
    rf"|has\s|would\s)?"
    r"(?i:asked|asks|wants?|wanted|like|told|needs?)\s(?i:me|us|you)\s(?i:to)\s(?P<wish>(?i:"
    rf"{_DO})\b.*)$"
)
# "We have 28 beds now, change 24 beds to 28 beds"
_REPEATED = re.compile(
    rf"^\W*(?P<told>[^\n\"“”:;?]{{5,100}}?)(?:\s*[,;.!–-]+\s+(?:(?:and|so)\s+)*|\s+(?:and\s+)?so\s+)"
    rf"(?i:{_ASKED})(?P<wish>(?i:change|replace|correct|update)\s[^\n]{{2,100}}?\s(?i:to|with|into)"
    r"\s(?P<new>[^\n]{3,80}?)\W*)$"
)
_ORDERED = re.compile(rf"(?i)\b(?:{_DO}|should|must)\b")
# Where a new text may begin: nothing behind it points back to whom the ground is about.
_JOINT = re.compile(
    r"\s(?:to|into|with|as|say|read|be|is|are|says|reads|called|named|saying|reading)\s|:\s"
    r"|[\"“”„«]|(?<=[a-z,])\s(?=(?!I\b)[A-Z])"
)
_LONGEST = 300


def without(message: str) -> str:
    """The wish alone, with whom or what its ground is about in the place of "her" and "it"."""
    if len(message) > _LONGEST:
        return message
    asks = _ASKS.match(message)
    if asks:
        is_whose = re.fullmatch(_NAME, asks["who"]) and _OWN.search(_head(asks["wish"]))
        return _named(asks["who"], asks["wish"]) if is_whose else asks["wish"]
    repeated = _REPEATED.match(message)
    if repeated and _is_repeated(repeated):
        return repeated["wish"]
    found = _LED.match(message)
    if found is None:
        return _BEFORE.sub("", message, count=1)
    who, told, wish = found["who"], found["told"], found["wish"]
    if re.search(r"(?i)\b(?:can|could|would|will)\b", found["asked"]):
        wish = wish.rstrip("? ")
    disliked = _DISLIKED.match(told) if who == "I" or who.lower() == "we" else None
    instead = _INSTEAD.match(wish) if disliked else None
    if disliked and instead:
        return f"change {disliked['thing']} to {instead['value']}"
    if _WISHED.search(told) and not _NO_MORE.search(told):
        return message
    if re.fullmatch(_PEOPLE, who):
        dropped, goes = _DROPPED.match(told), _GOES.match(wish)
        if dropped and goes:
            return f"{goes['do']} {dropped['thing']}{goes['end']}"
        is_same = who.lower() in {"it", "that", "this"}
        return message if _points(wish) and not is_same else wish
    if _points(wish):
        return _named(who, wish)
    return wish if _GONE.search(told) and found["do"] else message


def _is_repeated(found: re.Match[str]) -> bool:
    """True where what is told first holds the new words of the wish and wants nothing itself."""
    new = found["new"].strip("\"“”'‘’ .").casefold()
    is_held = re.search(rf"(?<!\w){re.escape(new)}(?!\w)", found["told"].casefold())
    return bool(new and is_held) and not _ORDERED.search(found["told"])


def _head(wish: str) -> str:
    """What of a wish names its place: all before the new text, which speaks of whom it likes."""
    plain = mask(wish, lift(wish))
    joint = _JOINT.search(plain)
    return plain[: joint.start()] + " " if joint else plain


def _points(wish: str) -> bool:
    head = _head(wish)
    return bool(_OWN.search(head) or _OBJECT.search(head))


def _named(who: str, wish: str) -> str:
    """The wish with the name in the place of the first word that points to it."""
    who = re.sub(r"^(?:The|Our|My)\b", lambda one: one[0].lower(), who)
    wish = _NEW_TEXT.sub("change it to ", wish)
    head = _head(wish)
    own, thing = _OWN.search(head), _OBJECT.search(head)
    if own and (thing is None or own.start() <= thing.start()):
        mark = "'" if who.endswith("s") else "'s"
        return f"{wish[: own.start()]}{who}{mark} {wish[own.end() :]}"
    return f"{wish[: thing.start()]}{who}{wish[thing.end() :]}" if thing else wish
