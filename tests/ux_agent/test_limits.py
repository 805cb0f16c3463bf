"""What one person may use up: told in words, given back when it is over, and never raced past."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.conversation.reply import Later, Reply, Say
from bot.conversation.transition import Presser
from bot.ux_agent.agent import Origin, UXAgent
from bot.ux_agent.limits import HOUR_SECONDS, MOST_COMMANDS, MOST_OPEN, Command, Opened, Tally
from bot.ux_agent.making_room import WRITTEN_SECONDS
from tests.ux_agent.world import ADA, BOB, REQUEST, World, button, words

_MILLISECONDS_AT_DISCORDS_START = 1_420_070_400_000
REFUSED = "delete the database"


def snowflake(seconds: int, number: int) -> str:
    """An interaction's id as Discord makes it at that second."""
    return str(((seconds * 1000 - _MILLISECONDS_AT_DISCORDS_START) << 22) | number)


def asks(world: World, number: int, presser: Presser = ADA) -> Reply:
    """`/ux-update`, as the interaction of that number."""
    now = world.clock()
    origin = Origin(snowflake(now, number), "token", "77", "88", "en-US", now)
    return world.agent().start_conversation(REQUEST, presser, origin)


def is_preview(reply: Reply) -> bool:
    return isinstance(reply, Say) and not reply.is_private


def test_F29_a_sixth_conversation_is_refused_and_the_open_ones_are_named(world: World) -> None:
    for number in range(MOST_OPEN):
        assert is_preview(asks(world, number))

    refused = asks(world, MOST_OPEN)

    assert isinstance(refused, Say)
    assert (refused.is_private, refused.decision) == (True, "limit")
    assert words(refused).count(f"navbar: {REQUEST}") == MOST_OPEN
    assert ("/ux-resume" in words(refused), "cancel" in words(refused)) == (True, True)
    assert len(world.store.items()) == MOST_OPEN


def test_F29_a_german_reads_it_in_german(world: World) -> None:
    for number in range(MOST_OPEN):
        asks(world, number)
    origin = Origin("99", "token", "77", "88", "de", world.clock())

    refused = world.agent().start_conversation(REQUEST, ADA, origin)

    assert "mehr gehen nicht" in words(refused)


def test_a_long_request_is_shortened_among_the_open_ones(world: World) -> None:
    for number in range(MOST_OPEN):
        origin = Origin(str(number), "token", "77", "88", "en-US", world.clock())
        world.agent().start_conversation(f"{REQUEST}{' ' * 200}please", ADA, origin)

    assert max(len(line) for line in words(asks(world, 9)).splitlines()) <= 120


@pytest.mark.parametrize("label", ["Confirm", "Cancel"])
def test_a_conversation_that_is_decided_makes_room(world: World, label: str) -> None:
    first = asks(world, 0)
    for number in range(1, MOST_OPEN):
        asks(world, number)
    world.clock.advance(WRITTEN_SECONDS + 1)
    agent, handle = world.agent(), button(first, label).handle
    decide = agent.confirm_and_execute if label == "Confirm" else agent.cancel
    decide(handle, ADA, world.origin())

    assert is_preview(asks(world, MOST_OPEN))
    assert not is_preview(asks(world, MOST_OPEN + 1))


def test_conversations_that_expired_make_room(world: World) -> None:
    for number in range(MOST_OPEN):
        asks(world, number)
    world.clock.advance(HOUR_SECONDS + 1)

    assert [is_preview(asks(world, number)) for number in range(10, 16)] == [True] * 5 + [False]


def test_F75_after_thirty_commands_an_hour_says_when_the_next_begins(world: World) -> None:
    for number in range(MOST_COMMANDS):
        world.agent().start_conversation(REFUSED, ADA, world.origin(str(number)))

    refused = asks(world, MOST_COMMANDS)

    next_hour = (world.clock() // HOUR_SECONDS + 1) * HOUR_SECONDS
    assert isinstance(refused, Say)
    assert (refused.is_private, refused.decision) == (True, "limit")
    assert f"<t:{next_hour}:R>" in words(refused)
    assert world.store.items() == []


def test_F75_the_next_hour_begins_at_nothing(world: World) -> None:
    for number in range(MOST_COMMANDS):
        world.agent().start_conversation(REFUSED, ADA, world.origin(str(number)))
    world.clock.advance(HOUR_SECONDS)

    assert is_preview(asks(world, MOST_COMMANDS))


def test_a_request_that_is_refused_opens_nothing(world: World) -> None:
    for number in range(MOST_OPEN):
        world.agent().start_conversation(REFUSED, ADA, world.origin(str(number)))

    assert [is_preview(asks(world, number)) for number in range(10, 16)] == [True] * 5 + [False]


def test_the_limits_are_each_persons_own(world: World) -> None:
    for number in range(MOST_OPEN):
        asks(world, number)

    assert is_preview(asks(world, MOST_OPEN, BOB))


def test_F23_a_command_delivered_twice_shows_its_conversation_and_uses_up_one(
    world: World,
) -> None:
    for number in (0, 0, 0, 0, 0, 0, 1, 2, 3, 4):
        assert is_preview(asks(world, number))

    assert len(world.store.items()) == MOST_OPEN


def test_a_conversation_on_its_way_is_none_that_is_over(world: World) -> None:
    agent, now = world.agent(), world.clock()
    for number in range(MOST_OPEN):  # counted, but their put has yet to come
        opened = Opened(f"on-its-way-{number}", now)
        assert world.limits.count(Command("500", ADA.user_id, opened, now)) is None

    early = asks(world, 10)
    world.clock.advance(WRITTEN_SECONDS + 1)
    late = agent.start_conversation(REQUEST, ADA, world.origin(snowflake(world.clock(), 11)))

    assert "a moment ago" in words(early)
    assert is_preview(late)


def test_a_put_that_failed_is_forgotten_like_what_is_over(world: World) -> None:
    for number in range(MOST_OPEN):
        world.store.faults = ["refused"]
        asks(world, number)
    world.clock.advance(WRITTEN_SECONDS + 1)

    assert [is_preview(asks(world, number)) for number in range(10, 16)] == [True] * 5 + [False]


def test_who_is_not_counted_sends_no_job(blind: World) -> None:
    world = blind
    for number in range(MOST_OPEN):
        assert isinstance(asks(world, number), Later)

    refused = asks(world, MOST_OPEN)

    assert isinstance(refused, Say)
    assert len(world.queue.jobs) == MOST_OPEN


def test_a_store_that_is_away_while_room_is_looked_for_is_told_in_words(world: World) -> None:
    for number in range(MOST_OPEN):
        asks(world, number)
    world.store.faults = ["refused"]

    told = asks(world, MOST_OPEN)

    assert "Nothing was changed; please try again." in words(told)


@pytest.mark.parametrize("repetition", range(5))
def test_F75_fifty_commands_at_once_leave_five_open(world: World, repetition: int) -> None:
    with ThreadPoolExecutor(50) as pool:
        replies = list(pool.map(lambda number: asks(world, number), range(50)))

    assert sum(map(is_preview, replies)) == MOST_OPEN
    assert len(world.store.items()) == MOST_OPEN


@pytest.mark.parametrize("repetition", range(5))
def test_F75_fifty_at_once_take_the_places_of_what_is_over_and_no_more(
    world: World, repetition: int
) -> None:
    for number in range(MOST_OPEN):
        asks(world, number)
    world.clock.advance(HOUR_SECONDS + 1)
    with ThreadPoolExecutor(50) as pool:
        replies = list(pool.map(lambda number: asks(world, number), range(100, 150)))

    opened = [item for item in world.store.items() if item["expires_at"] > world.clock()]
    assert 1 <= len(opened) == sum(map(is_preview, replies)) <= MOST_OPEN


def test_F75_fifty_at_once_count_thirty_at_most(world: World) -> None:
    def ask(number: int) -> Tally | None:
        opened = Opened(str(number), 0)
        command = Command("500", ADA.user_id, opened, world.clock(), opens=False)
        return world.limits.count(command)

    with ThreadPoolExecutor(50) as pool:
        counted = [tally is None for tally in pool.map(ask, range(50))]

    assert sum(counted) == MOST_COMMANDS


class Crowded:
    """Limits of somebody whose other commands always come between."""

    def count(
        self, command: Command, *, tally: Tally | None = None, over: tuple[Opened, ...] = ()
    ) -> Tally | None:
        return Tally(MOST_OPEN, tuple(Opened(f"{command.now}-{n}", 0) for n in range(MOST_OPEN)))


def test_who_loses_twice_is_asked_to_send_it_again(world: World) -> None:
    agent = world.agent()
    agent.limits = Crowded()

    refused = agent.start_conversation(REQUEST, ADA, world.origin())

    assert "Please send this one again" in words(refused)
    assert world.store.items() == []


def test_without_limits_nothing_is_counted(world: World) -> None:
    agent = UXAgent(world.store, world.sites, world.queue, id_key="key")

    replies = [agent.start_conversation(REQUEST, ADA, world.origin()) for _ in range(8)]

    assert all(map(is_preview, replies))
