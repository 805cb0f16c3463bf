"""Whose roles count: those of /ux-setup before the manifest's, and all of a member's."""

import pytest

from bot.conversation.reply import Handle, Replace, Say
from bot.conversation.transition import EVERYONE, Presser, propose
from bot.ux_agent.intent import Intent
from bot.ux_agent.reading import Outcome, attributes
from bot.ux_agent.roles import confirm_roles, fitting, may_request
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import SiteRecord, SiteSetting
from tests.ux_agent.world import ADA, REQUEST, SITE, World, button, card, words

MANY = Presser("33", "500", tuple(str(number) for number in range(1000, 1250)))
LAST = MANY.roles[-1]
RULED = SiteIndex(SITE, "c1", (), {}, {}, roles={"request": ("1",), "confirm": ("2",)})
CHOSEN = SiteRecord(SITE, RULED, 0, ("7",), ("8", "9"))


@pytest.mark.parametrize(
    ("site", "held", "may"),
    [
        (SiteRecord(SITE, None), (), True),
        (SiteRecord(SITE, RULED), (), False),
        (SiteRecord(SITE, RULED), ("1",), True),
        (CHOSEN, ("1",), False),
        (CHOSEN, ("3", "7"), True),
        (CHOSEN._replace(request_roles=(EVERYONE,)), (), True),
    ],
)
def test_who_may_request_is_set_up_before_it_is_the_manifests(
    site: SiteRecord, held: tuple[str, ...], may: bool
) -> None:
    assert may_request(site, site.known, held) is may


@pytest.mark.parametrize(
    ("site", "roles"),
    [
        (SiteRecord(SITE, None), {}),
        (SiteRecord(SITE, RULED), {"confirm_roles": ["2"]}),
        (CHOSEN, {"confirm_roles": ["8", "9"]}),
    ],
)
def test_who_confirms_is_set_up_before_it_is_the_manifests(
    site: SiteRecord, roles: dict[str, list[str]]
) -> None:
    assert confirm_roles(site, site.known) == roles


def test_roles_that_were_set_up_rule_a_command(world: World) -> None:
    world.sites.configure("500", SiteSetting(site=SITE, request_roles=("7",), set_at=1))

    assert "Your roles in this server do not let you" in words(world.start())
    assert isinstance(world.start(presser=ADA._replace(roles=("7",))), Say)
    assert len(world.store.items()) == 1


def test_F16_a_role_lost_since_the_preview_no_longer_confirms(world: World) -> None:
    world.sites.configure("500", SiteSetting(site=SITE, confirm_roles=("8",), set_at=1))
    handle = button(world.start(), "Confirm").handle
    agent = world.agent()

    without = agent.confirm_and_execute(handle, Presser("33", "500", ("7",)), world.origin())
    held = agent.confirm_and_execute(handle, Presser("33", "500", ("8",)), world.origin())

    assert "Only members with one of these roles can confirm this: <@&8>" in words(without)
    assert card(held).title.startswith("Working")


def test_F16_roles_that_are_set_up_count_at_once_for_previews_that_are_open(world: World) -> None:
    handle = button(world.start(), "Confirm").handle
    world.sites.configure("500", SiteSetting(site=SITE, confirm_roles=("8",), set_at=1))
    agent = world.agent()

    without = agent.confirm_and_execute(handle, ADA, world.origin())
    assert "Only members with one of these roles can confirm this: <@&8>" in words(without)
    assert (world.queue.jobs, world.item["version"]) == ([], 1)

    held = agent.confirm_and_execute(handle, ADA._replace(roles=("8",)), world.origin())
    assert card(held).title.startswith("Working")


def test_F16_who_may_ask_no_more_confirms_no_more(world: World) -> None:
    world.sites.configure("500", SiteSetting(site=SITE, request_roles=("7",), set_at=1))
    handle = button(world.start(presser=ADA._replace(roles=("7",))), "Confirm").handle

    refused = world.agent().confirm_and_execute(handle, ADA, world.origin())

    assert words(refused) == "Your roles in this server do not let you request changes."
    assert (world.queue.jobs, world.item["version"]) == ([], 1)


def test_F26_who_may_not_confirm_reads_of_an_expired_preview_what_all_read(world: World) -> None:
    handle = button(world.start(), "Confirm").handle
    world.sites.configure("500", SiteSetting(site=SITE, confirm_roles=("8",), set_at=1))
    world.clock.advance(3600)

    refused = world.agent().confirm_and_execute(handle, ADA, world.origin())

    assert words(refused) == "Conversation not found or expired"


def test_F16_who_confirms_counts_also_where_nobody_knew_when_it_began(
    world: World, blind: World
) -> None:
    blind.start()
    refused = Outcome(Intent("refuse", REQUEST, reason="The site cannot be read."))
    key = blind.item["conversation_id"]
    blind.store.perform(propose(key, 1, blind.clock(), attributes(refused, "en-US")))
    known = world.sites.find("500")
    assert known is not None
    assert known.known is not None
    blind.sites.save("500", known.known._replace(roles={"confirm": ("8",)}), blind.clock())

    agent, handle = blind.agent(), Handle("change", key, blind.item["plan_digest"][:8], "11")
    preview = agent.change(handle, ADA, blind.origin(), REQUEST)
    refusal = agent.confirm_and_execute(button(preview, "Confirm").handle, ADA, blind.origin())

    assert "Only members with one of these roles can confirm this: <@&8>" in words(refusal)


@pytest.mark.parametrize("label", ["Confirm", "Cancel"])
def test_the_last_of_two_hundred_and_fifty_roles_counts(world: World, label: str) -> None:
    world.sites.configure("500", SiteSetting(site=SITE, confirm_roles=("8", LAST), set_at=1))
    handle = button(world.start(), label).handle
    agent = world.agent()
    press = agent.confirm_and_execute if label == "Confirm" else agent.cancel

    assert isinstance(press(handle, MANY, world.origin()), Replace)


def test_the_last_of_two_hundred_and_fifty_roles_may_request(world: World) -> None:
    world.sites.configure("500", SiteSetting(site=SITE, request_roles=(LAST,), set_at=1))

    assert "Preview" in card(world.start(presser=MANY)).title


def test_none_of_two_hundred_and_fifty_roles_is_told_so(world: World) -> None:
    world.sites.configure("500", SiteSetting(site=SITE, confirm_roles=("8",), set_at=1))
    handle = button(world.start(), "Confirm").handle

    refused = world.agent().confirm_and_execute(handle, MANY, world.origin())

    assert "Only members with one of these roles" in words(refused)


def test_only_somebody_with_very_many_roles_makes_the_store_read(world: World) -> None:
    world.start()
    key = world.item["conversation_id"]
    few = MANY._replace(roles=MANY.roles[:100])
    before = world.store.reads

    assert (fitting(world.store, key, few), world.store.reads) == (few, before)
    assert fitting(world.store, key, MANY).roles == ()
    assert world.store.reads == before + 1


def test_a_store_that_is_away_is_told_to_somebody_with_very_many_roles(world: World) -> None:
    world.sites.configure("500", SiteSetting(site=SITE, confirm_roles=(LAST,), set_at=1))
    handle = button(world.start(), "Confirm").handle
    world.store.faults = ["refused"]

    told = world.agent().confirm_and_execute(handle, MANY, world.origin())

    assert "Nothing was changed; please try again." in words(told)
    assert world.queue.jobs == []
