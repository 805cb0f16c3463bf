"""Style blocks of components, in CSS and in SCSS, and the theme of Tailwind."""

import pytest

from bot.ux_agent.declared.declaration import RuleAt, VariableAt
from bot.ux_agent.kinds.css import locate_rule, locate_variable
from bot.ux_agent.kinds.document import Document

SCSS = """<template><footer class="foot">$c: not this</footer></template>
<style lang="scss" scoped>
@use 'mixins';
$c: #345;

.foot {
  // the colour of the old sign
  padding: 3px;
  color: red;
}
</style>
<style>
.foot { margin: 1px; }
</style>
"""


@pytest.mark.parametrize(("prop", "value"), [("padding", "3px"), ("margin", "1px")])
def test_rules_of_scss_and_of_css_stand_in_one_component(prop: str, value: str) -> None:
    document = Document("Foot.vue", SCSS.encode())
    found = locate_rule(RuleAt("Foot.vue", ".foot", prop), document, "size")
    assert found.value == value
    assert document.text(found.place.start, found.place.end) == value


def test_a_custom_property_of_tailwind_s_theme_is_one_of_the_root() -> None:
    source = b'@import "tailwindcss";\n@theme { --color-brand: #b45309; --radius: 3px }\n'
    document = Document("a.css", source)
    found = locate_variable(VariableAt("a.css", "--color-brand"), document, "color")
    assert found.value == "#b45309"
