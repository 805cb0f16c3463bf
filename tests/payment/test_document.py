"""The flow of the document, request by request, with the item after each."""

from typing import Any

from tests.payment.world import PAN, Payer, World, reply, where

REQUESTS = ("John Smith", PAN, "12/25", "123", "confirm")


def plain(wire: Any) -> Any:
    """A value of an item without DynamoDB's types."""
    ((kind, value),) = wire.items()
    if kind == "L":
        return [plain(one) for one in value]
    if kind == "M":
        return {name: plain(one) for name, one in value.items()}
    return int(value) if kind == "N" else value


def documented(made: World) -> dict[str, Any]:
    names = ("collectionData", "currentStep", "status", "lastUpdated", "ttl", "conversationHistory")
    return {name: plain(made.item()[name]) for name in names}


def test_the_five_requests_of_the_document_are_answered_as_it_says(made: World) -> None:
    payer = Payer(made)
    said = [reply(payer.says(text)) for text in ("I want to make a payment", *REQUESTS)]
    assert said == [
        "What's your name?",
        "Thanks John! Card number?",
        "Great! Expiration date?",
        "Perfect! CVV?",
        "Please review: John Smith, Visa •••• 4242, 12/25, CVV ✓. Type 'confirm'",
        "✅ Card verified! Token: tok_00000001",
    ]
    assert [where(answer) for answer in payer.answers] == [
        ("name", "collecting"),
        ("card", "collecting"),
        ("expiry", "collecting"),
        ("cvv", "collecting"),
        ("confirm", "awaiting_confirmation"),
        ("none", "completed"),
    ]
    assert payer.answers[-1].body["token"] == "tok_00000001"
    assert made.sessions.items() == []


def test_the_item_after_each_request_is_the_documented_one(made: World) -> None:
    payer = Payer(made)
    data = [
        {},
        {"name": "John Smith"},
        {"name": "John Smith", "card": "Visa •••• 4242"},
        {"name": "John Smith", "card": "Visa •••• 4242", "expiry": "12/25"},
        {"name": "John Smith", "card": "Visa •••• 4242", "expiry": "12/25", "cvv": "✓"},
    ]
    heard = ["I want to make a payment", "John Smith", "•••• 4242", "12/25", "•••"]
    for number, text in enumerate(("I want to make a payment", *REQUESTS[:-1])):
        answer = payer.says(text)
        item = documented(made)
        assert item["collectionData"] == answer.body["collected"] == data[number]
        assert (item["currentStep"], item["status"]) == where(answer)
        assert item["lastUpdated"] == "2025-10-15T13:34:21.346Z"
        assert item["ttl"] == 1_760_535_261 + 3600
        assert item["conversationHistory"] == [
            line
            for asked, answered in zip(heard[: number + 1], payer.answers, strict=True)
            for line in (
                {"role": "user", "content": asked},
                {"role": "assistant", "content": reply(answered)},
            )
        ]
        assert made.item().keys() >= {"version", "schema_version", "secret_hash"}
        assert ("sealed" in made.item()) is (number in {2, 3})
        assert ("token" in made.item()) is (number == 4)
        assert "error" not in made.item()


def test_hi_is_answered_as_the_document_says(made: World) -> None:
    assert reply(Payer(made).says("Hi")) == "Hello! Ready to help with payment. Name?"


def test_the_five_requests_work_without_a_greeting_too(made: World) -> None:
    payer = Payer(made)
    assert reply(payer.says("John Smith")) == "Thanks John! Card number?"
    assert where(payer.says(*REQUESTS[1:])) == ("none", "completed")
