"""Cuts an index down to what the sites table can carry."""

import json
from collections.abc import Mapping

from bot.ux_agent.declared.index_lines import lines_among, places_of, telling
from bot.ux_agent.site import SiteIndex, SourceFile, Target, packed

_MOST_TOLD = 0.2
"""The share of an index that lines may take which no target needs."""


def within(index: SiteIndex, most: int) -> SiteIndex:
    """As much of an index as `most` bytes of compact JSON hold, in the order of its targets.

    The targets come first: what is understood of a request must not depend on what fits in, and
    lines are only needed to show the change. An index that fits is given back as it is.
    """
    if size(index.to_data()) <= most:
        return index
    blobs = {path: file._replace(lines=telling(file.lines)) for path, file in index.files.items()}
    if size(packed(blobs)) > most * _MOST_TOLD:
        blobs = {path: SourceFile(file.blob, {}) for path, file in index.files.items()}
    bare = index._replace(targets=(), files=blobs)
    room = most - size(bare.to_data())
    targets: list[Target] = []
    for target in index.targets:
        cost = size(packed(target)) + 1
        if cost <= room:
            room -= cost
            targets.append(target)
    is_partial = index.is_partial or len(targets) < len(index.targets)
    files = _files(index, targets, room, blobs)
    return bare._replace(
        targets=tuple(targets), files=files, is_partial=is_partial, lacks_lines=not is_partial
    )


def _files(
    index: SiteIndex, targets: list[Target], room: int, there: Mapping[str, SourceFile]
) -> dict[str, SourceFile]:
    """The lines of as many targets as there is room for; all of a target's or none."""
    kept = {path: dict(file.lines) for path, file in there.items()}
    for target in targets:
        wanted: dict[str, dict[str, str]] = {}
        for place in places_of(target):
            lines = lines_among(place, index.files[place.file].lines)
            known = kept[place.file]
            new = {number: line for number, line in lines.items() if number not in known}
            wanted.setdefault(place.file, {}).update(new)
        cost = size(wanted)
        if cost <= room:
            room -= cost
            for path, new in wanted.items():
                kept[path].update(new)
    return {path: index.files[path]._replace(lines=lines) for path, lines in kept.items()}


def size(value: object) -> int:
    """Bytes of a value as compact JSON in UTF-8."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
