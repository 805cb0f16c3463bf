"""F67: ids are names, secrets are keys, and links of `/payment` open once."""

from functools import partial
from hashlib import sha256

import pytest

from bot.errors import TransientError
from bot.payment.session import Line, Session
from bot.texts.catalogue import texts
from tests.payment.world import (
    CVV,
    PAN,
    READY,
    Payer,
    World,
    at_once,
    reply,
    where,
)


@pytest.mark.parametrize("secret", ["", "guessed", "x" * 43, "\ud800"])
def test_F67_without_its_secret_a_session_is_not_there(
    made: World, payer: Payer, secret: str
) -> None:
    before = made.item()
    stranger = Payer(made, address="203.0.113.1")
    stranger.secret = secret
    for text in ("Hi", "", "confirm", "cancel", PAN):
        answer = stranger.says(text)
        assert (answer.status_code, answer.body) == (404, {"error": "not found"})
    assert made.item() == before


def test_F67_each_session_has_a_secret_of_its_own_and_only_its_hash_is_stored(made: World) -> None:
    one, other = Payer(made, "one"), Payer(made, "other")
    one.says("Hi")
    other.says("Hi")
    assert len(one.secret) == 43
    assert one.secret != other.secret
    assert one.secret not in str(made.sessions.items())
    other.secret = one.secret
    assert other.says("?").status_code == 404


def test_F67_of_two_who_begin_under_one_name_one_has_it(made: World) -> None:
    for number in range(20):
        both = [Payer(made, f"s-{number}", address=f"{number}-{one}") for one in range(2)]
        at_once(*(partial(one.says, "Hi") for one in both))
        assert sorted(one.answers[0].status_code for one in both) == [200, 404]


@pytest.fixture
def linked(made: World) -> World:
    link = {
        "link_hash": sha256(b"link").hexdigest(),
        "link_until": int(made.clock.now) + 900,
        "guild_id": "1",
    }
    session = Session("linked", "", version=1, updated_at=made.clock.now, link=link)
    assert made.sessions.create(session, made.clock.now)
    return made


def test_a_link_is_redeemed_once(linked: World) -> None:
    found = at_once(
        *(lambda: linked.agent.redeem("linked", "link", linked.clock.now) for _ in range(8))
    )
    (secret,) = [one for one in found if one]
    payer = Payer(linked, "linked")
    payer.secret = str(secret)
    assert reply(payer.says("")) == "What's your name?"
    payer.says(*READY[1:], CVV, "confirm")
    assert linked.outcomes.told == [("linked", "verified")]


@pytest.mark.parametrize(("secret", "later"), [("guess", 0), ("", 0), ("link", 900)])
def test_a_wrong_or_late_link_opens_nothing(linked: World, secret: str, later: int) -> None:
    assert linked.agent.redeem("linked", secret, linked.clock.now + later) is None
    assert linked.agent.redeem("nobody", "link", linked.clock.now) is None


def test_nobody_talks_to_a_session_whose_link_is_not_opened(linked: World) -> None:
    for secret in ("", "link"):
        payer = Payer(linked, "linked")
        payer.secret = secret
        assert payer.says("Hi").status_code == 404


def test_a_cancelled_link_is_told_too(linked: World) -> None:
    payer = Payer(linked, "linked")
    payer.secret = str(linked.agent.redeem("linked", "link", linked.clock.now))
    payer.says("Hi", "cancel")
    assert linked.outcomes.told == [("linked", "cancelled")]


def test_an_outcome_that_cannot_be_told_keeps_the_session(
    linked: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    payer = Payer(linked, "linked")
    payer.secret = str(linked.agent.redeem("linked", "link", linked.clock.now))
    payer.says(*READY, CVV)

    def away(*_: object) -> None:
        raise TransientError("the queue is away")

    with monkeypatch.context() as patch:
        patch.setattr(linked.outcomes, "tell", away)
        assert payer.says("confirm").status_code == 503
    assert where(payer.says("confirm")) == ("none", "completed")
    assert linked.outcomes.told == [("linked", "verified")]


@pytest.mark.parametrize(
    ("locale", "word", "last"),
    [
        ("en-US", "confirm", "Your card was verified. Nothing was charged."),
        ("en-US", "cancel", "Nothing of your card is kept. Begin again with /payment."),
        ("de", "confirm", texts("de").card_verified_body),
    ],
)
def test_the_history_of_a_link_ends_with_how_it_ended(
    linked: World, monkeypatch: pytest.MonkeyPatch, locale: str, word: str, last: str
) -> None:
    payer = Payer(linked, "linked")
    payer.secret = str(linked.agent.redeem("linked", "link", linked.clock.now))
    payer.says(*READY, CVV)
    held = linked.sessions.read("linked")
    assert held
    held = held._replace(version=held.version + 1, link={**held.link, "locale": locale})
    linked.sessions.update(held, held.version - 1)
    written: list[Session] = []
    update = linked.sessions.update

    def watched(session: Session, expected_version: int) -> None:
        written.append(session)
        update(session, expected_version)

    monkeypatch.setattr(linked.sessions, "update", watched)
    assert payer.says(word).status_code == 200
    assert written[-1].history[-2:] == (Line("user", word), Line("assistant", last))
    assert linked.sessions.items() == []
