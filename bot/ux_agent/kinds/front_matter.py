"""The front matter at the head of a page or template: YAML between `---`, TOML between `+++`."""

import re
from typing import NamedTuple

_FENCED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<inside>.*?)^(?P=fence)[ \t]*"
    rb"(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)


class FrontMatter(NamedTuple):
    """Its language, the byte range between its fences, and where the body begins."""

    language: str
    start: int
    end: int
    body: int


def front_matter(data: bytes) -> FrontMatter | None:
    """The front matter of a file, None without one."""
    found = _FENCED.match(data)
    if found is None:
        return None
    language = "yaml" if found["fence"] == b"---" else "toml"
    return FrontMatter(language, found.start("inside"), found.end("inside"), found.end())
