"""Rules of components hold for the elements of their own file, with the weight of its mark."""

import pytest

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.scoping import fits, specificity
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen


def rule_of(css: str, owner: str) -> Rule:
    document = Document("own.css", css.encode())
    node = document.sheet.root_node.children[0]
    names, block = tree.child(node, "selectors"), tree.child(node, "block")
    assert names is not None
    assert block is not None
    return Rule(document, css, tuple(names.named_children), block, "", 0, document, owner)


def nested(*chain: tuple[str, str, str]) -> Seen:
    """Elements within one another (tag, class, file of the component); the innermost."""
    parent = Seen("body", {})
    for tag, name, file in chain:
        element = Seen(tag, {"class": name})
        element.others = (file,)
        parent = element.append_to(parent)
    return parent


def held(css: str, owner: str, element: Seen) -> bool | None:
    rule = rule_of(css, owner)
    return fits(rule, rule.selectors[0], element)


def weight(css: str, owner: str) -> tuple[int, int, int]:
    rule = rule_of(css, owner)
    return specificity(rule, rule.selectors[0])


@pytest.mark.parametrize("owner", ["A.vue", "A.svelte", "A.astro"])
def test_a_scoped_rule_holds_for_its_own_component_only(owner: str) -> None:
    assert held("p {}", owner, nested(("p", "", owner)))
    assert held("p {}", owner, nested(("p", "", "B.vue"))) is False


def test_vue_marks_the_last_compound_only() -> None:
    element = nested(("ul", "menu", "B.vue"), ("li", "", "A.vue"))
    assert held(".menu li {}", "A.vue", element)
    assert weight(".menu li {}", "A.vue") == (0, 2, 1)


def test_svelte_marks_each_compound() -> None:
    element = nested(("ul", "menu", "B.svelte"), ("li", "", "A.svelte"))
    assert held(".menu li {}", "A.svelte", element) is False
    assert weight(".menu li {}", "A.svelte") == (0, 3, 1)


def test_a_global_rule_of_a_component_holds_everywhere_and_weighs_no_more() -> None:
    assert held(":global(p) {}", "A.svelte", nested(("p", "", "B.svelte")))
    assert weight(":global(p) {}", "A.svelte") == (0, 0, 1)


def test_a_part_that_is_global_ends_the_scope_of_that_part_only() -> None:
    element = nested(("ul", "menu", "A.svelte"), ("li", "", "B.svelte"))
    assert held(".menu :global(li) {}", "A.svelte", element)
    assert held(".menu :global(li) {}", "C.svelte", element) is False


def test_a_deep_rule_reaches_into_other_components_below_its_own() -> None:
    element = nested(("ul", "menu", "A.vue"), ("li", "", "B.vue"))
    assert held(".menu :deep(li) {}", "A.vue", element)
    assert held(".menu :deep(li) {}", "C.vue", element) is False


def test_the_page_itself_is_never_marked() -> None:
    page = Seen("body", {})
    assert held("body {}", "A.astro", page)


def test_a_rule_without_owner_holds_everywhere() -> None:
    assert held("p {}", "", nested(("p", "", "B.vue")))
    assert weight("p {}", "") == (0, 0, 1)
