"""A draft about links brought to one list and one entry of it."""

from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.intent import Change
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding import anchors, guard, pairs, questions, settling, texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome


def resolve(draft: Draft, index: SiteIndex) -> Outcome:
    """The change of a link, or the question that is missing."""
    if not anchors.lists(index):
        question = questions.ask("section", texts.WHAT, questions.sections(index))
        return Outcome(question=question, draft=Draft())
    if draft.property == "add-link":
        return _added(draft, index)
    return _existing(draft, index)


def settle(draft: Draft, target: Target, entry: Entry) -> Outcome:
    """A draft for one link: its new label or address checked."""
    known = draft._replace(section=target.section, target=entry.label)
    if draft.property == "link":
        choices = [
            (phrase(Texts.its_label), "link-label"),
            (phrase(Texts.its_address), "link-href"),
        ]
        question = questions.ask("property", texts.link_what(entry.label), choices)
        return Outcome(question=question, draft=known)
    if draft.property == "remove-link":
        return Outcome(
            change=Change(target.section, "remove", "remove-link", "", target=entry.label)
        )
    if draft.op == "reorder":
        return _ordered(known, target, entry)
    if draft.property in {"description", "link-description"}:
        return _described(known, entry)
    if not draft.value:
        is_label = draft.property == "link-label"
        text = texts.link_name(entry.label) if is_label else texts.link_href(entry.label)
        return Outcome(question=questions.ask("value", text), draft=known)
    return _set(known, entry)


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
    if draft.value == entry.description:
        told = texts.link_already(entry.label, entry.description)
        return Outcome(same=told, draft=Draft(draft.section, property="description"))
    return Outcome(
        change=Change(draft.section, "set", "description", draft.value, target=entry.label)
    )


def _ordered(draft: Draft, target: Target, entry: Entry) -> Outcome:
    """A new place in the list: "first", "last" or the label of the link that it comes before."""
    value = draft.value
    rest = [one.label for one in target.entries if one is not entry]
    if value not in {"first", "last"}:
        folded = " ".join(value.split()).casefold()
        named = [label for label in rest if label.casefold() == folded]
        if not named:
            choices = [(label, label) for label in rest]
            question = questions.ask("value", texts.before_which(entry.label), choices)
            return Outcome(question=question, draft=draft._replace(property="order", value=""))
        value = named[0]
    if draft.property == "order-after":
        at = rest.index(value) + 1
        value = rest[at] if at < len(rest) else "last"
    change = Change(target.section, "reorder", "order", value, target=entry.label)
    return Outcome(change=change)


def _existing(draft: Draft, index: SiteIndex) -> Outcome:
    sections = (draft.section or draft.hint_section).split()
    lists = anchors.lists(index, sections) or anchors.lists(index)
    found = anchors.entries(draft.target, index, sections) if draft.target else []
    if not found and draft.target and not draft.section:
        found = anchors.entries(draft.target, index)
    if len(found) == 1:
        return settle(draft, *found[0])
    names = list(dict.fromkeys(target.section for target, _ in found))
    if len(names) > 1:
        question = questions.ask("section", texts.WHICH_SECTION, questions.sections(index, names))
        return Outcome(question=question, draft=draft)
    if found:
        return settle(draft, *found[0])
    paired = pairs.texts(draft.target, index, sections) if draft.target else []
    if len(paired) == 1 and draft.op == "set" and draft.value:
        return _paired(draft, paired[0], index)
    asked = texts.no_such_link(draft.target) if draft.target else texts.WHICH_LINK
    is_one = len({target.section for target in lists}) == 1
    choices = questions.links(lists, is_section_known=is_one)
    known = draft._replace(target="", section=lists[0].section if is_one else draft.section)
    return Outcome(question=questions.ask("target", asked, choices), draft=known)


def _paired(draft: Draft, text: Target, index: SiteIndex) -> Outcome:
    """A link whose text and address are two targets."""
    address = pairs.address_of(text, index)
    is_label = draft.property == "link-label" or address is None
    plain = Draft(text.section, value=draft.value, nature="text" if is_label else "address")
    return settling.settle(plain, text if is_label or address is None else address)


def _added(draft: Draft, index: SiteIndex) -> Outcome:
    href = guard.address(draft.href) if draft.href else ""
    if href is None:
        return Outcome(refusal=texts.bad_address())
    reason = guard.refuse_text(draft.value)
    if reason:
        return Outcome(refusal=reason)
    sections = (draft.section or draft.hint_section).split()
    lists = anchors.lists(index, sections)
    if draft.section and not lists:
        choices = questions.sections(index, [target.section for target in anchors.lists(index)])
        text = texts.no_links(draft.section)
        return Outcome(
            question=questions.ask("section", text, choices), draft=draft._replace(section="")
        )
    names = list(dict.fromkeys(target.section for target in lists or anchors.lists(index)))
    if len(names) > 1:
        question = questions.ask("section", texts.WHICH_LIST, questions.sections(index, names))
        return Outcome(question=question, draft=draft)
    known = draft._replace(section=names[0])
    if draft.target and draft.nature != "end":
        choices = [(texts.add_at_the_end(draft.value), "end")]
        question = questions.ask("meaning", texts.ONLY_AT_THE_END, choices)
        return Outcome(question=question, draft=known)
    known = known._replace(target="")
    if not draft.value:
        return Outcome(question=questions.ask("value", texts.link_label(draft.href)), draft=known)
    has_addresses = any(
        entry.href_place is not None
        for target in lists or anchors.lists(index)
        for entry in target.entries
        if target.section == names[0]
    )
    if not href and has_addresses:
        return Outcome(question=questions.ask("value", texts.link_href(draft.value)), draft=known)
    return _new(known, href, index)


def _new(draft: Draft, href: str, index: SiteIndex) -> Outcome:
    for _, entry in anchors.entries(draft.value, index, [draft.section]):
        if entry.label == draft.value and entry.href == href:
            told = texts.link_already(entry.label, href)
            return Outcome(same=told, draft=Draft(draft.section, property="link"))
    value = {"label": draft.value, "href": href}
    return Outcome(change=Change(draft.section, "add", "add-link", value))
