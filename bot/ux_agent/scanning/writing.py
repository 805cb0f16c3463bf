"""Writes a proposed manifest as people write one: a line for each target, doubts as comments."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from bot.ux_agent.scanning.wish import Where, Wish

MOST_BYTES = 250_000
MOST_DECLARED = 900
HEAD = """\
# What may be changed on this site by asking for it, as a scan of its pages found it.
# Lines that begin with # are targets in doubt, with the reason; without the # they are declared.
version: 1
"""
_TITLES = "    # properties:\n    # items:\n"
_ORDER = ("header", "navbar", "home")
_PLAIN = re.compile(r"[A-Za-z][\w./-]*", re.ASCII)
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


class Draft:
    """A manifest in the making: the site's name, the words for sections, and the targets.

    `left_out` is what could not be read, a line each.
    """

    def __init__(
        self, name: str, sections: Mapping[str, tuple[str, ...]], left_out: Iterable[str] = ()
    ) -> None:
        self.name = name
        self.sections = sections
        self.left_out = tuple(left_out)

    def written(self, wishes: Iterable[Wish]) -> str:
        """The manifest's text; targets past what a manifest may hold are left out, and counted."""
        by_section: dict[str, list[Wish]] = {}
        size, left_out, count = len(HEAD), 0, 0
        for wish in wishes:
            cost = len("\n".join(_lines(wish)).encode()) + 2
            cost += 0 if wish.section in by_section else self._head_size(wish.section)
            if size + cost > MOST_BYTES or count >= MOST_DECLARED:
                left_out += 1
                continue
            size, count = size + cost, count + 1
            by_section.setdefault(wish.section, []).append(wish)
        parts = [HEAD, f"site: {{name: {scalar(self.name)}}}\n" if self.name else "", "sections:\n"]
        for section, found in sorted(by_section.items(), key=lambda one: _rank(one[0])):
            parts.append("".join(f"{line}\n" for line in self._section(section, found)))
        if left_out:
            parts.append(f"# {left_out} more targets did not fit in.\n")
        parts.extend(f"# Not looked into: {_said(one)}\n" for one in self.left_out)
        return "".join(parts)

    def _head_size(self, section: str) -> int:
        """Bytes that a section takes beside its targets, at most."""
        names = ", ".join(map(scalar, self.sections.get(section, ())))
        return len(f"  {scalar(section)}:\n    aliases: [{names}]\n{_TITLES}".encode())

    def _section(self, name: str, wishes: list[Wish]) -> Iterator[str]:
        yield f"  {scalar(name)}:"
        taken = {*self.sections, *(wish.section for wish in wishes)}
        aliases = [word for word in self.sections.get(name, ()) if word not in taken - {name}]
        if aliases:
            yield f"    aliases: [{', '.join(map(scalar, aliases))}]"
        lists = [wish for wish in wishes if wish.type == "items"]
        names = {wish.name for wish in wishes if wish.type != "items"}
        for title, found in (
            ("properties", [wish for wish in wishes if wish.type != "items"]),
            ("items", lists),
        ):
            if found:
                is_empty = all(wish.doubt for wish in found)
                yield f"    {'# ' if is_empty else ''}{title}:"
                for wish in found:
                    kept = tuple(word for word in wish.aliases if word not in names)
                    yield from _lines(wish._replace(aliases=kept))


def _rank(section: str) -> int:
    """Where a section stands: the top of the entry page first, the rest as it was found."""
    return _ORDER.index(section) if section in _ORDER else len(_ORDER)


def scalar(value: str) -> str:
    """A text as YAML writes it in a flow: plain where it may be, else in double quotes."""
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=not value.isprintable())


def _lines(wish: Wish) -> Iterator[str]:
    """The lines of one target."""
    mark = "# " if wish.doubt else ""
    end = f"    # {_said(wish.doubt or wish.note)}" if wish.doubt or wish.note else ""
    name = scalar(wish.name)
    head = _head(wish)
    if wish.type == "items":
        parts = {"label": wish.label, "href": wish.href, "description": wish.about}
        rest = [f"{part}: {scalar(text)}" for part, text in parts.items() if text]
        if len(wish.at) == 1:
            rest = [f"at: {_place(wish.at[0])}", *rest, *_aliases(wish)]
            yield f"      {mark}{name}: {{{', '.join(rest)}}}{end}"
            return
        yield f"      {mark}{name}:{end}"
        yield from _places(wish, mark)
        yield from (f"        {mark}{part}" for part in [*rest, *_aliases(wish)])
        return
    if len(wish.at) == 1:
        yield f"      {mark}{name}: {{{', '.join(head)}, at: {_place(wish.at[0])}}}{end}"
        return
    yield f"      {mark}{name}:{end}"
    yield from (f"        {mark}{part}" for part in head)
    yield from _places(wish, mark)


def _head(wish: Wish) -> list[str]:
    parts = [f"type: {wish.type}"]
    parts.extend([f"max: {wish.limit}"] if wish.limit else [])
    parts.extend([f"values: [{', '.join(map(scalar, wish.values))}]"] if wish.values else [])
    parts.extend([f"computed: {scalar(wish.computed)}"] if wish.computed else [])
    return [*parts, *_aliases(wish)]


def _aliases(wish: Wish) -> list[str]:
    return [f"aliases: [{', '.join(map(scalar, wish.aliases))}]"] if wish.aliases else []


def _places(wish: Wish, mark: str) -> Iterator[str]:
    yield f"        {mark}at:"
    yield from (f"          {mark}- {_place(one)}" for one in wish.at)


def _place(where: Where) -> str:
    parts = [
        f"{key}: {'true' if value is True else scalar(str(value))}" for key, value in where.items()
    ]
    return f"{{{', '.join(parts)}}}"


def _said(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
