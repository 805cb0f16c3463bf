"""Names of things that hold a number: “10-class pass” tells no 10."""

import re
from collections.abc import Sequence

from bot.ux_agent.once import Once
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.figures.facts import Fact, words
from bot.ux_agent.understanding.figures.told import Told

_FIRST = 0x5D0  # Hebrew letters have no case and stand in no name that is written with digits
_SIGNS = str.maketrans({str(digit): chr(_FIRST + digit) for digit in range(10)})
_BACK = str.maketrans({sign: chr(digit) for digit, sign in _SIGNS.items()})
_LONGEST = 40
_NOUNS = frozenset(
    """
    class classes course courses session sessions plan plans package packages service services
    treatment treatments membership memberships pass passes ticket tickets deal offer option menu
    """.split()  # noqa: SIM905 - a page of words
)
"""What people add to the name of what they pay for."""


def _named(index: SiteIndex) -> tuple[re.Pattern[str], ...]:
    labels = {entry.label for one in index.targets for entry in one.entries}
    labels |= {one.value or "" for one in index.targets if one.property.endswith("-label")}
    labels = {label for label in labels if re.search(r"\d", label)}
    return tuple(
        re.compile(rf"(?i)(?<!\w){_pattern(label)}(?!\w)")
        for label in sorted(labels, key=len, reverse=True)
        if len(label) <= _LONGEST and re.search(r"[^\W\d_]{2}", label)
    )


def _pattern(label: str) -> str:
    """An expression for a label, with either sign between its words."""
    return r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", label.strip())))


_patterns = Once(_named)


def hidden(message: str, index: SiteIndex) -> str:
    """The message with letters for the digits in names of things."""
    for pattern in _patterns(index):
        message = pattern.sub(lambda found: found[0].translate(_SIGNS), message)
    return message


def shown(found: Told) -> Told:
    """What is told with the digits in the names back again."""
    back = tuple(word.translate(_BACK) for word in found.subject)
    said = frozenset(word.translate(_BACK) for word in found.said)
    return found._replace(subject=back, said=said, behind=found.behind.translate(_BACK))


def without_nouns(found: Told, index: SiteIndex) -> Told | None:
    """What is told of the one thing whose whole name is said, without what else it is called.

    That are words that the site says in the same section: “full tune-up” of the plan “Full”.
    """
    from bot.ux_agent.understanding.linking.records import Row, rows_of  # noqa: PLC0415 - as above

    said = list(found.subject)
    fitting: list[tuple[int, Row]] = []
    for row in rows_of(index):
        own = re.findall(r"[^\W_]+", row.label.lower())
        at = next((at for at in range(len(said)) if said[at : at + len(own)] == own), None)
        if own and at is not None and len(row.cells) > 1:
            fitting.append((len(own), row))
    most = max((length for length, _ in fitting), default=0)
    mine = [row for length, row in fitting if length == most]
    if len(mine) != 1:
        return None
    own = re.findall(r"[^\W_]+", mine[0].label.lower())
    spoken = words(*_texts(mine[0].section, index)) | _NOUNS
    rest = [word for word in said if word not in own]
    if not rest or any(words(word).isdisjoint(spoken) for word in rest):
        return None
    return found._replace(subject=tuple(own), behind="")


def of_the_name(found: Told, meant: Sequence[Fact], index: SiteIndex) -> list[Fact]:
    """Of several facts those of what is called by the subject and nothing more: “Cut”."""
    from bot.ux_agent.understanding.linking.records import rows_of  # noqa: PLC0415 - as above

    said = words(*found.subject)
    mine = [row for row in rows_of(index) if row.label and words(row.label) == said]
    cells = {id(cell.target) for row in mine for cell in row.cells if cell.target}
    labels = {(id(row.target), row.label) for row in mine}
    return [
        fact
        for fact in meant
        if id(fact.target) in cells
        or (fact.entry and (id(fact.target), fact.entry.label) in labels)
    ]


def _texts(section: str, index: SiteIndex) -> Sequence[str]:
    found: list[str] = []
    for target in index.targets:
        if target.section == section:
            found += [target.value or "", *(entry.label for entry in target.entries)]
    return found
