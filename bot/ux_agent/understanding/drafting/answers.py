"""The answer to a question of the site: "the answer to do you ship should be Only in June"."""

import re
from collections.abc import Iterator

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.trim import cleared, parted

_LEAD = re.compile(
    r"(?is)^\W*(?:(?:please|pls|can you|could you)\W+)*(?:(?:change|set|update|make|rewrite)\s+)?"
    r"(?:the|our)\s+(?:answer|reply)\s+(?:to|for|of|under|below|on)\s+(?:the\s+question\s+)?"
    r"(?P<rest>\S.*)$"
)
_JOINT = (
    r"[\s\"“”„«»?.,'’‘]*\s(?:(?:should|must|needs? to|has to)\s+(?:now\s+)?(?:be|say|read)"
    r"|to(?:\s+(?:say|read))?|is now|with|into)\s*:?\s+(?P<new>\S.*)$"
)
_ASKED = rf"(?is)[^?\n]{{3,120}}\?{_JOINT}"
_ANSWER = " answer"
_GAP = r"[^\w]+"


def read(message: str, index: SiteIndex) -> list[Draft]:
    """The draft of the new answer to the one question that is told; [] for all else."""
    found = _LEAD.match(message)
    if found is None:
        return []
    rest = found["rest"].lstrip("\"“„«'‘ ")
    drafts = []
    for question, draft in _answers(index):
        said = _GAP.join(map(re.escape, question.split()))
        told = re.match(rf"(?is){said}(?!\w){_JOINT}", rest) if said else None
        if told:
            drafts.append(_valued(draft, told["new"]))
    if len({(one.section, one.property, one.target) for one in drafts}) == 1:
        return drafts[:1]
    asked = re.match(_ASKED, rest)  # the question itself is not what is to change
    return [_valued(Draft(unknown="answer"), asked["new"])] if asked else []


def _valued(draft: Draft, new: str) -> Draft:
    """The draft with its new text, and apart from it a full stop that the old one may have."""
    text, stop = parted(cleared(new))
    plain = unquoted(text)
    return draft._replace(value=plain, nature="text", stop=stop if plain == text else "")


def _answers(index: SiteIndex) -> Iterator[tuple[str, Draft]]:
    """Each question that has an answer beside it, with the draft of that."""
    for target in index.targets:
        for name in target.aliases if fitting.is_text(target) else ():
            if name.endswith(_ANSWER):
                question = normal(name).removesuffix(_ANSWER)
                yield question, Draft(target.section, property=target.property)
        for entry in target.entries:
            if entry.label.rstrip().endswith("?") and entry.description:
                yield (
                    " ".join(re.findall(r"\w+", normal(entry.label))),
                    Draft(
                        target.section,
                        property="link-description",
                        target=entry.label,
                        listed=target.property,
                    ),
                )
