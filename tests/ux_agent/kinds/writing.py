"""One declared text in one file of a site held in memory: set it, read it again, take it back."""

import re
from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from bot.errors import UserError
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.plain_text import clean_text
from bot.ux_agent.editing.planning import AlreadySo
from bot.ux_agent.intent import Change
from tests.ux_agent.editing.undoing import Files, edited, planned, undone
from tests.ux_agent.fake_site import FakeSite

_PIECES = st.sampled_from(
    [
        *("'", '"', "\\", "#", ": ", " #", "- ", "? ", "---", "[", "]", "{", "}", ",", "&", "*"),
        *("!", "|", ">", "%", "@", "`", "yes", "No", "null", "~", "1", "0x1F", "12:30", "1e3", "."),
        *("=", "+", "+++", "```", "<b>", "</p>", "<!--", "-->", "*/", "/*", "&amp;", "&#35;", "_"),
        *("{{ x }}", "{% y %}", "{# z #}", "${q}", "ux:a", "\u2028", "\u0085x", "ä", "日本", "🍞"),
        *("https://example.org", "www.example.org", "1. ", "$", "~~", "# ", "a", "b c", "\u00a0"),
    ]
)
_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def _clean(text: str) -> str:
    try:
        return clean_text(text)
    except UserError:
        return ""


texts = st.one_of(st.lists(_PIECES, max_size=6).map("".join), _ANY).map(_clean).filter(bool)
untagged = texts.filter(lambda text: not re.search(r"<[A-Za-z/!?]", text))
"""Data that a generator may print as it is takes no tags."""
"""Any text that a target takes, those that a language of files would read as its own among them."""


class Set(NamedTuple):
    """A site before and after a text was set, and the text as it is read again."""

    before: Files
    after: Files
    value: str | None

    def text(self, file: str) -> str:
        """A file after the change."""
        return self.after[file].decode()


def site(file: str, source: str | bytes, at: str, kind: str = "text") -> Files:
    """A site with one declared property, `home text`."""
    place = f"{{file: {file}, {at}}}"
    declared = f"{{home: {{properties: {{text: {{type: {kind}, at: {place}}}}}}}}}"
    content = source.encode() if isinstance(source, str) else source
    return {file: content, ".ux-agent.yml": f"version: 1\nsections: {declared}\n".encode()}


def value_of(files: Files) -> str | None:
    """The declared text as it is read now."""
    index = FakeSite(files).index()
    assert index.warnings == ()
    (target,) = index.targets
    return target.value


def set_text(files: Files, value: str) -> Set:
    """Set the text; the edited files are checked as those of a pull request are."""
    made = planned([Change("home", "set", "text", value)], files)
    after = edited(files, made)
    check(made.edits, files, {one: after[one] for one in {edit.file for edit in made.edits}})
    return Set(files, after, value_of(after))


def is_taken_back(files: Files, value: str) -> bool:
    """Whether setting and undoing brings every byte back; when it is so already, no example."""
    try:
        made = planned([Change("home", "set", "text", value)], files)
    except AlreadySo:
        assume(False)
        raise
    return undone(made, files, edited(files, made)) == files
