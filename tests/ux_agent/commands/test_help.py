"""`/ux-help`: never empty, and of this very site."""

from bot.conversation.reply import Say
from bot.conversation.transition import Presser
from bot.ux_agent.commands.setup import MANAGES
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.world import ADA, World, words


def told(world: World, presser: Presser = ADA) -> str:
    reply = world.command("ux-help", presser)
    assert isinstance(reply, Say)
    assert reply.is_private
    return words(reply)


def test_every_section_is_told_with_its_other_names_and_its_properties(
    world: World, index: SiteIndex
) -> None:
    lines = told(world).splitlines()
    assert (
        "• navbar (menu, menu bar, navigation): background, color, font size, font weight, menu"
    ) in lines
    starts = {line.removeprefix("• ").partition(" ")[0] for line in lines}
    assert index.sections.keys() <= starts


def test_a_section_without_another_name_is_told_without(world: World, index: SiteIndex) -> None:
    bare = index._replace(sections={"navbar": ()})
    world.sites.save("500", bare, world.clock())
    assert "• navbar: background, color, font size, font weight, menu" in told(world).splitlines()


def test_a_property_is_told_with_its_first_other_name(world: World) -> None:
    assert "cta text (button), " in told(world)


def test_the_setup_is_told_to_those_who_may(world: World) -> None:
    assert "/ux-setup" not in told(world)
    asked = world.asked(ADA)._replace(permissions=MANAGES)
    reply = world.agent().command("ux-help", asked)
    assert reply is not None
    assert "/ux-setup" in words(reply)


def test_payment_is_told_where_it_is_switched_on(world: World) -> None:
    assert "/payment" not in told(world)
    agent = world.agent()
    agent.others = {"payment": lambda *_: None}  # type: ignore[dict-item]
    reply = agent.command("ux-help", world.asked(ADA))
    assert reply is not None
    assert "/payment" in words(reply)


def test_a_section_in_which_nothing_is_declared_is_left_out(world: World, index: SiteIndex) -> None:
    world.sites.save("500", index._replace(sections={"empty": ("bare",)}), world.clock())
    assert "empty" not in told(world)


def test_that_more_is_there_is_told_of_an_index_that_does_not_hold_all(
    world: World, index: SiteIndex
) -> None:
    assert "There is more" not in told(world)
    world.sites.save("500", index._replace(is_partial=True), world.clock())
    assert "There is more than I can list; just ask." in told(world)


def test_of_a_site_that_nobody_has_read_the_way_to_say_it_is_told(blind: World) -> None:
    text = told(blind)
    assert "make the navbar dark blue" in text
    assert "I have not read site yet." in text


def test_without_a_site_it_is_said_how_to_come_by_one(world: World) -> None:
    assert "with /ux-setup" in told(world, Presser("11", "501"))
    assert "in a server that has one" in told(world, Presser("11", "dm"))
    assert "navbar" not in told(world, Presser("11", "501"))


def test_nothing_is_written_or_sent(world: World) -> None:
    told(world)
    assert (world.store.writes, world.queue.jobs) == (0, [])
