"""The strings that code of a template language shows: what a part of the page is given, addresses.

Of Liquid and Jekyll the parameters of included files and of tags of the site's own, of Nunjucks the
arguments of macros, of Go's templates the values of a `dict`. Names of templates are none of them.
"""

import re
from collections.abc import Iterator

from bot.ux_agent.kinds.elements import Run

_LITERAL = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_STRING = re.compile(_LITERAL)
_TAG = re.compile(r"\{%[-+]?\s*(?P<name>\w+)(?P<rest>.*?)[-+]?%\}", re.DOTALL)
_GIVEN = re.compile(rf"[\w-]+\s*[=:]\s*(?P<text>{_LITERAL})")
_CALL = re.compile(
    r"\{[{%][-+]?\s*(?:call(?:\([^()]*\))?\s+)?[\w.]+(?P<rest>\(.*\))\s*(?:\|\s*safe\s*)?[-+]?[}%]\}",
    re.DOTALL,
)
_GO = re.compile(r"\{\{-?\s*(?:partial|partialCached|template|block)\s.*\}\}", re.DOTALL)
_DICT = re.compile(rf"\bdict((?:\s+(?:{_LITERAL}|[^\s()\"']+|\([^()]*\)))+)")
_OPERAND = re.compile(rf"{_LITERAL}|[^\s()\"']+|\([^()]*\)")
_INCLUDES = frozenset({"include", "include_cached", "render"})
_KNOWN = frozenset(
    {
        *("if", "elif", "elsif", "elseif", "else", "endif", "unless", "case", "when", "for"),
        *("set", "assign", "capture", "block", "extends", "layout", "import", "from", "macro"),
        *("call", "filter", "raw", "verbatim", "comment", "liquid", "cycle", "section", "asset"),
        *("post_url", "link", "url", "static", "load", "trans", "translate", "t", "csrf_token"),
        *("schema", "javascript", "stylesheet", "style", "doc", "macro", "super", "include"),
        *("echo", "with", "switch", "increment", "decrement", "tablerow", "paginate", "form"),
    }
)
"""Tags of the languages themselves, and such as name something."""

_URL_FILTERS = {
    "liquid": r"relative_url|absolute_url",
    "nunjucks": r"url",
    "go": r"relURL|absURL|relLangURL|absLangURL",
}
_PRINTED = r"\{{\{{-?\s*(?:(?P<text>{0})\s*\|\s*(?:{1})|(?:{2})\s+(?P<given>{0}))\s*-?\}}\}}"
_PRINTS = {
    language: re.compile(_PRINTED.format(_LITERAL, names, names if language == "go" else r"(?!)"))
    for language, names in _URL_FILTERS.items()
}


def shown_strings(code: str, start: int, suffix: str) -> Iterator[Run]:
    """The strings of a tag or expression that may be shown, in order; `start` is its offset."""
    for language, begin, end in sorted(_found(code, suffix), key=lambda one: one[1]):
        offset = start + len(code[: begin + 1].encode())
        length = len(code[begin + 1 : end - 1].encode())
        yield Run(offset, offset + length, "template_text", code[begin], language)


def address(code: str, start: int) -> Run | None:
    """The string that an expression makes an address of: `{{ '/logo.svg' | relative_url }}`."""
    for language, pattern in _PRINTS.items():
        found = pattern.fullmatch(code)
        if found:
            begin, end = found.span("text" if found["text"] else "given")
            offset = start + len(code[: begin + 1].encode())
            length = len(code[begin + 1 : end - 1].encode())
            return Run(offset, offset + length, "template_text", code[begin], language)
    return None


def _found(code: str, suffix: str) -> Iterator[tuple[str, int, int]]:
    """The language and range, with quotes, of each string."""
    tag, call = _TAG.fullmatch(code), _CALL.fullmatch(code)
    if call:
        strings = _STRING.finditer(code, *call.span("rest"))
        yield from (("nunjucks", *one.span()) for one in strings)
    elif tag and tag["name"] in _INCLUDES:
        given = _GIVEN.finditer(code, *tag.span("rest"))
        yield from (("liquid", *one.span("text")) for one in given)
    elif tag and not tag["name"].startswith("end") and tag["name"] not in _KNOWN:
        language = "nunjucks" if suffix == ".njk" else "liquid"
        yield from ((language, *one.span()) for one in _STRING.finditer(code, *tag.span("rest")))
    elif _GO.fullmatch(code):
        for operands in _DICT.finditer(code):
            parts = list(_OPERAND.finditer(code, *operands.span(1)))
            yield from (("go", *one.span()) for one in parts[1::2] if one[0][0] in "\"'")
