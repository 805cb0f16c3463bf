"""A model that answers what it is told to, and a site to ask it about."""

from typing import Any

from bot.ux_agent.asking_model.model import Prompt, Silent
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.fake_site import FakeSite

MANIFEST = """\
version: 1
sections:
  navbar:
    properties:
      background: {type: color, at: {file: site.css, rule: ".navbar", prop: background}}
    items:
      links:
        at: {file: index.html, element: "nav a", repeat: true}
        label: text
        href: "attr:href"
  home:
    properties:
      hero-text: {type: text, max: 40, at: {file: index.html, element: "h1", part: text}}
      cta-href: {type: url, at: {file: index.html, element: "p a", part: "attr:href"}}
"""
PAGE = """\
<nav><a href="/menu">Menu</a> <a href="/about">About us</a></nav>
<h1>Fresh bread</h1>
<p><a href="/order">Order</a></p>
<!-- nothing that a model hears of -->
"""
FILES: dict[str, bytes | str] = {
    ".ux-agent.yml": MANIFEST,
    "index.html": PAGE,
    "site.css": ".navbar {\n  background: #ffffff;\n}\n",
}


def site(**files: str) -> SiteIndex:
    """The site's index, with other contents for these files (`index_html`)."""
    changed = {name.replace("_", "."): text for name, text in files.items()}
    return FakeSite({**FILES, **changed}).index()


def change(section: str, name: str, value: str = "", **more: str) -> dict[str, str]:
    """One change as the tool takes it."""
    empty = {"op": "set", "target": "", "href": ""}
    return {"section": section, "property": name, "value": value, **empty, **more}


def sure(*changes: object) -> dict[str, object]:
    """The tool's input of a model that is sure."""
    return {"sure": True, "changes": list(changes)}


class Scripted:
    """The port Model: gives its answer to every prompt; a Silent is raised."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.prompts: list[Prompt] = []
        self.seconds: list[float] = []

    def ask(self, prompt: Prompt, seconds: float) -> object:
        self.prompts.append(prompt)
        self.seconds.append(seconds)
        if isinstance(self.answer, Silent):
            raise self.answer
        return self.answer
