"""`/ux-undo` as somebody gives it: which change is meant, who may, and what is sent."""

from typing import Any

import pytest

from bot.adapters.memory import MemoryListing
from bot.conversation.condition import Every, Item
from bot.conversation.phase import SCHEMA_VERSION, Phase
from bot.conversation.reply import Choice, Later, Reply, Say
from bot.conversation.transition import Presser, Write, begin, cancel
from bot.errors import TransientError, UserError
from bot.ux_agent.agent import UXAgent
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.commands.undo import suggest, undo
from bot.ux_agent.listing import NotEnabled
from bot.ux_agent.plan import Plan
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.world import ADA, BOB, SITE, World, words

IDS = ["first-9012345678901234", "secnd-9012345678901234", "third-9012345678901234"]
EDITOR = Presser("33", "500", ("700",))


class Disabled:
    """A listing where there is no index."""

    def of_user(self, user_id: str, guild_id: str, *, most: int = 25) -> list[Item]:
        raise NotEnabled


@pytest.fixture
def made(world: World) -> World:
    """A world where Ada has had three changes made; a fourth one is open."""
    for number, key in enumerate(IDS, start=1):
        keep(world, key, number)
        world.clock.advance(3600)
    world.start()
    world.queue.jobs.clear()
    return world


def keep(world: World, key: str, number: int, **more: Any) -> Item:
    """Store a change that is made, as pull request `number`."""
    now = world.clock()
    agent = world.agent()
    agent.start_conversation("make the navbar #12345" + str(number), ADA, world.origin())
    drafted = agent.store.get(agent.conversation_id(str(world.count)))
    assert drafted is not None
    done = {
        **drafted,
        "conversation_id": key,
        "phase": Phase.COMPLETED,
        "interaction_id": f"i-{key}",
        "confirmed_at": now,
        "confirmed_by": ADA.user_id,
        "pr_number": number,
        "pr_url": f"https://example.org/pull/{number}",
        **more,
    }
    world.store.perform(cancel(drafted["conversation_id"], ADA))
    world.queue.jobs.clear()
    return world.store.perform(begin(done))


def agent_of(world: World, listing: Any = None) -> UXAgent:
    """An agent that can list conversations."""
    listing = listing or MemoryListing(world.store)
    return UXAgent(
        world.store, world.sites, world.queue, id_key="key", limits=world.limits, listing=listing
    )


def asked(
    world: World, change: str = "", *, by: Presser = ADA, again: str = "", locale: str = "en-US"
) -> Asked:
    """The command, given by somebody."""
    origin = world.origin(again)._replace(locale=locale)
    options = {"change": change} if change else {}
    return Asked(by, origin, options=options, focused="change")


def undoing(world: World) -> list[Item]:
    """The conversations that take a change back."""
    return [item for item in world.store.items() if "undo_of" in item]


def told(world: World, change: str = "", **more: Any) -> str:
    """What the person is told in place of an undo; nothing is written or sent."""
    with pytest.raises(UserError) as refused:
        undo(agent_of(world), asked(world, change, **more))
    assert (undoing(world), world.queue.jobs) == ([], [])
    return str(refused.value)


def labels(world: World, typed: str = "", **more: Any) -> list[str]:
    """What is suggested."""
    found = suggest(agent_of(world), asked(world, typed, **more))
    return [choice.label for choice in found.choices]


def test_without_an_option_the_change_made_last_is_meant(made: World) -> None:
    assert undo(agent_of(made), asked(made)) == Later()
    (item,) = undoing(made)
    assert item["undo_of"] == IDS[2]
    assert item["undo_else"] == [IDS[1], IDS[0]]


def test_a_change_of_another_site_is_not_meant_instead(world: World) -> None:
    for number, key in enumerate(IDS, start=1):
        keep(world, key, number, **({"site": "baker/elsewhere"} if number == 2 else {}))
        world.clock.advance(3600)
    undo(agent_of(world), asked(world))
    assert undoing(world)[0]["undo_else"] == [IDS[0]]


def test_of_a_change_that_is_named_no_other_is_meant(made: World) -> None:
    undo(agent_of(made), asked(made, IDS[2]))
    assert "undo_else" not in undoing(made)[0]


def test_a_conversation_and_one_job_are_all_that_comes_of_it(made: World) -> None:
    before = made.store.writes
    undo(agent_of(made), asked(made, IDS[0]))
    (item,), (job,) = undoing(made), made.queue.jobs
    assert made.store.writes == before + 1
    assert (job.kind, job.conversation_id) == ("undo", item["conversation_id"])
    assert (job.interaction_id, job.guild_id) == (item["interaction_id"], "500")
    assert (item["phase"], item["user_id"], item["site"]) == (Phase.COLLECTING, "11", SITE)
    assert (item["undo_of"], item["section"]) == (IDS[0], "navbar")
    assert item["parsed_intent"]["request"].startswith("Undo #1: navbar background: ")


def test_a_redelivered_command_makes_no_second_one(made: World) -> None:
    for _ in range(2):
        assert undo(agent_of(made), asked(made, IDS[0], again="4711")) == Later()
    assert len(undoing(made)) == 1
    assert len({job.conversation_id for job in made.queue.jobs}) == 1


@pytest.mark.parametrize("typed", ["1", "#1", IDS[0]])
def test_a_change_is_named_by_its_number_or_its_id(made: World, typed: str) -> None:
    undo(agent_of(made), asked(made, typed))
    assert undoing(made)[0]["undo_of"] == IDS[0]


@pytest.mark.parametrize("typed", ["#9", "navbar", "x" * 22])
def test_what_names_no_change_is_told(made: World, typed: str) -> None:
    assert f"“{typed}”" in told(made, typed)


def test_somebody_who_has_made_nothing_is_told_so(world: World) -> None:
    assert told(world) == "You have made no change here that could be undone."


def test_a_change_that_is_not_made_is_told(made: World) -> None:
    (item,) = [item for item in made.store.items() if item["phase"] != Phase.COMPLETED]
    assert "not made yet" in told(made, item["conversation_id"])


def test_a_change_of_another_server_is_not_known(made: World) -> None:
    keep(made, "other-9012345678901234", 9, guild_id="600")
    assert "“other-9012345678901234”" in told(made, "other-9012345678901234")


def test_F31_a_change_of_another_version_is_told(made: World) -> None:
    key = IDS[0]
    newer = {"schema_version": SCHEMA_VERSION + 1, "plan": {}}
    made.store.perform(Write("migrate", "update", key, Every(()), newer))
    assert "made by another version" in told(made, key)


def test_a_change_of_the_site_that_was_edited_before_is_refused(made: World) -> None:
    made.sites.sites["500"] = "/another"
    assert "another website" in told(made, IDS[0])


def test_a_server_without_a_site_is_told(made: World) -> None:
    made.sites.sites.clear()
    assert told(made, IDS[0])


def test_a_stranger_is_told_whose_change_it_is(made: World) -> None:
    reply: Reply = undo(agent_of(made), asked(made, IDS[0], by=BOB))
    assert isinstance(reply, Say)
    assert (reply.is_private, reply.decision) == (True, "not_yours")
    assert "<@11>" in words(reply)
    assert (undoing(made), made.queue.jobs) == ([], [])


def test_whoever_may_confirm_here_may_undo_the_change_of_another(
    made: World, index: SiteIndex
) -> None:
    made.sites.save("500", index._replace(roles={"confirm": ("700",)}), made.clock())
    assert undo(agent_of(made), asked(made, IDS[0], by=EDITOR)) == Later()
    (item,) = undoing(made)
    assert (item["user_id"], item["confirm_roles"]) == ("33", ["700"])


def test_roles_that_may_confirm_do_not_make_the_last_change_theirs(
    made: World, index: SiteIndex
) -> None:
    made.sites.save("500", index._replace(roles={"confirm": ("700",)}), made.clock())
    assert told(made, by=EDITOR) == "You have made no change here that could be undone."


def test_somebody_whose_roles_may_not_request_is_refused(made: World, index: SiteIndex) -> None:
    made.sites.save("500", index._replace(roles={"request": ("700",)}), made.clock())
    assert "Your roles in this server" in told(made)


def test_where_nothing_can_be_listed_an_id_still_works(made: World) -> None:
    with pytest.raises(UserError, match="cannot list"):
        undo(agent_of(made, Disabled()), asked(made))
    assert undo(agent_of(made, Disabled()), asked(made, IDS[0])) == Later()


def test_an_undo_counts_towards_the_limits(made: World) -> None:
    for _ in range(5):
        made.start("make the footer white")
    made.queue.jobs.clear()
    reply = undo(agent_of(made), asked(made, IDS[0]))
    assert isinstance(reply, Say)
    assert (undoing(made), made.queue.jobs) == ([], [])


def test_a_queue_that_is_away_leaves_nothing_behind(made: World) -> None:
    made.queue.is_down = True
    with pytest.raises(TransientError):
        undo(agent_of(made), asked(made, IDS[0]))
    assert undoing(made) == []


def test_changes_are_suggested_with_number_words_and_age_newest_first(made: World) -> None:
    found = suggest(agent_of(made), asked(made)).choices
    assert [choice.value for choice in found] == IDS[::-1]
    first = found[0].label
    assert first.startswith("#3 navbar background: ")
    assert first.endswith("→ #123453 · 1 h ago")


def test_suggestions_are_those_that_fit_what_is_typed(made: World) -> None:
    assert [label[:2] for label in labels(made, "#2")] == ["#2"]
    assert [label[:2] for label in labels(made, "NAVBAR 123451")] == ["#1"]
    assert labels(made, "footer") == []


def test_suggestions_speak_the_persons_language(made: World) -> None:
    assert labels(made, locale="de")[0].endswith("vor 1 Std.")


@pytest.mark.parametrize(
    ("seconds", "age"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (86_399, "23 h ago"),
        (86_400, "1 d ago"),
    ],
)
def test_ages_are_told_in_one_unit(world: World, seconds: int, age: str) -> None:
    keep(world, IDS[0], 1, confirmed_at=world.clock() - seconds)
    assert labels(world)[0].endswith(f"· {age}")


def test_a_long_suggestion_keeps_its_age(world: World) -> None:
    long = f"home hero-text: {'a' * 60} → {'b' * 60}"
    keep(world, IDS[0], 1, plan=Plan("c0ffee", (), (long,), "").to_data())
    (label,) = labels(world)
    assert len(label) == 100
    assert label.endswith("… · just now")


def test_a_suggestion_says_how_many_more_changes_there_are(world: World) -> None:
    lines = ("home hero-text: a → b", "home subtitle: c → d", "footer text: e → f")
    keep(world, IDS[0], 1, plan=Plan("c0ffee", (), lines, "").to_data())
    assert labels(world) == ["#1 home hero-text: a → b (+2) · just now"]


def test_nothing_is_suggested_of_others(made: World) -> None:
    assert suggest(agent_of(made), asked(made, by=BOB)).choices == ()


def test_a_choice_fits_discords_limits(made: World) -> None:
    for choice in suggest(agent_of(made), asked(made)).choices:
        assert isinstance(choice, Choice)
        assert 1 <= len(choice.label) <= 100
        assert 1 <= len(choice.value) <= 100
