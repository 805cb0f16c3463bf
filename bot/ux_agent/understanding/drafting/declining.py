"""Follow-ups that name a place and no wish: "not the footer", "I meant Blog"."""

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.clauses import LITERALS, kinds
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.trim import sections_of


def read(parts: Parts, index: SiteIndex, target: str) -> list[Draft]:
    """The drafts of such a follow-up, none for any other; `target` is the link spoken of before."""
    if _is_refusal(parts):
        return _refused(parts)
    label = _label(parts, index, target)
    return [Draft(property="link", target=label)] if label else []


def _is_refusal(parts: Parts) -> bool:
    """True for "not the footer" said of an earlier wish."""
    found = kinds(parts.items)
    return {"less", "section"} <= found and not found & (LITERALS | {"property", "word"})


def _refused(parts: Parts) -> list[Draft]:
    """The sections that are not meant, and those behind them that are."""
    ends = [item.start for item in parts.items if item.kind == "and"]
    end = ends[0] if ends else parts.end
    unwanted = sections_of(item for item in parts.items if item.start < end)
    wanted_ones = sections_of(item for item in parts.items if item.start > end)
    drafts = [Draft(section, "remove") for section in unwanted]
    return drafts + [Draft(section) for section in wanted_ones]


def _label(parts: Parts, index: SiteIndex, target: str) -> str:
    """The link of "I meant Blog", also where a section has that name and a link was spoken of."""
    found = kinds(parts.items)
    labels = [item.value for item in parts.items if item.kind == "label"]
    if labels and found <= {"label", "link", "and"}:
        return labels[0]
    named = [parts.said(item) for item in parts.items if item.kind == "section"]
    is_link = bool(target) and found <= {"section", "link"} and len(named) == 1
    return named[0] if is_link and anchors.entries(named[0], index) else ""
