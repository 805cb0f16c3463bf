"""`ux-agent serve --github`: the bot opens its pull request at the small GitHub."""

import json
import sys
import time
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.served import Served, serving
from tests.shown import shown

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc"),
]
PULL = "/github/corner-bakery/website/pull"


class Person:
    """Somebody in the page's chat."""

    def __init__(self, served: Served) -> None:
        self.served = served
        page = self.read("/playground").decode()
        self.world = json.loads(page.partition('id="world">')[2].partition("<")[0])
        (channel, *_) = self.world["guilds"][0]["channels"]
        self.who = {"user": self.world["users"][0]["id"], "channel": channel["id"]}

    def ask(self, request: str) -> None:
        """Send `/ux-update`."""
        options = {"name": "ux-update", "options": {"request": request}}
        assert self._post("/playground/api/command", options)["status"] == "answered"

    def press(self, label: str) -> None:
        """Press a button of the newest message, once it is there."""
        shown = self.until(lambda: self._button(label))
        pressed = {"message": self.newest["id"], "custom_id": shown["custom_id"]}
        assert self._post("/playground/api/component", pressed)["status"] == "answered"

    def link(self) -> str:
        """The address of the newest message's link, once it has one."""
        return str(self.until(lambda: self._button("Pull request"))["url"])

    def submit(self, path: str, **form: str) -> str:
        """Send a form of the small GitHub's pages; what is shown then."""
        content, headers = urlencode(form).encode(), {"Origin": self.served.address}
        request = urllib.request.Request(self.served.address + path, content, headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return str(answer.read().decode())

    def asked(self) -> int:
        """How many requests the small GitHub has had."""
        page = self.read("/github").decode()
        return int(page.partition("What the bot asked <small>")[2].partition("<")[0])

    def settled(self) -> int:
        """How many, once the bot asks for nothing any more."""
        before = -1
        while before < (now := self.asked()):
            before = now
            time.sleep(3)
        return now

    @property
    def newest(self) -> dict[str, Any]:
        """The newest message."""
        query = f"user={self.who['user']}&channel={self.who['channel']}"
        state = self.served.json(f"/playground/api/state?{query}")
        return dict(state["messages"][-1]) if state["messages"] else {}

    def until(self, look: Any) -> Any:
        """Look until there is something."""
        end = time.monotonic() + 60
        while not (found := look()):
            assert time.monotonic() < end, (self.newest, self.served.output)
            time.sleep(0.2)
        return found

    def _button(self, label: str) -> dict[str, Any] | None:
        buttons = shown(self.newest).buttons.items()
        found = (part for name, part in buttons if name.startswith(label))
        return next((part for part in found if not part.get("disabled")), None)

    def _post(self, path: str, wanted: dict[str, Any]) -> dict[str, Any]:
        content = json.dumps({**self.who, **wanted}).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.served.address + path, content, headers)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return dict(json.load(answer))

    def read(self, path: str) -> bytes:
        """What is at a path."""
        with urllib.request.urlopen(self.served.address + path, timeout=10) as answer:
            return bytes(answer.read())


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """The local stack with the sample site at the small GitHub, whose contract nothing breaks."""
    with serving("--github") as it:
        it.until_ready()
        it.until_said("Ctrl-C")
        yield it
        it.tell()
        assert it.ended() == 0
        assert "not as GitHub describes it" not in it.output


def test_a_confirmed_change_is_one_pull_request_that_a_person_merges(served: Served) -> None:
    person = Person(served)
    person.ask("make the navbar dark blue")
    person.press("Confirm")
    address = person.link()
    assert address == f"{served.address}{PULL}/1"
    assert "Merged" in person.submit(f"{PULL}/1/merge")
    assert served.status(f"{PULL}/2") == 404
    assert "#00008b" in person.read("/playground/site/HEAD/css/site.css").decode()


def test_the_bot_reads_the_site_again_when_somebody_pushes(served: Served) -> None:
    person = Person(served)
    before = person.settled()
    person.submit("/github/do/push", file="css/site.css")
    person.until(lambda: person.asked() > before)


@pytest.mark.parametrize(
    ("trouble", "moment", "request_"),
    [
        ("lose", "pull", 'change "Opening hours" to "Open daily"'),
        ("cut", "branch", 'change "Our story" to "About us"'),
    ],
)
def test_trouble_at_github_still_ends_with_one_pull_request(
    served: Served, trouble: str, moment: str, request_: str
) -> None:
    person = Person(served)
    assert "Waiting" in person.submit("/github/do/trouble", trouble=trouble, moment=moment)
    person.ask(request_)
    person.press("Confirm")
    number = int(person.link().rpartition("/")[2])
    assert "Waiting" not in person.read("/github").decode()
    assert served.status(f"{PULL}/{number + 1}") == 404
