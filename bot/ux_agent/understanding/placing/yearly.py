"""Years that a site computes itself when a page is made or shown: the current one, always."""

import re
from collections.abc import Sequence

from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import fitting, questions
from bot.ux_agent.understanding.placing.candidates import LEGAL
from bot.ux_agent.understanding.words.clauses import LOOKS

_COMPUTED = re.compile(
    r"getFullYear\(|new Date\(|\bnow\.(?:Year|Format)|\btime\.Now\b|['\"]now['\"]\s*\|\s*date"
    r"|site\.time\s*\|\s*date|\b(?:this|current)_?[yY]ear\b|id=[\"']?[\w-]*year[\w-]*[\"']?\s*></"
    r"|\{\{?[-\s]*year[-\s]*\}",
)
_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
YEARS = rf"(?i)(?:(?:copyright\s*)?(?:©|\(c\))\s*)?({_YEAR})\s*([-–—]|to|until)\s*({_YEAR}|\d\d)"
"""From one year to another as people write it, an expression."""

_RANGE = rf"({_YEAR})(\s*[-–—]\s*)({_YEAR}|\d\d(?!\d))"
_SIGNS = r"(?i)©|&copy;|\(c\)|copyright|&#169;|year\b"
"""What a line has that says whose the site is, as its source writes it."""


_LINE = frozenset({"copyright", "legal"})
_SIGN = r"(?i)(?:copyright\s*)?(?:©|\(c\))|copyright"


def renewed(line: str, year: str) -> str:
    """A copyright line with another year: its latest one ("2019–2024, since 1987") goes.

    Where it has none, the year stands behind the sign. `year` may be two, from one to another:
    those take the place of the two that stand there, or of the one.
    """
    years = re.fullmatch(YEARS, year.strip())
    if years:
        both = re.search(_RANGE, line)
        first, sign, last = years.groups()
        if both:
            last = last[-len(both[3]) :]
            return f"{line[: both.start()]}{first}{both[2]}{last}{line[both.end() :]}"
        year = f"{first}{'–' if sign.isalpha() else sign}{last}"
    known = re.findall(_YEAR, line)
    if known:
        return re.sub(rf"(?<!\d){max(known)}(?!\d)", year, line)
    return re.sub(_SIGN, lambda sign: f"{sign[0]} {year}", line, count=1)


def placed(draft: Draft, index: SiteIndex) -> Draft:
    """The draft of a copyright for the line that has its sign, where none is called so.

    Where there is no such line either, it is for no other text.
    """
    if not _LINE & set(draft.property.split("|")):
        return draft
    if any(_LINE & {one.property, *one.aliases} for one in index.targets):
        return draft
    places = draft.section.split()
    lines = [
        one
        for one in index.targets
        if fitting.is_text(one)
        and re.search(LEGAL, one.value or "")
        and (not places or one.section in places)
    ]
    if len(lines) == 1:
        return draft._replace(section=lines[0].section, property=lines[0].property)
    if draft.nature in LOOKS:
        return draft
    names = " ".join(f"{one.section}.{one.property}" for one in lines)
    return draft._replace(property=names or "copyright|legal")


def asked(draft: Draft, found: Sequence[Target], index: SiteIndex) -> Outcome | None:
    """The question in place of a year that would be written beside, or over, the computed one."""
    is_year = "*year" in draft.property
    if not is_year and not re.search(_YEAR, draft.value):
        return None
    if is_year and any(re.search(LEGAL, one.value or "") for one in found):
        return None
    lines = [] if is_year else found
    if not _is_computed(lines, index):
        return None
    section = draft.section if draft.section in index.sections else ""
    texts = [one for one in index.targets if fitting.is_text(one)]
    mine = [one for one in texts if one.section == section] or texts
    choices = questions.targets(mine, is_section_known=bool(section))
    question = questions.ask("property", phrase(Texts.year_computed), choices)
    return Outcome(question=question, draft=Draft(section))


def _is_computed(targets: Sequence[Target], index: SiteIndex) -> bool:
    """Whether a line of these targets computes a year; of none, any line that is known."""
    places = [place for target in targets for place in target.places]
    if places:
        known = ((place.file, str(place.line)) for place in places if place.file in index.files)
        lines = (index.files[file].lines.get(number, "") for file, number in known)
        return any(_COMPUTED.search(line) for line in lines)
    every = (line for file in index.files.values() for line in file.lines.values())
    return any(_COMPUTED.search(line) and re.search(_SIGNS, line) for line in every)
