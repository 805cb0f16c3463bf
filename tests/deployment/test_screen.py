"""What a deploying person sees."""

import io

import pytest

from bot.deployment.finding import Mark, note, well, wrong
from bot.deployment.screen import Screen
from bot.errors import ConfigurationError


def screen(columns: int = 60, *, has_colour: bool = False) -> Screen:
    """A screen that is kept."""
    return Screen(io.StringIO(), has_colour=has_colour, columns=columns)


def lines(seen: Screen) -> list[str]:
    """What it shows."""
    assert isinstance(seen.out, io.StringIO)
    return seen.out.getvalue().splitlines()


def test_findings_stand_in_columns_with_what_to_do_beneath() -> None:
    seen = screen()
    seen.show(well("stack", "there"))
    seen.show(wrong("endpoint URL", "not there", "deploy again", "  aws copy this"))
    assert lines(seen) == [
        "    ✓ stack                 there",
        "    ✗ endpoint URL          not there",
        "      → deploy again",
        "        aws copy this",
    ]


def test_a_long_detail_goes_on_under_itself() -> None:
    seen = screen()
    seen.show(well("sites", "one two three four five six seven eight nine ten"))
    first, second = lines(seen)
    assert second.startswith(" " * 28)
    assert f"{first[28:]} {second.strip()}" == "one two three four five six seven eight nine ten"


def test_an_address_is_never_broken() -> None:
    seen = screen()
    url = "https://88cr71lld4fmtygiwww3xi6a97jr9xb9.lambda-url.eu-west-1.on.aws/"
    seen.show(well("endpoint URL", f"Discord has it: {url}"))
    assert url in "\n".join(lines(seen))


def test_nothing_is_coloured_unless_asked_for() -> None:
    plain, coloured = screen(), screen(has_colour=True)
    for seen in (plain, coloured):
        seen.show(note("alarms", "off"))
    assert ["\033" in line for line in (*lines(plain), *lines(coloured))] == [False, True]


def test_what_is_wrong_is_red_where_colours_are_shown() -> None:
    seen = screen(has_colour=True)
    seen.show(wrong("stack", "failed", "try again"))
    assert "\033[31mfailed\033[0m" in lines(seen)[0]
    assert "31m" not in lines(seen)[1]


def test_what_a_terminal_would_obey_is_not_passed_on() -> None:
    seen = screen()
    seen.show(wrong("log", "\x1b[2Jgone\x07"))
    assert "\x1b" not in lines(seen)[0]


def test_all_is_well_unless_something_is_wrong() -> None:
    seen = screen()
    assert seen.show_all([well("a"), note("b", "c")])
    assert not seen.show_all([wrong("d", "e"), well("f")])
    assert seen.seen == {Mark.WELL: 2, Mark.NOTE: 1, Mark.WRONG: 1}


def test_the_tally_counts_each_kind() -> None:
    seen = screen()
    seen.show_all([well("a"), well("b"), wrong("c", "d")])
    seen.tally()
    assert lines(seen)[-2] == "  2 ✓   0 !   1 ✗"


def test_an_answer_is_what_was_typed_or_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(" typed \n\n"))
    seen = screen()
    assert (seen.ask("kept"), seen.ask("kept")) == ("typed", "kept")


def test_the_end_of_the_input_says_how_to_do_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(ConfigurationError, match="--yes"):
        screen().ask()


def test_a_secret_is_asked_for_only_where_it_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("secret\n"))
    with pytest.raises(ConfigurationError, match="--yes"):
        screen().ask_secret()
