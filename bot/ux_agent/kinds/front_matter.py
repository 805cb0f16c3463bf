"""The front matter at the head of a page or template.

YAML between `---`, TOML between `+++`, an object of JSON at the very beginning (Hugo), and what
stands behind the first `---` names another language (gray-matter, as Eleventy uses it).
"""

import json
import re
from typing import NamedTuple

_FENCED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?P<fence>---|\+\+\+)(?P<language>\w*)[ \t]*\r?\n(?P<inside>.*?)"
    rb"^(?P=fence)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_OBJECT = re.compile(rb"\A(?:\xef\xbb\xbf)?(?=\{\s*\")")
_AFTER = re.compile(rb"[ \t]*(?:\r?\n|\Z)")
_LANGUAGES = {
    **dict.fromkeys(("", "yaml", "yml"), "yaml"),
    "toml": "toml",
    "json": "json",
    "js": "script",
    "javascript": "script",
}


class FrontMatter(NamedTuple):
    """Its language, the byte range between its fences, and where the body begins.

    The language is yaml, toml, json or script, whose values are no data.
    """

    language: str
    start: int
    end: int
    body: int


def front_matter(data: bytes) -> FrontMatter | None:
    """The front matter of a file, None without one."""
    found = _FENCED.match(data)
    if found is None:
        return _object(data)
    named = found["language"].decode(errors="replace").lower()
    language = _LANGUAGES.get(named, "") if found["fence"] == b"---" else "toml" * (not named)
    if not language:
        return None
    return FrontMatter(language, found.start("inside"), found.end("inside"), found.end())


def _object(data: bytes) -> FrontMatter | None:
    """An object of JSON that the file begins with, alone on its lines."""
    begin = _OBJECT.match(data)
    if begin is None:
        return None
    text = data[begin.end() :].decode(errors="replace")
    try:
        _, length = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    end = begin.end() + len(text[:length].encode())
    after = _AFTER.match(data, end)
    return FrontMatter("json", begin.end(), end, after.end()) if after else None
