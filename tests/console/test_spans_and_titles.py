"""What the console's pages say of a span, and of sessions that nobody has a word for."""

from tests.console.world import ASKED, NOW, World


def test_the_span_goes_with_whoever_looks(world: World) -> None:
    browser = world.signed_in()
    page = browser.get("/console", range="1d").text
    assert '<a href="/console/sessions?range=1d">All of them</a>' in page
    for path in ("/console", "/console/sessions"):
        page = browser.get(path, range="1d").text
        assert '<a href="/console/sessions?range=1d"' in page
        assert '<a href="/console?range=1d"' in page
    assert "range=" not in browser.get("/console/settings").text


def test_nobody_is_said_to_have_left_before_anything_is_over(world: World) -> None:
    world.conversation("one", ASKED, at=NOW - 30)
    page = world.signed_in().get("/console").text
    assert "No conversation is over yet." in page
    world.fail("bad")
    page = world.signed_in().get("/console").text
    assert "Nobody left before the end." in page


def test_what_has_no_question_is_called_by_what_it_is(world: World) -> None:
    for source in ("ux", "payment", "widget"):
        world.conversation(source, ASKED, source=source, intent="")
    page = world.signed_in().get("/console/sessions").text
    for words in ("A wish without a plan", "A payment", "A visit of the website"):
        assert f">{words}</span>" in page
