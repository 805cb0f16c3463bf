"""Sizes in classes that have other steps on wider screens."""

import pytest

from bot.ux_agent.editing.checking import check
from bot.ux_agent.intent import Change
from tests.ux_agent.editing.undoing import Files, edited, planned, undone

MANIFEST = """
version: 1
sections:
  hero:
    properties:
      font-size: {type: size, at: {file: a.jsx, element: h1, utility: text-size}}
      padding: {type: size, at: {file: a.jsx, element: section, utility: p}}
"""
PAGE = """export default function Hero() {
  return (
    <section className="p-4 hover:p-6 md:p-8">
      <h1 className="text-5xl font-serif md:text-7xl lg:text-white dark:text-6xl">Breathe</h1>
      <p className="text-xl md:text-3xl">in</p>
    </section>
  )
}
"""
PACKAGE = '{"devDependencies": {"tailwindcss": "^3.4.0"}}\n'


def after(name: str, value: str, page: str = PAGE) -> tuple[str, str]:
    """The page and the words for it after a change, checked and undone."""
    files: Files = {
        ".ux-agent.yml": MANIFEST.encode(),
        "a.jsx": page.encode(),
        "package.json": PACKAGE.encode(),
    }
    made = planned([Change("hero", "set", name, value)], files)
    result = edited(files, made)
    check(made.edits, files, {edit.file: result[edit.file] for edit in made.edits})
    assert undone(made, files, result) == files
    return result["a.jsx"].decode(), str(made.lines[0])


def test_the_steps_for_wider_screens_keep_their_proportion() -> None:
    page, line = after("font-size", "2.4rem")

    assert 'className="text-[2.4rem] font-serif md:text-[3.6rem] lg:text-white' in page
    assert "on wider screens 4.5rem → 3.6rem" in line


def test_what_is_no_step_for_wider_screens_stays() -> None:
    page, _ = after("font-size", "2.4rem")

    assert "dark:text-6xl" in page
    assert '<p className="text-xl md:text-3xl">in</p>' in page


def test_a_size_of_another_unit_is_that_of_every_step() -> None:
    page, _ = after("font-size", "40px")

    assert "text-[40px] font-serif md:text-[40px]" in page


def test_spaces_move_with_their_steps_too() -> None:
    page, _ = after("padding", "2rem")

    assert 'className="p-8 hover:p-6 md:p-16"' in page


@pytest.mark.parametrize("page", [PAGE.replace(" md:text-7xl", "")])
def test_a_size_without_steps_is_one_edit(page: str) -> None:
    found, line = after("font-size", "2.4rem", page)

    assert "text-[2.4rem] font-serif lg:text-white" in found
    assert "wider" not in line
