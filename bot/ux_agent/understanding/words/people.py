"""What became of somebody, told first, and then what to call them: "Ann got married, she is …"."""

import re

_TITLE = r"(?:(?:[Dd]r|[Mm]rs?|[Mm]s|[Pp]rof|[Rr]ev)\.?\s)?"
_WORD = r"[A-Z][\w’'.-]*"
_WHO = rf"{_TITLE}{_WORD}(?:\s(?:de|van|von)\b)?(?:\s{_WORD}){{0,3}}"
_NEW = rf"{_TITLE}{_WORD}(?:\s(?:(?:de|van|von|der)\s)?{_WORD}){{1,3}}"
_END = r"(?:\s(?:now|from now on|these days|today|please|pls))*[\s.!]*"
_NOT_OLD = rf"(?:,?\s(?i:(?:and\s)?(?:not|no longer|instead of))\s{_WHO}{_END})?"
_SMILE = r"(?:\s*[:;]-?[)D(]+)?"
_PERSON = r"(?:s?he|they|it)"
_NAMED_ANEW = (
    r"(?:(?:re)?marr?ied|divorced|engaged|hitched|wed|a new (?:sur|last )?name"
    r"|(?:changed |changing )?(?:her|his|their|the) (?:sur|last |family |maiden |own )?name)"
)
_MARRIED = re.compile(
    rf"^\W*(?P<who>{_WHO})(?i:['’]s)?\s(?i:[a-z]+(?:['’][a-z]+)?\s){{0,3}}?(?i:{_NAMED_ANEW})\b"
    rf"[^,;.!?\n\"“”\d:]{{0,40}}{_SMILE}(?:\s*[,;.!–-]+\s+(?i:(?:and|so)\s+)*|\s(?i:and|so)\s"
    r"|(?<=[)D(])\s+)"
    rf"(?i:{_PERSON}(?:['’](?:s|re|ll be)|\s(?:is|are|will be|goes by|go by))"
    rf"(?:\s(?:now|called|known as|named|officially))*)\s(?P<new>{_NEW}){_END}{_NOT_OLD}$"
)
_PROMOTED = re.compile(
    rf"^\W*(?P<who>{_WHO})\s(?i:(?:isn['’]?t|is not|is no longer|no longer is|was|is)\s"
    r"(?:(?:our|the|an?|my)\s)?(?P<old>[a-z][\w &-]{2,40}?)"
    rf"(?P<over>\s(?:any ?more|any longer|until now|so far))?)"
    rf"\s*[,;.!–-]+\s*(?i:(?:and|but|so|now|instead)\s+)*"
    rf"(?i:{_PERSON}(?:['’](?:s|re|s been|ve been)|\s(?:is|are|became|has become|was|has been"
    r"|have been))(?:\s(?:now|actually|instead|our|the|an?|new|promoted to|made|become))*)"
    rf"\s(?P<quote>[\"“]?)(?P<new>[^\"“”,;:!?\n\d]{{3,50}}?)[\"”]?{_END}$"
)
_NO_MORE = re.compile(r"(?i)\b(?:isn['’]?t|is not|no longer)\b")
_NO_JOB = re.compile(
    r"(?i)\b(?:here|away|ill|sick|back|closed|open|late|gone|leaving|married|available|with us"
    r"|off|out|retired|retiring|dead|working|teaching|moving)\b"
)
_FEWEST = 2


def told(message: str) -> str:
    """The message as the plain wish for somebody's new name or role; as it is for all else."""
    married = _MARRIED.match(message)
    if married:
        return f"rename {married['who']} to {married['new']}"
    promoted = _PROMOTED.match(message)
    if promoted is None or not (_NO_MORE.search(message) or promoted["over"]):
        return message
    if _NO_JOB.search(f"{promoted['old']} {promoted['new']}"):
        return message
    new = promoted["new"].strip()
    if len(new) < _FEWEST or (re.match(rf"{_NEW}$", new) and not promoted["quote"]):
        return message  # somebody's name is no role
    mark = "'" if promoted["who"].endswith("s") else "'s"
    return f"{promoted['who']}{mark} role: “{new}”"
