"""What is code in each language of templates, and where it ends."""

import re

from bot.ux_agent.kinds.masking import Masked, Syntax, Walk, nowhere
from bot.ux_agent.kinds.script_end import braces_end, ticks_end

_STRINGS = rb"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`]*`"
_PRINT = re.compile(rb"\{\{(?:[^\"'`}]|%s|\}(?!\}))*\}\}" % _STRINGS)
_STATEMENT = re.compile(rb"\{%%(?:[^\"'`%%]|%s|%%(?!\}))*%%\}" % _STRINGS)
_TRIPLE = re.compile(rb"\{\{\{[^{}]*\}\}\}")
_GO_COMMENT = re.compile(rb"\{\{(?:- )?/\*.*?\*/(?: -)?\}\}", re.DOTALL)
_BARS_COMMENT = re.compile(rb"\{\{~?!--.*?--~?\}\}", re.DOTALL)
_TAG = re.compile(rb"\{%[-+]?\s*(\w+)")
_WHOLE = frozenset({b"comment", b"schema", b"javascript", b"stylesheet", b"style", b"doc"})
"""Blocks whose inside is no content of the page."""

_LITERAL = frozenset({b"raw", b"verbatim"})
_CLOSED = {b"{{": b"}}", b"{%": b"%}", b"{#": b"#}", b"<%": b"%>", b"<?": b"?>"}


def _template_in_text(walk: Walk, at: int) -> int:
    end = _template_end(walk, at)
    if end > at:
        walk.made(at, end)
    return end


def _template_end(walk: Walk, at: int) -> int:
    """Of Liquid, Nunjucks, Jinja, Go, Handlebars, EJS, PHP: tags, expressions, comments."""
    data, opening = walk.data, walk.data[at : at + 2]
    if opening not in _CLOSED or at < walk.is_literal_until:
        return -1
    if at > walk.last(_CLOSED[opening]):
        return -1
    if opening == b"{%":
        return _statement_end(walk, at)
    patterns = (_GO_COMMENT, _BARS_COMMENT, _TRIPLE, _PRINT) if opening == b"{{" else ()
    for pattern in patterns:
        found = pattern.match(data, at)
        if found:
            return found.end()
    end = data.find(_CLOSED[opening], at + 2)
    return end + 2 if end >= 0 else -1


def _statement_end(walk: Walk, at: int) -> int:
    data = walk.data
    found = _STATEMENT.match(data, at)
    end = found.end() if found else data.find(b"%}", at) + 2
    if end < at + 2:
        return -1
    named = _TAG.match(data, at)
    name = named[1] if named else b""
    if name not in _WHOLE | _LITERAL:
        return end
    closing = None
    if end <= walk.last(b"end" + name):
        closing = re.compile(rb"\{%%[-+]?\s*end%s\b.*?%%\}" % name, re.DOTALL).search(data, end)
    if name in _LITERAL:
        walk.is_literal_until = closing.start() if closing else len(data)
        return end
    return closing.end() if closing else end


def _vue_end(walk: Walk, at: int) -> int:
    if not walk.data.startswith(b"{{", at):
        return -1
    end = walk.data.find(b"}}", at + 2)
    if end >= 0:
        walk.made(at, end + 2)
    return end + 2 if end >= 0 else -1


def _svelte_end(walk: Walk, at: int) -> int:
    end = _svelte_in_tag(walk, at)
    if end > at:
        walk.made(at, end)
    return end


def _svelte_in_tag(walk: Walk, at: int) -> int:
    return braces_end(walk.data, at) if walk.data.startswith(b"{", at) else -1


def _astro_end(walk: Walk, at: int) -> int:
    """An expression; the elements within it are content, and the code is split around them."""
    if not walk.data.startswith(b"{", at):
        return -1
    last = at

    def on_markup(start: int) -> int:
        nonlocal last
        walk.made(last, start)
        last = walk.element(start)
        return last

    end = braces_end(walk.data, at, on_markup)
    walk.made(last, end)
    return end


def _astro_in_tag(walk: Walk, at: int) -> int:
    """An attribute's value; the elements within it are part of the code."""
    if walk.data.startswith(b"`", at):
        return ticks_end(walk.data, at)
    if not walk.data.startswith(b"{", at):
        return -1
    known = walk.noted()
    end = braces_end(walk.data, at, walk.element)
    walk.forget(known)
    return end


PAGE = Syntax(
    re.compile(rb"<|\{[{%#]"), _template_in_text, _template_end, _template_end, _template_end
)
VUE = Syntax(re.compile(rb"<|\{\{"), _vue_end, nowhere, nowhere, has_components=True)
SVELTE = Syntax(
    re.compile(rb"[<{]"), _svelte_end, _svelte_in_tag, _svelte_in_tag, has_components=True
)
ASTRO = Syntax(
    re.compile(rb"[<{]"),
    _astro_end,
    _astro_in_tag,
    nowhere,
    has_components=True,
    has_fragments=True,
)
_SYNTAXES = {".astro": ASTRO, ".svelte": SVELTE, ".vue": VUE}
_PLAIN = re.compile(rb"\{[{%#]|<(?![A-Za-z/!])")


def masked(data: bytes, start: int, suffix: str) -> Masked:
    """A page, template or component from its body's start on; raises masking.Unreadable."""
    syntax = _SYNTAXES.get(suffix, PAGE)
    if syntax is PAGE and not _PLAIN.search(data, start):
        return Masked(data, [], [], [])
    return Walk(data, start, syntax).masked()
