"""What is bold by its tag is known to be so, and may be made lighter."""

from tests.ux_agent.scanning.test_asked import changed

SITE = {
    "index.html": (
        "<html><link rel=stylesheet href=/a.css><body><main><h1>Elm</h1><section class=bath>"
        "<p>It takes us <strong>8 to 10 working days</strong>.</p></section></main>"
    ),
    "a.css": ".bath {\n  padding: 1px;\n}\n",
}


def test_what_is_bold_by_its_tag_is_so_already() -> None:
    assert changed(SITE, 'make "8 to 10 working days" bold') == ["noop"]


def test_what_is_bold_by_its_tag_may_be_made_plain() -> None:
    found = changed(SITE, 'make "8 to 10 working days" normal weight')
    assert "+.bath strong {" in found
    assert "+  font-weight: normal;" in found
