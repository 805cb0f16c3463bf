"""The little Markdown of a pull request's body: paragraphs and fenced code, no comments."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCED = re.compile(r"^(`{3,})[^\n`]*\n(.*?)\n\1[ \t]*$", re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A paragraph's or a code block's text."""

    is_code: bool
    text: str


def blocks(body: str) -> list[Block]:
    """What a body shows, in order; what stands in code is left as it is."""
    found: list[Block] = []
    end = 0
    for fenced in _FENCED.finditer(body):
        found += _paragraphs(body[end : fenced.start()])
        found.append(Block(is_code=True, text=fenced[2]))
        end = fenced.end()
    return [*found, *_paragraphs(body[end:])]


def _paragraphs(text: str) -> Iterator[Block]:
    for paragraph in re.split(r"\n\s*\n", _COMMENT.sub("", text)):
        if paragraph.strip():
            yield Block(is_code=False, text=paragraph.strip())
