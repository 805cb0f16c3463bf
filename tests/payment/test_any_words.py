"""Whatever people say in whatever order: what is stored fits together, and no digit is kept."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.dynamodb.payments import decoded
from bot.payment.ports import CardRefused, Unreached
from bot.payment.session import Session
from tests.payment.world import Payer, world

WORDS = (
    *(
        "Hi",
        "John Smith",
        "4242424242424242",
        "4242 4242 4242 4242",
        "４２４２４２４２４２４２４２４１",
    ),
    *("378282246310005", "12/25", "december 2025", "13/25", "09/25", "123", "1234", "1 2 3", "cvv"),
    *("confirm", "cancel", "change", "the", "name", "card", "back", "?", "no", "yes", "wrong"),
    *("start over", "another", "I'm", "my", "is", "tok_elements", "und", "/", "-", "\u200b", "é"),
    *("李明", "<b>", "{x}", "5" * 25, "'", "please"),
)
MESSAGE = st.one_of(
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=4).map(", ".join),
    st.text(max_size=40),
)
TROUBLES = st.lists(
    st.sampled_from([CardRefused("card_declined"), Unreached("timeout")]), max_size=2
)
FOUR = re.compile(r"•••• \d{4}")


def check(session: Session, body: dict[str, Any]) -> None:
    """What holds of every stored session, and of the answer that stored it."""
    known = session.collected
    is_ready = session.step == "confirm"
    assert (session.step, session.status) == (body["currentStep"], body["status"])
    assert session.step != "none"
    assert bool(session.sealed) is bool(known.card and not session.token)
    assert bool(session.token) is is_ready is bool(known.cvv)
    assert (session.status == "awaiting_confirmation") is is_ready
    assert bool(session.error) is (session.status == "error")
    if session.step in {"cvv", "confirm"}:
        assert known.name
        assert known.card
        assert known.expiry
    for line in session.history:
        if line.role == "user":
            assert not re.search(r"\d{3}", re.sub("20[0-9]{2}", "", FOUR.sub("", line.content)))


@given(st.lists(st.tuples(MESSAGE, st.sampled_from([0, 0, 0, 300, 901])), max_size=12), TROUBLES)
def test_what_is_stored_fits_together_and_keeps_no_digits(
    said: list[tuple[str, int]], troubles: list[CardRefused | Unreached]
) -> None:
    made = world()
    made.tokens.answers.extend(troubles)
    payer = Payer(made)
    for text, seconds in said:
        made.clock.pass_by(seconds)
        answer = payer.says(text)
        assert answer.status_code in {200, 429}
        if answer.status_code == 429:
            return
        for item in made.sessions.items():
            if text.strip():
                check(decoded(item), dict(answer.body))
