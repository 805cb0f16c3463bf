"""Messages that the bot finds by the interaction they answer, where it may see them."""

from collections.abc import Callable, Iterator

import httpx
import pytest
from starlette.applications import Starlette

from bot.adapters.discord_rest import DiscordMessenger
from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.reply import Button, Card, Handle, Link, Say
from bot.conversation.transition import Place
from bot.errors import TransientError
from bot.interactions.render import response
from bot.playground.discord import errors
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from bot.playground.discord.routes import api
from bot.playground.page.server import WebServer, reserve
from bot.settings import MessageStyle
from tests.playground.discord.scripted import NOW, Town, message

CONFIRM = Button(Handle("confirm", "c" * 22, "d" * 8, "1"), "Confirm", "success")
PREVIEW = Card("Preview: navbar", ("blue",), rows=((CONFIRM,),))
DONE = Card("Done: navbar", rows=((Link("Pull request #1", "https://example.com/1"),),))
EXPIRED = Card("Expired", ("begin again",), tone="closed")


class Post:
    """A messenger at a small Discord that is served on a socket."""

    def __init__(self, town: Town, base: str, client: httpx.Client, token: str) -> None:
        self.town = town
        self.age = 3600.0
        self.pauses: list[float] = []
        self.options = (client, base, token)
        self.messenger = self.made("components")

    def made(self, style: MessageStyle) -> DiscordMessenger:
        """A messenger of that style."""
        client, base, token = self.options
        return DiscordMessenger(
            client,
            base,
            bot_token=lambda: token,
            clock=lambda: NOW + self.age,
            sleep=self.pauses.append,
            style=style,
        )

    def say(self, card: Card = PREVIEW, *, style: MessageStyle = "components") -> Exchange:
        """A command that was answered with a card."""
        return self.town.ask(response(Say(card), on_message=False, style=style))

    def seen(self, exchange: Exchange) -> Message:
        """The message that answered."""
        return self.town.discord.state.message(exchange.original_id)


def place(exchange: Exchange) -> Place:
    """Where that message is."""
    return Place(exchange.channel.id, exchange.id)


def texts(seen: Message) -> str:
    """All that is on a message."""
    return str([seen.content, seen.embeds, seen.components])


@pytest.fixture
def post(town: Town) -> Iterator[Post]:
    app = Starlette(routes=[api(town.discord.rest)])
    with reserve(0) as held, WebServer(app, held), httpx.Client() as client:
        base = f"http://127.0.0.1:{held.getsockname()[1]}/api/v10"
        yield Post(town, base, client, town.discord.bot_token)


@pytest.fixture
def town() -> Town:
    return Town()


def test_a_message_is_found_by_the_interaction_that_it_answers(post: Post) -> None:
    before, wanted, after = (post.say() for _ in range(3))
    post.messenger.turn(place(wanted), EXPIRED)
    assert "Expired" in texts(post.seen(wanted))
    assert "Confirm" not in texts(post.seen(wanted))
    assert "Preview" in texts(post.seen(before))
    assert "Preview" in texts(post.seen(after))


def test_it_is_located_for_a_link(post: Post) -> None:
    exchange = post.say()
    assert post.messenger.locate(place(exchange)) == exchange.original_id


def test_one_that_can_be_pressed_turns_and_one_that_cannot_stays(post: Post) -> None:
    is_open, closed = post.say(PREVIEW), post.say(DONE)
    for exchange in (is_open, closed):
        post.messenger.turn(place(exchange), EXPIRED, only_open=True)
    assert "Expired" in texts(post.seen(is_open))
    assert "Done" in texts(post.seen(closed))


@pytest.mark.parametrize("before", ["components", "embed"])
@pytest.mark.parametrize("after", ["components", "embed"])
def test_a_card_of_either_style_turns_into_one_that_discord_takes(
    post: Post, before: MessageStyle, after: MessageStyle
) -> None:
    exchange = post.say(style=before)
    post.made(after).turn(place(exchange), EXPIRED)
    assert "Expired" in texts(post.seen(exchange))


def hide(town: Town) -> None:
    """The bot may not view the channel."""
    town.discord.state.hidden.add(town.discord.state.world.channel.id)


def leave(town: Town) -> None:
    """The bot is not in the server."""
    town.discord.state.joined.clear()


def delete(town: Town) -> None:
    """Somebody deletes the message."""
    town.visible()[-1].is_deleted = True


@pytest.mark.parametrize("deed", [hide, leave, delete])
def test_what_the_bot_cannot_see_is_gone(post: Post, deed: Callable[[Town], None]) -> None:
    exchange = post.say()
    deed(post.town)
    with pytest.raises(Gone):
        post.messenger.turn(place(exchange), EXPIRED)
    with pytest.raises(Gone):
        post.messenger.locate(place(exchange))


def test_an_ephemeral_message_is_gone(post: Post) -> None:
    exchange = post.town.ask(message(content="private", flags=64))
    with pytest.raises(Gone):
        post.messenger.turn(place(exchange), EXPIRED)


@pytest.mark.parametrize("where", [Place("", "1"), Place("1", ""), Place("1", "1")])
def test_a_place_that_is_nowhere_is_gone(post: Post, where: Place) -> None:
    with pytest.raises(Gone):
        post.messenger.turn(where, EXPIRED)


def test_without_a_bot_token_nothing_is_asked(post: Post) -> None:
    exchange = post.say()
    client, base, _ = post.options
    poor = Post(post.town, base, client, "")
    before = len(post.town.discord.state.calls)
    with pytest.raises(Gone):
        poor.messenger.turn(place(exchange), EXPIRED)
    assert len(post.town.discord.state.calls) == before


def test_F47_a_long_rate_limit_is_left_for_later(post: Post) -> None:
    exchange = post.say()
    post.town.discord.refuse(errors.rate_limited(42.5))
    with pytest.raises(TransientError) as caught:
        post.messenger.turn(place(exchange), EXPIRED)
    assert caught.value.retry_after == 42.5


def job(exchange: Exchange, clicked: Exchange) -> Job:
    """The job of a press on the card that answered `exchange`."""
    sent = Job("execute", "g1", "c1", clicked.id, clicked.token, "app", exchange.channel.id, "en")
    where = place(exchange)
    return sent._replace(
        sent_at=int(NOW),
        card_channel_id=where.channel_id,
        card_interaction_id=where.interaction_id,
    )


def test_F46_after_the_tokens_life_the_card_itself_is_edited_by_the_bot(post: Post) -> None:
    exchange = post.say()
    post.messenger.show(job(exchange, exchange), DONE)
    assert "Done" in texts(post.seen(exchange))
    assert len(post.town.visible()) == 1


def test_F46_a_card_that_cannot_be_found_becomes_a_message_of_the_bot(post: Post) -> None:
    exchange = post.say()
    delete(post.town)
    post.messenger.show(job(exchange, exchange), DONE)
    (posted,) = post.town.visible()
    assert posted.id != exchange.original_id
    assert "Done" in texts(posted)


def test_a_job_of_no_card_is_posted_as_before(post: Post) -> None:
    exchange = post.say()
    plain = job(exchange, exchange)._replace(card_channel_id="", card_interaction_id="")
    post.messenger.show(plain, DONE)
    assert len(post.town.visible()) == 2


def test_it_takes_two_calls(post: Post) -> None:
    exchange = post.say()
    before = len(post.town.discord.state.calls)
    post.messenger.turn(place(exchange), EXPIRED)
    assert len(post.town.discord.state.calls) == before + 2
