"""What a person does and sees on the playground's page."""

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.served import Served

PATIENCE_MS = 60_000
TRIES = 3


class Chat:
    """The open page; every wait ends after `PATIENCE_MS`."""

    def __init__(self, page: Page, served: Served) -> None:
        self.page = page
        self.served = served
        self.world: Any = {}
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)

    def open(self) -> None:
        """Load the page and wait until it can be used."""
        self.page.goto(f"{self.served.address}/playground")
        expect(self.composer).to_be_visible()
        expect(self.welcome).to_be_attached()
        self.world = json.loads(self.page.locator("#world").text_content() or "{}")

    @property
    def welcome(self) -> Locator:
        """The first thing in a channel, there once its messages are."""
        return self.page.locator("[data-message='welcome']")

    @property
    def composer(self) -> Locator:
        """The box to write in."""
        return self.page.locator("#request")

    @property
    def last(self) -> Locator:
        """The newest message."""
        return self.page.locator("#messages > li").last

    @property
    def inspector(self) -> Locator:
        """What goes on behind the scenes."""
        return self.page.locator("#inspector")

    @property
    def form(self) -> Locator:
        """The form that the bot opened."""
        return self.page.locator("dialog[open]")

    def ask(self, request: str) -> Locator:
        """Type the command and send it; the bot's answer to it, once it is there."""
        expect(self.welcome).to_be_attached()
        before = self.page.locator("#messages > li").count()
        self.composer.click()
        self.page.keyboard.type(f"/ux-update {request}")
        self.page.keyboard.press("Enter")
        answer = self.page.locator("#messages > li").nth(before)
        expect(answer.locator(".embed, .container").first).to_be_visible()
        identity = answer.get_attribute("data-message")
        return self.page.locator(f"[data-message='{identity}']")

    def send(self, command: str) -> None:
        """Send a command as it is, without any of its options."""
        self.composer.click()
        self.page.keyboard.type(f"/{command} ")
        self.page.locator("#composer").get_by_role("button", name="Send").click()

    def preview(self, request: str) -> Locator:
        """Ask for a change; its preview."""
        shown = self.ask(request)
        expect(self.button(shown, "Confirm")).to_be_enabled()
        return shown

    def button(self, shown: Locator, label: str) -> Locator:
        """A button of a message."""
        return shown.get_by_role("button", name=label, exact=True)

    def press(self, shown: Locator, label: str) -> None:
        """Press a button of a message."""
        self.button(shown, label).click()

    def pick(self, shown: Locator, label: str) -> None:
        """Pick an entry of a message's select."""
        shown.get_by_role("combobox").click()
        self.page.get_by_role("option", name=label).first.click()

    def confirm(self, shown: Locator) -> Locator:
        """Press Confirm until it counts; the link to the pull request.

        On a busy machine a container that has yet to start may take longer than Discord waits.
        """
        link = shown.get_by_role("link", name=re.compile(r"^Pull request #\d+"))
        for _ in range(TRIES):
            self.press(shown, "Confirm")
            failed = shown.get_by_text("This interaction failed")
            expect(link.or_(failed).first).to_be_visible()
            if link.is_visible():
                break
            failed.get_by_role("button", name="Dismiss").click()
        expect(link).to_be_visible()
        return link

    def cancel_all(self) -> None:
        """Cancel what everybody left open: a person may have five open conversations."""
        for user in self.world["users"]:
            for guild in self.world["guilds"]:
                for channel in (*guild["channels"], {"id": user["direct"]}):
                    self._cancel(user["id"], channel["id"])

    def _cancel(self, user: str, channel: str) -> None:
        api = f"{self.served.address}/playground/api"
        asked = self.page.request
        state = asked.get(f"{api}/state", params={"user": user, "channel": channel}).json()
        for shown in state["messages"]:
            found = re.findall(r'"(ux:x:[^"]+)"', json.dumps(shown["components"]))
            if found and f":{user}" in found[0]:
                data = {"user": user, "message": shown["id"], "custom_id": found[0]}
                asked.post(f"{api}/component", data=data)

    def become(self, name: str) -> None:
        """Act as somebody else."""
        self.page.locator("#people").get_by_role("button", name=name).click()
