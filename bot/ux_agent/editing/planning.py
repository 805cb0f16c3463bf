"""From wanted changes to exact edits, a diff and words; pure, on the index alone."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from bot.errors import Failed, UserError
from bot.texts.english import Texts
from bot.texts.phrase import joined, phrase
from bot.ux_agent.editing import preview
from bot.ux_agent.editing.diff import KnownLines, Splice, UnknownLines, in_order, known_diff
from bot.ux_agent.editing.resolving import NotDeclared, Resolved, resolve
from bot.ux_agent.editing.rewriting import Rewrite, merged
from bot.ux_agent.intent import Change
from bot.ux_agent.once import Once
from bot.ux_agent.plan import Edit, Plan
from bot.ux_agent.site import SiteIndex, SourceFile, Target


class AlreadySo(UserError):
    """Nothing would change."""


class NotInIndex(Exception):
    """The plan needs more than the index holds."""


def plan(changes: Sequence[Change], index: SiteIndex) -> Plan:
    """The edits that the changes come down to, with diff, words and warnings.

    Raises UserError when a value is not allowed or changes collide, AlreadySo when nothing would
    change, NotInIndex when the index lacks a target or the lines around it.
    """
    try:
        wishes = _last_wishes(changes)
        resolved = [resolve(change, index) for change in wishes]
        rewrites = merged(_rewrites(wishes, resolved, index))
        diff = _diff(rewrites, index)
    except (NotDeclared, UnknownLines) as reason:
        raise NotInIndex(str(reason)) from reason
    done = tuple(one.line for one in resolved if not one.rewrites)
    if not diff:
        raise AlreadySo(joined(" ", done) if done else phrase(Texts.nothing_would_change))
    lines = tuple(one.line for one in resolved if one.rewrites)
    warnings = (*done, *preview.warnings(resolved, index), *_dead_ends(wishes, resolved, index))
    return Plan(index.commit, _edits(rewrites, index), lines, diff, warnings)


def _dead_ends(
    wishes: Sequence[Change], resolved: Sequence[Resolved], index: SiteIndex
) -> Iterable[str]:
    """What to look at in the addresses that links get."""
    if not any(one.target.entries or one.target.type == "url" for one in resolved):
        return ()
    # Few requests are of links.
    from bot.ux_agent.editing import dead_ends  # noqa: PLC0415

    return dead_ends.told(wishes, index)


def _rewrites(
    wishes: Sequence[Change], resolved: Sequence[Resolved], index: SiteIndex
) -> list[Rewrite]:
    """All rewrites; several changes of one list are seen together."""
    found: list[Rewrite] = []
    rows: dict[tuple[str, str], tuple[Target, list[Change]]] = {}
    for wish, one in zip(wishes, resolved, strict=True):
        if one.target.entries and one.rewrites:
            name = one.target.section, one.target.property
            rows.setdefault(name, (one.target, []))[1].append(wish)
    for target, row in rows.values():
        if len(row) > 1 and any(wish.op in {"remove", "reorder"} for wish in row):
            # Few requests change a list twice.
            from bot.ux_agent.editing.arranging import arranged  # noqa: PLC0415

            found += arranged(row, target, index)
            resolved = [
                one._replace(rewrites=()) if one.target is target else one for one in resolved
            ]
    return found + [made for one in resolved for made in one.rewrites]


def apply(edits: Sequence[Edit], contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The new content of each file that is edited; raises Failed when one is not as planned."""
    found: dict[str, bytes] = {}
    for edit in sorted(edits, key=lambda one: (one.file, one.start, one.end), reverse=True):
        content = found.get(edit.file, contents.get(edit.file, b""))
        if edit.file not in contents or content[edit.start : edit.end] != edit.old.encode():
            raise Failed("site_moved", phrase(Texts.file_changed, file=edit.file))
        found[edit.file] = content[: edit.start] + edit.new.encode() + content[edit.end :]
    return found


def _last_wishes(changes: Sequence[Change]) -> list[Change]:
    """The changes without those that a later one of the same thing replaces."""
    wishes = {
        (change.section, change.op, change.property, change.target, _told_apart(change)): change
        for change in changes
    }
    return list(wishes.values())


def _told_apart(change: Change) -> str:
    return str(change.value) if change.op in {"add", "remove"} else ""


def _diff(rewrites: Sequence[Rewrite], index: SiteIndex) -> str:
    return "".join(
        known_diff(file, _lines_of(index.files[file]), [_splice(made) for made in group])
        for file, group in groupby(rewrites, key=lambda made: made.file)
    )


def _ordered(source: SourceFile) -> KnownLines:
    return in_order({int(number): line for number, line in source.lines.items()})


_lines_of = Once(_ordered)


def _splice(made: Rewrite) -> Splice:
    return Splice(made.line, made.column, made.old, made.new)


def _edits(rewrites: Sequence[Rewrite], index: SiteIndex) -> tuple[Edit, ...]:
    return tuple(
        Edit(made.file, index.files[made.file].blob, made.start, made.end, made.old, made.new)
        for made in rewrites
    )
