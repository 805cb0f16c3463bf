"""Another name of the site's account with a service: "our Instagram handle is now @paws_uk"."""

import re
from collections.abc import Iterator, Sequence

from bot.ux_agent.site import Entry, SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.words.brands import meant, of_host

_LEAD = r"(?:(?:please|pls|also|and|hi|hey|so|ok|now|can you|could you)[\s,]+)*"
_VERB = r"(?:(?:we|i)(?:['’]ve| have)?\s+)?(?:(?:changed?|updated?|set|switch|switched)\s+)?"
_OUR = r"(?:(?:the|our|my)\s+)?"
_NOUN = r"(?:handle|user\s?name|account name|screen name)"
_PAGE = rf"(?P<noun>{_NOUN}|account|profile|page|link|name)"
_JOINT = (
    r"(?:\s+(?:(?:has\s+|have\s+|was\s+|is\s+)?(?:now\s+|just\s+|been\s+)*(?:changed|moved|renamed)\s+to"
    r"|is\s+now|are\s+now|now\s+is|is|to|(?:should|must|needs to)(?:\s+now)?\s+be|became|becomes)"
    r"(?:\s+now)?(?:\s+called)?\s*:?|\s*(?::|=|->|→))\s*"
)
_NAME = r"[\"“']?(?P<at>@?)(?P<name>[A-Za-z0-9_](?:[\w.-]{0,38}\w)?)[\"”']?"
_END = r"(?:\s+(?:now|instead|please|thanks))*[\s.!]*"
_FORMS = tuple(
    re.compile(f"(?i)\\W*{_LEAD}{form}{_END}")
    for form in (
        rf"{_VERB}{_OUR}(?P<brand>[a-z]+)(?:['’]s)?(?:\s+{_PAGE})?{_JOINT}{_NAME}",
        rf"{_VERB}{_OUR}{_PAGE}\s+(?:on|for|at|with)\s+(?P<brand>[a-z]+){_JOINT}{_NAME}",
        rf"we(?:['’]re| are)\s+(?:now\s+)?(?:called\s+)?{_NAME}\s+on\s+(?P<brand>[a-z]+)",
        rf"on\s+(?P<brand>[a-z]+)\s+we(?:['’]re| are)\s+(?:now\s+)?(?:called\s+)?{_NAME}",
    )
)
_MOVED = re.compile(
    rf"(?i)\W*{_LEAD}{_VERB}{_OUR}(?P<brand>[a-z]+)(?:['’]s)?"
    rf"(?:\s+(?:account|profile|page|link|address|url))?{_JOINT}(?:at\s+)?"
    rf"(?P<way>https?://)?(?P<address>(?:[\w-]+\.){{1,3}}[a-z]{{2,6}}/\S{{1,200}}?){_END}"
)
_ACCOUNTS = frozenset({"account", "profile", "name"})
_MARK = r"[\d_]|\w\.\w"
_RENAMED = r"(?i)\b(?:to|called|became|becomes)\b"
_KIN = 4
_PROFILE = re.compile(
    r"(?P<start>https?://[^/?#\s]+/(?:[^/?#\s]+/)?)(?P<name>@?[^/?#\s]+)(?P<end>/?)"
)
_NO_NAMES = re.compile(r"(?i)/(?:channel|groups|pages|p|watch|events|playlist)/|\.php|/\d+/?$")


def read(message: str, index: SiteIndex) -> list[Draft]:
    """The drafts of the address of each link to the account, and of labels that name it.

    The question for the address where it cannot be made; [] for any other message.
    """
    moved = _MOVED.fullmatch(message)
    if moved:
        return _moved(moved, index)
    found = next((hit for form in _FORMS if (hit := form.fullmatch(message))), None)
    if found is None:
        return []
    service = meant(found["brand"])
    ways = [*_entries(service, index), *_targets(service, index)] if service else []
    if not ways or not _is_handle(found, [way[2] for way in ways]):
        return []
    drafts = [one for way in ways for one in _renamed(*way, found["name"])]
    if len({way[2] for way in ways}) == 1 and drafts:
        return drafts
    return [ways[0][0]]


def _moved(found: re.Match[str], index: SiteIndex) -> list[Draft]:
    """The drafts of "our facebook is now facebook.com/new" where all links lead to one page."""
    service, address = meant(found["brand"]), f"https://{found['address']}"
    ways = [*_entries(service, index), *_targets(service, index)] if service else []
    if of_host(address) != service or len({href for _, _, href in ways}) != 1:
        return []
    return [way._replace(value=address, nature="address") for way, _, _ in ways]


def _is_handle(found: re.Match[str], addresses: Sequence[str]) -> bool:
    """False for what may be the words of the link, or what is said of the account.

    So for "the Facebook link should be Friends" and "our Instagram account is private".
    """
    noun, name = (found.groupdict().get("noun") or "").lower(), found["name"]
    is_said = re.fullmatch(_NOUN, noun) is not None
    if found["at"] or not (is_said or (noun in _ACCOUNTS and name.islower())):
        return bool(found["at"])
    joint = found.string[found.end("noun") : found.start("name")]
    is_renamed = is_said and re.search(_RENAMED, joint) is not None
    return is_renamed or bool(re.search(_MARK, name)) or _is_kin(name, addresses)


def _is_kin(name: str, addresses: Sequence[str]) -> bool:
    """True for a name that has a part of the old one: "mazorca" of …/mazorcatacos."""
    word = name.casefold()
    runs = {word[at : at + _KIN] for at in range(len(word) - _KIN + 1)}
    old = [profile["name"].casefold() for one in addresses if (profile := _PROFILE.fullmatch(one))]
    return any(run in one for run in runs for one in old)


def _entries(service: str, index: SiteIndex) -> Iterator[tuple[Draft, str, str]]:
    """The open drafts of the addresses in lists, with the label and the address that there are."""
    for target in index.targets:
        for entry in target.entries:
            if of_host(entry.href) == service or _is_empty(entry, service):
                draft = Draft(
                    target.section,
                    property="link-href",
                    target=entry.label,
                    listed=target.property,
                )
                yield draft, entry.label, entry.href


def _is_empty(entry: Entry, service: str) -> bool:
    """True for a link of that name that leads nowhere yet."""
    return meant(entry.label) == service and entry.href in {"#", "/"}


def _targets(service: str, index: SiteIndex) -> Sequence[tuple[Draft, str, str]]:
    return [
        (Draft(one.section, property=one.property), "", one.value or "")
        for one in index.targets
        if one.type == "url" and of_host(one.value or "") == service
    ]


def _renamed(way: Draft, label: str, href: str, name: str) -> list[Draft]:
    """The drafts of one link with the account's new name; [] where its address has none."""
    profile = _PROFILE.fullmatch(href)
    if profile is None or _NO_NAMES.search(href):
        return []
    old = profile["name"].removeprefix("@")
    sign = "@" if profile["name"].startswith("@") else ""
    value = f"{profile['start']}{sign}{name}{profile['end']}"
    drafts = [way._replace(value=value, nature="address")]
    if old.casefold() in label.casefold() and not meant(label):
        at = label.casefold().index(old.casefold())
        said = f"{label[:at]}{name}{label[at + len(old) :]}"
        drafts.append(way._replace(property="link-label", value=said, nature="text"))
    return drafts
