"""Answers that describe one of the choices: "the red one in the menu. It should say Call us"."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.following import shades
from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words import anchors, colours
from bot.ux_agent.understanding.words.phrases import normal

_SOUND = (
    r"(?:(?:no|oh|ok|okay|sorry|hmm+|well|i mean|i meant|please|pls|just|that'?s|it'?s|its|that is"
    r"|it is)\b\W*)*"
)
_THING = (
    r"(?:one|ones|button|link|text|title|heading|headline|picture|photo|image|line|entry|item|thing"
    r"|words?)"
)
_AT = r"(?:in|on|at|of|from|inside|within|up in)"
_VALUE = (
    r"(?:(?:it|that|this|and)\s+)?(?:(?:it|that|this)\s+)?(?:should|shall|must|needs? to|has to)"
    r"\s+(?:now\s+)?(?:say|read|be called|be)\b"
    r"|(?:please\s+)?(?:make|let|have) (?:it|that|this) (?:say|read)\b|change (?:it|that|this) to\b"
)
_FORM = re.compile(
    rf"(?i)\W*{_SOUND}(?:(?:the|that|this|our)\s+)?(?P<words>[^.,;:!?\n]{{1,60}}?)"
    rf"(?:(?:[.,;:!]\s*|\s+[–-]\s+|\s+(?:and\s+)?)(?P<value>(?:{_VALUE})\s*:?\s*\S.*)"
    rf"|:\s+(?P<bare>\S.*))?(?:\W+(?:please|pls|instead))*[\s.!]*",
    re.DOTALL,
)
_OF_IT = r"(?i)(?:and\s+|please\s+)*(?:it|that|this|make|let|have|change)\b"
_POINTS = rf"(?i)\b{_THING}\b|^{_AT}\s|\s{_AT}\s"
_NOISE = frozenset(
    """
    the a an one ones that this our my of in on at from inside within up by with which says reads
    saying is it thing very bar page part section
    """.split()  # noqa: SIM905 - a row of words
)
_WISHES = frozenset(
    """
    make set change put add remove delete rename move hide show swap turn should must to bigger
    smaller darker lighter say not and or but too also all both
    """.split()  # noqa: SIM905 - as above
)
_SLOTS = frozenset({"section", "property", "target"})
_LONGEST = 200


def read(intent: Intent, answer: str, index: SiteIndex) -> tuple[str, str] | None:
    """The value of the one choice that is described, and what is told of its new text, or ''.

    All words have to be of that choice: of its place, its name, what stands there, its colour.
    Without a value for "the blue one" where no choice is blue: no colour is wished for.
    """
    question = intent.question
    found = _FORM.fullmatch(answer) if question and len(answer) <= _LONGEST else None
    if question is None or question.slot not in _SLOTS or len(question.choices) < 2 or not found:
        return None
    words = normal(unquoted(found["words"])).split()
    told = found["value"] or (f"“{unquoted(found['bare'])}”" if found["bare"] else "")
    # "Bred should be bread" describes nothing.
    is_said = bool(found["bare"]) or re.match(_OF_IT, told) is not None
    if _WISHES.intersection(words) or not (is_said or re.search(_POINTS, found["words"])):
        return None
    hues = [word for word in words if colours.parse(word)]
    # "The text of the footer" says more than the footer, but of a text that was spoken of.
    noise = {*_NOISE, *hues, *normal(intent.request).split()}
    rest = {_single(word) for word in words if word not in noise}
    if not rest and not hues:
        return None
    pending = Draft.from_data(intent.pending)
    fitting = [
        value
        for label, value in question.choices
        if rest <= _words(label, value, pending, index)
        and all(_may_be(hue, value, pending, index, is_placed=bool(rest)) for hue in hues)
    ]
    if len(fitting) != 1:
        is_hue = any(re.search(rf"(?i)\b{hue}\s+ones?\b", found["words"]) for hue in hues)
        return ("", "") if is_hue else None
    return fitting[0], told


def _target(value: str, pending: Draft, index: SiteIndex) -> Target | None:
    """The place that a choice is: of the part that is asked about, where it names none."""
    section, _, name = value.rpartition(".")
    return index.find(section or pending.section, name)


def _words(label: str, value: str, pending: Draft, index: SiteIndex) -> set[str]:
    """The words of a choice: its label, the part that it is in, what is called so."""
    target = _target(value, pending, index)
    section = target.section if target else value
    within = [] if target or not pending.property else candidates(_at(pending, value), index)
    said = [label, section, *index.sections.get(section, ())]
    said += [target.value or "", *target.aliases] if target else []
    said += [one.value or "" for one in within]
    held = [one for one in anchors.lists(index) if any(e.label == value for e in one.entries)]
    if len(held) == 1 and not target:
        said += [held[0].section, *index.sections.get(held[0].section, ())]
    return {_single(word) for one in said for word in normal(one).split()}


def _at(pending: Draft, section: str) -> Draft:
    return pending._replace(section=section, unknown="")


def _may_be(hue: str, value: str, pending: Draft, index: SiteIndex, *, is_placed: bool) -> bool:
    """True for what is of that colour, and where it is told for what has no colour known."""
    target = _target(value, pending, index)
    found = [target] if target else candidates(_at(pending, value), index)
    looks = [colour for one in found for colour in _looks(one, index)]
    wanted = colours.parse(hue) or ""
    return any(shades.alike(wanted, one) for one in looks) or (is_placed and not looks)


def _looks(target: Target, index: SiteIndex) -> Sequence[str]:
    """The colours that an element is known to have: its own, and those of the button with it."""
    stem = "-".join(normal(target.value or "").split())
    mine = [
        one
        for one in index.targets
        if one.type == "color"
        and one.section == target.section
        and (one is target or (stem and one.property.startswith(f"{stem}-button-")))
    ]
    found = [colours.parse(shades.present(one)) for one in mine]
    return [one for one in found if one]


def _single(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
