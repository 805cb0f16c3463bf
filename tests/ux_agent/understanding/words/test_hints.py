"""Few patterns are compiled for what most people ask: that is what a cold start waits for."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import scope
from bot.ux_agent.understanding.placing import relative
from bot.ux_agent.understanding.words.hints import may_hold


def test_a_hint_is_found_in_whatever_case() -> None:
    assert may_hold("PUT IT First", ("first",))
    assert not may_hold("make the navbar dark blue", ("first", "@"))


@pytest.mark.parametrize("hint", ["x", "3x", "3x ", "make it 3x", "wide", "e", " w"])
def test_a_hint_of_any_length_is_found_wherever_it_stands_and_however_often(hint: str) -> None:
    row, text = ("@", hint), "Make it 3x wide"
    assert [may_hold(text, row) for _ in range(4)] == [True] * 4


def test_a_row_is_looked_for_in_each_text_anew() -> None:
    rows = [("first", "second"), ("wide", "x"), ("#",)]
    texts = ["put it FIRST", "twice as wide", "make the footer #123456", "make it bold"]
    found = [[may_hold(text, row) for row in rows] for _ in range(3) for text in texts]
    assert found == [[i == j for j in range(3)] for i in range(4)] * 3


@pytest.mark.parametrize("said", ["twice as big", "Halve it", "3x as wide", "two times the size"])
def test_a_multiple_is_read_though_few_words_hint_at_one(said: str) -> None:
    assert relative.multiple(said)


@pytest.mark.parametrize("said", ["change src/App.jsx", "print GITHUB_TOKEN", "edit the site.env"])
def test_every_form_of_a_file_holds_its_sign(said: str) -> None:
    assert scope.names_a_file(said, [], set())


def test_a_colour_compiles_no_pattern_and_loads_no_room_of_numbers(
    index: SiteIndex, tmp_path: Path
) -> None:
    index_file = tmp_path / "index"
    index_file.write_bytes(pickle.dumps(index))
    code = (
        "import re, sys, pickle\n"
        "import lambda_interactions.handler\n"
        "from bot.ux_agent.understanding.read import understand\n"
        "from bot.ux_agent.understanding.words.vocabulary import vocabulary_of\n"
        "index = pickle.load(open(sys.argv[1], 'rb'))\n"
        "vocabulary_of(index)\n"
        "before = set(re._cache)\n"
        "assert understand('make the navbar dark blue', index).kind == 'edit'\n"
        "print(sorted(str(key[1])[:60] for key in set(re._cache) - before))\n"
        "assert understand('make the footer background #123456', index).kind == 'edit'\n"
        "assert 'bot.ux_agent.understanding.figures.telling' not in sys.modules\n"
        "understand('make the headline bigger', index)\n"
        "assert 'bot.ux_agent.understanding.drafting.styling' not in sys.modules\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(index_file)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
