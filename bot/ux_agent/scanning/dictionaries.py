"""The texts that objects in scripts hold, by their names, keys and languages."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bot.ux_agent.declared.declaration import ObjectAt
from bot.ux_agent.kinds import script_object, tree
from bot.ux_agent.kinds.datum import Datum
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.json import step_of, steps
from bot.ux_agent.kinds.object_literal import literal

LANGUAGES = {
    "bg": "Bulgarian",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "gl": "Galician",
    "he": "Hebrew",
    "hr": "Croatian",
    "hu": "Hungarian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nb": "Norwegian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
    "ar": "Arabic",
}
"""Languages by their codes (ISO 639-1), as people call them in English."""

MOST_TEXTS = 4000
"""Of one object; there are no more on a site that is written by hand."""

_MOST_DEEP = 6
_MOST_OBJECTS = 6


class Text(NamedTuple):
    """One text of an object: `marks` are what elements may call it by.

    `language` is the code of the branch that it stands in, '' for none.
    """

    file: str
    name: str
    key: str
    value: str
    marks: tuple[str, ...]
    language: str


@lru_cache(maxsize=64)
def texts_in(document: Document) -> tuple[Text, ...]:
    """The texts of every object that a script declares just once and that no code changes."""
    return tuple(one for name in _names(document) for one in _texts_of(name, document))


def language_of(name: str) -> str:
    """The code of the language that a key is named by, '' for another key."""
    code = name.replace("_", "-").partition("-")[0].lower()
    is_code = len(name) in {2, 5} and code in LANGUAGES
    spelled = {said.casefold(): code for code, said in LANGUAGES.items()}
    return code if is_code else spelled.get(name.casefold(), "")


def _names(document: Document) -> list[str]:
    try:
        root = document.script.root_node
    except Missing:
        return []
    found: dict[str, int] = {}
    for node in tree.walk(root):
        named = None
        if node.type == "variable_declarator":
            named = node.child_by_field_name("name")
        elif node.type == "assignment_expression":
            left = node.child_by_field_name("left")
            is_global = left is not None and document.node_text(left).startswith("window.")
            named = left.child_by_field_name("property") if left and is_global else None
        value = node.child_by_field_name("value") or node.child_by_field_name("right")
        if named is not None and value is not None and value.type in {"object", "call_expression"}:
            name = document.node_text(named)
            found[name] = max(found.get(name, 0), value.end_byte - value.start_byte)
        elif node.type == "export_statement" and tree.child(node, "default"):
            is_object = tree.child(node, "object") is not None
            found.update({"default": node.end_byte - node.start_byte} if is_object else {})
    # Each is sought in the whole script: texts are in the largest ones.
    return sorted(found, key=lambda name: -found[name])[:_MOST_OBJECTS]


def _texts_of(name: str, document: Document) -> Iterator[Text]:
    try:
        whole = script_object.data(ObjectAt(document.path, name), document)
    except Missing:
        return
    known = language_of(name)
    for key, path, value in islice(_below(whole, document), MOST_TEXTS):
        marks, language = _marked(path)
        yield Text(document.path, name, key, value, marks, language or known)


def texts_by_key(texts: Mapping[tuple[str, str], str]) -> Iterator[Text]:
    """The texts of data that scripts load, by file and key."""
    first: dict[str, set[str]] = {}
    paths = {place: [str(step) for step in steps(place[1])] for place in texts}
    for (file, _), names in paths.items():
        first.setdefault(file, set()).update(names[:1])
    for (file, key), names in paths.items():
        are_codes = all(map(language_of, first[file]))
        marks, language = _marked([(name, are_codes and not at) for at, name in enumerate(names)])
        yield Text(file, "", key, texts[file, key], marks, language)


def _marked(path: Sequence[tuple[str, bool]]) -> tuple[tuple[str, ...], str]:
    """What elements may call a text by, and its language, out of the steps of its path."""
    at = next((n for n, (_, is_code) in enumerate(path) if is_code), -1)
    names = [step for step, _ in path]
    rest = names if at < 0 else names[at + 1 :] or names[:at]
    marks = dict.fromkeys(".".join(rest[start:]) for start in range(min(2, len(rest))))
    return tuple(marks), language_of(names[at]) if at >= 0 else ""


def _below(
    whole: Datum, document: Document
) -> Iterator[tuple[str, tuple[tuple[str, bool], ...], str]]:
    """The texts with their paths, each step with whether it and its neighbours are languages."""
    pending: list[tuple[str, tuple[tuple[str, bool], ...], Datum]] = [("", (), whole)]
    while pending:
        key, path, one = pending.pop()
        if not one.is_sure or len(path) > _MOST_DEEP:
            continue
        if one.members is not None:
            are_codes = all(language_of(member.name) for member in one.members)
            pending.extend(
                (
                    f"{key}{step_of(part.name)}".lstrip("."),
                    (*path, (part.name, are_codes)),
                    part.value,
                )
                for part in reversed(one.members)
                if step_of(part.name)
            )
        elif one.node.type in {"string", "template_string"} and path:
            value = _text(one, document)
            if value:
                yield key, path, value


def _text(one: Datum, document: Document) -> str:
    try:
        return literal(one.node, "", document, "text").value or ""
    except Missing:
        return ""
