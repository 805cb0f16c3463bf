"""The worker's way to the person who waits, against a server that speaks Discord's errors."""

import contextlib
import logging
from collections.abc import Iterator

import httpx
import pytest

from bot.adapters.discord_rest import DiscordMessenger
from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.reply import Card, Link
from bot.errors import TransientError
from bot.interactions.render import message, new_message, plain_message
from bot.settings import MessageStyle
from tests.adapters.webhook_server import (
    BAD_FORM,
    BROKEN,
    DEAD_TOKEN,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    WELL,
    Answer,
    SmallDiscord,
    limited,
    small_discord,
)

SENT = 1_800_000_000
TOKEN = "aW50ZXJhY3Rpb246c2VjcmV0LXRva2Vu"
URL = "https://example.com/pulls/1"
CARD = Card(
    "Done: navbar", ("background: #fff → #000080",), rows=((Link("Pull request #1", URL),),)
)
JOB = Job("execute", "g1", "c1", "i1", TOKEN, "app1", "ch1", "en", SENT)


class Post:
    """A messenger with a clock and pauses of its own, on the small Discord."""

    def __init__(
        self, discord: SmallDiscord, bot_token: str = "", style: MessageStyle = "components"
    ) -> None:
        self.discord = discord
        self.now = float(SENT + 2)
        self.pauses: list[float] = []
        self.client = httpx.Client()
        self.messenger = DiscordMessenger(
            self.client,
            discord.base,
            bot_token=lambda: bot_token,
            clock=lambda: self.now,
            sleep=self.pause,
            style=style,
        )

    def close(self) -> None:
        self.client.close()

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    def show(self, *answers: Answer, job: Job = JOB) -> None:
        self.discord.answers = list(answers)
        self.messenger.show(job, CARD)


@pytest.fixture
def discord() -> Iterator[SmallDiscord]:
    with small_discord() as server:
        yield server


@pytest.fixture
def post(discord: SmallDiscord) -> Iterator[Post]:
    made = Post(discord)
    yield made
    made.client.close()


@pytest.fixture
def bot(discord: SmallDiscord) -> Iterator[Post]:
    made = Post(discord, "the-bot-token")
    yield made
    made.client.close()


def test_the_original_message_turns_into_the_card(post: Post) -> None:
    post.show()
    (call,) = post.discord.calls
    assert (call.method, call.path) == ("PATCH", f"/webhooks/app1/{TOKEN}/messages/@original")
    assert call.body == message(CARD)
    assert call.headers["User-Agent"].startswith("DiscordBot (https://")
    assert "Authorization" not in call.headers


def test_an_edit_ahead_of_the_first_answer_is_tried_again_for_some_ten_seconds(post: Post) -> None:
    post.show(*[UNKNOWN_WEBHOOK] * 6)
    assert len(post.discord.calls) == 7
    assert 8 <= sum(post.pauses) <= 12


def test_F46_a_webhook_that_stays_unknown_is_given_up(post: Post) -> None:
    with pytest.raises(Gone):
        post.show(*[UNKNOWN_WEBHOOK] * 20)
    assert len(post.discord.calls) == 7


def test_F46_an_older_unknown_webhook_is_dead_and_not_tried_again(post: Post) -> None:
    post.now = SENT + 61
    with pytest.raises(Gone):
        post.show(*[UNKNOWN_WEBHOOK] * 20)
    assert len(post.discord.calls) == 1


@pytest.mark.parametrize("answer", [DEAD_TOKEN, UNKNOWN_MESSAGE, Answer(403, b"error code: 1010")])
def test_F46_a_dead_message_becomes_one_message_of_the_bot(bot: Post, answer: Answer) -> None:
    bot.show(answer)
    edit, posted = bot.discord.calls
    assert edit.method == "PATCH"
    assert (posted.method, posted.path) == ("POST", "/channels/ch1/messages")
    assert posted.headers["Authorization"] == "Bot the-bot-token"
    assert posted.body["enforce_nonce"] is True
    assert posted.body["components"] == new_message(CARD)["components"]


def test_F46_a_token_older_than_fifteen_minutes_is_not_used(bot: Post) -> None:
    bot.now = SENT + 900
    bot.show()
    assert [call.method for call in bot.discord.calls] == ["POST"]


def test_F46_the_same_outcome_has_the_same_nonce_and_another_outcome_another(bot: Post) -> None:
    bot.now = SENT + 900
    bot.show()
    bot.show()
    bot.messenger.show(JOB, CARD._replace(title="Failed"))
    bot.messenger.show(JOB._replace(conversation_id="c2"), CARD)
    nonces = [call.body["nonce"] for call in bot.discord.calls]
    assert nonces[0] == nonces[1]
    assert len(set(nonces)) == 3
    assert all(len(nonce) <= 25 for nonce in nonces)


@pytest.mark.parametrize("answer", [DEAD_TOKEN, Answer(403, {"code": 50001}), Answer(404, {})])
def test_F46_without_any_way_left_the_message_is_gone(bot: Post, answer: Answer) -> None:
    with pytest.raises(Gone):
        bot.show(DEAD_TOKEN, answer)
    assert len(bot.discord.calls) == 2


def test_a_job_without_token_or_channel_is_gone_at_once(bot: Post) -> None:
    with pytest.raises(Gone):
        bot.show(job=JOB._replace(interaction_token="", channel_id=""))
    assert bot.discord.calls == []


def test_F47_a_rate_limit_is_waited_for_as_long_as_it_says(post: Post) -> None:
    post.show(limited(1.25), limited(0.5))
    assert post.pauses == [1.25, 0.5]


def test_F47_a_long_rate_limit_is_left_to_a_later_delivery(post: Post) -> None:
    with pytest.raises(TransientError) as caught:
        post.show(limited(42.5))
    assert caught.value.retry_after == 42.5
    assert post.pauses == []


def test_F47_a_rate_limit_without_json_is_read_from_its_header(post: Post) -> None:
    post.show(Answer(429, b"slow down", (("Retry-After", "2"),)))
    assert post.pauses == [2]


def test_F47_a_rate_limit_that_says_nonsense_is_paced_by_ourselves(post: Post) -> None:
    post.show(Answer(429, {"retry_after": "soon"}))
    assert post.pauses == [0.5]


def test_trouble_on_their_side_is_tried_three_times_and_then_left_for_later(post: Post) -> None:
    post.show(BROKEN, BROKEN)
    with pytest.raises(TransientError):
        post.show(*[BROKEN] * 9)
    assert len(post.discord.calls) == 3 + 3


def test_a_server_that_does_not_answer_in_time_is_left_for_later(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.adapters.discord_call.TIMEOUT", httpx.Timeout(0.1))
    with pytest.raises(TransientError):
        post.show(*[WELL._replace(pause=0.3)] * 3)


def test_a_server_that_is_not_there_is_left_for_later(post: Post) -> None:
    post.messenger = DiscordMessenger(
        post.client,
        "http://127.0.0.1:1",
        bot_token=str,
        clock=lambda: post.now,
        sleep=post.pause,
    )
    with pytest.raises(TransientError):
        post.messenger.show(JOB, CARD)


def test_F48_a_card_that_is_refused_is_said_in_plain_words(post: Post) -> None:
    post.show(BAD_FORM)
    assert post.discord.calls[1].body == plain_message(CARD)


def test_F48_plain_words_that_are_refused_too_end_it(post: Post) -> None:
    with pytest.raises(Gone):
        post.show(BAD_FORM, BAD_FORM, WELL)
    assert len(post.discord.calls) == 2


def test_a_card_refused_at_the_very_last_try_is_given_up(post: Post) -> None:
    with pytest.raises(Gone):
        post.show(*[UNKNOWN_WEBHOOK] * 6, BAD_FORM)
    assert len(post.discord.calls) == 7


def test_embeds_are_shown_where_that_is_wanted(discord: SmallDiscord) -> None:
    with contextlib.closing(Post(discord, style="embed")) as post:
        post.show()
    assert discord.calls[0].body == message(CARD, "embed")


def test_F48_an_embed_that_is_refused_may_stand_on_a_card_which_takes_no_embed(
    discord: SmallDiscord,
) -> None:
    with contextlib.closing(Post(discord, style="embed")) as post:
        post.show(BAD_FORM)
    assert discord.calls[1].body == plain_message(CARD)


@pytest.mark.parametrize("answers", [(), (BAD_FORM,)])
def test_a_file_is_uploaded_with_the_card(post: Post, answers: tuple[Answer, ...]) -> None:
    post.discord.answers = list(answers)
    post.messenger.show(JOB, CARD, file=("navbar.diff", "-a\n+ä\n"))
    call = post.discord.calls[-1]
    assert call.files == {"files[0]": ("navbar.diff", "-a\n+ä\n".encode())}
    assert call.body["attachments"] == [{"id": 0, "filename": "navbar.diff"}]
    assert "attachment://navbar.diff" in str(call.body["components"])


def test_a_file_is_posted_where_the_answer_is_out_of_reach(bot: Post) -> None:
    bot.discord.answers = [DEAD_TOKEN]
    bot.messenger.show(JOB, CARD, file=("navbar.diff", "-a"))
    assert bot.discord.calls[1].files == {"files[0]": ("navbar.diff", b"-a")}


def test_no_token_and_no_address_with_it_is_ever_logged(
    bot: Post, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bot.show(BAD_FORM, BROKEN, DEAD_TOKEN)
    assert "status 400, code 50035" in caplog.text
    assert TOKEN not in caplog.text
    assert "the-bot-token" not in caplog.text


def test_no_error_holds_the_token(post: Post) -> None:
    with pytest.raises(TransientError) as caught:
        post.show(*[BROKEN] * 3)
    assert TOKEN not in str(caught.value)


def test_a_token_is_no_way_out_of_its_place_in_the_address(post: Post) -> None:
    post.show(job=JOB._replace(interaction_token="../../users/@me?x="))
    assert post.discord.calls[0].path.startswith("/webhooks/app1/..%2F..%2Fusers%2F")
