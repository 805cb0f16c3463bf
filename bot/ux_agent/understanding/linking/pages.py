"""Pages of the site by what they are called: by their file, their heading, a menu's label."""

import re
from collections.abc import Iterator, Sequence

from bot.texts.phrase import capitalised
from bot.ux_agent.once import Once
from bot.ux_agent.site import Entry, SiteIndex
from bot.ux_agent.understanding.literals import lift, mask
from bot.ux_agent.understanding.placing import pairs
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import normal

_AROUND = r"^(?:the|our|my|that|this)\s+|\s+(?:page|site|tab)$"
_ELSEWHERE = r"(?i)^(?:[a-z][a-z0-9+.-]*:|//)|[#?{]|\.(?:svg|png|jpe?g|gif|webp|avif|ico)$"
_ENDING = r"(?i)(?:/?index)?(?:\.(?:html?|php|njk|md|liquid|astro|jsx?|tsx?|vue|svelte))?/?$"
_WAY = (
    r"(?P<way>(?:go(?:es)?|leads?|points?|links?|jumps?|takes? (?:you|them|people|visitors)"
    r"|sends? (?:you|them|people|visitors))\s(?:(?:back|straight|over)\s)?(?:to|at)|opens?(?:\sup)?"
    r"|(?:link|point|connect|direct|send)\s(?:the|our|my)\s[^,;:.]{2,60}?\s(?:to|at)"
    r"|(?P<verbal>(?:going|leading|pointing|linking|linked)\s(?:to|at)))"
)
_BUTTON = (
    r"(?i)\W*(?:please\s)?([^\n]{2,60}?)[\"”]?\s(?:should|must|shall|needs? to|has to|ought to)\s"
)
_ADDING = r"(?i)\W*(?:\w+\W+){0,4}?(?:add|insert|include|new)\b"
_RELATIVE = r"(?i)[\s,]+(?:that|which|it|and(?:\sit)?)(?:\s(?:should|shall|will|must|can))?\s*$"
_BEHIND = (
    r"(?:\s+(?:where|with|which|that has|that says|because)\b[^,.;\"“]{2,60})?"
    r"(?=[\s.!?]*$|\s*[,;.]\s|\s+(?:and|but|please|pls|instead|now|at the (?:end|start))\b)"
)
_OF_LINKS = r"(?i)\b(?:add|new|insert|include|links?|buttons?|menu|nav|navbar|entry|item|tab|it)\b"
_ADD = r"(?:(?:please|pls|can you|could you|also|and)\s+)*(?:add|put|include|insert)"
_TO_MENU = r"(?P<where>(?:to|in|into|on)\s(?:the|our|my)\s(?:main\s)?(?:menu|nav\w*)(?:\sbar)?)"
_ANSWER = re.compile(
    r"(?i)\W*(?:(?:it|that|they)\s)?(?:should\s|must\s)?(?:go(?:es)?\s|leads?\s|links?\s|points?\s)?"
    r"(?:(?:to|at|on)\s)?(?:where\s(?P<where>[\w&' -]{2,40}?)\s(?:goes|leads|points|is)"
    r"|(?P<name>[\w&' -]{2,40}?))(?:\s(?:please|pls|too|as well))*[\s.!]*"
)
_NO_PAGES = frozenset({"start", "front", "main", "landing", "menu", "hero", "header", "footer"})
"""What is a page only where it is called one: "the front" is a place in a row."""

_LONGEST = 300
_FRAMES = frozenset({"navbar", "header", "footer"})
_FIRST = ("home", "homepage", "start", "front", "main", "landing")


def address(said: str, index: SiteIndex) -> str:
    """Where the links of the site to a page lead that is called so; '' for none, and in doubt."""
    wanted = _bare(said)
    found = [href for name, href in _names_of(index) if name == wanted]
    # One menu may lead to "contact/", and the other to "/contact/".
    return found[0] if len({href.strip("/") for href in found}) == 1 else ""


def entries(said: str, among: Sequence[Entry], index: SiteIndex) -> list[Entry]:
    """The entries of a list that lead to the page that is called so."""
    wanted = _bare(said)
    led = {href.strip("/") for name, href in _names_of(index) if name == wanted}
    return [one for one in among if one.href and one.href.strip("/") in led]


def told(message: str, index: SiteIndex) -> str:
    """The message with the address of the page that a link is to lead to, told by its name."""
    forms = _forms_of(index) if len(message) <= _LONGEST else None
    if forms is None or not (re.search(_OF_LINKS, message) or _is_of_button(message, index)):
        return message
    said = mask(message, lift(message))
    found = forms[1].match(said) or forms[0].search(said)
    name = (found["page"] or found["name"]) if found else ""
    href = address(name, index)
    if found is None or not href:
        return message
    before, after = message[: found.start()], message[found.end() :]
    if found.re is forms[1]:
        is_there = any(one.href == href for one in _menu(index))
        return message if is_there else f"add {capitalised(name)} {found['where']} {href}{after}"
    if found["verbal"] or re.match(_ADDING, message):
        return f"{re.sub(_RELATIVE, '', before).rstrip(' ,')}, {href}{after}"
    return f"{before}{message[slice(*found.span('way'))]} {href}{after}"


def _is_of_button(message: str, index: SiteIndex) -> bool:
    """True for "Become a member should go to …", which begins with the words of a button."""
    found = re.match(_BUTTON, message)
    said = found[1].casefold() if found else ""
    return bool(said) and any(
        (one.value or "").casefold() == said and pairs.address_of(one, index)
        for one in index.targets
        if one.type in {"text", "string"}
    )


def answered(said: str, index: SiteIndex) -> str:
    """The address of the page that an answer names: "to the visit page"; '' for all else."""
    found = _ANSWER.fullmatch(" ".join(said.split()))
    return address(found["name"] or found["where"], index) if found else ""


def _forms(index: SiteIndex) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """The forms of "it goes to the visit page" and of "add the visit page to the menu"."""
    known = sorted(map(re.escape, names(index)), key=len, reverse=True)
    plain = "|".join(one for one in known if one not in _NO_PAGES)
    if not plain:
        return None
    page = rf"(?:the|our|my)\s+)?(?:(?P<page>{'|'.join(known)})\s+page|(?P<name>{plain}))"
    return (
        re.compile(rf"(?i)\b{_WAY}\s+(?:{page}{_BEHIND}"),
        re.compile(rf"(?i)\W*{_ADD}\s+(?:{page}\s+{_TO_MENU}(?=[\s.!]*$)"),
    )


_forms_of = Once(_forms)


def _menu(index: SiteIndex) -> list[Entry]:
    return [entry for one in anchors.lists(index, ["navbar"]) for entry in one.entries]


def names(index: SiteIndex) -> list[str]:
    """What the pages of the site are called, in lower case."""
    return list(dict.fromkeys(name for name, _ in _names_of(index)))


def _bare(said: str) -> str:
    """What a page is called, without "the" and "page"."""
    plain = normal(said)
    return re.sub(_AROUND, "", re.sub(_AROUND, "", plain)).strip()


def _named(index: SiteIndex) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(_pairs(index)))


_names_of = Once(_named)


def _pairs(index: SiteIndex) -> Iterator[tuple[str, str]]:
    """Each name of a page with the address by which a link of the site leads there."""
    sections = {
        normal(name): {_bare(one) for one in (name, *aliases)}
        for name, aliases in index.sections.items()
        if any(one.endswith(" page") for one in aliases)
    }
    for label, href in _links(index):
        stem = normal(re.sub(_ENDING, "", href).rpartition("/")[2])
        names = sections.get(stem or "home", set()) | ({stem} if stem else set(_FIRST))
        for name in {*names, _bare(label)} - {""}:
            yield name, href


def _links(index: SiteIndex) -> Iterator[tuple[str, str]]:
    """The words and the addresses of the links to pages of the site: those of menus first."""
    within = [
        (one.label if target.section in _FRAMES else "", one.href)
        for target in anchors.lists(index)
        for one in target.entries
    ]
    within += [("", one.value or "") for one in index.targets if one.type == "url"]
    known: set[str] = set()
    for label, href in within:
        plain = re.sub(r"^\./", "", href)
        is_new = label or plain not in known
        if plain and is_new and not re.search(_ELSEWHERE, plain):
            known.add(plain)
            yield label, href
