"""The value that a clause asks for, and the current text that it is to replace."""

import re
from collections.abc import Sequence

from bot.record import Record
from bot.ux_agent.understanding.placing import relative
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.clauses import LITERALS, UNCLEAR, VERBS, kinds
from bot.ux_agent.understanding.words.hints import may_hold
from bot.ux_agent.understanding.words.parts import Parts, without_article
from bot.ux_agent.understanding.words.property_words import (
    head,
    is_aspect,
    is_colour_word,
    is_text_word,
)
from bot.ux_agent.understanding.words.trim import bare, cleared, parted, polished
from bot.ux_agent.understanding.words.vocabulary import Item

_NATURES = {
    "quoted": "text",
    "address": "address",
    "colour": "colour",
    "size": "size",
    "figure": "text",
    "picture": "picture",
    "swatch": "swatch",
    "number": "number",
    "weight": "weight",
}
_WRITING = frozenset({"write", "put", "type", "enter", "place", "insert"})
_FRAME = LITERALS | VERBS | UNCLEAR | {"section", "property", "in", "with", "it", "and", "to"}
_PLACES = frozenset({"section", "property", "in", "and", "it", "to", "stop"})
_STATING = frozenset({"is", "are", "costs", "cost", "goes to", "go to"})
_NOW = r"(?i)\s+(?:now|from now on|as of (?:today|now)|these days|instead)$"
_LETTERING = (
    r"(?i)in (?:(?:all |small )?caps|uppercase|lowercase|upper case|lower case|capitals?"
    r"|capital letters|italics?|bold)\b"
)
_EVERY = frozenset({"all", "every", "each", "whole", "everything", "that's"})
_ROUNDED = r"(?i)\b(?:rounded|round|curved) (?:corners|edges)\b"
_CURVED = ("round", "curved")
_PERCENT = r"(?i)(?:by )?\d{1,3}(?:\.\d)? ?(?:%|percent)"
_THING = r"(?:an?|some|our|my|the|more|another) (?=\S)"
_LOOKS = frozenset({"colour", "size", "weight"})
_NAMED = frozenset({"section", "property", "label", "link", "it"})
_GIVEN = frozenset({"change", "set", "rename", "replace"})


class Value(Record):
    """A new value with its nature (`Draft.nature`) and a full stop that may not be its own.

    `is_reversed` when the subject stands behind the joint ("use teal for the navbar").
    """

    text: str = ""
    nature: str = ""
    stop: str = ""
    is_reversed: bool = False


def value(parts: Parts) -> Value:
    """The value of a clause; without nature where it has none."""
    if parts.is_swapped:
        return _swapped(parts)
    found = kinds(parts.items)
    if parts.at is not None and "less" in kinds(parts.before):
        return Value()
    wish = "" if "quoted" in found else relative.multiple(_said(parts))
    wish = wish or ("" if "quoted" in found or parts.at is not None else _more(parts))
    if wish:
        return Value(wish, "relative")
    look = _state(parts) if parts.joint == "to" else None
    if look is not None:
        return look
    unclear = kinds(parts.items if parts.at is None else parts.after) & {"less", "relative"}
    named = [item.value for item in parts.before if item.kind == "property"]
    is_text = parts.at is not None and (any(map(is_text_word, named)) or parts.joint == "say")
    is_open = "quoted" not in found and not (parts.anchor or is_text)
    if unclear and (is_open or _is_quoted_thing(parts)):
        return _relative(parts)
    return _loose(parts) if parts.at is None else _joined(parts)


def anchor(parts: Parts, wanted: Value) -> str:
    """The current text that is to be replaced, as far as the clause names one."""
    if parts.anchor:
        return parts.anchor
    if parts.is_swapped:
        return without_article(bare(parts.text, parts.behind(), parts.end, parts.after))
    if _is_report(parts):
        return bare(parts.text, parts.behind(), parts.end, ())
    quoted = [item.value for item in parts.items if item.kind == "quoted"]
    if len(quoted) > 1 and not wanted.is_reversed:
        return quoted[-2]
    if len(quoted) == 1 and wanted.text != quoted[0]:
        return quoted[0]
    if parts.at is None or wanted.is_reversed:
        old = [item for item in parts.items if item.kind == "colour"]
        return parts.said(old[0]) if _is_recoloured(parts) else ""
    old = [item for item in parts.before if item.kind in LITERALS - {"weight"}]
    found = kinds(parts.before)
    if old and old[0].kind == "colour" and "property" in found and wanted.nature != "colour":
        return ""
    if old and not (found & {"word"} and not found & {"section", "property", "it", "with"}):
        return parts.said(old[0])
    if old:
        return parts.subject()
    is_unknown = "word" in found and not found & {"section", "property", "it"}
    return parts.subject() if is_unknown and parts.verb in {"change", "replace", "rename"} else ""


def is_placed(parts: Parts) -> bool:
    """True for a look that is told with its place behind "be"."""
    if parts.joint != "to" or "in" not in kinds(parts.after[1:]):
        return False
    from bot.ux_agent.understanding.drafting import styling  # noqa: PLC0415 - few clauses tell one so

    return styling.is_placed(parts)


def _state(parts: Parts) -> Value | None:
    """The value of "should be smaller on the home page", which no heading is meant to say."""
    if parts.anchor and "in" not in kinds(parts.after[1:]):
        return None
    said = parts.text[parts.behind() : parts.end].lstrip()
    if re.match(_PERCENT, said) and "relative" in kinds(parts.after):
        # "10% smaller" is no text, but "20% smaller portions" is.
        return None if kinds(parts.after) & {"word", "label", "quoted"} else _relative(parts)
    if not said[:1].islower():
        return None
    from bot.ux_agent.understanding.drafting import styling  # noqa: PLC0415 - few texts begin so

    if parts.anchor and not styling.is_placed(parts):
        return None
    if not styling.is_told(parts):
        return Value() if styling.is_begun(parts) else None
    if "relative" in kinds(parts.after):
        return _relative(parts)
    literals = [item for item in parts.after if item.kind in LITERALS]
    return _measured(parts, literals) if literals else Value()


def _is_quoted_thing(parts: Parts) -> bool:
    """True for "make “What we do” a bit bigger", of which the words tell which text is meant."""
    order = [item.kind for item in parts.items] if (parts.verb, parts.at) == ("make", None) else []
    return order.count("quoted") == 1 and "relative" in order[order.index("quoted") :]


def _is_recoloured(parts: Parts) -> bool:
    """True for "make the yellow blue on every page": the colour that goes, then the one to come."""
    if parts.at is not None or [item.kind for item in parts.items].count("colour") < 2:
        return False
    order = [item.kind for item in parts.items if parts.said(item).lower() not in _EVERY]
    return order[:3] == ["make", "colour", "colour"] and frozenset(order[3:]) <= {"in", "section"}


def _swapped(parts: Parts) -> Value:
    """The value of "use A instead of B"."""
    literals = [item for item in parts.before if item.kind in LITERALS]
    if literals:
        return Value(literals[-1].value, _NATURES[literals[-1].kind])
    subject, colour = parts.subject(), colours.parse(parts.subject())
    return Value(colour or subject, "colour" if colour else "text")


def _relative(parts: Parts) -> Value:
    words = [item for item in parts.items if item.kind == "relative"]
    named = [item.value for item in parts.items if item.kind == "property"]
    if not words or (words[0].value == "shorter" and any(map(is_text_word, named))):
        return Value()  # a shorter headline has fewer words
    amounts = [parts.said(item).lower() for item in parts.items if item.kind in {"size", "number"}]
    return Value(relative.wish(words[0].value, _said(parts), amounts), "relative")


def _more(parts: Parts) -> str:
    """The wish of "more padding", "8px less padding"; '' for none."""
    word = relative.more(_said(parts))
    if not word and parts.verb in {"make", "set", "add"} and may_hold(_said(parts), _CURVED):
        word = "rounder" if re.search(_ROUNDED, _said(parts)) else ""
    if not word:
        return ""
    amounts = [parts.said(item).lower() for item in parts.items if item.kind == "size"]
    return relative.wish(word, _said(parts), amounts)


def _said(parts: Parts) -> str:
    return parts.text[parts.start : parts.end]


def _joined(parts: Parts) -> Value:
    after = parts.after
    quoted = [item.value for item in after if item.kind == "quoted"]
    if quoted:
        return Value(quoted[0], "text")
    is_part = bool(parts.anchor) and parts.verb in {"replace", "change"}
    raw = bare(parts.text, parts.behind(), parts.end, _tail(parts), is_part=is_part)
    if parts.said(parts.items[parts.at or 0]).lower() in _STATING:
        raw = re.sub(_NOW, "", raw)
    if parts.joint in {"say", "called"}:
        return Value() if _is_report(parts) else _text(raw)
    said = _before_as(parts)
    if said:
        return _text(said)._replace(is_reversed=True)
    if _is_reversed(parts):
        return _loose(parts._replace(at=None))._replace(is_reversed=True)
    literals = [item for item in after if item.kind in LITERALS]
    if parts.verb == "make" and [item.kind for item in after] == ["colour", "colour"]:
        return _measured(parts, literals[1:])  # "make the buttons that are green red"
    if not literals and _is_statement(parts):
        return Value()
    if literals and _is_literal(parts, literals, raw):
        return _literal(parts, literals)
    if after and kinds(after) <= UNCLEAR:
        return Value()
    if not raw[:1].islower():
        return _text(raw)
    from bot.ux_agent.understanding.drafting import told_colours  # noqa: PLC0415 - few texts are small

    colour, nature = told_colours.perhaps(raw, parts)
    return Value(colour, nature) if colour else _text(raw)


def _is_report(parts: Parts) -> bool:
    """True for "the footer says 2023", which tells what stands there now."""
    said = "" if parts.at is None else parts.said(parts.items[parts.at]).lower()
    return said in {"says", "reads"} and not parts.verb and bool(kinds(parts.before) & _PLACES)


def _is_statement(parts: Parts) -> bool:
    """True for "the footer is too dark", which tells how things are rather than should be."""
    said = "" if parts.at is None else parts.said(parts.items[parts.at]).lower()
    behind = parts.text[parts.behind() :].lstrip()
    is_now = behind.startswith("now ") or bool(re.search(_NOW, behind))
    is_anchored = bool(parts.anchor) and "quoted" in kinds(parts.items)
    return said in {"is", "are"} and not (is_now or is_anchored or "less" in kinds(parts.before))


def _tail(parts: Parts) -> tuple[Item, ...]:
    return () if "section" in kinds(parts.before) else parts.after


def _text(raw: str) -> Value:
    if re.match(_LETTERING, raw):
        return Value()
    text, stop = parted(raw)
    return Value(text, "text" if text else "", stop)


def _is_reversed(parts: Parts) -> bool:
    """True for "use teal as the background": a place behind the joint, the value before it."""
    after = parts.after
    if not after or not kinds(parts.before) & LITERALS or parts.verb not in {"set", "make", ""}:
        return False
    gap = without_article(parts.text[parts.behind() : after[0].start])
    is_place = bool(kinds(after) & {"section", "property"}) and kinds(after) <= _PLACES
    return is_place and not gap


def _before_as(parts: Parts) -> str:
    """The words or the number of "use Lora, serif as the font", '' for all else."""
    is_use = parts.items[0].kind == "set"
    if not is_use or parts.at is None or parts.said(parts.items[parts.at]).lower() != "as":
        return ""
    before = kinds(parts.before)
    is_place = bool(parts.after) and kinds(parts.after) <= _PLACES
    if not is_place or "property" in before or before & (LITERALS - {"figure"}):
        return ""
    gap = without_article(parts.text[parts.behind() : parts.after[0].start])
    return "" if gap or not before & {"figure", "word"} else parts.subject()


def _is_literal(parts: Parts, literals: Sequence[Item], raw: str) -> bool:
    """True when what stands behind the joint is a literal rather than words that hold one."""
    subject = [item.value for item in parts.before if item.kind == "property"]
    if any(map(is_colour_word, subject)):
        return True
    if any(item.kind == "figure" for item in literals):
        return False
    if any(map(is_text_word, subject)) or parts.anchor:
        said = parts.text[literals[0].start : literals[-1].end]
        if kinds(parts.after) - LITERALS - {"in", "section", "and"}:
            return False
        is_exact = literals[0].kind != "colour" or colours.parse(said) is not None
        is_exact = is_exact or (literals[0].is_own and said.islower())  # "plum red"
        return is_exact and without_article(raw) == said
    return not kinds(parts.after) - _FRAME


def _literal(parts: Parts, literals: Sequence[Item]) -> Value:
    """The value of a literal; a size or the name of a colour may also be meant as a text."""
    item, said = literals[0], parts.said(literals[0])
    subject = [item.value for item in parts.before if item.kind == "property"]
    named = [word for word in subject if is_text_word(word) and not word.startswith("text")]
    is_name = item.kind in {"colour", "weight"} and said[0].isalpha() and "(" not in said
    is_name = is_name and not (item.is_own and said.islower() and parts.verb != "rename")
    is_told = item.kind == "colour" and _is_of_looks(parts, named, said)
    if is_name and named and parts.verb == "rename":
        return Value(said, "text")
    # "Headline: Royal Blue" is written as a text is, "headline: royal blue" is not.
    is_sign = parts.at is not None and not parts.said(parts.items[parts.at])[-1:].isalpha()
    is_given = parts.verb in _GIVEN or (not parts.verb and is_sign and is_name and said.istitle())
    is_told = is_told or any(map(is_aspect, subject))
    if (is_name or item.kind == "size") and named and is_given and not is_told:
        return Value(said, "either")
    return _measured(parts, literals)


def _is_of_looks(parts: Parts, named: Sequence[str], said: str) -> bool:
    """True where nobody means a text: "the orange button to green", "the button to green"."""
    is_button = all("cta-text" in name for name in named)
    return "colour" in kinds(parts.before) or (is_button and said.islower())


def _measured(parts: Parts, literals: Sequence[Item]) -> Value:
    """A literal; several sizes in a row are one value."""
    named = [item.end for item in parts.items if item.kind in _NAMED]
    behind = [item for item in literals if named and item.start >= named[-1]]
    behind = list(literals[1:]) if _is_recoloured(parts) else behind
    # In "make the blue headline bold" the colour only tells which one.
    best = max(behind or literals, key=lambda item: item.kind == "colour")
    sizes = [item for item in literals if item.kind in {"size", "number"}]
    if best in sizes and len(sizes) > 1 and sizes == list(literals):
        return Value(parts.text[sizes[0].start : sizes[-1].end], "size")
    is_colour = best.kind == "colour"
    text = (colours.parse(best.value) if is_colour else None) or best.value
    return Value(text, _NATURES[best.kind])


def _loose(parts: Parts) -> Value:
    """The value of a clause without a joint: a literal, or words behind or before a mention."""
    literals = [item for item in parts.items if item.kind in LITERALS]
    quoted = [item for item in literals if item.kind == "quoted" and item.value != parts.anchor]
    looks = (
        [item for item in literals if item.kind in _LOOKS and item.start > quoted[-1].start]
        if quoted
        else []
    )
    if looks and parts.verb == "make" and len(quoted) == 1:
        return _measured(parts, looks)  # "make “Fresh bread” green"
    if quoted:
        return Value(quoted[-1].value, "text")
    literals = [item for item in literals if item.kind != "quoted"]
    if any(item.kind == "figure" for item in literals) or _is_wordy(parts, literals):
        return _figures(parts, literals)
    if parts.verb == "rename" and literals:
        return _literal(parts, literals)  # "call the brand Indigo"
    return _measured(parts, literals) if literals else _words(parts)


def _is_wordy(parts: Parts, literals: Sequence[Item]) -> bool:
    """True for "new address 9 Park Row": a number among the words of a text that is named."""
    if not literals or {item.kind for item in literals} - {"number"}:
        return False
    named = [item for item in parts.items if item.kind in _NAMED and item.start < literals[0].start]
    is_text = bool(named) and named[-1].kind == "property" and is_text_word(named[-1].value)
    behind = [item.kind for item in parts.items if item.start > literals[0].start]
    return is_text and behind[:1] == ["word"]


def _figures(parts: Parts, figures: Sequence[Item]) -> Value:
    """A price, a time or a telephone's number with the words around it."""
    named = [item for item in parts.items if item.kind in _NAMED and item.start < figures[0].start]
    verbs = [item for item in parts.items if item.kind in VERBS | {"to"}]
    before = named or [item for item in verbs if item.start < figures[0].start]
    start = before[-1].end if before else parts.items[0].start
    return _text(bare(parts.text, start, parts.end, parts.items[parts.items.index(figures[0]) :]))


def _words(parts: Parts) -> Value:
    """Words without quotes behind "write" or behind what they are for."""
    items, verb = parts.items, parts.verb
    found = kinds(items)
    if found & UNCLEAR or not found & {"word", "label"} or verb not in {"make", "set", "rename"}:
        return Value()
    writing = [item for item in items if item.kind in VERBS]
    closing = [item.start for item in items if item.kind == "in"]
    if closing and writing and parts.said(writing[0]).lower() in _WRITING:
        written = polished(parts.text[writing[0].end : closing[-1]])
        # "Put a chat on the page" wants a thing, not those words.
        return Value() if re.match(_THING, written) else Value(written, "text")
    named = [at for at, item in enumerate(items) if item.kind == "property"]
    if named and verb == "set" and head(items[named[-1]].value) == "font-family":
        # "use the Fira Code font"
        start = next(item.end for item in items if item.kind in VERBS)
        name = without_article(polished(parts.text[start : items[named[-1]].start]))
        if name and len(items) == named[-1] + 1:
            return _text(name)
    pronouns = [item.end for item in items if item.kind == "it"]
    if not named:
        is_short = parts.is_follow_up and bool(pronouns)
        return _text(cleared(parts.text[pronouns[0] : parts.end])) if is_short else Value()
    following = kinds(items[named[-1] + 1 :])
    is_one = is_text_word(items[named[-1]].value) or len(items) == named[-1] + 2
    if is_one and following & {"word", "label"} and "in" not in following:
        said = _text(cleared(parts.text[items[named[-1]].end : parts.end]))
        is_look = verb == "make" and len(items) > named[-1] and said.text[:1].islower()
        return Value() if is_look and is_text_word(items[named[-1]].value) else said
    return Value()
