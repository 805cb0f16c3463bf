"""A site that declares nothing: the worker looks at it, asks, changes, and takes back as ever."""

import json
import logging
import re
import threading
from pathlib import Path

import pytest

from bot.adapters.memory import VirtualClock
from bot.errors import Failed, TransientError
from bot.ux_agent.sites import STALE_SECONDS
from bot.ux_agent.work import looking
from bot.ux_agent.work.given_up import MOST_GIVEN_UP, GivenUp
from bot.ux_agent.work.looking import MOST_SECONDS, Pinned, look
from tests.git_site import git, save
from tests.ux_agent.work.test_understand import collecting, job
from tests.ux_agent.work.workshop import GUILD, Workshop

PAGE = """\
<!doctype html>
<html>
<head><title>Bakery</title><link rel="stylesheet" href="site.css"></head>
<body>
<header><nav class="navbar"><a href="/menu.html">Menu</a></nav></header>
<main><h1>Fresh bread</h1></main>
<footer><p>Since 1987</p></footer>
</body>
</html>
"""
ENDLESS = re.compile("(a|a)*b")
TEXT = 'the footer should say "Since 1988"'
COLOUR = "make the navbar dark blue"


@pytest.fixture
def bare(shop: Workshop) -> Workshop:
    """A workshop whose site declares nothing."""
    save(shop.folder, {"index.html": PAGE})
    git(shop.folder, "rm", "-q", ".ux-agent.yml")
    git(shop.folder, "commit", "-q", "-m", "Declare nothing")
    return shop


def shipped(shop: Workshop, request: str) -> None:
    """The request, read and made a pull request."""
    collecting(shop, request)
    shop.perform(job(shop))
    assert shop.item()["phase"] == "awaiting_confirmation", shop.person.shown[-1]
    shop.perform(shop.confirm(shop.item()))


@pytest.mark.parametrize(
    ("request_", "line"),
    [(TEXT, "+<footer><p>Since 1988</p></footer>"), (COLOUR, "+  background: #00008b;")],
)
def test_a_request_becomes_a_pull_request(bare: Workshop, request_: str, line: str) -> None:
    shipped(bare, request_)
    (pull,) = bare.pulls
    assert line in bare.diff(pull)


def test_its_pull_request_says_that_a_manifest_could_be_added(bare: Workshop) -> None:
    shipped(bare, TEXT)
    assert "This site has no `.ux-agent.yml`" in bare.pulls[0]["body"]


def test_that_of_a_site_that_declares_its_places_does_not(shop: Workshop) -> None:
    shop.perform(shop.confirmed())
    assert "This site has no" not in shop.pulls[0]["body"]


def test_the_card_says_nothing_of_it(bare: Workshop) -> None:
    collecting(bare, TEXT)
    bare.perform(job(bare))
    assert "ux-agent.yml" not in str(bare.person.shown[-1])


def test_what_was_found_is_kept_for_the_next_preview(bare: Workshop) -> None:
    collecting(bare, TEXT)
    bare.perform(job(bare))
    record = bare.sites.find(GUILD)
    assert record is not None
    assert record.known is not None
    assert record.known.is_scanned
    assert record.known.find("footer", "text") is not None


def test_a_site_that_cannot_be_scanned_is_told_of_in_words(
    shop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    git(shop.folder, "rm", "-q", ".ux-agent.yml", "index.html")
    git(shop.folder, "commit", "-q", "-m", "Nothing left")
    collecting(shop, TEXT)
    with caplog.at_level(logging.WARNING):
        shop.perform(job(shop))
    assert "looking at it does not tell what may be edited" in str(shop.person.shown[-1])
    assert "cannot be scanned" in caplog.text


def test_what_trips_the_scan_is_no_reason_to_try_again(
    bare: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbling(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(looking, "index_of", stumbling)
    with pytest.raises(Failed, match="does not tell"):
        look("site", bare.host, bare.clock)


def test_a_code_host_that_is_away_is_tried_again(bare: Workshop) -> None:
    def away() -> None:
        raise TransientError("away")

    bare.host.before["read"] = away
    with pytest.raises(TransientError):
        look("site", bare.host, bare.clock)


def test_every_file_is_read_once(bare: Workshop) -> None:
    look("site", bare.host, bare.clock)
    assert bare.host.calls.count("tree") == 1
    assert bare.host.calls.count("read") <= 4


def test_a_look_that_takes_too_long_ends(bare: Workshop) -> None:
    def slowly() -> None:
        clock.advance(MOST_SECONDS + 1)

    clock = VirtualClock()
    bare.host.after["read"] = slowly
    with pytest.raises(Failed, match="does not tell"):
        look("site", bare.host, clock)


def test_no_more_files_are_read_than_a_job_has_time_for(
    bare: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST_READ", 1)
    source = Pinned(bare.host, bare.clock)
    tree = source.tree(source.head())
    assert source.read(tree["index.html"]) == PAGE.encode()
    assert source.read(tree["index.html"]) == PAGE.encode()
    with pytest.raises(Failed):
        source.read(tree["site.css"])


def merge(shop: Workshop) -> None:
    """What the last pull request holds becomes the site."""
    git(shop.folder, "merge", "-q", "--ff-only", shop.pulls[-1]["commit"])


UNDO = "UndO_-123456789012345-z"


@pytest.mark.parametrize("request_", [TEXT, COLOUR])
def test_a_change_of_it_can_be_taken_back(bare: Workshop, request_: str, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in bare.folder.iterdir() if path.is_file()}
    shipped(bare, request_)
    merge(bare)
    old = bare.item()
    collecting(bare, "Undo", conversation_id=UNDO, undo_of=old["conversation_id"])

    bare.perform(job(bare)._replace(kind="undo", conversation_id=UNDO))

    item = bare.item(UNDO)
    assert item["phase"] == "awaiting_confirmation", json.dumps(str(bare.person.shown[-1]))
    old_line, new_line = (str(one["plan"]["lines"][0]) for one in (old, item))
    place, _, values = old_line.partition(": ")
    assert new_line == f"{place}: {' → '.join(reversed(values.split(' → ')))}"
    bare.perform(bare.confirm(item))
    merge(bare)
    after = {path.name: path.read_bytes() for path in bare.folder.iterdir() if path.is_file()}
    assert after == before


def endlessly(*_: object) -> None:
    ENDLESS.match("a" * 60)


def test_F68_a_site_that_nobody_can_look_at_to_its_end_is_given_up_with_a_reason(
    bare: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "LONGEST", 0.1)
    monkeypatch.setattr(looking, "index_of", endlessly)
    with pytest.raises(Failed) as given_up:
        look("site", bare.host, bare.clock)
    assert given_up.value.code == "not_scanned"


def test_F68_what_was_given_up_is_not_looked_at_again(
    bare: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, given_up = [], GivenUp()

    def stumbling(*_: object) -> None:
        looks.append(1)
        raise RecursionError

    monkeypatch.setattr(looking, "index_of", stumbling)
    for _ in range(3):
        with pytest.raises(Failed, match="does not tell"):
            look("site", bare.host, bare.clock, given_up)
    assert len(looks) == 1
    bare.clock.advance(STALE_SECONDS + 1)
    with pytest.raises(Failed, match="does not tell"):
        look("site", bare.host, bare.clock, given_up)
    assert len(looks) == 2


def test_the_next_commit_of_a_site_that_was_given_up_is_looked_at(
    bare: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_up = GivenUp()
    with monkeypatch.context() as within:
        within.setattr(looking, "index_of", lambda *_: 1 // 0)
        with pytest.raises(Failed, match="does not tell"):
            look("site", bare.host, bare.clock, given_up)
    save(bare.folder, {"other.txt": "two\n"})
    assert look("site", bare.host, bare.clock, given_up).targets


def test_of_many_that_were_given_up_the_first_are_forgotten() -> None:
    given_up = GivenUp()
    for number in range(MOST_GIVEN_UP + 1):
        given_up.add("site", str(number), 0)
    assert not given_up.has("site", "0", 0)
    assert given_up.has("site", "1", 0)
    assert given_up.has("site", str(MOST_GIVEN_UP), STALE_SECONDS - 1)
    assert not given_up.has("site", str(MOST_GIVEN_UP), STALE_SECONDS)


def test_beside_the_main_thread_a_site_is_looked_at_too(bare: Workshop) -> None:
    found: list[object] = []
    before = look("site", bare.host, bare.clock)
    thread = threading.Thread(target=lambda: found.append(look("site", bare.host, bare.clock)))
    thread.start()
    thread.join()
    assert found == [before]
