"""What is said of why and of when, which wants nothing: "…, she left", "£42 from January"."""

import re

from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.lexicon import WEIGHTS, WORDS
from bot.ux_agent.understanding.words.trim import is_measured

_MONTHS = r"(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_MONEY = r"(?:[£$€]\s?\d[\d.,]{0,12}|\d[\d.,]{0,12}\s?(?:€|euros?\b|pounds?\b|quid\b|dollars?\b))"
_TIME = r"(?:\d{1,2}\s?[ap]m|\d{1,2}[:.]\d\d|\d{1,2}\s?(?:-|–|to|till)\s?\d{1,2})"
_SINCE = re.compile(
    rf"(?i)((?:{_MONEY}|{_TIME})(?<![.,])(?:\s+(?:an?|per)\s+\w+)?)\s+(?:as\s+)?(?:from|of"
    rf"|starting|beginning"
    rf"|since)"
    r"(?:\s+(?:from|in|on))?\s+(?:now\b|today|tomorrow|next\s+\w+|(?:the\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTHS}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?"
    r"(?:,?\s+20\d\d)?)(?:\s+on(?:wards?)?\b)?(?=\W*$|[,;.]\s|\s+and\b)"
)
_DO = r"(?:update|change|fix|correct|amend|adjust|edit)"
_IT = r"(?:\s+(?:it|that|this|accordingly|(?:on\s+)?(?:the|our)\s+(?:site|website|page)))*"
_END = r"[^\w\"“”»]*$"
_DO_SO = re.compile(
    rf"(?i)(?<=\w)[\s,;.!–-]+(?:so\s+|and\s+)?(?:(?:can|could)\s+you\s+)?(?:please|pls"
    rf"|plz)\s+{_DO}{_IT}{_END}"
    rf"|(?<=\w)[,;.!–-]+\s+(?:so\s+)?{_DO}{_IT}\s+(?:please|pls|plz|accordingly){_END}"
)
_WHY = re.compile(
    r"(?i)(?:[,;.!–-]+\s+(?:(?:because|as|since|cos)\s+)?|\s+(?:because|since|cos)\s+)"
    r"(?=(?:she|he|they|we|it|that|i|nobody|there|this|these|those)\b)"
)
_BEHIND = re.compile(
    r"(?i)(?:(?!\s+and\s+(?:also\s+|please\s+)?(?:make|change|add|set|put|rename"
    r"|the)\b)[^,;.!?\n])*"
)
_WANTS = re.compile(
    r"(?i)\b(?:add|make|change|set|put|replace|rename|use|call(?:ed)?|write|insert|move|swap|show"
    r"|hide|remove|delete|should|must|shall|needs?|instead|rather|and|but|to be|want|like)\b"
    r"|[\d\"“”„«»#/@]"
)
_GOES = re.compile(
    r"(?i)\W*(?:(?:please|pls|also|and|just|now|ok|can you|could you)\W+)*"
    r"(?:delete|remove|hide|drop|take|get rid|scrap|cut|lose)\b"
)
_LOOKED = re.compile(r"(?i)\b(?:make|turn|paint|colou?r)\b[^\"“”]*?([\w-]+)$")
_PRICED = re.compile(rf"(?i)\b(?:prices?|costs?|charge|fees?|is now)\b.*{_MONEY}$")
# "£21, up from £19": what it was is no part of what it is.
_WAS = re.compile(
    rf"(?i)({_MONEY}(?<![.,]))(?:\s*,\s*|\s+)\(?(?:up|down|raised|reduced|instead|and not|not|was"
    rf"|previously|formerly)"
    rf"\s+(?:from|of)?\s*{_MONEY}\)?(?=\W*$|[,;.]\s|\s+and\b)"
)
_CALLED_SO = re.compile(
    r"(?i)^(\W*(?:please |pls )?(?:rename|call|relabel)\b[^\"“”]*?)\s+(?:because|since|as|cos)\s+"
    r"(?:that|it|this|there|we|they|people|everyone|nobody)\b[^\"“”]*$"
)
_NICE = re.compile(
    r"(?i)(?:[\s,;.!–-]+(?:(?:and|if you could|if you would)\s)?(?:(?:that|it|this|which)"
    r"(?:['’]d|\s+would)\s+be\s+(?:(?:really|so|just|very|absolutely)\s+)?(?:great|lovely"
    r"|brilliant|perfect|amazing|super|fab(?:ulous)?|nice|wonderful|helpful|appreciated|awesome"
    r"|good|ideal|fantastic)|(?:very )?much appreciated|ta(?: very much)?|please and thank you"
    r"|you['’]?re a star)|[.!]\s+no (?:rush|hurry))[\s.!]*$"
)
_SHAPED = re.compile(
    r"(?i)(?:\bto|\bis|\bare|\bnow|\bbe|\bwith|:|=)\s+(?:[£$€+(]*\d[\d\s().:/+,–-]*"
    r"(?:(?:[ap]m|€|euros?|pounds?|quid|to|till|until|and)\b[\s\d.:]*)*|\S+@\S+\.\w+)$"
)
_FELT = (
    r"(?:too |so |just |very |really |a bit |a little |way |pretty |quite )*(?:old|dull|boring"
    r"|bland"
    r"|outdated|dated|dead|wrong|long|short|ugly|confusing|misleading|stale|cheesy|silly|vague|weak"
    r"|rude|cold|stiff|clunky|horrible|awful|terrible|better|nicer|clearer|shorter|catchier"
    r"|friendlier"
    r"|hard to \w+|out of date|not (?:right|true|correct|in use)|no longer \w+|gone|broken|expired)"
)
# What is said of the text that stands there, or by whom it is read, is never a part of a new one.
_OF_THE_OLD = re.compile(
    r"(?i)(?:\s*[,;.!–-]+\s+(?:(?:because|as|since|cos)\s+)?|\s+(?:because|since|cos|as)\s+)(?:"
    r"the (?:old|current|previous) (?:one|ones)\b[^,;.!?\n\"“”]*"
    r"|(?:[£$€]?\d[\w:.]*|that|it) (?:was|is) (?:far |much |a bit |way )?too [^,;.!?\n\"“”]*"
    r"|the (?:old|current|present|previous|existing|last)(?: \w+){1,2} (?:is|was|are|were|has|have"
    r"|had"
    r"|looks?|sounds?|feels?|reads?|does|do|did|doesn['’]t|isn['’]t|wasn['’]t)\b[^,;.!?\n\"“”]*"
    r"|(?:people|customers|clients|guests|visitors|parents|members|everyone|everybody|someone"
    r"|folks|they)"
    r" (?:(?:always|often|all) )?(?:keep|keeps|kept|(?:are|were|get|got|gets|is|was) (?:always )?"
    r"(?:asking|confused|complaining|calling|ringing|lost))\b[^,;.!?\n\"“”]*"
    rf"|(?:it|that|this)(?:['’]s| is| was| looks| sounds| feels| reads) {_FELT})"
    r"(?:\s+(?:now|anyway|at the moment|right now|these days|to be honest|tbh|for us))?(?=\W*$"
    r"|[.;!]\s|,?\s+and\s|,\s)"
)
# "… so older guests can read it": what for.
_WHAT_FOR = re.compile(
    r"(?i),?\s+so (?:that )?(?!it (?:says|reads)\b)(?:[\w'’]+ ){1,3}?(?:can|could|will|would|is"
    r"|are|does|do"
    r"|stands?|looks?|gets?|don['’]t|doesn['’]t|isn['’]t|has|have|match(?:es)?"
    r"|fits?)\b[^,;.!?\n\"“”]*"
    r"(?=[.!?]*\s*$)"
)
# "…, the page can stay": what is not to change.
_STAYS = re.compile(
    r"(?i)\s*[,;.!(–-]+\s*(?:(?:but|and|though)\s+)?(?:please\s+)?(?:"
    r"(?:the|our|its|their|that|everything|all)(?:\s+[\w'’-]+){0,3}?"
    r"(?:\s+(?:can|should|must|may|shall|(?:needs?|ha[sv]e?)\s+to))?\s+(?:stays?|remains?|be\s+kept)"
    r"|(?:keep|leave)\s+(?:the|our|its|everything|all)(?:\s+[\w'’-]+){0,3}?)"
    r"(?:\s+(?:as\s+(?:it|they)\s+(?:is|are|was|were)|as\s+is|alone|there|put|in\s+place|the\s+same"
    r"|untouched|unchanged|visible|online))?[\s.!)]*$"
)
_NAMED = re.compile(r"\b(?:to|with|by|for)\s+(?:[A-Z][\w.'’-]*\s?){1,5}$")
_PERSON = re.compile(r"(?i)(?:s?he|they)\b")
_VERB_LED = re.compile(
    r"(?i)\W*(?:[a-z']+\W{1,3}){0,6}?(?:change|set|make|update|replace|rename|put|correct|edit|swap|turn)\b"
)
# Behind which a new text may begin: whatever is behind "say", and all that a verb leads to.
_JOINT = re.compile(
    r"(?:(?i:\s(?:(?P<say>(?:to\s)?(?:say|read)|says|reads|saying|reading)"
    r"|to(?:\sbe)?|into|with|as|be|called|named)\s)|(?<=\w):\s)"
    r"(?:(?i:now|only|just)\s)?(?=(?P<capital>[A-Z])?)"
)
_TEXTS = re.compile(
    r"(?i)\b(?:head(?:line|ing)|tag ?line|sub ?title|title|text|notice|banner|line|slogan|motto"
    r"|intro|lead|message|button|note|sentence|paragraph|description|blurb)s?\b"
)
# Said of a text itself, by whoever wants another one; none says so of the text to come.
_SURELY_OLD = re.compile(
    r"(?i)[\s,;.!–-]+(?:(?:because|as|since|cos) )?(?:"
    r"the (?:old|current|previous|existing|present) (?:ones?|text|wording|title|headline|heading"
    r"|tagline|line|version|copy|slogan|sentence|label|name|message|notice|button)\b"
    r"|(?:[£$€]?\d[\w:.]*|that|it) was "
    r"|(?-i:[a-z])\w+ (?:(?:always|often|all) )?(?:keeps?|kept) (?:asking|calling|ringing"
    r"|complaining|getting (?:lost|confused))"
    r"(?: (?:us|me|what|why|where|who|when|if|whether|about)\b|\W*$)"
    r"|(?:it|that|this)(?:['’]s| is| was| looks| sounds| feels| reads) (?:(?:too|so|just|very"
    r"|really|a bit|a little|way|pretty|quite) )*(?:dull|boring|bland|outdated|dated|ugly|confusing"
    r"|misleading|stale|cheesy|vague|clunky|horrible|awful|out of date|wrong|hard to read)\b"
    r"|.*\b(?:now|anyway|at the moment|right now|these days|to be honest|tbh|for us)\W*$)"
)
_SURELY_NICE = re.compile(
    r"(?i)[\s,;.!–-]*[,;.!–-]\s*(?:(?:and|if you could|if you would)\s)?(?:that(?:['’]d| would) be"
    r"\b|(?:very )?much appreciated|ta\b|please and thank you|you['’]?re a star)"
)
_GOES_ON = re.compile(r"(?i)\W*\b(?:and|also|then|please)\b")
# What is hidden is to be hidden whatever is planned with it: "hide it, I'll want it back soon".
_RETURNS = re.compile(
    r"(?is)^(?P<wish>\W*(?:(?:please|pls|can you|could you|just)\s+)*"
    r"(?:hide|take|switch|turn|remove|drop)\s[^\"“”]*?)(?:\s*[,;.!–-]+\s*|\s+)"
    r"(?:(?:but|and|as|because|since|cos)\s+)?(?:I|we)(?:['’]?ll|\s+will|['’]?d|\s+would|\s+might"
    r"|\s+may)?\s+(?:want|need|like|bring|put|have|turn|switch)\s+(?:it|that|this|them)\s"
    r"(?:to\s(?:come|be)\s)?(?:back|again)\b[^\"“”]*$"
)
_LONGEST = 600
_LOOKS = frozenset([*WORDS["relative"].split("|"), *WEIGHTS])


def without(message: str) -> str:
    """The message without why, and without the day on which a price begins.

    Of words that are to be written nothing is taken that may be theirs: where it may be a reason
    as well as the end of the text, the wish alone is left, whose text will be asked for.
    """
    if len(message) > _LONGEST:
        return message
    returns = _RETURNS.match(message)
    message = returns["wish"] if returns else message
    nice = _NICE.search(message)
    is_all = nice and nice.start() < _text_at(message) < len(message)
    if nice and not is_all and not _is_quoted(nice, message):
        if _is_written(message, nice.start()) and not _SURELY_NICE.match(nice[0]):
            return _open(message)
        message = message[: nice.start()]
    message = _DO_SO.sub("", message) if len(_DO_SO.sub("", message).split()) > 1 else message
    message = _CALLED_SO.sub(r"\1", message)
    for form in (_WAS, _SINCE):
        message = form.sub(lambda one: one[1] if _is_figure(one) else one[0], message)
    old = next((one for one in _OF_THE_OLD.finditer(message) if _may_be_own(one)), None)
    if old:
        rest = message[old.end() :]
        return _open(message) + (rest if _GOES_ON.match(rest) else "")
    message = _OF_THE_OLD.sub(lambda one: one[0] if _is_quoted(one, one.string) else "", message)
    stays = _STAYS.search(message)
    if stays and _is_told(message[: stays.start()]) and not _is_quoted(stays, message):
        message = message[: stays.start()]
    purpose = _WHAT_FOR.search(message)
    if purpose and _is_told(message[: purpose.start()]) and not _is_quoted(purpose, message):
        message = message[: purpose.start()] + message[purpose.end() :]
    return _without_why(message)


def _without_why(message: str) -> str:
    for found in reversed(list(_WHY.finditer(message))):
        if _is_quoted(found, message):
            continue
        behind = _BEHIND.match(message, found.end())
        end = behind.end() if behind else len(message)
        said = message[: found.start()]
        is_person = bool(_PERSON.match(message, found.end()))
        is_name = is_person and bool(_NAMED.search(said)) and not _TEXTS.search(said)
        if (is_name or _is_told(said)) and not _WANTS.search(message, found.end(), end):
            message = said + message[end:]
    return message


def _text_at(message: str) -> int:
    """Where words that are to be written begin; the message's length where none are told."""
    is_led = _VERB_LED.match(message) is not None
    joints = _JOINT.finditer(message)
    found = next((one for one in joints if one["say"] or one["capital"] or is_led), None)
    return found.end() if found else len(message)


def _is_written(message: str, end: int) -> bool:
    """True where running words that are to be written stand before a character."""
    said = message[_text_at(message) : end].strip()
    is_plain = not said or said[0] in '"“”„«' or "@" in said or "#" in said
    return not is_plain and not is_measured(said)


def _is_figure(found: re.Match[str]) -> bool:
    """True where the figure that is found is all that is to be written."""
    message, rest = found.string, found.string[found.end() :]
    is_last = not re.search(r"\w", rest) or _GOES_ON.match(rest) is not None
    if not is_last and _text_at(message) < len(message):
        return False
    return not (_is_quoted(found, message) or _is_written(message, found.end(1)))


def _may_be_own(found: re.Match[str]) -> bool:
    """True for a reason that may as well be the end of the text before it."""
    message = found.string
    if _is_quoted(found, message) or not _is_written(message, found.start()):
        return False
    return not _SURELY_OLD.match(found[0])


def _open(message: str) -> str:
    """The wish without its text."""
    at = _text_at(message)
    subject = _JOINT.split(f"{message[:at]} ", maxsplit=1)[0]
    subject = re.sub(r"(?i)\s(?:should|must|shall|needs|has|ought)\W*$", "", subject)
    return subject if _VERB_LED.match(subject) else f"change {subject.strip()}"


def _is_quoted(found: re.Match[str], message: str) -> bool:
    """True for what stands within quotation marks, whose text is as it is."""
    return any(
        one.kind == "quoted" and one.start <= found.start() and found.end() <= one.end
        for one in lift(message)
    )


def _is_told(said: str) -> bool:
    """True for a wish that can be no longer: an entry that goes, or one with its value told."""
    look = _LOOKED.search(said)
    is_look = look and (look[1].lower() in _LOOKS or colours.parse(look[1]) is not None)
    is_going = _GOES.match(said) and not re.search(r"[\"“”]", said)
    if said.endswith(('"', "”", "»")):
        return True
    if not is_going and _is_written(said, len(said)):
        return False
    is_ended = _SHAPED.search(said)
    return bool(is_look or is_going or _PRICED.search(said) or is_ended)
