"""What tabs and search engines show of a page, by its usual name, wherever the words stand."""

import re

_LITERAL = re.compile(r"[\"“”«]|https?://|:\s")
_PAGE = (
    r"(?P<page>(?:of|on|for) (?:(?:the|our|my) )?"
    r"(?:[\w&'’-]+ ){0,3}?(?:home ?page|front page|start page|page|site|website))"
)
_TAB = r"(?:(?:the|a) )?(?:web )?(?:browser(?:['’]?s)?(?: (?:tab|window|title bar|bar))?|tabs?)"
_ENGINE = r"(?:google|bing|search engines?|(?:the )?(?:google )?search results?)"
_LOST = re.compile(r"(?i)\b(?:error )?404(?: error)?[ -]page\b")
_TOLD = re.compile(r"(?i)\b(?:to|say|says|read|reads|be|called|with|as)\b")
_IN_TAB = re.compile(
    rf"(?i)\b(?:title|name|text|heading)(?: {_PAGE})?(?: (?:that )?(?:is |we )?(?:shown?|seen?))?"
    rf" (?:in|on|at) {_TAB}\b(?! (?:page|section))(?: {_PAGE.replace('<page>', '<after>')})?"
)
_TAB_SAYS = re.compile(
    rf"(?i)^(?P<lead>\W*(?:please )?)(?:(?:what|the text) )?(?:in )?(?:the )?(?:browser )?tab"
    rf"(?: {_PAGE})? (?=(?:should|must|needs to|has to|shall|to) (?:now )?(?:say|read|be|show)\b)"
)
# "The fixtures page should be called Matches in the browser tab": what it is to say stands first.
_CALLED_THERE = (
    r"(?i)^(?P<lead>\W*(?:please )?)(?:(?:the|our|my) )?(?P<page>(?:[\w&'’-]+ ){1,3}?page)"
    r" (?P<joint>(?:should|must|needs to|has to|shall) (?:now )?(?:be called|be named|say|read|be)"
    rf" \S.*?),? (?:in|on) {_TAB}(?P<end>(?: please)?[\s.!]*)$"
)
_FOUND = re.compile(
    rf"(?i)\b(?P<what>title|description|text)(?: {_PAGE})?"
    rf"(?: (?:that )?(?:is )?(?:shown?|shows(?: up)?|displayed))? (?:in|on|by|for) {_ENGINE}\b"
    rf"(?: {_PAGE.replace('<page>', '<after>')})?"
)
_SHOWS = re.compile(
    rf"(?i)^\W*(?:(?:in|on) )?{_ENGINE}(?: still)? (?:shows?|has|displays?|gives?)(?: still)?"
    r" (?:the |an |a )?(?:wrong|old|outdated|incorrect|bad) (?P<what>title|description|text)"
    rf"(?: {_PAGE})?[\s,.;:–-]+(?:and )?(?:it )?(?=should\b|must\b|needs to\b|has to\b)"
)


def told(message: str) -> str:
    """The message with "browser title" and "search description" for what more words tell of."""
    literal = _LITERAL.search(message)
    at = literal.start() if literal else len(message)
    said, rest = _lost(message[:at]), message[at:]
    shows = _SHOWS.match(said)
    if shows:
        return f"the {_name(shows['what'])}{_of(shows['page'])} {said[shows.end() :]}{rest}"
    says = _TAB_SAYS.match(said)
    if says:
        return f"{says['lead']}the browser title{_of(says['page'])} {said[says.end() :]}{rest}"
    called = re.match(_CALLED_THERE, message)
    if called and not re.search(r"(?i)\b(?:title|heading|text|icon)\b", called["page"]):
        of = f"{called['lead']}the browser title of the {called['page']}"
        return f"{of} {called['joint']}{called['end']}"
    said = _IN_TAB.sub(lambda one: f"browser title{_of(one['page'] or one['after'])}", said)
    said = _FOUND.sub(lambda one: f"{_name(one['what'])}{_of(one['page'] or one['after'])}", said)
    return said + rest


def _lost(said: str) -> str:
    """The words with "not found page" for "404 page", where no text is told before it.

    The number would else be taken for what stands on the site.
    """
    found = _LOST.search(said)
    if not found or _TOLD.search(said, 0, found.start()):
        return said
    return f"{said[: found.start()]}not found page{said[found.end() :]}"


def _name(what: str) -> str:
    return "browser title" if what.lower() == "title" else "search description"


def _of(page: str | None) -> str:
    return f" {page}" if page else ""
