"""Which attributes of components take a text."""

import pytest

from bot.ux_agent.declared.attributes import is_prop


@pytest.mark.parametrize("name", ["title", "description", "transcript", "price", "texto", "to"])
def test_a_component_takes_texts_by_these_names(name: str) -> None:
    assert is_prop(name)


@pytest.mark.parametrize(
    "name", ["script", "inlinescript", "head-script", "onclick", "style", "innerhtml", "class"]
)
def test_code_styles_and_markup_are_never_taken_for_texts(name: str) -> None:
    assert not is_prop(name)
