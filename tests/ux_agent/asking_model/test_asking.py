"""What becomes of a request that the grammar leaves open, with a model at hand."""

import json
import logging
from typing import Any

import pytest

from bot.ux_agent.asking_model.asking import LEAST_SECONDS, MOST_SECONDS, helped, is_open
from bot.ux_agent.asking_model.model import Silent
from bot.ux_agent.asking_model.prompt import Said
from bot.ux_agent.intent import Change, Intent, Question
from bot.ux_agent.reading import Outcome, read_request, read_said
from tests.ux_agent.asking_model.scripted import Scripted, change, site, sure

OPEN = "the strip up there ought to look like the sea"
BLUE = change("navbar", "background", "#1a5f7a")


def opened(request: str) -> Outcome:
    """What the reading comes to that finds no place, or several."""
    return Outcome(Intent("clarify", request, question=Question("section", "Which?")))


def asked(request: str, answer: Any, *, section: str = "", seconds: float = 60) -> Outcome:
    """The outcome of a request with a model that answers this."""
    said = Said((request,), section)
    return helped(opened(request), said, site(), Scripted(answer), seconds)


def is_as_without(request: str, answer: Any, **more: Any) -> bool:
    """Whether the answer changes nothing at all."""
    return asked(request, answer, **more) == opened(request)


def test_a_model_finds_the_place_that_the_grammar_did_not() -> None:
    outcome = asked(OPEN, sure(BLUE))

    assert outcome.plan is not None
    assert outcome.plan.lines == ("navbar background: #ffffff → #1a5f7a",)
    assert (outcome.intent.kind, outcome.intent.by_model) == ("edit", True)


@pytest.mark.parametrize("request_", ["make it nicer", "something is off with that thing"])
def test_a_vague_request_is_open(request_: str) -> None:
    assert is_open(read_request(request_, site()).intent)


def test_what_the_grammar_understands_is_no_models_business() -> None:
    model = Scripted(sure(change("home", "hero-text", "Fresh")))
    for request in ("make the navbar dark blue", "make the navbar white", "delete the repository"):
        outcome = read_request(request, site())
        assert helped(outcome, Said((request,)), site(), model, 60) is outcome
    assert model.prompts == []


def test_a_value_that_is_missing_is_asked_of_the_person() -> None:
    model = Scripted(sure(change("home", "hero-text", "Fresh")))
    request = "change the hero text"
    outcome = read_request(request, site())
    assert outcome.intent.question is not None
    assert outcome.intent.question.slot == "value"
    assert helped(outcome, Said((request,)), site(), model, 60) is outcome


@pytest.mark.parametrize(
    "answer",
    [
        Silent("away"),
        {"sure": False, "changes": []},
        {"sure": False, "changes": [BLUE]},
        {"sure": "true", "changes": [BLUE]},
        {"sure": True, "changes": []},
        {"sure": True, "changes": BLUE},
        {"sure": True, "changes": [BLUE] * 11},
        {"sure": True, "changes": [BLUE], "files": {"package.json": "{}"}},
        {"changes": [BLUE]},
        None,
        [],
        "make it so",
        json.dumps(sure(BLUE)),
        sure(None),
        sure("navbar"),
        sure({**BLUE, "file": "site.css"}),
        sure({key: value for key, value in BLUE.items() if key != "href"}),
        sure({**BLUE, "value": {"label": "x", "href": "/"}}),
        sure({**BLUE, "value": None}),
        sure({**BLUE, "value": 3}),
        sure({**BLUE, "value": ""}),
        sure({**BLUE, "value": " "}),
        sure({**BLUE, "value": "#" + "0" * 600}),
        sure({**BLUE, "op": "replace"}),
        sure({**BLUE, "op": "remove"}),
        sure({**BLUE, "target": "Menu"}),
        sure({**BLUE, "href": "/"}),
        sure({**BLUE, "section": "footer"}),
        sure({**BLUE, "section": "../../.github"}),
        sure({**BLUE, "property": "padding"}),
        sure({**BLUE, "property": "background color"}),
        sure({**BLUE, "property": "site.css"}),
        sure(change("navbar", "background", "red;}body{display:none")),
        sure(change("navbar", "background", "url(https://evil.example/x.png)")),
        sure(change("navbar", "background", "expression(alert(1))")),
        sure(change("navbar", "background", "very blue indeed")),
        sure(BLUE, change("footer", "text", "x")),
        sure(change("navbar", "background", "#ffffff")),
    ],
    ids=str,
)
def test_F51_an_answer_that_is_less_than_sound_leaves_the_question(answer: Any) -> None:
    assert is_as_without(OPEN, answer)


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        ("the greeting is dull", sure(change("home", "hero-text", "Welcome to paradise"))),
        ("the greeting is dull", sure(change("home", "hero-text", "<script>alert(1)</script>"))),
        ("the greeting is dull", sure(change("home", "hero-text", "Fresh\u202ebread"))),
        ("people should land elsewhere", sure(change("home", "cta-href", "https://evil.example"))),
        ("people should land elsewhere", sure(change("home", "cta-href", "javascript:alert(1)"))),
        (
            "people need a way to the shop",
            sure(change("navbar", "add-link", "shop", op="add", href="//evil.example/shop")),
        ),
        (
            "people need a way to the shop",
            sure(change("navbar", "add-link", "Casino", op="add", href="/menu")),
        ),
        ("people get lost up there", sure(change("navbar", "remove-link", op="remove"))),
        (
            "people get lost up there",
            sure(change("navbar", "remove-link", op="remove", target="Contact")),
        ),
        (
            "people get lost up there",
            sure(change("navbar", "order", "last", op="set", target="Menu")),
        ),
        (
            "people get lost up there",
            sure(change("navbar", "link-label", "Nowhere", target="Menu")),
        ),
        (
            "people get lost up there",
            sure(change("navbar", "link-href", "https://lost.example", target="Menu")),
        ),
    ],
    ids=str,
)
def test_F73_what_nobody_typed_and_the_site_does_not_hold_is_never_proposed(
    request_: str, answer: Any
) -> None:
    assert is_as_without(request_, answer)


@pytest.mark.parametrize(
    ("request_", "answer", "lines"),
    [
        (
            "have the greeting shout 'Bread, fresh at seven!'",
            sure(change("home", "hero-text", "Bread, fresh at seven!")),
            ("home page hero text: Fresh bread → Bread, fresh at seven!",),
        ),
        (
            "the greeting lacks its baker, Fresh bread by Ada that is",
            sure(change("home", "hero-text", "Fresh bread by Ada")),
            ("home page hero text: Fresh bread → Fresh bread by Ada",),
        ),
        (
            "folks who hit that want the big list",
            sure(change("home", "cta-href", "/menu")),
            ("home page button link address: /order → /menu",),
        ),
        (
            "nobody cares who we are up there, out with it",
            sure(change("navbar", "remove-link", op="remove", target="About us")),
            ("navbar link removed: About us (/about)",),
        ),
        (
            "who we are matters most up there",
            sure(change("navbar", "order", "first", op="reorder", target="About us")),
            ("navbar order: Menu, About us → About us, Menu",),
        ),
    ],
    ids=str,
)
def test_words_come_from_the_person_or_from_the_site(
    request_: str, answer: Any, lines: tuple[str, ...]
) -> None:
    outcome = asked(request_, answer)
    assert outcome.plan is not None
    assert outcome.plan.lines == lines


KNOWN = Change("navbar", "set", "background", "#00008b")
HERO = change("home", "hero-text", "Fresh")


@pytest.mark.parametrize(
    ("answer", "rest", "count"),
    [
        (sure(HERO), [], 2),
        (sure(change("navbar", "background", "#00008b"), HERO), [], 2),
        (sure(HERO), [{"section": "home"}], 0),
        (sure(change("navbar", "background", "#00008b")), [], 0),
        (sure(change("navbar", "background", "#1a5f7a"), HERO), [], 0),
    ],
)
def test_what_was_understood_without_it_stays_and_nothing_is_left_out(
    answer: Any, rest: list[Any], count: int
) -> None:
    question = Question("section", "Which?")
    before = Intent("clarify", "Fresh", (KNOWN,), {"op": "set", "rest": rest}, question)

    after = helped(Outcome(before), Said(("Fresh",)), site(), Scripted(answer), 60)

    assert len(after.plan.lines if after.plan else ()) == count
    assert after.intent.changes[0] == KNOWN


def test_a_picked_section_binds_a_model_too() -> None:
    assert is_as_without("like the sea", sure(BLUE), section="home")
    assert asked("like the sea", sure(BLUE), section="navbar").plan is not None


def test_F51_a_model_is_not_asked_when_no_time_is_left() -> None:
    assert is_as_without(OPEN, sure(BLUE), seconds=LEAST_SECONDS - 0.1)


def test_F51_a_model_gets_a_few_seconds_whatever_is_left() -> None:
    model = Scripted(sure(BLUE))
    for left in (600.0, 5.0):
        helped(opened(OPEN), Said((OPEN,)), site(), model, left)
    assert model.seconds == [MOST_SECONDS, 5.0]


def test_the_log_says_why_in_words_of_ours_alone(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        asked(OPEN, sure({**BLUE, "section": "SECRET WORD"}))
    assert [record.getMessage() for record in caplog.records] == [
        "a model did not help: it names a place that the site does not declare"
    ]


def test_a_later_correction_still_says_that_a_model_read_it() -> None:
    first = asked(OPEN, sure(BLUE)).intent
    assert read_said(first, ("change", "make it #5BA3F5 instead"), site()).intent.by_model
    assert not read_said(first, ("change", "cancel that"), site()).intent.by_model


def test_no_model_finds_another_place_for_what_has_gone() -> None:
    drifted = site(site_css=".bar { background: #ffffff; }\n")
    outcome = read_request("make the navbar dark blue", drifted)
    model = Scripted(sure(change("home", "hero-text", "dark blue")))

    assert helped(outcome, Said(("make the navbar dark blue",)), drifted, model, 60) is outcome
    assert model.prompts == []


def test_a_model_that_means_what_has_gone_changes_nothing() -> None:
    drifted = site(site_css=".bar { background: #ffffff; }\n")
    model = Scripted(sure(BLUE))

    assert helped(opened(OPEN), Said((OPEN,)), drifted, model, 60) == opened(OPEN)
    assert "navbar" in str(model.prompts)
