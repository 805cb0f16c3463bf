"""The catalogue of texts: complete in every language, used, and cheap where nobody needs it."""

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import pytest

from bot.conversation.phase import Phase
from bot.texts.catalogue import is_english, texts, texts_by_name
from bot.texts.english import Texts
from tests.trees import nodes

pytestmark = pytest.mark.no_cover

ENGLISH, GERMAN = texts_by_name(texts("en-GB")), texts_by_name(texts("de"))
SAME = {
    "help_section",
    "help_section_named",
    "line",
    "not_a_text",
    "status_line",
    "status_request",
    "status_site",
    "value_of",
}
"""Texts that are the same in German: marks around what fills them, and words of both languages."""

STATES = {f"is_{phase}" for phase in (*Phase, "put_off", "expired")}
"""How far a change is: named by the phase that is stored."""


_INPUT: Mapping[int | str, int] = {1: 45, "label": 45, 2: 100, "hint": 100}
LIMITS: Mapping[str, Mapping[int | str, int]] = {
    "Button": {1: 80},
    "_button": {2: 80},
    "Link": {0: 80},
    "Select": {1: 150},
    "Form": {1: 45},
    "TextInput": {1: 45, "hint": 100},
    "RolePick": _INPUT,
    "FilePick": _INPUT,
    "_pick": _INPUT,
}
"""Characters that Discord takes (docs: Component Reference) by what is made, and by argument."""

MOST_DESCRIPTION = 100
"""Characters of a command's or an option's description (docs: Application Commands)."""


def placeholders(text: str) -> set[str]:
    """The names in braces of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def parsed(root: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every module that may say something."""
    for folder in ("bot", "lambda_interactions"):
        for path in sorted((root / folder).rglob("*.py")):
            if path.parent != root / "bot" / "texts":
                yield path.relative_to(root), ast.parse(path.read_text(encoding="utf-8"))


def used(root: Path) -> set[str]:
    """Every name that some module takes from something."""
    every = [node for _, tree in parsed(root) for node in nodes(tree)]
    taken = {node.attr for node in every if isinstance(node, ast.Attribute)}
    named = {str(node.value) for node in every if isinstance(node, ast.Constant)}
    return taken | named | STATES


@pytest.mark.parametrize("name", sorted(ENGLISH))
def test_german_says_every_text_anew(name: str) -> None:
    english = {name for made in Texts.__mro__ for name in vars(made)}
    german = {
        said
        for made in type(texts("de")).__mro__
        if made not in Texts.__mro__
        for said in vars(made)
    }
    assert name in english
    assert name in german
    assert placeholders(GERMAN[name]) == placeholders(ENGLISH[name])
    assert (GERMAN[name] == ENGLISH[name]) is (name in SAME)


def test_german_has_no_text_that_english_lacks() -> None:
    assert GERMAN.keys() == ENGLISH.keys()


def test_no_two_english_texts_are_equal() -> None:
    assert len(set(ENGLISH.values())) == len(ENGLISH)


@pytest.mark.parametrize("said", [ENGLISH, GERMAN], ids=["english", "german"])
def test_braces_hold_plain_names_only(said: dict[str, str]) -> None:
    names = [name for text in said.values() for name in placeholders(text)]
    assert [name for name in names if not name.isidentifier()] == []


def test_german_knows_every_name_that_english_says_in_its_own_way() -> None:
    assert texts("en").names.keys() <= texts("de").names.keys()


def test_every_text_is_used(root: Path) -> None:
    assert sorted(ENGLISH.keys() - used(root)) == []


def calls_of_phrase(root: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Where a phrase is made of a text of the catalogue with plain parts: place, text, parts."""
    for path, tree in parsed(root):
        for node in nodes(tree):
            match node:
                case ast.Call(
                    func=ast.Name(id="phrase"), args=[ast.Attribute(attr=name)], keywords=parts
                ) if all(part.arg for part in parts):
                    yield f"{path}:{node.lineno}", name, {str(part.arg) for part in parts}


def test_phrases_are_given_just_the_parts_that_they_have(root: Path) -> None:
    found = list(calls_of_phrase(root))
    assert len(found) > 100
    assert [one for one in found if placeholders(ENGLISH[one[1]]) != one[2]] == []


def limited(root: Path) -> Iterator[tuple[str, int]]:
    """The texts that become a part of a message or of a form, each with its limit."""
    for _, tree in parsed(root):
        for node in nodes(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                arguments = dict(enumerate(node.args)) | {
                    one.arg: one.value for one in node.keywords
                }
                for place, most in LIMITS.get(node.func.id, {}).items():
                    yield from ((name, most) for name in named(arguments.get(place)))


def named(node: ast.AST | None) -> list[str]:
    """The texts of the catalogue below a node."""
    inner = nodes(node) if node else []
    return [one.attr for one in inner if isinstance(one, ast.Attribute) and one.attr in ENGLISH]


@pytest.mark.parametrize("said", [ENGLISH, GERMAN], ids=["english", "german"])
def test_texts_keep_the_limits_of_discord(root: Path, said: dict[str, str]) -> None:
    found = dict(limited(root))
    assert {"confirm", "pick_one", "change_title", "setup_confirm_hint"} <= found.keys()
    assert [name for name, most in found.items() if len(said[name]) > most] == []


@pytest.mark.parametrize("said", [ENGLISH, GERMAN], ids=["english", "german"])
def test_commands_are_described_within_the_limit(said: dict[str, str]) -> None:
    about = {name: text for name, text in said.items() if name.startswith("about_")}
    assert len(about) > 10
    assert [name for name, text in about.items() if len(text) > MOST_DESCRIPTION] == []


@pytest.mark.parametrize("locale", ["de", "de-AT", "de-DE"])
def test_german_people_read_german(locale: str) -> None:
    assert texts(locale).cancel == "Abbrechen"
    assert not is_english(locale)


@pytest.mark.parametrize("locale", ["", "en-GB", "en-US", "fr", "da", "del"])
def test_everybody_else_reads_english(locale: str) -> None:
    assert texts(locale).cancel == "Cancel"
    assert is_english(locale)


def test_german_is_loaded_for_the_first_german_alone() -> None:
    code = (
        "import sys; from bot.texts.catalogue import texts; texts('en-GB').cancel\n"
        "assert not [name for name in sys.modules if 'german' in name], 'loaded'\n"
        "assert texts('de').cancel == 'Abbrechen'"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)
