"""A look of parts that are alike, of all at once: from their rule, their classes, a new rule."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.ux_agent.scanning.applied import applied
from bot.ux_agent.scanning.cascade import Winner, rank, winner
from bot.ux_agent.scanning.computed import ASIDE, computed, is_taken
from bot.ux_agent.scanning.kin import Kin
from bot.ux_agent.scanning.lettering import ALIGN, aligns
from bot.ux_agent.scanning.own_style import STYLED
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.rules_for import fresh, room
from bot.ux_agent.scanning.scoping import fits
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import ADDED, Look, for_all, is_open_to_class, looks_of
from bot.ux_agent.scanning.wish import Where, Wish

MOST_PARTS = 60
"""Parts that are asked what decides about them."""

MOST_CLASSED = 12
"""Places of utility classes that change together."""

_CONTROLS = frozenset({"button", "input"})

IsKin = Callable[[Seen, Page], bool]


class Alike:
    """Parts of a page that have a look together, what else may have it with them, and where.

    `root` is what they stand in, which a new rule for them is named by; without one they are all
    that a page has of their kind. `is_kin` says which elements of other pages are such parts.
    """

    def __init__(
        self,
        page: Page,
        parts: Sequence[Seen],
        also: Iterable[Seen] = (),
        root: Seen | None = None,
        is_kin: IsKin | None = None,
        *,
        is_button: bool = False,
    ) -> None:
        self.page = page
        self.is_button = is_button
        self.parts = list(parts)[:MOST_PARTS]
        self.root = root
        allowed = (*parts, *also)
        self._allowed = {id(one) for one in allowed}
        self._is_kin = is_kin or Kin(allowed).has
        self._theirs: dict[tuple[int, str], bool] = {}

    def only(self, parts: Sequence[Seen]) -> "Alike":
        """Some of them; the others may have the look too."""
        found = Alike(self.page, parts, (), self.root)
        found._allowed, found._is_kin = self._allowed, self._is_kin
        return found

    def is_theirs(self, rule: Rule) -> bool:
        """Whether a rule styles nothing beside them, on this page and those with its sheet."""
        key = id(rule.block), rule.text
        known = self._theirs.get(key)
        if known is None:
            others = (one for one in self.page.elements if id(one) not in self._allowed)
            known = not any(_may_fit(rule, one) for one in others)
            known = known and all(
                self._is_kin(*one) for one in self.page.everywhere.styled(rule, self.page)
            )
            self._theirs[key] = known
        return known

    def is_whole(self, rule: Rule) -> bool:
        """Whether a rule always holds, for all of them and for nothing else."""
        is_plain = not rule.condition and not rule.is_foreign
        return is_plain and all(_fits(rule, one) for one in self.parts) and self.is_theirs(rule)


def look_of(section: str, look: Look, alike: Alike) -> Iterator[Wish]:
    """The look of all the parts at once; nothing where no one place says it, or could."""
    page, first = alike.page, alike.parts[0]
    founds = [winner(one, page.rules, (*look.declared, *look.short)) for one in alike.parts]
    if any(found.value in ASIDE for found in founds):
        return
    if look.declared[0] == ALIGN and not all(aligns(one, page) for one in alike.parts):
        return
    if page.framework.name and _is_by_class(look, alike, founds):
        yield from _by_classes(section, look, alike)
        return
    most = _most(look, alike, founds)
    if most is not alike:
        yield from look_of(section, look, most) if most.parts else ()
        return
    rule = _ruling(look, first, founds[0], page)
    if rule is not None and alike.is_whole(rule):
        yield from looks_of_all(section, alike.parts, page, look)
        return
    if any(found.doubt for found in founds) or not _are_taken(look, alike):
        return
    own = room(alike, founds) or fresh(look, alike, founds)
    if own is not None:
        at: Where = {"file": own[0].document.path, "rule": own[0].text, "prop": look.declared[0]}
        at = {**at, "new": own[1]} if own[1] else at
        wish = Wish(section, look.name, look.type, (at,), look.aliases, values=look.values)
        yield wish._replace(note=ADDED, computed=computed(first, page, look.declared[0]))


def looks_of_all(section: str, parts: Sequence[Seen], page: Page, look: Look) -> Iterator[Wish]:
    """The look that the rule of the first of some parts says of all of them.

    Doubtful where any of several has it from its own attribute, which no rule reaches.
    """
    is_alone = all(one is parts[0] for one in parts)
    names = (*look.declared, *look.short)
    is_own = not is_alone and any(winner(one, page.rules, names).doubt == STYLED for one in parts)
    for wish in map(for_all, looks_of(section, parts[0], page, (look,), is_alone=is_alone)):
        yield wish._replace(doubt=STYLED) if is_own else wish


def _are_taken(look: Look, alike: Alike) -> bool:
    """Whether what is said of the parts would reach the texts in each of them."""
    prop = look.declared[0]
    return all(one.tag in _CONTROLS or is_taken(one, alike.page, prop) for one in alike.parts)


def _most(look: Look, alike: Alike, founds: Sequence[Winner]) -> Alike:
    """Those of the parts, at least half, that one rule decides about, the weakest; or no rule."""
    rules = [
        _ruling(look, one, found, alike.page)
        for one, found in zip(alike.parts, founds, strict=True)
    ]
    counted = Counter(map(id, rules))
    if len(counted) == 1:
        return alike
    lowest = {id(one): _weight(one, part) for one, part in zip(rules, alike.parts, strict=True)}
    usual = min(counted, key=lambda one: (-counted[one], lowest[one]))
    same = [one for one, rule in zip(alike.parts, rules, strict=True) if id(rule) == usual]
    return alike.only(same if 2 * len(same) >= len(rules) else [])


def _weight(rule: Rule | None, part: Seen) -> tuple[tuple[int, int, int], int]:
    return rank(rule, part) if rule else ((0, 0, 0), 0)


def _ruling(look: Look, part: Seen, found: Winner, page: Page) -> Rule | None:
    """The rule that decides a look of a part, by what it declares or by what it applies."""
    over = applied(part, page, look.declared[0], found)
    return over.rule if over else found.rule


def _is_by_class(look: Look, alike: Alike, founds: Sequence[Winner]) -> bool:
    """Whether the parts have a look from utilities, or could get one that counts."""
    page, declared, is_one = alike.page, look.declared[0], len(alike.parts) == 1
    for one, found in zip(alike.parts, founds, strict=True):
        utility = page.framework.utility(one, declared)
        is_so = utility is not None and page.framework.counts(utility, found)
        # What several have from one rule stays in that rule.
        is_open = found.rule is None and not applied(one, page, declared, found)
        is_open = is_open or (is_one and is_open_to_class(one, page, declared, found))
        is_open = is_open and page.framework.name == "tailwind"
        is_open = is_open and page.framework.addable(one, declared) is not None
        if not is_so and not (is_open and is_taken(one, page, declared)):
            return False
    return True


def _by_classes(section: str, look: Look, alike: Alike) -> Iterator[Wish]:
    """The look as the class of each part, where each has a place of its own that is sure."""
    named = look._replace(by_class=True)
    made = [wish for one in alike.parts for wish in looks_of(section, one, alike.page, (named,))]
    places = {str(place): place for one in made for place in one.at}
    if len(made) != len(alike.parts) or len(places) > MOST_CLASSED:
        return
    if any(one.doubt for one in made) or len({(one.type, one.values) for one in made}) > 1:
        return
    yield made[0]._replace(at=tuple(places.values()))


def _fits(rule: Rule, element: Seen) -> bool:
    return any(fits(rule, one, element) for one in rule.selectors)


def _may_fit(rule: Rule, element: Seen) -> bool:
    return any(fits(rule, one, element) is not False for one in rule.selectors)
