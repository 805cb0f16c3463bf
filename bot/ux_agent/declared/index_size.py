"""Cuts an index down to what the sites table can carry."""

import json

from bot.ux_agent.declared.index_lines import lines_among, places_of
from bot.ux_agent.site import SiteIndex, SourceFile, Target, packed


def within(index: SiteIndex, most: int) -> SiteIndex:
    """As much of an index as `most` bytes of compact JSON hold, in the order of its targets.

    The targets come first: what is understood of a request must not depend on what fits in, and
    lines are only needed to show the change. An index that fits is given back as it is.
    """
    if size(index.to_data()) <= most:
        return index
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
    files = blobs | _files(index, targets, room)
    return bare._replace(
        targets=tuple(targets), files=files, is_partial=is_partial, lacks_lines=not is_partial
    )


def _files(index: SiteIndex, targets: list[Target], room: int) -> dict[str, SourceFile]:
    """The lines of as many targets as there is room for; all of a target's or none."""
    kept: dict[str, dict[str, str]] = {}
    for target in targets:
        wanted: dict[str, dict[str, str]] = {}
        for place in places_of(target):
            lines = lines_among(place, index.files[place.file].lines)
            there = kept.get(place.file, {})
            new = {number: line for number, line in lines.items() if number not in there}
            wanted.setdefault(place.file, {}).update(new)
        cost = size(wanted)
        if cost <= room:
            room -= cost
            for path, new in wanted.items():
                kept.setdefault(path, {}).update(new)
    return {path: index.files[path]._replace(lines=lines) for path, lines in kept.items()}


def size(value: object) -> int:
    """Bytes of a value as compact JSON in UTF-8."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
