"""Puts what a request's pictures give in the place of the words that speak of them."""

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.declared.images import ALIAS
from bot.ux_agent.declared.paths import refusal
from bot.ux_agent.intent import Change, Intent, Question
from bot.ux_agent.picture_value import TYPES, picture_number
from bot.ux_agent.picturing.opening import opened, written
from bot.ux_agent.picturing.palette import palette, square
from bot.ux_agent.site import SiteIndex, Target


class Picture(NamedTuple):
    """One picture of a request: its file's name, and what brings its bytes.

    `read` raises bot.errors.Failed, in words for the person, when it cannot.
    """

    name: str
    read: Callable[[], bytes]


class Album(NamedTuple):
    """The pictures of a request, the paths of the site, and where new files are kept.

    `keep` stores a content and gives its blob id.
    """

    pictures: Sequence[Picture]
    paths: Iterable[str]
    keep: Callable[[bytes], str]


def taken(intent: Intent, index: SiteIndex, album: Album) -> Intent:
    """The intent with values instead of pictures, or with the question which colour is meant.

    Raises bot.errors.Failed when a picture is missing, is none, or has no place to go to.
    """
    for change in intent.changes:
        number = picture_number(change.value)
        target = index.find(change.section, change.property)
        if not number or target is None or target.type not in TYPES:
            continue
        picture = _numbered(album.pictures, number)
        if target.type == "color":
            return _asking(intent, change, picture)
        intent = _placed(intent, change, target, (picture, album, index.deny))
    return intent


def _numbered(pictures: Sequence[Picture], number: int) -> Picture:
    if not pictures:
        raise Failed("picture", phrase(Texts.picture_missing))
    if number > len(pictures):
        count = str(len(pictures))
        raise Failed("picture", phrase(Texts.picture_number, number=str(number), count=count))
    return pictures[number - 1]


def _asking(intent: Intent, change: Change, picture: Picture) -> Intent:
    """Which of the picture's colours, a button each; where it has but one there is no question."""
    colours = palette(opened(picture.read(), picture.name))
    if not colours:
        raise Failed("picture", phrase(Texts.picture_clear, name=picture.name))
    others = tuple(one for one in intent.changes if one is not change)
    if len(colours) == 1:
        return intent._replace(changes=(*others, change._replace(value=colours[0])))
    choices = tuple((f"{square(code)} {code}", code) for code in colours)
    question = Question("value", phrase(Texts.picture_colour, name=picture.name), choices)
    pending = {**change.to_data(), "value": ""}
    return intent._replace(kind="clarify", changes=others, pending=pending, question=question)


def _placed(
    intent: Intent, change: Change, target: Target, source: tuple[Picture, Album, Iterable[str]]
) -> Intent:
    """The picture as a new file beside the one that is shown now."""
    picture, album, deny = source
    new = written(opened(picture.read(), picture.name))
    digest = hashlib.sha256(new.content).hexdigest()[:8]
    name = f"{change.property}-{digest}.{new.ending}"
    folder, address = _beside(target, album.paths)
    path = posixpath.join(folder, name)
    if refusal(path, deny):
        raise Failed("picture", phrase(Texts.picture_homeless, address=address))
    value = posixpath.join(posixpath.dirname(address), name)
    changes = tuple(one._replace(value=value) if one is change else one for one in intent.changes)
    added = {**intent.additions, path: album.keep(new.content)}
    return intent._replace(changes=changes, additions=added)


def _beside(target: Target, paths: Iterable[str]) -> tuple[str, str]:
    """The folder of the present file, and its address as written; raises Failed where unsure."""
    address = (target.value or "").partition("?")[0].partition("#")[0]
    known = set(paths)
    for place in target.places:
        near = posixpath.normpath(posixpath.join(posixpath.dirname(place.file), address))
        if near in known and not address.startswith("/"):
            return posixpath.dirname(near), address
    ending = re.sub(ALIAS, "", address).lstrip("./")
    found = [path for path in known if path == ending or path.endswith(f"/{ending}")]
    if not ending or "://" in address or len(found) != 1:
        raise Failed("picture", phrase(Texts.picture_homeless, address=address or "-"))
    return posixpath.dirname(found[0]), address
