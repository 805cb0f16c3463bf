"""A draft about links brought to one list and one entry of it."""

import re
from collections.abc import Callable, Sequence

from bot.texts.english import Texts
from bot.texts.phrase import capitalised, phrase
from bot.ux_agent.intent import Change
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding import guard, texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking import linked
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import grouped, neighbours, pairs, questions, settling
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.brands import label_of
from bot.ux_agent.understanding.words.entry_words import like, partly

_SOCIAL = (
    r"(?i)^https?://(?:[\w-]+\.)*(?:facebook|instagram|twitter|x|linkedin|youtube|tiktok|pinterest"
    r"|strava|threads|bsky|vimeo|flickr|github|untappd|tripadvisor|mastodon)\."
)
_WEB = r"(?i)https?://"
_CONTACTS = ("mailto:", "tel:", "sms:")


def resolve(draft: Draft, index: SiteIndex) -> Outcome:
    """The change of a link, or the question that is missing."""
    if draft.property != "add-link":
        return _existing(draft, index)
    return _added(draft, index) if anchors.lists(index) else _without_lists(index)


def _without_lists(index: SiteIndex) -> Outcome:
    """What is asked where the site has no list of links that a wish may be for."""
    question = questions.ask("section", texts.WHAT, questions.sections(index))
    return Outcome(question=question, draft=Draft())


def settle(draft: Draft, target: Target, entry: Entry, index: SiteIndex | None = None) -> Outcome:
    """A draft for one link: its new label or address checked."""
    known = draft._replace(section=target.section, target=entry.label)
    if draft.property == "link":
        choices: list[tuple[str, str]] = [(phrase(Texts.its_label), "link-label")]
        if entry.href_place is not None:
            choices.append((phrase(Texts.its_address), "link-href"))
        if entry.description_place is not None:
            choices.append((phrase(Texts.its_description), "link-description"))
        choices += _fields_of(entry, target, index) if index else []
        choices.append((phrase(Texts.take_away), "remove-link"))
        question = questions.ask("property", texts.link_what(entry.label), choices)
        return Outcome(question=question, draft=known)
    if draft.property == "remove-link" and draft.nature == "hide":
        choices = [(phrase(Texts.remove_it, link=entry.label), "remove")]
        question = questions.ask("meaning", texts.cannot_hide(entry.label), choices)
        return Outcome(question=question, draft=known)
    if draft.property == "remove-link":
        name = _name(target, entry.label, "remove-link", index)
        return Outcome(change=Change(target.section, "remove", name, "", target=entry.label))
    if draft.op == "reorder":
        name = _name(target, entry.label, "order", index)
        return _ordered(known, target, entry, name)
    asked = grouped.priced(known, entry, index) if index and re.search(r"\d", draft.value) else None
    if asked:
        return asked
    if draft.property in {"description", "link-description"}:
        return _described(known, entry)
    if not draft.value:
        is_label = draft.property == "link-label"
        text = texts.link_name(entry.label) if is_label else texts.link_href(entry.label)
        return Outcome(question=questions.ask("value", text), draft=known)
    return _set(known, entry)


def _fields_of(entry: Entry, target: Target, index: SiteIndex) -> list[tuple[str, str]]:
    """What else can be changed of an entry, as choices: its price, its picture."""
    from bot.ux_agent.understanding.linking import records  # noqa: PLC0415 - few are asked about

    rows = records.rows_of(index)
    mine = [one for one in rows if one.target is target and one.label == entry.label]
    cells = [cell.target for row in mine for cell in row.cells if cell.target]
    if len(mine) != 1:
        return []
    shown = questions.targets(cells, is_section_known=True)
    return [
        (label, f"{one.section}.{one.property}")
        for one, (label, _) in zip(cells, shown, strict=True)
    ]


def _name(target: Target, label: str, usual: str, index: SiteIndex | None) -> str:
    """The property that says which list is meant: its own where another one has that label too."""
    others = anchors.lists(index, [target.section]) if index else []
    alike = [one for one in others if any(entry.label == label for entry in one.entries)]
    return usual if len(alike) < 2 else target.property


def _set(draft: Draft, entry: Entry) -> Outcome:
    value: str | None = draft.value
    current = entry.label
    if draft.property == "link-href":
        value, current = guard.address(draft.value), entry.href
        if value is None:
            return Outcome(refusal=texts.bad_address())
    reason = guard.refuse_text(value or "")
    if reason:
        return Outcome(refusal=reason)
    if value == current:
        told = texts.link_already(entry.label, current)
        return Outcome(same=told, draft=Draft(draft.section, property=draft.property))
    change = Change(draft.section, "set", draft.property, value or "", target=entry.label)
    return Outcome(change=change)


def _described(draft: Draft, entry: Entry) -> Outcome:
    """The text beside an entry's label."""
    if entry.description_place is None and not entry.description:
        question = questions.ask("value", texts.link_name(entry.label))
        return Outcome(question=question, draft=draft._replace(property="link-label", value=""))
    if not draft.value:
        text = texts.new_value(draft.section, "description", "text")
        return Outcome(question=questions.ask("value", text), draft=draft)
    reason = guard.refuse_text(draft.value)
    if reason:
        return Outcome(refusal=reason)
    if draft.stop and entry.description.endswith(draft.stop):
        draft = draft._replace(value=draft.value.removesuffix(draft.stop) + draft.stop)
    if draft.value == entry.description:
        told = texts.link_already(entry.label, entry.description)
        return Outcome(same=told, draft=Draft(draft.section, property="description"))
    return Outcome(
        change=Change(draft.section, "set", "description", draft.value, target=entry.label)
    )


def _ordered(draft: Draft, target: Target, entry: Entry, name: str) -> Outcome:
    """A new place in the list: "first", "last" or the label of the link that it comes before."""
    value = draft.value
    rest = [one.label for one in target.entries if one is not entry]
    if value not in {"first", "last"}:
        folded = " ".join(value.split()).casefold()
        named = [label for label in rest if label.casefold() == folded] or like(value, rest)
        if len(named) != 1:
            choices = [(label, label) for label in rest]
            question = questions.ask("value", texts.before_which(entry.label), choices)
            return Outcome(question=question, draft=draft._replace(property="order", value=""))
        value = named[0]
    if draft.property == "order-after":
        at = rest.index(value) + 1
        value = rest[at] if at < len(rest) else "last"
    change = Change(target.section, "reorder", name, value, target=entry.label)
    return Outcome(change=change)


def _existing(draft: Draft, index: SiteIndex) -> Outcome:
    sections = (draft.section or draft.hint_section).split()
    mine = anchors.lists(index, sections)
    only = pairs.only(sections, index) if not (mine or draft.target) else None
    if only and draft.op == "set":
        return _paired(draft, only, index)
    lists = mine or anchors.lists(index)
    lists = [one for one in lists if one.property == draft.listed] or lists
    found = anchors.entries(draft.target, index, sections) if draft.target else []
    if not found and draft.target and not draft.section:
        found = anchors.entries(draft.target, index)
    found = found or (partly(draft.target, index, sections) if draft.target else [])
    if not found and draft.section == "navbar":
        # "the menu" may be that of the kitchen.
        dishes = anchors.entries(draft.target, index) if draft.target else []
        found = [one for one in dishes if one[1].href_place is None]
    if not found and draft.target and "menu" in sections:
        # And that of the kitchen the one that leads through the pages.
        ways = anchors.entries(draft.target, index, ["navbar"])
        found = [one for one in ways if one[1].href_place is not None]
    if draft.listed and len(found) > 1:
        found = [one for one in found if one[0].property == draft.listed] or found
    if len(found) == 1:
        return settle(draft, *found[0], index)
    names = list(dict.fromkeys(target.section for target, _ in found))
    if len(names) > 1:
        question = questions.ask("section", texts.WHICH_SECTION, questions.sections(index, names))
        return Outcome(question=question, draft=draft)
    if found:
        return settle(draft, *found[0], index)
    return _outside(draft, lists, sections, index)


def _outside(
    draft: Draft, lists: Sequence[Target], sections: Sequence[str], index: SiteIndex
) -> Outcome:
    """A link that stands in no list, or the question which entry of the lists is meant."""
    paired = pairs.texts(draft.target, index, sections) if draft.target else []
    if len(paired) == 1 and draft.op == "set" and draft.value:
        return _paired(draft, paired[0], index)
    pair = linked.pair_of(draft.target, index) if draft.target and draft.op == "set" else None
    if pair and (not sections or pair[0].section in sections):
        return _of_pair(draft, *pair)
    is_way = draft.property == "link-href" and bool(draft.value)
    ways = pairs.leading(draft.target, index, draft.section.split()) if is_way else []
    if len(ways) == 1:
        return settling.settle(Draft(value=draft.value, nature="address"), ways[0])
    if not lists:
        return _without_lists(index)
    asked = texts.no_such_link(draft.target) if draft.target else texts.WHICH_LINK
    asked = texts.not_all_at_once() if draft.many and draft.op == "remove" else asked
    is_one = len({target.section for target in lists}) == 1
    choices = questions.links(lists, is_section_known=is_one)
    place = lists[0].section if is_one else draft.section
    known = draft._replace(target="", many="", section=place)
    return Outcome(question=questions.ask("target", asked, choices), draft=known)


def _paired(draft: Draft, text: Target, index: SiteIndex) -> Outcome:
    """A link whose text and address are two targets."""
    address = pairs.address_of(text, index)
    is_label = draft.property == "link-label" or address is None
    plain = Draft(text.section, value=draft.value, nature="text" if is_label else "address")
    return settling.settle(plain, text if is_label or address is None else address)


def _of_pair(draft: Draft, text: Target, address: Target) -> Outcome:
    """A link outside of lists, of which a part of its words or its place was told."""
    if draft.property == "link":
        choices = [
            (phrase(Texts.its_label), f"{text.section}.{text.property}"),
            (phrase(Texts.its_address), f"{address.section}.{address.property}"),
        ]
        question = questions.ask("property", texts.link_what(text.value or ""), choices)
        return Outcome(question=question, draft=Draft(text.section))
    one = address if draft.property == "link-href" else text
    if not draft.value:
        is_label = one is text
        asked = texts.link_name(text.value or "") if is_label else texts.link_href(text.value or "")
        known = Draft(one.section, property=one.property)
        return Outcome(question=questions.ask("value", asked), draft=known)
    nature = "address" if one is address else "text"
    return settling.settle(Draft(one.section, value=draft.value, nature=nature), one)


def _added(draft: Draft, index: SiteIndex) -> Outcome:
    href = guard.address(draft.href) if draft.href else ""
    if href is None:
        return Outcome(refusal=texts.bad_address())
    given = (draft.value, *(value for _, value in draft.details))
    reason = next((fault for one in given if (fault := guard.refuse_text(one))), "")
    if reason:
        return Outcome(refusal=reason)
    sections = (draft.section or draft.hint_section).split()
    every = _open_to(href, index)
    lists = [one for one in every if not sections or one.section in sections]
    if draft.section and not lists:
        choices = questions.sections(index, [target.section for target in every])
        text = texts.no_links(draft.section)
        return Outcome(
            question=questions.ask("section", text, choices), draft=draft._replace(section="")
        )
    if href and not any(map(_has_addresses, lists)) and {"menu", "navbar"} & set(sections):
        # "The menu" of an inn is its dishes, but what leads somewhere goes into the other one.
        lists = [one for one in anchors.lists(index, ["navbar"]) if _has_addresses(one)] or lists
    lists = _fitting(draft, lists or every, index)
    names = list(dict.fromkeys(target.section for target in lists))
    if len(names) > 1:
        question = questions.ask("section", texts.WHICH_LIST, questions.sections(index, names))
        return Outcome(question=question, draft=draft)
    value = draft.value or label_of(href, lists[0].entries)
    return _into(draft._replace(value=value), href, lists[0], index)


def _into(draft: Draft, href: str, target: Target, index: SiteIndex) -> Outcome:
    """A new entry of the one list that is meant, or the question for what is not told of it."""
    known = draft._replace(section=target.section)
    following = neighbours.following(draft, target, index)
    if following is None and draft.nature != "end":
        choices = [(texts.add_at_the_end(draft.value), "end")]
        question = questions.ask("meaning", texts.ONLY_AT_THE_END, choices)
        return Outcome(question=question, draft=known)
    if not draft.value:
        labels = [(label, label) for label in [_label_of(href)] if label]
        text = texts.link_label(draft.href)
        return Outcome(question=questions.ask("value", text, labels), draft=known)
    if not href and _has_addresses(target):
        return Outcome(question=questions.ask("value", texts.link_href(draft.value)), draft=known)
    lacks = _lacking(known, target)
    return lacks or _new(known, href, following or "", target, index)


def _open_to(href: str, index: SiteIndex) -> list[Target]:
    """The lists that an address may go into: to another site leads no way to write or to call."""
    every = anchors.lists(index)
    if not re.match(_WEB, href):
        return every
    return [one for one in every if not _is_contacts(one)] or every


def _is_contacts(target: Target) -> bool:
    """Whether the links of a list are all telephones and mail addresses."""
    return all(entry.href.startswith(_CONTACTS) for entry in target.entries)


def _has_addresses(target: Target) -> bool:
    return any(entry.href_place is not None for entry in target.entries)


def _lacking(draft: Draft, target: Target) -> Outcome | None:
    """The question for what a new entry needs beside its label; None where it has all."""
    if not target.places[0].style and not any(one.description_place for one in target.entries):
        return None
    # Few lists need more than a label and an address.
    from bot.ux_agent.understanding.linking import adding  # noqa: PLC0415

    name = adding.missing(target, dict(draft.details))
    if not name:
        return None
    label, _, told = draft.value.partition(", ")
    if told and not any("," in entry.label for entry in target.entries):
        # "Sam Reid, cuts afro hair": what follows the name may be what is lacking.
        draft = draft._replace(value=label)
    else:
        told = ""
    text = texts.entry_field(draft.value, adding.spoken(name, target))
    known = draft._replace(details=(*draft.details, (name, "")))
    choices = [(capitalised(told), capitalised(told))] if told else []
    return Outcome(question=questions.ask("value", text, choices), draft=known)


def _label_of(href: str) -> str:
    """What a page may be called by its address: "/our-shop" is "Our shop"."""
    last = re.sub(r"\.html?$", "", href.rstrip("/").rpartition("/")[2])
    words = re.sub(r"[-_]+", " ", last)
    is_page = href.startswith(("/", ".")) and bool(re.fullmatch(r"[A-Za-z][A-Za-z ]{1,30}", words))
    return words[:1].upper() + words[1:] if is_page else ""


def _fitting(draft: Draft, lists: list[Target], index: SiteIndex) -> list[Target]:
    """Of several lists the one that is named, that has the neighbours, that has addresses too."""
    tests: tuple[Callable[[Target], bool], ...] = (
        lambda one: one.property == draft.listed,
        lambda one: (
            bool(draft.target) and neighbours.neighbour(draft.target, one, index) is not None
        ),
        lambda one: bool(draft.href) and any(entry.href_place for entry in one.entries),
        lambda one: _is_social(draft.href) and any(_is_social(each.href) for each in one.entries),
    )
    for test in tests:
        if len(lists) > 1:
            lists = [one for one in lists if test(one)] or lists
    return lists


def _is_social(href: str) -> bool:
    return re.search(_SOCIAL, href) is not None


def _new(draft: Draft, href: str, following: str, target: Target, index: SiteIndex) -> Outcome:
    for entry in target.entries:
        if entry.label == draft.value and entry.href == href:
            told = texts.link_already(entry.label, href)
            return Outcome(same=told, draft=Draft(draft.section, property="link"))
    value = {"label": draft.value, "href": href, **dict(draft.details)}
    name = "add-link" if anchors.lists(index, [target.section])[0] is target else target.property
    return Outcome(change=Change(target.section, "add", name, value, following))
