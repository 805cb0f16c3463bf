"""The menu in a few words: "Visit before Workshops and Home out", "rename the Services link"."""

import re
from collections.abc import Iterator, Sequence

from bot.record import Record
from bot.ux_agent.once import Once
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import guard
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking import pages
from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.words import anchors, colours

_MENU = r"(?:main |top |site )?(?:menu|nav|navbar|navigation)(?:[ -]?bar| menu)?"
_WHERE = re.compile(
    rf"(?i)\s*\b(?:in|of|from|on|off|within)\s+(?:(?:the|our|my)\s+)?{_MENU}\b(?:\s*[:,])?"
    rf"|^\W*(?:(?:the|our|my)\s+)?{_MENU}\s*[:,–-]\s*"
)
_WHOLE = re.compile(
    rf"(?i)^\W*(?:please\s+)?(?:{_MENU} order|(?:the |our )?order (?:of|in) (?:the|our) {_MENU}"
    rf"|(?:re-?)?(?:order|arrange|sort) (?:the|our) {_MENU}"
    rf"|put (?:the|our) {_MENU} (?:in|into) (?:this|the following) order"
    rf"|(?:the|our) {_MENU}(?: order)?(?=[^:]*\b(?:order|should|must|now)\b|\s*:))"
    r"(?:\s+(?:should|must|is|now|to|be|go|goes|like this|as follows|in this order|as|so))*"
    r"\s*[:,–-]?\s+(?=\S)"
)
_LEAD = (
    r"(?:(?:please|pls|can you|could you|would you|we want|i want|i'd like|we'd like|also|now|just"
    r"|let's|ok|okay|oh|so|then|to|you|have|want|make)\b[\s,]*)*"
)
_TAIL = r"(?:\s+(?:please|pls|thanks|thank you|too|as well|now|instead|then|again))*"
_JOINT = re.compile(r"(?i)(?:\s*(?:[,;.&+>]|\b(?:and|then|but|also)\b))+\s*")
_PUT = r"(?:(?:put|move|place|bring|shift|list|show|get)\s+)?"
_GOES = (
    r"(?:\s+(?:should|must|needs? to|has to|is to|can|to|goes|comes|is|go|come|be|stand|appear|sit"
    r"|moves?|moved|up|right|directly|just|as|at|in|the|very))*?\s+"
)
_END = r"(?:end|back|bottom|far right|right)"
_FRONT = r"(?:start|beginning|front|top|far left|left)"
_ONE = r"(?:\s+(?:one|entry|item|link|thing))?"
_TAKE = (
    r"(?:remove|delete|drop|scrap|throw out|throw away|ditch|lose|take out|take off|get rid of"
    r"|kick out|leave out|take|throw|kick)"
)
_GOING = (
    r"(?:(?:can|could|should|must|has to|needs to|have to|may|is to)\s+(?:go|disappear|leave"
    r"|be removed|come out|go out|come off)|out|off|away|gone)"
)
_LONGEST = 200
_LEAST = 2


class _Menu(Record):
    """The menu with its entries by what they are called, and the forms of what is told of them."""

    target: Target
    names: dict[str, str]
    name: str
    order: re.Pattern[str]
    gone: re.Pattern[str]
    linked: re.Pattern[str]


def read(message: str, index: SiteIndex) -> list[Draft] | None:
    """The drafts of links of the menu that get another place or go; None for all else.

    Each word has to be of that: what says more is no order.
    """
    menu = _menu_of(index)
    if menu is None or len(message) > _LONGEST:
        return None
    said = " ".join(message.replace("’", "'").split())
    whole = _WHOLE.match(said)
    every = _sorted(said[whole.end() :], menu) if whole else None
    if every:
        return every
    bare, marks = _WHERE.subn("", said)
    link = menu.linked.fullmatch(bare.strip())
    if link:
        is_link = marks or re.search(r"(?i)\blink\b", said)
        return _linked(link, menu, index) if is_link else None
    drafts = _told(bare.strip(), menu)
    if not drafts or not (marks or _is_sure(said, drafts, menu)):
        return None
    return drafts


def _linked(link: re.Match[str], menu: _Menu, index: SiteIndex) -> list[Draft] | None:
    """The draft of "rename the Services link", unless another link or text is called so too."""
    name = _plain(link["link"] or link["old"] or link["of"])
    draft = _of(menu, menu.names[name])
    others = [one for one, _ in anchors.entries(name, index) if one is not menu.target]
    texts = {_plain(one.value or "") for one in index.targets if one.type in {"text", "string"}}
    if others or (name in texts and name != _plain(draft.target)):
        return None
    if link["link"]:
        return [draft._replace(op="remove", property="remove-link")]
    told = (link["new"] or link["name"]).strip()
    new = unquoted(told)
    is_look = guard.is_address(new) or colours.parse(new.lower()) is not None
    is_told = link["said"] or new != told or not new[:1].islower()
    if is_look or not is_told:
        return None
    return [draft._replace(property="link-label", value=new, nature="text")]


def _is_sure(said: str, drafts: Sequence[Draft], menu: _Menu) -> bool:
    """True for several wishes, one by a neighbour, all by labels that lead to pages.

    Such words without the menu named are of blocks of a page where the menu leads to these.
    """
    labels = {entry.label: entry.href for entry in menu.target.entries}
    named = {name for draft in drafts for name in (draft.target, draft.value) if name in labels}
    is_beside = any(draft.value in labels for draft in drafts)
    is_written = all(label.casefold() in said.casefold() for label in named)
    is_led = not any("#" in labels[label] for label in named)
    return len(drafts) >= _LEAST and is_beside and is_written and is_led


def _told(said: str, menu: _Menu) -> list[Draft] | None:
    """The drafts of clauses that each tell a place, or that an entry goes; None for any other."""
    drafts: list[Draft] = []
    at = 0
    while at < len(said):
        found = menu.order.match(said, at) or menu.gone.match(said, at)
        joint = _JOINT.match(said, found.end()) if found else None
        if found is None or not (joint or re.fullmatch(r"[\s.!]*", said[found.end() :])):
            return None
        draft = _draft(found.groupdict(), menu)
        if draft is None or any(one.target == draft.target for one in drafts):
            return None
        drafts.append(draft)
        at = joint.end() if joint else len(said)
    return drafts or None


def _draft(found: dict[str, str | None], menu: _Menu) -> Draft | None:
    label = menu.names[_plain(found["gone"] or found["too_gone"] or "")] if "gone" in found else ""
    if label:
        return _of(menu, label)._replace(op="remove", property="remove-link")
    label = menu.names[_plain(found["what"] or "")]
    move = _of(menu, label)._replace(op="reorder", property="order", nature="text")
    if found["end"] or found["front"]:
        return move._replace(value="last" if found["end"] else "first")
    near = [menu.names[_plain(one)] for one in (found["one"] or found["near"], found["two"]) if one]
    if label in near:
        return None
    if len(near) == _LEAST:
        labels = [one.label for one in menu.target.entries if one.label != label]
        first, second = sorted(map(labels.index, near))
        return move._replace(value=labels[second]) if second == first + 1 else None
    is_after = (found["side"] or "").lower() in {"after", "behind"}
    return move._replace(property="order-after" if is_after else "order", value=near[0])


def _sorted(said: str, menu: _Menu) -> list[Draft] | None:
    """The drafts that bring all of the menu into the order that is told; None for a part of it."""
    form = rf"(?i)\s*(?P<name>{menu.name})(?:\s+(?:page|link))?"
    wanted: list[str] = []
    at = 0
    while at < len(said):
        found = re.compile(form).match(said, at)
        joint = _JOINT.match(said, found.end()) if found else None
        if found is None or not (joint or re.fullmatch(r"[\s.!]*", said[found.end() :])):
            return None
        wanted.append(menu.names[_plain(found["name"])])
        at = joint.end() if joint else len(said)
    labels = [entry.label for entry in menu.target.entries]
    if sorted(wanted) != sorted(labels):
        return None
    return list(_moves(wanted, labels, menu)) or None


def _moves(wanted: Sequence[str], labels: list[str], menu: _Menu) -> Iterator[Draft]:
    for at, label in enumerate(wanted):
        if labels[at] != label:
            move = _of(menu, label)._replace(op="reorder", property="order", nature="text")
            yield move._replace(value=labels[at])
            labels.remove(label)
            labels.insert(at, label)


def _of(menu: _Menu, label: str) -> Draft:
    return Draft(menu.target.section, target=label, listed=menu.target.property)


def _plain(said: str) -> str:
    return " ".join(said.casefold().split())


def _menu(index: SiteIndex) -> _Menu | None:
    """The one menu of a site whose entries have each a name of their own."""
    lists = anchors.lists(index, ["navbar"])
    labels = [entry.label for one in lists for entry in one.entries]
    if len(lists) != 1 or len(set(labels)) < max(len(labels), _LEAST):
        return None
    names = {_plain(label.replace("’", "'")): label for label in labels}
    for name in pages.names(index):
        led = pages.entries(name, lists[0].entries, index)
        if len(led) == 1:
            names.setdefault(name, led[0].label)
    spelt = sorted(map(re.escape, names), key=len, reverse=True)
    name = "|".join(one.replace(r"\ ", r"\s+") for one in spelt)
    return _Menu(lists[0], names, f"(?:{name})", *_forms(f"(?:{name})"))


_menu_of = Once(_menu)


def _forms(name: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The forms of a clause that tells a place, of one that wants an entry gone, and of a link."""
    thing = (
        r"(?:(?:the|our|my)\s+)?[\"“'‘]?(?P<{}>" + name + r")\b[\"”'’]?"
        r"(?:\s+(?:page|link|entry|item|tab))?"
    )
    spot = (
        rf"(?:(?P<end>last|(?:to|at) the (?:very )?{_END})|(?P<front>first|(?:to|at) the (?:very )?"
        rf"{_FRONT})|(?P<side>before|after|behind|in front of)\s+{thing.format('one')}"
        rf"|(?:in )?between\s+{thing.format('near')}\s+and\s+{thing.format('two')}){_ONE}"
    )
    order = rf"(?i){_LEAD}{_PUT}{thing.format('what')}{_GOES}{spot}{_TAIL}"
    gone = (
        rf"(?i){_LEAD}(?:{_TAKE}\s+{thing.format('gone')}(?:\s+(?:out|off|away|down))?"
        rf"|{thing.format('too_gone')}\s+{_GOING}){_TAIL}"
    )
    one = r"(?:(?:the|our|my)\s+)?[\"“'‘]?(?P<{}>" + name + r")[\"”'’]?(?:\s+link)?"
    # Behind "and" there may be another wish.
    plain = r"[^,;\s]+(?:\s+(?!(?:and|but|then)\b)[^,;\s]+){0,5}?"
    new = rf"(?:now\s+)?(?P<new>[\"“][^\"“”]{{1,60}}[\"”]|{plain})"
    linked = (
        rf"(?i){_LEAD}(?:(?:remove|delete|drop|take out|get rid of)\s+{one.format('link')}"
        rf"|(?:rename|relabel|change)\s+{one.format('old')}\s+(?:to|as|into)\s+{new}"
        rf"|{one.format('of')}\s+(?:should|must|needs? to)\s+(?P<said>say|read|be called)\s+{new}"
    ).replace("(?P<new>", "(?P<name>", 1) + rf"){_TAIL}[\s.!]*"
    return re.compile(order), re.compile(gone), re.compile(linked)
