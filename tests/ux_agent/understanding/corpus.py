"""The corpus of wordings: what people say to a site, by kind, and what it has to come to.

`python -m tests.ux_agent.understanding.corpus [word]` prints the rates, and what is wrong.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.ux_agent.editing.contrast import parse_colour
from bot.ux_agent.intent import Intent
from bot.ux_agent.reading import Outcome, read_request, read_said
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.understanding.list_sites import LIST_SITES
from tests.ux_agent.understanding.more_sites import MORE_SITES
from tests.ux_agent.understanding.practice import PRACTICE
from tests.ux_agent.understanding.sites import SITES

WORDINGS = Path(__file__).parent / "wordings"
EVERY_SITE = SITES | MORE_SITES | {"practice": PRACTICE} | LIST_SITES
FLOORS = {
    "grammar": 100,
    "plain": 92,
    "typo": 90,
    "several": 88,
    "follow-up": 88,
    "vague": 95,
    "hostile": 100,
}
"""The least percentage of each kind of wording that is read right."""

_KINDS = {"more": "plain", "unclear": "vague"}
_SET = r"([\w-]+)\.([\w-]+) = (.*)"
_LINK = r"([\w-]+)\[(.+?)\] (label|href|description) = (.*)"
_ADD = r"([\w-]+) \+ (.+) (\S+)"
_REMOVE = r"([\w-]+) - (.+)"
_ORDER = r"([\w-]+) order (.+) = (.+)"
_RELATIVE = r"([\w-]+)\.([\w-]+) (bigger|smaller|darker|lighter)(?: than (\S+))?"


class Case(NamedTuple):
    """Turns of one conversation with a sample site, and `wanted` of what it comes to.

    `wanted` has one of: `do` (changes as `expected` writes them, or `changes` as published),
    `ask` (the slot of a question, "any" for whichever; with `about`, words that it must have),
    `refuse`, `no_edit`, `same` (already so); `or` is another
    outcome that is right too: changes, or "ask".
    """

    site: str
    kind: str
    say: tuple[str, ...]
    wanted: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.site} {self.kind}: {' || '.join(self.say)}"

    @property
    def site_index(self) -> SiteIndex:
        """The index of the site that it is said to."""
        return EVERY_SITE[self.site]


def cases() -> Iterator[Case]:
    """All of the corpus."""
    for path in sorted(WORDINGS.glob("*/*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            yield Case(path.parent.name, _kind(path.stem, case), tuple(case.pop("say")), case)
    for path in sorted(WORDINGS.glob("*/*.yml")):
        for kind, found in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for case in found:
                yield Case(path.stem, kind, tuple(case.pop("say")), case)


def _kind(name: str, case: Mapping[str, Any]) -> str:
    """The kind of a wording; of a file of several kinds by what it comes to."""
    if name not in _KINDS:
        return name
    if len(case["say"]) > 1:
        return "follow-up"
    return "vague" if "ask" in case else "plain"


def intent_of(case: Case) -> Outcome:
    """What the turns come to: answers where a question is open, else follow-ups."""
    outcome = read_request(case.say[0], case.site_index)
    for turn in case.say[1:]:
        how = "answer" if outcome.intent.kind == "clarify" else "change"
        outcome = read_said(outcome.intent, (how, turn), case.site_index)
    return outcome


def wrong(case: Case) -> str:
    """What is wrong with the reading of a case; '' when it is right."""
    intent = understood(case)
    found = _differs(case, case.wanted, intent)
    other = case.wanted.get("or")
    if not found or other is None:
        return found
    return (
        found if _differs(case, {"ask": "any"} if other == "ask" else {"do": other}, intent) else ""
    )


def understood(case: Case) -> Intent:
    """The intent after the last turn, without a plan (no source stands behind these indexes)."""
    from bot.ux_agent.understanding.read import complete, understand

    intent = understand(case.say[0], case.site_index)
    for turn in case.say[1:]:
        if intent.kind == "clarify":
            intent = complete(intent, turn, case.site_index)
        else:
            intent = understand(turn, case.site_index, earlier=intent)
    return intent


def _differs(case: Case, wanted: Mapping[str, Any], intent: Intent) -> str:
    said = _shown(intent)
    if "refuse" in wanted:
        return "" if intent.kind == "refuse" else said
    if "same" in wanted or "noop" in wanted:
        return "" if intent.kind == "noop" else said
    if "no_edit" in wanted:
        return "" if intent.kind != "edit" else said
    if "ask" in wanted:
        return _asks(wanted, intent)
    if intent.kind != "edit":
        return said
    changes = [change.to_data() for change in intent.changes]
    if "changes" in wanted:
        return "" if changes == wanted["changes"] else said
    return "" if _are(wanted.get("do", ()), changes, case.site_index) else said


def _asks(wanted: Mapping[str, Any], intent: Intent) -> str:
    question = intent.question
    if intent.kind != "clarify" or question is None:
        return _shown(intent)
    if wanted["ask"] not in {"any", question.slot}:
        return f"asks for the {question.slot}: {question.text}"
    changes = [change.to_data() for change in intent.changes]
    if changes != wanted.get("changes", changes):
        return _shown(intent)
    lacking = [
        word for word in wanted.get("about", ()) if word.lower() not in question.text.lower()
    ]
    return f"does not name {lacking}: {question.text}" if lacking else ""


def _are(wanted: Sequence[str], changes: Sequence[Mapping[str, Any]], index: SiteIndex) -> bool:
    left = list(changes)
    for line in wanted:
        fitting = [change for change in left if _is(line, change, index)]
        if not fitting:
            return False
        left.remove(fitting[0])
    return not left


def _is(line: str, change: Mapping[str, Any], index: SiteIndex) -> bool:
    relative = re.fullmatch(_RELATIVE, line)
    if relative:
        section, name, how, least = relative.groups()
        return (
            change["section"] == section
            and change["property"] == name
            and _moved(str(change["value"]), how, least or str(_value(index, section, name)))
        )
    return dict(change) == expected(line)


def _value(index: SiteIndex, section: str, name: str) -> str | None:
    found = index.find(section, name)
    return found.value if found else None


def _moved(value: str, how: str, before: str) -> bool:
    if how in {"darker", "lighter"}:
        new, old = parse_colour(value), parse_colour(before)
        if new is None or old is None:
            return False
        is_more = new.luminance > old.luminance
        return value != before and is_more == (how == "lighter")
    new_size, old_size = (float(re.match(r"[\d.]+", one)[0]) for one in (value, before))  # type: ignore[index]
    return new_size > old_size if how == "bigger" else new_size < old_size


def expected(line: str) -> dict[str, Any]:
    """The change that a line of `do` stands for: "footer.text = Hello", "navbar - Blog" ..."""
    for form, made in (
        (_SET, lambda s, p, v: (s, "set", p, "", v)),
        (_LINK, lambda s, t, p, v: (s, "set", p if p == "description" else f"link-{p}", t, v)),
        (_ORDER, lambda s, t, v: (s, "reorder", "order", t, v)),
        (_ADD, lambda s, t, h: (s, "add", "add-link", "", {"label": t, "href": h})),
        (_REMOVE, lambda s, t: (s, "remove", "remove-link", t, "")),
    ):
        found = re.fullmatch(form, line)
        if found:
            names = ("section", "op", "property", "target", "value")
            return dict(zip(names, made(*found.groups()), strict=True))
    raise ValueError(line)


def _shown(intent: Intent) -> str:
    if intent.question:
        return f"asks: {intent.question.text} {[label for label, _ in intent.question.choices][:5]}"
    if intent.kind != "edit":
        return f"{intent.kind}: {intent.reason}"
    return "edits: " + "; ".join(
        f"{change.op} {change.section}.{change.property}[{change.target}] = {change.value}"
        for change in intent.changes
    )


def rates(found: Sequence[tuple[Case, str]]) -> dict[str, tuple[int, int]]:
    """Right ones and all, by kind."""
    return {
        kind: (
            sum(not fault for case, fault in found if case.kind == kind),
            sum(case.kind == kind for case, _ in found),
        )
        for kind in FLOORS
    }


def table(found: Sequence[tuple[Case, str]]) -> list[str]:
    """The pass rates in lines, by kind and of all."""
    by_kind = rates(found)
    right, every = (sum(counts) for counts in zip(*by_kind.values(), strict=True))
    return [
        "kind        right    all     rate   at least",
        *(_line(kind, *by_kind[kind], f"{FLOORS[kind]:7} %") for kind in FLOORS),
        _line("all", right, every, ""),
    ]


def _line(name: str, right: int, every: int, floor: str) -> str:
    return f"{name:10} {right:6} {every:6} {100 * right / max(every, 1):6.1f} % {floor}".rstrip()


def main() -> None:
    """Print what is read wrongly, of the wordings that hold the given word, then the rates."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    judged = [(case, wrong(case)) for case in cases()]
    for case, fault in judged:
        if fault and (len(sys.argv) < 2 or sys.argv[1] in str(case)):
            sys.stdout.write(f"{case}\n      {fault}\n")
    sys.stdout.write("\n".join(table(judged)) + "\n")


if __name__ == "__main__":
    main()
