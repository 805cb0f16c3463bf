"""Pictures of a site by the addresses that a page gives them, as the present one is given."""

import posixpath
import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""Endings of files that an image may be."""

MOST = 300
"""Addresses that the targets of a site carry between them; each has a tenth of it at least."""

_SERVED = ("", "public/", "static/", "src/", "assets/", "source/", "src/static/", "src/public/")
"""Folders whose files sites usually serve at their root."""

ALIAS = r"^(?:\$\w+|[@~#]\w*)/"
"""How scripts begin the address of a folder that they have another name for, an expression."""

_ALIASED = ("src/", "src/lib/", "app/")


def share(images: int) -> int:
    """How many addresses each of so many targets may carry."""
    return max(MOST // 10, MOST // max(1, images))


def addresses(
    value: str | None, file: str, paths: Iterable[str], most: int = MOST
) -> tuple[str, ...]:
    """The address of each picture, spelled as `value` in `file` is; none where that is unsure.

    Those in the folder of the present one come first, and no more than `most` of them.
    """
    found = _spelled(value, file, paths)
    folder = posixpath.dirname(value or "")
    near = [one for one in found if posixpath.dirname(one) == folder]
    return (*near, *(one for one in found if one not in near))[:most]


def _spelled(value: str | None, file: str, paths: Iterable[str]) -> tuple[str, ...]:
    pictures = [path for path in sorted(paths) if _is_picture(path)]
    path = unquote(re.split(r"[?#]", value or "", maxsplit=1)[0].removeprefix("./"))
    if not path or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", path):
        return ()
    folder = posixpath.dirname(file)
    start = "./" if (value or "").startswith("./") else ""
    if not path.startswith("/") and posixpath.normpath(posixpath.join(folder, path)) in pictures:
        found = (start + posixpath.relpath(picture, folder or ".") for picture in pictures)
        return tuple(found)
    alias = re.match(ALIAS, path)
    if alias:
        return _aliased(alias[0], path.removeprefix(alias[0]), pictures)
    lead = "/" if path.startswith("/") else ""
    root = _root(path.removeprefix("/"), pictures)
    if root is None:
        return ()
    below = (picture.removeprefix(root) for picture in pictures if picture.startswith(root))
    return tuple(f"{lead}{picture}" for picture in below)


def _aliased(alias: str, path: str, pictures: list[str]) -> tuple[str, ...]:
    """The addresses that scripts import by another name of a folder: `@/assets/logo.png`."""
    roots = [one.removesuffix(path) for one in pictures if f"/{one}".endswith(f"/{path}")]
    usual = [root for root in roots if root in _ALIASED]
    if len(usual or roots) != 1:
        return ()
    root = (usual or roots)[0]
    return tuple(alias + one.removeprefix(root) for one in pictures if one.startswith(root))


def _is_picture(path: str) -> bool:
    is_hidden = re.search(r"(?:^|/)(?:\.|node_modules/)", path)
    return not is_hidden and PurePosixPath(path).suffix.lower() in PICTURES


def _root(path: str, pictures: list[str]) -> str | None:
    """The folder that the site serves the picture from, None where it is not one alone."""
    usual = [root for root in _SERVED if root + path in pictures]
    usual = usual[1:] + usual[:1] if len(usual) > 1 and not usual[0] else usual
    roots = usual or [
        picture.removesuffix(path) for picture in pictures if picture.endswith(f"/{path}")
    ]
    return roots[0] if len(roots) == 1 or usual else None
