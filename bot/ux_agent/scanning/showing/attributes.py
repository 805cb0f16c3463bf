"""The attributes that an element of a component gets, with the places that they are written in."""

from collections.abc import Iterator

from bot.ux_agent.kinds.elements import SPREAD, Element
from bot.ux_agent.scanning.showing.joined import Joined
from bot.ux_agent.scanning.showing.parts import Code, Span
from bot.ux_agent.scanning.showing.script_values import joined, settled
from bot.ux_agent.scanning.showing.seen import written
from bot.ux_agent.scanning.showing.using import Use
from bot.ux_agent.scanning.showing.value import Value


def given_to(element: Element, use: Use) -> dict[str, Value]:
    """The attributes by name, evaluated; what steers the component is not among them."""
    found: dict[str, Value] = {}
    for name, text in element.attributes.items():
        if not use.language.is_own(name):
            found[name] = Value(_literal(element, name, text), written(element, f"attr:{name}"))
    for name, (start, end) in element.made.items():
        if use.language.is_own(name):
            continue
        value = settled(_made(element, name, Span(start, end), use))
        if name == SPREAD:
            known = value.data if isinstance(value.data, dict) else {}
            found.update({one: settled(value.member(one)) for one in known})
        elif name == "class":
            found[name] = _classes(found.get(name), value, use)
        elif name == "class:list":
            found["class"] = _classes(found.get("class"), value, use)
        else:
            found[name] = use.language.read(name, value)
    return found


def _literal(element: Element, name: str, text: str) -> str | int | float:
    """A literal attribute: a text, or a number where one stands in code."""
    how = element.written.get(name)
    if how is None or not how.is_script or how.quote:
        return text
    try:
        return int(text) if text.isdecimal() else float(text)
    except ValueError:
        return text


def _classes(literal: Value | None, value: Value, use: Use) -> Value:
    own = use.language.classes(value)
    return Value(f"{literal.text} {own}" if literal is not None else own)


def _made(element: Element, name: str, span: Span, use: Use) -> Value:
    """The value of an attribute that code makes, in whole or in parts."""
    text = element.document.data[span.start : span.end]
    if name == SPREAD and text.startswith(b"{"):
        dots = text.find(b"...")
        return use.value(Span(span.start + dots + 3, span.end - 1)) if dots > 0 else Value()
    if not use.language.has_braces or text.startswith(b"`"):
        return use.value(span)
    parts = [
        use.value(inner) if is_code else Value(element.document.text(*inner))
        for is_code, inner in _pieces(element, span)
    ]
    return parts[0] if len(parts) == 1 else joined(parts)


def _pieces(element: Element, span: Span) -> Iterator[tuple[bool, Span]]:
    """The code in braces (without them) and the texts of a value, in order."""
    code = Code(element.document, *span)
    begins = [at for at in code.outside() if code.text[at] == "{"]
    ends = [at for at in code.outside() if code.text[at] == "}"]
    last = 0
    for begin, end in zip(begins, ends, strict=False):
        if begin > last:
            yield False, Span(span.start + last, span.start + begin)
        yield True, code.span(begin + 1, end)
        last = end + 1
    if last < len(code.text):
        yield False, Span(span.start + last, span.end)


def class_list(value: Value) -> str:
    """Classes as Vue, Svelte 5 and Astro put them together: texts, lists, names that hold."""
    value = settled(value)
    data = value.data
    if isinstance(data, Joined | str):
        return str(data)
    if isinstance(data, list):
        return " ".join(filter(None, (class_list(one) for one in value.entries())))
    if isinstance(data, dict):
        return " ".join(name for name in data if settled(value.member(name)).data is True)
    return ""
