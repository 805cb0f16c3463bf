"""What a page of Bootstrap has its ground from."""

from tests.ux_agent.scanning.test_asked import changed

BAR = '<nav class="navbar bg-dark"><a href=b.html>B</a><a href=c.html>C</a></nav>'
FOOT = '<footer class="foot bg-dark text-light"><p>Bye, all of you</p></footer>'
PAGE = (
    "<html><link rel=stylesheet href=/css/bootstrap.css><link rel=stylesheet href=/a.css>"
    f"<body>{BAR}<main><h1>A</h1></main>{FOOT}</body></html>"
)


def asked(say: str, css: str) -> list[str]:
    """The lines that a message changes on a page of Bootstrap."""
    return changed({"index.html": PAGE, "css/bootstrap.css": "/*! b */", "a.css": css}, say)


def test_the_ground_of_the_page_is_the_variable_that_the_site_sets() -> None:
    css = ":root { --bs-body-bg: #eee; }\nbody { color: #111; }\n"
    assert asked("make the page background cream", css)[-1] == "+:root { --bs-body-bg: #fffdd0; }"


def test_a_page_without_a_ground_gets_one() -> None:
    css = "body { color: #111; }\n"
    assert asked("make the page background cream", css)[-1] == (
        "+body { color: #111; background: #fffdd0; }"
    )
