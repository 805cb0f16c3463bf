"""German people read nothing in English but what they, or their site, said themselves."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.folder import Folder
from bot.conversation.reply import Select
from bot.texts.catalogue import texts, texts_by_name
from bot.texts.phrase import Phrase
from bot.ux_agent import cards
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.intent import Intent
from bot.ux_agent.reading import Outcome, attributes, in_words, read_request
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.read import complete, understand
from tests.contract_samples import item
from tests.ux_agent.understanding.sites import site, target
from tests.ux_agent.understanding.test_wordings import cases

pytestmark = pytest.mark.no_cover

TEMPLATES = frozenset(texts_by_name(texts("en")).values())
REQUESTS = (
    "make the navbar dark blue",
    "make the footer #fefefe",
    "change the headline to Hi",
    "make the hero text empty",
    "make the navbar bold",
    "make the header font size 20px and the footer padding 2rem",
    "rename the link Breads to Loaves",
    "point the link Breads to /loaves",
    "add a link Jobs to /jobs in the navbar",
    "remove the link Visit",
    "move the link Visit to the front",
    "section: navbar, link-href: Breads:javascript:alert(1)",
    "change the button link to javascript:alert(1)",
    "set the footer padding to huge",
    "set the header padding to url(x)",
    "change the strapline to " + "x" * 90,
    "change the font of the whole site to <script>",
    "set the headline to a\u202eb",
    "set the headline to p\u0430ypal",
    "my card is 4111 1111 1111 1111",
    "change the headline to <b>Hi</b>",
    "delete the repository",
    "make the carousel red",
    "frobnicate: x, section: navbar",
    "section: nowhere, title: x",
    "hello " * 900,
    "aaaa" * 70,
    "never mind",
)


def leaves(text: str) -> Iterator[str]:
    """What a phrase holds that is no phrase of ours; of a plain text, itself."""
    if not isinstance(text, Phrase):
        yield text
    elif text.parts is not None:
        known = text.template in TEMPLATES or re.fullmatch(
            r"[ →]*(\{part\d+\}[ →]*)+", text.template
        )
        if not known:
            yield text
        for part in text.parts.values():
            yield from leaves(part)


def shown(outcome: Outcome) -> Iterator[str]:
    """Every text of an outcome that somebody reads."""
    intent, planned = outcome
    yield intent.reason
    if intent.question:
        yield intent.question.text
        yield from (label for label, _ in intent.question.choices)
    if planned:
        yield from (*planned.lines, *planned.warnings)


def strange(outcome: Outcome, said: str) -> list[str]:
    """The words of ours in an outcome that could not be translated; `said` is not ours."""
    found = [leaf for text in shown(outcome) for leaf in leaves(text)]
    return [leaf for leaf in found if not is_theirs(leaf, said)]


def is_theirs(leaf: str, said: str) -> bool:
    """Whether a text stands in what people or their site said, or is a value or a code point."""
    plain = " ".join(leaf.split()).removesuffix("…").casefold()
    is_value = re.fullmatch(r"[\d.,]*(?:px|rem)?|#[0-9a-f]{3,8}|[0-9A-F]{4,6}", leaf)
    return bool(is_value) or is_character(leaf) or all(one in said for one in plain.split(", "))


def is_character(leaf: str) -> bool:
    """Whether a text is the name that Unicode gives a character."""
    try:
        return bool(unicodedata.lookup(leaf))
    except KeyError:
        return False


def told(index: SiteIndex, *messages: str) -> str:
    """What people and their site said, in one text."""
    site = json.dumps([index.to_data(), list(index.sections)], ensure_ascii=False)
    words = " ".join(" ".join((site, *messages)).split())
    return words.replace("\\\\", "\\").casefold()


@pytest.fixture(scope="module")
def bakery(root: Path) -> SiteIndex:
    """The sample site."""
    return build_index("owner/name", Folder(root / "bot/playground/sample_site"))


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda text: ascii(text[:40]))
def test_what_comes_of_a_request_is_said_in_german(bakery: SiteIndex, request_: str) -> None:
    outcome = read_request(request_, bakery)
    german = in_words(outcome, "de")
    values = " ".join(str(change.value) for change in outcome.intent.changes)

    assert strange(outcome, told(bakery, request_, values)) == []
    for text, said in zip(shown(outcome), shown(german), strict=True):
        assert not isinstance(said, Phrase)
        is_said = not isinstance(text, Phrase) or text.parts is None
        assert said != text or is_said or not text or not re.search("[a-z]{3}", text)


def conversation(turns: list[str], index: SiteIndex, locale: str) -> list[Intent]:
    """The intents of a conversation, each stored in a language before the next turn."""
    intents: list[Intent] = []
    for turn in turns:
        before = intents[-1] if intents else None
        if before and before.kind == "clarify":
            intent = complete(before, turn, index)
        else:
            intent = understand(turn, index, earlier=before)
        intents.append(in_words(Outcome(intent), locale).intent)
    return intents


@pytest.mark.parametrize(("index", "case"), cases())
def test_a_wording_has_no_english_answer_for_a_german(
    index: SiteIndex, case: dict[str, Any]
) -> None:
    english = conversation(case["say"], index, "en-GB")
    german = conversation(case["say"], index, "de")
    values = " ".join(str(change.value) for intent in english for change in intent.changes)
    said = told(index, *case["say"], values)

    assert [strange(Outcome(intent), said) for intent in english] == [[]] * len(english)
    assert [one.changes for one in german] == [one.changes for one in english]


@pytest.mark.parametrize(("index", "case"), [one for one in cases() if "ask" in one.values[1]])
def test_every_label_that_a_german_is_shown_can_be_typed(
    index: SiteIndex, case: dict[str, Any]
) -> None:
    english = conversation(case["say"], index, "en-GB")[-1]
    german = conversation(case["say"], index, "de")[-1]
    assert english.question
    assert german.question
    pairs = zip(english.question.choices, german.question.choices, strict=True)
    for (label, value), (said, same) in pairs:
        assert value == same
        by_label = complete(german, said, index)
        assert by_label.changes == complete(english, label, index).changes
        assert by_label.pending == complete(english, label, index).pending


@pytest.mark.parametrize(
    ("answer", "value"), [("ja", "visible"), ("nein", "hidden"), ("Sichtbar", "visible")]
)
def test_a_switch_takes_german_words(answer: str, value: str) -> None:
    other = {"visible": "hidden", "hidden": "visible"}[value]
    index = site({"footer": ()}, target("footer", "visibility", "bool", other))
    asked = conversation(["change the visibility of the footer"], index, "de")[-1]
    assert asked.question
    assert complete(asked, answer, index).changes[0].value == value


def test_a_weight_takes_german_words(bakery: SiteIndex) -> None:
    asked = conversation(["change the font weight of the navbar"], bakery, "de")[-1]
    assert complete(asked, "fett", bakery).changes[0].value == "bold"


@pytest.mark.parametrize("answer", ["Fußzeile", "die Fußzeile", "in der Fußzeile", "footer"])
def test_a_german_can_name_a_place_with_an_article(bakery: SiteIndex, answer: str) -> None:
    asked = conversation(["make it blue"], bakery, "de")[-1]
    assert complete(asked, answer, bakery).section == "footer"


@pytest.mark.parametrize("answer", ["abbrechen", "egal", "Nein danke"])
def test_a_german_can_leave_a_question(bakery: SiteIndex, answer: str) -> None:
    asked = conversation(["change the title"], bakery, "de")[-1]
    assert complete(asked, answer, bakery).kind == "refuse"


def test_choices_that_german_would_call_the_same_stay_apart() -> None:
    two = site(
        {"nav": (), "navbar": ()},
        target("nav", "background", "color", "#fff"),
        target("navbar", "background", "color", "#fff"),
    )
    asked = conversation(["make it blue"], two, "de")[-1]
    assert asked.question
    assert asked.question.choices == (("Navigation", "nav"), ("Navbar", "navbar"))


def test_a_label_keeps_discords_limit_in_german() -> None:
    one = site({"navbar": ()}, target("navbar", "text", "text", "Sauerteig " * 30))
    asked = conversation(["change the navbar"], one, "de")[-1]
    assert asked.question
    assert [len(label) for label, _ in asked.question.choices] == [80]


def test_numbers_are_written_as_germans_write_them(bakery: SiteIndex) -> None:
    planned = in_words(read_request("make the footer #fefefe", bakery), "de").plan
    assert planned
    assert "Kontrast von 1,2; empfohlen sind mindestens 4,5." in planned.warnings[0]


def test_what_is_stored_is_in_the_language_of_the_conversation(bakery: SiteIndex) -> None:
    stored = attributes(read_request("change the title", bakery), "de")
    assert stored["clarification_questions"] == ["Was soll bei „Startseite, Hero-Text“ stehen?"]
    assert stored["preview_message"] == stored["clarification_questions"][0]


@pytest.mark.parametrize("phase", ["awaiting_confirmation", "confirmed", "completed", "failed"])
def test_the_cards_of_a_german_conversation_have_german_words(phase: str) -> None:
    english = set(texts_by_name(texts("en")).values())
    card = cards.card_of(item(phase) | {"locale": "de"})
    rows = [row for row in card.rows if not isinstance(row, Select)]
    labels = [part.label for row in rows for part in row]
    assert english.isdisjoint({card.title, card.footer, *labels, *card.lines} - {""})
