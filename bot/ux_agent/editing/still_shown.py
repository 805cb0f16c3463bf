"""Which pictures that a change brought must stay, because something else shows them by now."""

import posixpath
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing.planning import apply
from bot.ux_agent.plan import Plan

if TYPE_CHECKING:
    from bot.ux_agent.declared.indexing import SiteSource

MOST_FILES = 400
MOST_SECONDS = 10
"""Of looking for what shows a picture; beyond them it stays."""

_MEDIA = frozenset(
    [
        *(".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".webp", ".tif", ".tiff"),
        *(".eot", ".otf", ".ttf", ".woff", ".woff2", ".mp3", ".mp4", ".ogg", ".wav", ".webm"),
        *(".gz", ".pdf", ".zip", ".mov", ".lock"),
    ]
)


def _at_once() -> float:
    """Files at hand take no time."""
    return 0


class Watch(NamedTuple):
    """The present site, and a clock in seconds that says how long looking through it takes."""

    source: "SiteSource"
    clock: Callable[[], float] = _at_once


def without_shown(plan: Plan, watch: Watch) -> Plan:
    """The plan without deleting what other files show once it is done; it says which stay."""
    gone = [path for path, blob in plan.additions.items() if not blob]
    shown = still_shown(gone, plan, watch)
    if not shown:
        return plan
    kept = {path: blob for path, blob in plan.additions.items() if path not in shown}
    said = tuple(phrase(Texts.picture_kept, path=path) for path in sorted(shown))
    return plan._replace(additions=kept, warnings=(*plan.warnings, *said))


def still_shown(gone: Iterable[str], plan: Plan, watch: Watch) -> set[str]:
    """Those of these files that another one names, or may name, once the plan is done."""
    marks = {path: _mark(path) for path in gone}
    if not marks:
        return set()
    tree = watch.source.tree(watch.source.head())
    others = [path for path in tree if posixpath.splitext(path)[1].lower() not in _MEDIA]
    if len(others) > MOST_FILES:
        return set(marks)
    until, found = watch.clock() + MOST_SECONDS, set[str]()
    for path in others:
        if watch.clock() > until:
            return set(marks)
        content = watch.source.read(tree[path])
        edits = [edit for edit in plan.edits if edit.file == path]
        content = apply(edits, {path: content}).get(path, content)
        found |= {one for one, mark in marks.items() if mark in content and one != path}
    return found


def _mark(path: str) -> bytes:
    """What names a picture in every spelling of its address: the digest in its name, if any."""
    name = posixpath.basename(path)
    digest = re.search(r"-([0-9a-f]{8})\.\w+$", name)
    return (digest[1] if digest else name).encode()
