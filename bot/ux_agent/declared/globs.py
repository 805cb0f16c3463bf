"""Globs as gitignore reads them; what strangers write there takes no longer than it is long."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

_FEW = 2
"""So many stars a regular expression may try at every place of a path; more are walked."""

_PIECE = re.compile(r"\*\*/|/\*\*$|\*\*|\*|\?|[^*?]", re.DOTALL)
_EXPRESSIONS = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_ANY, _ANY_FOLDERS = "**", "**/"

_Pieces: TypeAlias = tuple[str, ...]


def fits(path: str, pattern: str) -> bool:
    """Whether a pattern names a path or a folder above it.

    `**` spans folders; a pattern without `/` fits at any depth.
    """
    pieces, expression = _read(pattern)
    if expression is not None:
        return expression.fullmatch(path) is not None
    return _walked(pieces, path)


@lru_cache(maxsize=512)
def _read(pattern: str) -> tuple[_Pieces, re.Pattern[str] | None]:
    """The pattern's pieces, and where it has few stars what finds it at once."""
    is_rooted = "/" in pattern.rstrip("/")
    plain = re.sub(r"(?:\*\*/){2,}", "**/", re.sub(r"\*{3,}", "**", pattern.strip("/")))
    pieces = tuple(_PIECE.findall(plain))
    pieces = pieces if is_rooted else (_ANY_FOLDERS, *pieces)
    if sum("*" in piece for piece in pieces) > _FEW:
        return tuple(part for piece in pieces for part in _parts(piece)), None
    written = "".join(_EXPRESSIONS.get(piece) or re.escape(piece) for piece in pieces)
    return pieces, re.compile(f"{written}(?:/.*)?", re.DOTALL)


def _parts(piece: str) -> tuple[str, ...]:
    """`**/` is what may be passed over, and what runs up to a `/`; `/**` is a `/`, then any."""
    if piece == _ANY_FOLDERS:
        return (piece, f"{piece}…")
    return ("/", _ANY) if piece == "/**" else (piece,)


def _walked(pieces: _Pieces, path: str) -> bool:
    """Every way to read the path is taken at once, letter by letter."""
    at = _reached([0], pieces)
    for letter in path:
        if letter == "/" and len(pieces) in at:
            return True
        at = _reached((there for one in at for there in _steps(one, letter, pieces)), pieces)
    return len(pieces) in at


def _steps(at: int, letter: str, pieces: _Pieces) -> Iterable[int]:
    """Where a letter leads to from a place in the pattern."""
    if at == len(pieces):
        return
    piece = pieces[at]
    if piece in {_ANY, f"{_ANY_FOLDERS}…"} or (piece == "*" and letter != "/"):
        yield at
    if piece == letter or (piece == "?" and letter != "/"):
        yield at + 1
    if piece == f"{_ANY_FOLDERS}…" and letter == "/":
        yield at + 1


def _reached(places: Iterable[int], pieces: _Pieces) -> frozenset[int]:
    """These places, and those beyond the stars that stand for nothing."""
    found: set[int] = set()
    for place in places:
        at = place
        while at not in found:
            found.add(at)
            piece = pieces[at] if at < len(pieces) else ""
            if piece == _ANY_FOLDERS:
                found.add(at + 1)
                at += 2
            elif piece in {"*", _ANY}:
                at += 1
    return frozenset(found)
