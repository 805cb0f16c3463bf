"""How a value is written as a literal: escaped by the rules of the place, so that it stays text."""

import json
import re

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.site import Place

_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_TEMPLATE = r"\{(?=[{%#]|\Z)"
_OF_GENERATORS = (["data"], ["config"], ["themes"])
_OF_SCRIPTS = frozenset({"i18n", "lang", "langs", "locale", "locales", "translations"})
"""Folders of JSON that Hugo's templates show, and names of texts that scripts put into a page."""

_UNQUOTED = r"[^\s\"'=<>`&]+"
_TAG = r"<[A-Za-z/!?][^>]*>?"
_IN_SCRIPT = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029"})


def encode(place: Place, value: str) -> str:
    """The literal to stand at `place`; raises UserError when none can."""
    _refuse_markup(place, value)
    if place.kind in {"html_text", "html_attr", "jsx_text", "jsx_attr"}:
        return place.before + _markup(place, value) + place.after
    if place.kind == "css" and place.style:
        return _css_switch(place, value)
    if place.kind == "css":
        value = value.replace('"', "'") if place.quote == "'" else value
        return place.before + value + place.after
    if place.kind in {"yaml", "toml"}:
        # Few sites have them: a container that starts need not load how they are written.
        from bot.ux_agent.editing import data_literals  # noqa: PLC0415

        write = data_literals.yaml_literal if place.kind == "yaml" else data_literals.toml_literal
        return write(place, value)
    if place.kind == "markdown":
        from bot.ux_agent.editing import markdown_literal  # noqa: PLC0415 - as above

        return markdown_literal.markdown_literal(place, value)
    if place.kind == "marker":
        from bot.ux_agent.editing import marker_literal  # noqa: PLC0415 - as above

        return marker_literal.marker_literal(place, value)
    if place.kind == "class":
        from bot.ux_agent.editing import class_literal  # noqa: PLC0415 - as above

        return class_literal.class_literal(place, value)
    if place.kind == "script":
        from bot.ux_agent.editing import script_literal  # noqa: PLC0415 - as above

        literal = script_literal.script_literal(place, value)
        literal = re.sub(r"\}(?=\})", r"\\x7d", literal) if place.style == "mustache" else literal
        literal = script_literal.bound(literal) if place.style == "bound" else literal
        return place.before + literal + place.after
    if place.kind == "template_text":
        from bot.ux_agent.editing import template_literal  # noqa: PLC0415 - as above

        return template_literal.template_literal(place, value)
    return json_literal(place, value)


def _refuse_markup(place: Place, value: str) -> None:
    """Where a generator may print a value as it is (Liquid does), no tag may come that was not."""
    if "<" not in value or not _may_be_markup(place):
        return
    raw = re.sub(r"\\([\"'/])", r"\1", place.raw).replace("''", "'")
    known = re.findall(_TAG, raw)
    new = next((tag for tag in re.findall(_TAG, value) if tag not in known), "")
    if new:
        raise UserError(phrase(Texts.not_in_a_template, signs=new[:40]))


def _may_be_markup(place: Place) -> bool:
    """Whether a generator (safeHTML of Hugo), or a page's script, may show a value as it is."""
    if place.kind in {"yaml", "toml"}:
        return True
    if place.kind == "template_text":
        return place.style != "liquid"
    if place.kind == "script" and "page" in place.style.split():
        return True
    folders = place.file.split("/")[:-1]
    if "_data" in folders:
        return place.kind in {"json", "script"}
    is_front_matter = place.file.endswith((".md", ".markdown", ".html", ".htm", ".njk", ".liquid"))
    is_hugos = not folders and place.file in {"hugo.json", "config.json"}
    is_read = is_hugos or folders[:1] in _OF_GENERATORS or not _OF_SCRIPTS.isdisjoint(folders)
    if place.kind == "script":
        names = {*folders, place.file.rpartition("/")[2].partition(".")[0]}
        return not _OF_SCRIPTS.isdisjoint(names) and place.file.endswith((".js", ".mjs"))
    return place.kind == "json" and (is_front_matter or is_read)


def _css_switch(place: Place, value: str) -> str:
    """A declaration that hides; without it, what it fits is shown ("hidden": it hides now)."""
    if place.style == "hidden":
        return place.raw if value == "hidden" else ""
    word = place.style.removeprefix("shown ")
    return place.before + word + place.after if value == "hidden" else place.raw


def _markup(place: Place, value: str) -> str:
    """A text or an attribute's value; what stays of one with references stays as it is written."""
    if place.style == "browser" and "{{" in value:
        raise UserError(phrase(Texts.not_in_a_template, signs="{{"))
    if "&" in place.raw and (place.quote or place.kind.endswith("_text")):
        # Few literals have any: a container that starts need not load how they are kept.
        from bot.ux_agent.editing import kept_source  # noqa: PLC0415

        kept = kept_source.kept(place.raw, value, lambda part: _written(place, part))
        if kept is not None:
            return kept
    return _written(place, value)


def _written(place: Place, value: str) -> str:
    """Braces are escaped where they would begin code."""
    is_braced = place.style == "braces" or place.kind == "jsx_text"
    if place.kind in {"html_text", "jsx_text"}:
        written = html_text(value)
    else:
        must_quote = is_braced and not place.quote and "{" in value
        written = html_attribute(value, place.quote or ('"' if must_quote else ""))
        written = f'"{written}"' if must_quote else written
    return written.replace("{", "&#123;").replace("}", "&#125;") if is_braced else written


def html_text(value: str) -> str:
    """Character data of HTML; braces that a template language would read are escaped too.

    One at the end might begin code with what follows.
    """
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(_TEMPLATE, "&#123;", value)


def html_attribute(value: str, quote: str) -> str:
    """An attribute's value by its quote sign; without one, quoted only where it must be."""
    if not quote and re.fullmatch(_UNQUOTED, value) and not re.search(_TEMPLATE, value):
        return value
    sign = quote or '"'
    escaped = html_text(value).replace(sign, "&quot;" if sign == '"' else "&#39;")
    return escaped if quote else f'"{escaped}"'


def json_literal(place: Place, value: str) -> str:
    """A JSON literal of the kind that stands there; safe inside a script element, too."""
    if place.raw in {"true", "false"}:
        return {"visible": "true", "hidden": "false"}.get(value) or _refuse(Texts.only_yes_or_no)
    if not place.quote:
        return value if re.fullmatch(_NUMBER, value) else _refuse(Texts.only_a_number)
    literal = json.dumps(value, ensure_ascii=place.style == "ascii")
    literal = literal.translate(_IN_SCRIPT).replace("</", "<\\/").replace("<!--", "\\u003c!--")
    return literal[1:-1]


def _refuse(reason: str) -> str:
    raise UserError(phrase(reason))
