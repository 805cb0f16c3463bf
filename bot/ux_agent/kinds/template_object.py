"""Places in templates: the text that a name is set to, in Nunjucks, Liquid and Go's templates."""

import html
import re

from bot.ux_agent.declared.declaration import ObjectAt
from bot.ux_agent.kinds.document import Document, Found, Missing

_TEXT = r"(?P<text>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`)"
_PLAIN = r"(?P<text>\"[^\"]*\"|'[^']*')"
_SETS = {
    "nunjucks": re.compile(rf"\{{%-?\s*set\s+(?P<name>\w+)\s*=\s*{_TEXT}\s*-?%\}}", re.DOTALL),
    "liquid": re.compile(rf"\{{%-?\s*assign\s+(?P<name>\w+)\s*=\s*{_PLAIN}\s*-?%\}}", re.DOTALL),
    "go": re.compile(rf"\{{\{{-?\s*(?P<name>\$\w+)\s*:=\s*{_TEXT}\s*-?\}}\}}", re.DOTALL),
}
_CHANGES = re.compile(
    r"\{%-?\s*(?:set|assign|capture|increment|decrement)\s+(?P<tag>[\w\s,]+?)\s*(?:=|-?%\})"
    r"|\{\{-?\s*(?:range\s+|with\s+|if\s+)?(?P<go>\$\w+(?:\s*,\s*\$\w+)?)\s*:?="
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r"}


def locate(at: ObjectAt, document: Document, kind: str) -> Found:
    """The text that a template gives a name to; raises Missing unless it does so just once."""
    found: list[tuple[str, int, re.Match[str]]] = []
    changes = 0
    for start, end in sorted([*document.masked.code, *document.masked.in_tags]):
        code = document.text(start, end)
        named = _CHANGES.match(code)
        names = re.split(r"\s*,\s*", (named["tag"] or named["go"]).strip()) if named else []
        changes += at.object in names
        for language, pattern in _SETS.items():
            setting = pattern.fullmatch(code)
            if setting and setting["name"] == at.object:
                found.append((language, start, setting))
    if len(found) != 1 or changes != 1 or at.key or at.part:
        raise Missing(f"“{at.object}” is set {changes} times in {document.path}, or is no text")
    return _found(*found[0], document, kind)


def _found(
    language: str, start: int, setting: re.Match[str], document: Document, kind: str
) -> Found:
    code, text = setting.string, setting["text"]
    begin = start + len(code[: setting.start("text") + 1].encode())
    end = start + len(code[: setting.end("text") - 1].encode())
    place = document.place("template_text", begin, end, text[0])._replace(style=language)
    return Found(decoded(text, language), place, kind)


def decoded(text: str, language: str) -> str:
    """What a literal with its quotes says; Liquid's is printed as HTML, Go's raw ones as it is."""
    if language == "liquid":
        return html.unescape(text[1:-1])
    if text[0] == "`":
        return text[1:-1]
    return _ESCAPED.sub(lambda one: _SIGNS.get(one[1], one[1]), text[1:-1])
