"""`/ux-status`: one's own conversations, and what is known of the site, to oneself alone."""

from bot.conversation.reply import Markup, Reply, Say, Select
from bot.conversation.transition import Lease, Presser, PutOff, complete, fail, release, take
from tests.ux_agent.world import ADA, BOB, World, button, card, words


def told(world: World, presser: Presser = ADA) -> str:
    reply = world.command("ux-status", presser)
    assert isinstance(reply, Say)
    assert reply.is_private
    return words(reply)


def confirmed(world: World) -> str:
    """A confirmed conversation's id, its worker at work."""
    preview = world.start()
    world.agent().confirm_and_execute(button(preview, "Confirm").handle, ADA, world.origin())
    key: str = world.item["conversation_id"]
    world.store.perform(take(key, "w", now=world.clock(), until=world.clock() + 60))
    return key


def rows(reply: Reply) -> list[object]:
    return list(card(reply).rows)


def test_who_has_begun_nothing_reads_that_and_about_the_site(world: World) -> None:
    assert told(world) == (
        "Nothing yet. Start with /ux-update, or read /ux-help.\n"
        "Website: Corner Bakery\n"
        f"I last read it <t:{world.clock()}:R>."
    )


def test_each_is_told_with_its_state_its_section_and_what_was_asked(world: World) -> None:
    at = world.clock()
    world.start()
    world.clock.advance(60)
    world.start("make the footer black")
    assert told(world).splitlines()[:4] == [
        f"**1.** waits for Confirm · <t:{at + 60}:R>",
        "footer: make the footer black",
        f"**2.** waits for Confirm · <t:{at}:R>",
        "navbar: make the navbar dark blue",
    ]


def test_what_people_typed_is_never_our_markup(world: World) -> None:
    world.start("make the navbar dark blue")
    lines = card(world.command("ux-status")).lines
    assert [isinstance(line, Markup) for line in lines[:2]] == [True, False]


def test_a_question_a_reading_and_an_end_have_their_words(world: World) -> None:
    world.start("make it dark blue")
    assert "waits for your answer" in told(world)
    world.clock.advance(3600)
    assert "expired, nothing was changed" in told(world)


def test_what_the_worker_reads_has_its_word(blind: World) -> None:
    blind.start()
    assert "I am reading it" in told(blind)


def test_a_pull_request_is_linked(world: World) -> None:
    key = confirmed(world)
    assert "the pull request is being opened" in told(world)
    world.store.perform(complete(key, Lease(1, 0), number=7, url="https://example.com/7"))
    assert "[pull request #7](https://example.com/7)" in told(world)


def test_what_waits_for_the_repository_and_what_failed_have_their_words(world: World) -> None:
    key = confirmed(world)
    wait = PutOff(at=world.clock() + 60, until=world.clock() + 600, asked=0)
    world.store.perform(release(key, Lease(1, 0), wait))
    assert "saved, the repository keeps me waiting" in told(world)
    world.store.perform(take(key, "w", now=world.clock(), until=world.clock() + 60))
    world.store.perform(fail(key, Lease(2, 0), error_code="gone", error_message="No."))
    assert "**1.** failed" in told(world)


def test_a_request_of_several_lines_is_told_in_one(world: World) -> None:
    world.start("make the navbar\n  dark blue")
    assert "navbar: make the navbar dark blue" in told(world).splitlines()


def test_after_a_change_of_it_what_comes_of_all_that_was_said_is_told(world: World) -> None:
    preview = world.start("make the navbar dark blue")
    world.agent().change(button(preview, "Change").handle, ADA, world.origin(), "make it black")
    assert "make it black" not in told(world)
    (line,) = [line for line in told(world).splitlines() if "background" in line]
    assert line.startswith("navbar background: ")
    assert line.endswith(" → #000000")


def test_those_of_others_are_not_told(world: World) -> None:
    world.start()
    assert told(world, BOB).startswith("Nothing yet.")


def test_ten_are_told(world: World) -> None:
    for _ in range(12):
        world.start()
        world.clock.advance(3600)
    assert told(world).count("make the navbar dark blue") == 10


def test_an_open_one_can_be_picked_to_come_here(world: World) -> None:
    world.start()
    (select,) = rows(world.command("ux-status"))
    assert isinstance(select, Select)
    assert [choice.value for choice in select.choices] == [world.item["conversation_id"]]
    world.clock.advance(3600)
    assert rows(world.command("ux-status")) == []


def test_where_nothing_is_listed_the_site_is_told_all_the_same(world: World) -> None:
    world.listing = None
    assert told(world).splitlines()[:2] == [
        "I cannot list your changes here: its operator has not enabled that.",
        "Website: Corner Bakery",
    ]


def test_a_site_that_nobody_has_read_yet_is_told_by_its_name(blind: World) -> None:
    assert told(blind).splitlines()[1:] == [
        "Website: site",
        "I have not read it yet; your first /ux-update makes me.",
    ]
    blind.sites.sites["500"] = "ada/bakery"
    assert "Website: ada/bakery" in told(blind)


def test_without_a_site_it_is_said_how_to_come_by_one(world: World) -> None:
    assert "with /ux-setup" in told(world, Presser("11", "501"))
    assert "in a server that has one" in told(world, Presser("11", "dm"))


def test_it_is_told_in_the_language_of_who_asks(world: World) -> None:
    world.start()
    asked = world.asked()
    german = asked._replace(origin=asked.origin._replace(locale="de"))
    reply = world.agent().command("ux-status", german)
    assert reply is not None
    assert card(reply).title == "Deine Änderungen hier"
    assert "wartet auf die Bestätigung" in words(reply)
