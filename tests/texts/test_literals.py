"""No word that people read stands outside the catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.trees import nodes

pytestmark = pytest.mark.no_cover

ROOMS = ("bot/ux_agent", "bot/conversation", "bot/adapters", "bot/interactions")
MODULES = ("bot/dispatch.py", "bot/answering.py", "lambda_interactions/door.py")
SHOWING = {
    *("UserError", "Failed", "Refused", "ManifestFault", "AlreadySo", "UndoRefused"),
    *("notice", "private", "_private", "Card", "Say", "Markup", "Choice", "Suggest"),
    *("Button", "Link", "Select", "Form", "TextInput", "RolePick", "FilePick"),
    *("Question", "ask", "Intent", "Outcome", "Plan", "Fit", "in_language"),
}
"""What is called with words that somebody is to read."""

UNSEEN = {
    *("TransientError", "ConfigurationError", "ValueError", "TypeError", "Malformed", "Retry"),
    *("Silent", "HandBack", "Done", "Missing", "LeftOut", "Job", "Write", "Gone", "AssertionError"),
    *(
        "_told",
        "waiting",
        "compile",
        "match",
        "search",
        "fullmatch",
        "sub",
        "finditer",
        "split",
        "re",
    ),
    *("debug", "info", "warning", "error", "exception", "_log", "log"),
}
"""What is called with words for the log, the operator, or a regular expression."""

FOR_OPERATORS = {
    "bot/adapters/discord_sign_in.py",  # what the log says of who is refused
    "bot/adapters/folder.py",  # where `try` looks for a site
    "bot/adapters/github/push.py",  # what GitHub is told
    "bot/interactions/signature.py",  # what the log says of who is refused
    "bot/adapters/discord_portal.py",  # what `setup` and `commands sync` say
    "bot/ux_agent/declared/indexing.py",  # what `doctor` and `try` say of a manifest
    "bot/ux_agent/declared/manifest.py",
    "bot/ux_agent/declared/paths.py",
    "bot/ux_agent/declared/manifest_place.py",
    *(  # what `scan` says to whoever looks after the site
        str(path.relative_to(Path(__file__).parents[2]))
        for path in (Path(__file__).parents[2] / "bot/ux_agent/scanning").rglob("*.py")
    ),
    "bot/ux_agent/probing.py",  # what `doctor` says of a site
    "bot/ux_agent/probe_values.py",
    "bot/ux_agent/terminal.py",  # `try` speaks English
    "bot/ux_agent/trial.py",
    "bot/ux_agent/work/bounds.py",  # what commands say
}
"""Modules whose own words only those read who set the bot up."""

NO_WORDS = {
    "bot/adapters/dynamodb/limits.py",  # expressions
    "bot/interactions/commands.py",
    "bot/ux_agent/asking_model/prompt.py",  # what a model is told
    "bot/ux_agent/understanding/placing/absent.py",  # words that people say, not that we say
    "bot/ux_agent/understanding/following/amending.py",
    "bot/ux_agent/understanding/simpler.py",
    "bot/ux_agent/understanding/words/searched.py",
    "bot/ux_agent/understanding/following/anaphora.py",
    "bot/ux_agent/understanding/following/degrees.py",
    "bot/ux_agent/understanding/following/elements.py",
    "bot/ux_agent/understanding/following/undoing.py",
    "bot/ux_agent/understanding/figures/calling.py",
    "bot/ux_agent/understanding/figures/days.py",
    "bot/ux_agent/understanding/figures/told.py",
    "bot/ux_agent/understanding/figures/telling.py",
    "bot/ux_agent/understanding/drafting/counting.py",
    "bot/ux_agent/understanding/drafting/throughout.py",
    "bot/ux_agent/understanding/drafting/exchanging.py",
    "bot/ux_agent/understanding/drafting/valued.py",
    "bot/ux_agent/understanding/linking/captions.py",
    "bot/ux_agent/understanding/linking/linked.py",
    "bot/ux_agent/understanding/linking/naming.py",
    "bot/ux_agent/understanding/linking/records.py",
    "bot/ux_agent/understanding/pictures.py",
    "bot/ux_agent/understanding/placing/relative.py",
    "bot/ux_agent/understanding/following/respoken.py",
    "bot/ux_agent/understanding/words/entry_words.py",
    "bot/ux_agent/understanding/placing/strangers.py",
    "bot/ux_agent/editing/colour_names.py",
    "bot/ux_agent/editing/diff.py",  # as git writes it
    "bot/ux_agent/editing/tailwind_colours.py",  # names and codes of colours
    "bot/ux_agent/understanding/placing/candidates.py",
    "bot/ux_agent/understanding/placing/letters.py",
    "bot/ux_agent/understanding/words/lettering.py",
    "bot/ux_agent/understanding/words/colour_names.py",
    "bot/ux_agent/understanding/words/everyday.py",
    "bot/ux_agent/understanding/words/lexicon.py",
    "bot/ux_agent/understanding/words/plainly.py",
    "bot/ux_agent/understanding/words/property_words.py",
    "bot/ux_agent/understanding/scope.py",
    "bot/ux_agent/understanding/drafting/wanted.py",
    "bot/ux_agent/work/naming.py",  # a commit's and a pull request's English frame
}
"""Modules whose literals with spaces are none of ours to say."""

NOT_FOR_PEOPLE = {
    "bot/conversation/store.py: lost on",  # an exception for the log
    "bot/ux_agent/commands/setup.py: the operator's",  # the audit record
    "bot/ux_agent/editing/reversing.py: : {} instead of",
    "bot/ux_agent/role_names.py: the bot is no member",  # the log
    "bot/ux_agent/role_names.py: there is no bot token",
    "bot/ux_agent/work/steps.py: Duplicate of #{}.",  # on GitHub, in English
}
"""Single literals that nobody here reads."""

WORDS = re.compile(r"[A-Za-z’']{2,},? [a-z“{]{2,}|[A-Z][a-z]+ [a-z]")
_PATTERN = re.compile(r"\\[a-zA-Z(.]|\(\?|\|")


def literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The literals below a node, an f-string as one; none below a call for what nobody sees."""
    if isinstance(node, ast.Call) and _called(node) in UNSEEN:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        yield node.lineno, "{}".join(map(str, parts))
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    for child in _parts(node):
        yield from literals(child)


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """The children of a node but annotations."""
    for field, value in ast.iter_fields(node):
        if field not in {"annotation", "returns"}:
            found = value if isinstance(value, list) else [value]
            yield from (one for one in found if isinstance(one, ast.AST))


def _called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def spoken(path: Path, root: Path) -> Iterator[str]:
    """The literals of a module that look like words of ours, as `file:line: text`."""
    for line, text in literals(ast.parse(path.read_text(encoding="utf-8"))):
        name = path.relative_to(root)
        if f"{name}: {text.strip()}" in NOT_FOR_PEOPLE:
            continue
        if WORDS.search(text) and not _PATTERN.search(text):
            yield f"{name}:{line}: {text}"


def shown(path: Path, root: Path) -> Iterator[str]:
    """The words that a module gives to what shows them."""
    for node in nodes(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _called(node) in SHOWING:
            for line, text in literals(ast.Module([ast.Return(one) for one in _given(node)], [])):
                if " " in text.strip() and re.search("[A-Za-z]", text):
                    yield f"{path.relative_to(root)}:{line}: {text}"


def _given(node: ast.Call) -> list[ast.expr]:
    return [*node.args, *(one.value for one in node.keywords)]


def modules(root: Path, *rooms: str) -> list[Path]:
    """The modules of these rooms that may speak to people."""
    found = [path for room in rooms for path in sorted((root / room).rglob("*.py"))]
    quiet = {*FOR_OPERATORS, *NO_WORDS}
    return [path for path in found if str(path.relative_to(root)) not in quiet]


def test_no_words_of_the_ux_agent_stand_outside_the_catalogue(root: Path) -> None:
    paths = modules(root, "bot/ux_agent", "bot/conversation")
    assert [one for path in paths for one in spoken(path, root)] == []


def test_nothing_is_shown_that_the_catalogue_does_not_hold(root: Path) -> None:
    paths = [*modules(root, *ROOMS), *(root / name for name in MODULES)]
    assert len(paths) > 100
    assert [one for path in paths for one in shown(path, root)] == []


def test_words_outside_the_catalogue_are_found(tmp_path: Path) -> None:
    path = tmp_path / "room.py"
    path.write_text(
        'def one() -> None:\n    """Say it."""\n    raise UserError(f"Please wait {1} hour")\n'
        'text = "The site is gone"\n_log.info("nobody reads this")\n'
    )
    assert list(spoken(path, tmp_path)) == [
        "room.py:3: Please wait {} hour",
        "room.py:4: The site is gone",
    ]
    assert list(shown(path, tmp_path)) == ["room.py:3: Please wait {} hour"]
