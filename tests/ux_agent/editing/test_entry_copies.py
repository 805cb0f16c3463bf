"""What a new entry of a list in data is told apart by, where no reader sees it."""

import pytest

from bot.errors import UserError
from bot.ux_agent.intent import Change
from tests.ux_agent.editing.undoing import edited, planned, undone

_MANIFEST = (
    "version: 1\nsections: {home: {items: {jobs: {at: "
    "{file: jobs.json, key: '', repeat: true}, label: name}}}}\n"
)


def _added(rows: list[str]) -> str:
    """The last row of a list after one named "Wheel truing" was added."""
    source = "[\n" + ",\n".join(f"  {row}" for row in rows) + "\n]\n"
    files = {".ux-agent.yml": _MANIFEST.encode(), "jobs.json": source.encode()}
    change = Change("home", "add", "add-link", {"label": "Wheel truing", "href": ""})
    made = planned((change,), files)
    result = edited(files, made)
    assert undone(made, files, result) == files
    return result["jobs.json"].decode().splitlines()[-2].strip()


@pytest.mark.parametrize(
    ("first", "second", "new"),
    [
        ('"id": 1', '"id": 2', '"id": 3'),
        ('"id": "job-09"', '"id": "job-10"', '"id": "job-11"'),
        ('"slug": "tune-up"', '"slug": "flat-repair"', '"slug": "wheel-truing"'),
        ('"key": "tune_up"', '"key": "flat"', '"key": "wheel_truing"'),
        ('"identifier": "tune"', '"identifier": "flat"', '"identifier": "wheel-truing"'),
        ('"id": "all"', '"id": "all"', '"id": "all"'),
    ],
)
def test_what_only_code_reads_goes_on_as_it_began(first: str, second: str, new: str) -> None:
    rows = [f'{{ {first}, "name": "Tune-up" }}', f'{{ {second}, "name": "Flat repair" }}']
    assert _added(rows) == f'{{ {new}, "name": "Wheel truing" }}'


@pytest.mark.parametrize(
    ("first", "second"), [('"price": 1', '"price": 2'), ('"id": 7', '"id": 3')]
)
def test_what_is_shown_or_follows_no_order_is_asked_for(first: str, second: str) -> None:
    with pytest.raises(UserError, match=r"price|id"):
        _added([f'{{ {first}, "name": "Tune-up" }}', f'{{ {second}, "name": "Flat repair" }}'])


@pytest.mark.parametrize(
    ("first", "second", "new"),
    [
        ('"best": true', '"best": false', '"best": false'),
        ('"best": false', '"best": true', '"best": false'),
        ('"shown": true', '"shown": true', '"shown": true'),
    ],
)
def test_what_is_but_on_or_off_is_off_unless_it_is_on_for_all(
    first: str, second: str, new: str
) -> None:
    rows = [f'{{ "name": "Tune-up", {first} }}', f'{{ "name": "Flat repair", {second} }}']
    assert _added(rows) == f'{{ "name": "Wheel truing", {new} }}'


def test_a_switch_that_not_all_have_is_asked_for() -> None:
    rows = ['{ "name": "Tune-up", "best": true }', '{ "name": "Flat repair", "best": "no" }']
    with pytest.raises(UserError, match="best"):
        _added(rows)
