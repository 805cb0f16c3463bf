"""How long the texts of a page may become."""

from tests.ux_agent.scanning.proposed import named, plain


def test_a_description_of_a_picture_takes_no_room_and_may_be_long() -> None:
    page = plain('<main><h1>Kilns</h1><p>Fired at dusk.</p><img src="a.png" alt="kiln"></main>')
    assert named(page, "home", "image-alt").limit > 200
    assert named(page, "home", "hero-text").limit < 100
