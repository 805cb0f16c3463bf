"""The payment conversation in German."""

from tests.payment.world import World, readable, reply


def test_german_people_read_german(made: World) -> None:
    said = made.agent.speaking("de").say("deutsch", "", "Hallo", "192.0.2.7", made.clock.now)
    assert reply(said) == "Hallo! Ich helfe dir beim Bezahlen. Wie heißt du?"


def test_what_german_people_heard_is_remembered_so_errors_too(made: World) -> None:
    german = made.agent.speaking("de-DE")
    secret = german.say("deutsch", "", "Hallo", "192.0.2.7", made.clock.now).new_secret
    german.say("deutsch", secret, "123", "192.0.2.7", made.clock.now)
    told = german.say("deutsch", secret, "", "192.0.2.7", made.clock.now)
    assert told.body["error"] == "Ungültiger Name"
    lines = readable(made.item("deutsch"))
    assert "Ich helfe dir beim Bezahlen" in lines
    assert "Invalid name" in lines
    assert "Hello!" not in lines
