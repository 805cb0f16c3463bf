"""Links of a site brought to one of them."""

import pytest

from tests.ux_agent.understanding.reading import changes, question
from tests.ux_agent.understanding.sites import site, target

ALONE = site(
    {"home": ("start page",)},
    target("home", "hero-text", "text", "Tea"),
    target("home", "cta-text", "text", "Order now"),
    target("home", "cta-link", "url", "/shop"),
)


@pytest.mark.parametrize(
    "say",
    ['link "Order now" to /jobs', "link Order now to /jobs", "Order now should link to /jobs"],
)
def test_a_button_is_led_elsewhere_where_the_site_has_no_list_of_links(say: str) -> None:
    assert changes(ALONE, say) == [("home", "cta-link", "", "/jobs")]


@pytest.mark.parametrize("say", ["add a link Jobs to /jobs", "link Cake to /cake"])
def test_what_no_link_is_called_is_asked_about(say: str) -> None:
    assert question(ALONE, say).endswith("What would you like to change?")
