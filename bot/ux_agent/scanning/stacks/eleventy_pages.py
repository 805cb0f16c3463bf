"""The templates of an Eleventy site that become pages, with their data and addresses."""

import posixpath
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.value import Opaque, Value

ENGINES = {".njk": "njk", ".liquid": "liquid", ".md": "", ".html": ""}
"""Endings of templates that are understood, with the language that they are written in."""

OTHERS = (
    ".11ty.js",
    ".11ty.cjs",
    ".11ty.mjs",
    ".webc",
    ".hbs",
    ".ejs",
    ".pug",
    ".haml",
    ".mustache",
)
_DATED = re.compile(r"(\d{4})-(\d\d)-(\d\d)-(.+)")


class Content:
    """A template that becomes a page; `data` is all that it has of its own."""

    def __init__(self, document: Document, data: Value, root: str) -> None:
        self.document = document
        self.data = data
        self.root = root
        self.address = ""
        self.extra: dict[str, Value] = {}

    @property
    def stem(self) -> str:
        """Its path below the folder of templates, without its ending."""
        inside = self.document.path.removeprefix(f"{self.root}/" if self.root else "")
        return posixpath.splitext(inside)[0]

    @property
    def slug(self) -> str:
        """The name of its file or, of an index, of its folder, without a date."""
        folder, name = posixpath.split(self.stem)
        name = posixpath.basename(folder) if name == "index" else name
        dated = _DATED.fullmatch(name)
        return dated[4] if dated else name

    @cached_property
    def is_shown(self) -> bool:
        """Whether it becomes a page: no drafts, none without an address."""
        permalink = self.data.member("permalink")
        return self.data.member("draft").data is not True and permalink.data is not False

    @cached_property
    def moment(self) -> float | None:
        """Its date in milliseconds, by its front matter or its file's name."""
        front = self.document.front
        said = self.document.text(front.start, front.end) if front else ""
        named = re.search(r"^date\s*:\s*[\"']?(\d{4})-(\d\d)-(\d\d)", said, re.MULTILINE)
        found = named or _DATED.fullmatch(posixpath.basename(self.stem))
        try:
            parts = [int(found[at]) for at in (1, 2, 3)] if found else []
            return datetime(*parts, tzinfo=UTC).timestamp() * 1000 if parts else None  # type: ignore[arg-type,misc]
        except ValueError:
            return None

    def place(self, printed: Callable[[str], str]) -> str:
        """Its address; `printed` gives what the code in a permalink makes of it."""
        permalink = self.data.member("permalink")
        if isinstance(permalink.data, str) and permalink.data:
            found = (
                printed(permalink.data)
                if re.search(r"\{[{%]", permalink.data)
                else (permalink.data)
            )
            return f"/{found.strip().lstrip('/')}".removesuffix("index.html")
        folder, name = posixpath.split(self.stem)
        path = folder if name == "index" else self.stem
        return f"/{path}/" if path else "/"

    def page(self) -> Value:
        """What a template knows of its page."""
        moment = self.moment
        return Value(
            {
                "url": self.address,
                "fileSlug": self.slug,
                "filePathStem": f"/{self.stem}",
                "inputPath": f"./{self.document.path}",
                "date": Value(moment if moment is not None else Opaque("a date")),
                "lang": Value(Opaque("lang")),
            }
        )

    def item(self) -> Value:
        """What a collection holds of it."""
        page = self.page()
        names = ("url", "fileSlug", "filePathStem", "inputPath", "date")
        held = {name: page.member(name) for name in names}
        unread = Value(Opaque("the content of another page"))
        return Value(
            {**held, "page": page, "data": self.data, "content": unread, "templateContent": unread}
        )
