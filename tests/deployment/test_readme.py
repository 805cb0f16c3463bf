"""The README's deployment section, followed word for word from an empty account."""

import json
import re
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.deployment.rehearsal import Terminal, blocks, on_a_terminal, project_copy
from tests.served import free_port

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("rehearsal"), pytest.mark.timeout(300)]


class Rehearsal(NamedTuple):
    """The copy of the project, and what `make cloud` says that there is."""

    folder: Path
    discord: str
    github: str
    server: str
    repository: str

    def act(self, what: str, **wanted: Any) -> Any:
        """What a person does on the page; the answer."""
        world = {"user": "812340118112239616", "channel": "812340118112239776"}
        return ask(f"{self.discord}/playground/api/{what}", {**world, **wanted})

    def last_message(self) -> dict[str, Any]:
        """The newest message that the person sees."""
        query = "user=812340118112239616&channel=812340118112239776"
        messages = ask(f"{self.discord}/playground/api/state?{query}")["messages"]
        return dict(messages[-1]) if messages else {"components": [], "embeds": []}

    def pulls(self) -> list[dict[str, Any]]:
        """The repository's pull requests."""
        found = ask(f"{self.github}/_control/")["repositories"][self.repository]["pulls"]
        return list(found)


def ask(url: str, body: Any = None) -> Any:
    """GET, or POST of JSON; the JSON answered."""
    content = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, content, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def until(done: Callable[[], Any], seen: Callable[[], Any]) -> Any:
    """Wait until `done` gives something true, and return it; `seen` is told if it never does."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = done()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(seen())


def button(message: dict[str, Any], label: str) -> str:
    """The custom_id of a message's button, '' when it has none of that label."""
    parts = [part for row in message["components"] for part in row["components"]]
    found = (part["custom_id"] for part in parts if label in part.get("label", ""))
    return next(found, "")


def found(pattern: str, text: str) -> str:
    """What the pattern's group matches."""
    match = re.search(pattern, text)
    assert match, text
    return match[1]


@pytest.fixture(scope="module")
def rehearsal(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """`make cloud`, as the README says, in a copy of the project."""
    if not (root / ".venv-sam").is_dir():
        pytest.skip("AWS SAM is not installed here (make setup)")
    folder = project_copy(root, tmp_path_factory.mktemp("rehearsal"))
    port = free_port()
    with on_a_terminal(f"make cloud PORT={port}", folder) as terminal:
        said = terminal.until("stop       Ctrl-C")
        yield Rehearsal(
            folder,
            found(r"Discord +(http://\S+)/playground", said),
            found(r"GitHub +(http://\S+)/_control/", said),
            found(r"\(server (\d+)\)", said),
            found(r"\(repository (\S+)\)", said),
        )


def answer_questions(terminal: Terminal, rehearsal: Rehearsal) -> None:
    """What a person types; Enter takes what is proposed."""
    for head, typed in (
        ("AWS region", ""),
        ("Sites:", "a server"),
        ("a server id has 17 to 20 digits", f"{rehearsal.server}={rehearsal.repository}"),
        ("GitHub: app or token", ""),
        ("GitHub App: App ID", ""),
        ("GitHub App: installation id", ""),
        ("GitHub webhook: yes or no", ""),
    ):
        terminal.until(head)
        terminal.until("> ")
        terminal.type(typed)


def authorise(terminal: Terminal) -> None:
    """Open the page of the invitation and press its button."""
    page = found(r"(http://\S+/oauth2/authorize\?\S+)", terminal.until("Press Enter when"))
    with urllib.request.urlopen(urllib.request.Request(page, b""), timeout=30) as answer:
        assert b"Authorised" in answer.read()
    terminal.type()


def test_the_readme_leads_from_an_empty_account_to_a_pull_request(rehearsal: Rehearsal) -> None:
    readme = (rehearsal.folder / "README.md").read_text()
    commands = blocks(readme, "## Deploy it", "**Without questions**")
    with on_a_terminal("".join(commands), rehearsal.folder) as terminal:
        answer_questions(terminal, rehearsal)
        authorise(terminal)
        terminal.until("Say in your server:")
        request = found(r"/ux-update (.*)", terminal.until("Check it any time"))
        assert terminal.ended() == 0, terminal.seen
    assert re.search(r"\d+ ✓ +\d ! +0 ✗", terminal.seen), terminal.seen
    assert "-----BEGIN" not in terminal.seen

    rehearsal.act("command", name="ux-update", options={"request": request.strip()})
    seen = rehearsal.last_message
    confirm = until(lambda: button(seen(), "Confirm"), seen)
    rehearsal.act("component", message=seen()["id"], custom_id=confirm)
    until(lambda: "Done" in json.dumps(seen()["embeds"]), seen)

    (pull,) = rehearsal.pulls()
    assert (pull["state"], pull["head"].startswith("ux/navbar-")) == ("open", True)


def test_what_a_deployment_leaves_behind_holds_no_secret(rehearsal: Rehearsal) -> None:
    environment = (rehearsal.folder / ".ux-agent-local" / "cloud.env").read_text()
    token = found(r"DISCORD_BOT_TOKEN='([^']+)'", environment)
    kept = [path for path in (rehearsal.folder / ".ux-agent-deploy").rglob("*") if path.is_file()]
    texts = {path.name: path.read_text(errors="replace") for path in kept}
    assert {"answers.json", "sam.log", "parameters.yaml", "template.json"} <= texts.keys()
    assert [name for name, text in texts.items() if token in text or "PRIVATE KEY-" in text] == []
