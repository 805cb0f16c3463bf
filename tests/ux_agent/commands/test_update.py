"""What is suggested while a section is typed, from the index at hand."""

import pytest

from bot.conversation.reply import Choice, Suggest
from bot.conversation.transition import Presser
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.world import ADA, World


def suggested(
    world: World, typed: str, presser: Presser = ADA, focused: str = "section"
) -> list[Choice]:
    asked = world.asked(presser, section=typed, request="x")._replace(focused=focused)
    found = world.agent().suggest("ux-update", asked)
    assert isinstance(found, Suggest)
    return list(found.choices)


def test_with_nothing_typed_all_sections_are_suggested(world: World, index: SiteIndex) -> None:
    assert [choice.value for choice in suggested(world, "")] == list(index.sections)


def test_what_begins_with_what_is_typed_comes_first(world: World) -> None:
    assert [choice.label for choice in suggested(world, "n")] == ["navbar", "home (landing page)"]


def test_it_does_so_wherever_it_stands_on_the_site(world: World) -> None:
    found = [choice.label for choice in suggested(world, "s")]
    assert found[:3] == ["home (start page)", "site", "header (masthead)"]


def test_a_name_that_is_too_long_for_a_choice_is_not_suggested(
    world: World, index: SiteIndex
) -> None:
    sections = {"x" * 101: (), "x" * 100: ()}
    targets = tuple(index.targets[0]._replace(section=name) for name in sections)
    world.sites.save("500", index._replace(sections=sections, targets=targets), world.clock())
    assert [choice.value for choice in suggested(world, "x")] == ["x" * 100]


@pytest.mark.parametrize("typed", ["MAST", " mast ", "masthead"])
def test_another_name_leads_to_its_section(world: World, typed: str) -> None:
    assert suggested(world, typed) == [Choice("header (masthead)", "header")]


def test_what_fits_nothing_suggests_nothing(world: World) -> None:
    assert suggested(world, "sidebar") == []


def test_only_the_section_is_suggested(world: World) -> None:
    assert suggested(world, "n", focused="request") == []


def test_without_an_index_or_a_site_nothing_is_suggested(world: World, blind: World) -> None:
    assert suggested(blind, "n") == []
    assert suggested(world, "n", Presser("11", "501")) == []


def test_no_more_are_suggested_than_discord_takes(world: World, index: SiteIndex) -> None:
    target = index.targets[0]
    names = [f"section-{number:02}" for number in range(40)]
    many = index._replace(
        sections=dict.fromkeys(names, ("x" * 200,)),
        targets=tuple(target._replace(section=name) for name in names),
    )
    world.sites.save("500", many, world.clock())
    found = suggested(world, "xxx")
    assert len(found) == 25
    assert {len(choice.label) for choice in found} == {100}


def test_a_section_in_which_nothing_is_declared_is_not_suggested(
    world: World, index: SiteIndex
) -> None:
    world.sites.save("500", index._replace(sections={"empty": ()}), world.clock())
    assert suggested(world, "") == []


def test_nothing_is_written_or_sent(world: World) -> None:
    suggested(world, "n")
    assert (world.store.writes, world.store.reads, world.queue.jobs) == (0, 0, [])
