"""Expressions of JavaScript and TypeScript: literals, names, operators, calls, functions, JSX."""

from itertools import chain

from tree_sitter import Node

from bot.ux_agent.kinds.document import Missing
from bot.ux_agent.kinds.script_text import decoded
from bot.ux_agent.scanning.showing.script_assigning import assign
from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_comparing import compared
from bot.ux_agent.scanning.showing.script_dispatch import expression, inside, value_of
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_members import indexed, member
from bot.ux_agent.scanning.showing.script_operators import EQUALITY, binary, chosen, negated, typed
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Function,
    Native,
    joined,
    opaque,
    settled,
    spread,
    unknown,
)
from bot.ux_agent.scanning.showing.sizes import gathered
from bot.ux_agent.scanning.showing.value import Value

_KNOWN = {"true": True, "false": False, "null": None, "undefined": None}


@expression("string")
def _string(node: Node, frame: Frame) -> Value:
    try:
        return Value(decoded(frame.text(node)), frame.source.origin(node))
    except Missing:
        return opaque("a literal that cannot be read")


@expression("number")
def _number(node: Node, frame: Frame) -> Value:
    text = frame.text(node).replace("_", "")
    try:
        return Value(int(text, 0) if "." not in text else float(text), frame.source.origin(node))
    except ValueError:
        return opaque("a number that cannot be read")


@expression("true", "false", "null", "undefined")
def _constant(node: Node, frame: Frame) -> Value:
    return Value(_KNOWN[node.type])


@expression("regex")
def _regex(node: Node, frame: Frame) -> Value:
    return Value(Native(unknown, frame.text(node)))


@expression("template_string")
def _template(node: Node, frame: Frame) -> Value:
    """Its literal chunks and what stands between; without any, it is a text like others."""
    if not any(part.type == "template_substitution" for part in node.children):
        return _string(node, frame)
    parts: list[Value] = []
    at = node.start_byte + 1
    for part in node.children:
        if part.type == "template_substitution":
            parts.extend([_gap(node, (at, part.start_byte), frame)])
            parts.append(value_of(inside(part)[0], frame) if inside(part) else UNKNOWN)
            at = part.end_byte
    return joined([*parts, _gap(node, (at, node.end_byte - 1), frame)])


def _gap(node: Node, span: tuple[int, int], frame: Frame) -> Value:
    """The literal text between two substitutions."""
    start, end = span
    text = frame.source.document.text(start, end)
    piece = next(
        (one for one in node.children if one.type == "string_fragment" and start <= one.start_byte),
        None,
    )
    if not text:
        return Value("")
    origin = frame.source.origin(piece) if piece and piece.start_byte == start else None
    try:
        return Value(decoded(f"`{text}`"), origin)
    except Missing:
        return Value(text, origin)


@expression("identifier", "shorthand_property_identifier", "this", "type_identifier")
def _name(node: Node, frame: Frame) -> Value:
    found = frame.find(frame.text(node))
    return found if found is not None else opaque(f"{frame.text(node)} is not known")


@expression("meta_property")
def _meta(node: Node, frame: Frame) -> Value:
    """`import.meta`, where the stack has a bundler that fills it."""
    known = frame.world.meta
    return known(frame.source.document.path) if known else opaque("import.meta")


@expression(
    "parenthesized_expression",
    "as_expression",
    "satisfies_expression",
    "non_null_expression",
    "await_expression",
    "type_assertion",
)
def _inner(node: Node, frame: Frame) -> Value:
    """The value within; of `<T>x` the last part, of all others the first."""
    parts = inside(node)
    if not parts:
        return UNKNOWN
    return value_of(parts[-1 if node.type == "type_assertion" else 0], frame)


@expression("sequence_expression")
def _sequence(node: Node, frame: Frame) -> Value:
    return [value_of(part, frame) for part in inside(node)][-1]


@expression("array")
def _array(node: Node, frame: Frame) -> Value:
    found: list[Value] = []
    for part in inside(node):
        if part.type != "spread_element":
            found.append(value_of(part, frame))
            continue
        inner = settled(value_of(inside(part)[0], frame))
        is_list = isinstance(inner.data, list)
        more = inner.entries() if is_list else [] if inner.is_known else [inner]
        found = gathered(chain(found, more))
    return Value(found, frame.source.origin(node))


@expression("object")
def _object(node: Node, frame: Frame) -> Value:
    found: dict[str, Value] = {}
    for part in inside(node):
        if part.type == "spread_element":
            spread(found, value_of(inside(part)[0], frame))
        elif part.type == "shorthand_property_identifier":
            found[frame.text(part)] = _name(part, frame)
        elif part.type == "method_definition":
            found[_key(part.child_by_field_name("name"), frame)] = Value(Function(part, frame))
        elif part.type == "pair" and (value := part.child_by_field_name("value")):
            found[_key(part.child_by_field_name("key"), frame)] = value_of(value, frame)
    return Value(found, frame.source.origin(node))


def _key(node: Node | None, frame: Frame) -> str:
    if node is None:
        return ""
    if node.type == "computed_property_name":
        return settled(value_of(inside(node)[0], frame)).text
    if node.type == "string":
        return _string(node, frame).text
    return frame.text(node)


@expression("arrow_function", "function_expression", "function", "generator_function")
def _function(node: Node, frame: Frame) -> Value:
    named = node.child_by_field_name("name")
    return Value(Function(node, frame, frame.text(named) if named else ""))


@expression("member_expression")
def _member(node: Node, frame: Frame) -> Value:
    held, named = node.child_by_field_name("object"), node.child_by_field_name("property")
    if held is None or named is None:
        return UNKNOWN
    return member(value_of(held, frame), frame.text(named), frame)


@expression("subscript_expression")
def _subscript(node: Node, frame: Frame) -> Value:
    held, index = node.child_by_field_name("object"), node.child_by_field_name("index")
    if held is None or index is None:
        return UNKNOWN
    return indexed(value_of(held, frame), value_of(index, frame), frame)


@expression("ternary_expression")
def _ternary(node: Node, frame: Frame) -> Value:
    condition, yes, no = (
        node.child_by_field_name(name) for name in ("condition", "consequence", "alternative")
    )
    if condition is None or yes is None or no is None:
        return UNKNOWN
    return chosen(
        value_of(condition, frame), lambda: value_of(yes, frame), lambda: value_of(no, frame)
    )


@expression("binary_expression")
def _binary(node: Node, frame: Frame) -> Value:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    sign = node.child_by_field_name("operator")
    if left is None or right is None or sign is None:
        return UNKNOWN
    value = value_of(left, frame)
    if sign.type not in EQUALITY:
        return binary(value, sign.type, lambda: value_of(right, frame))
    other = value_of(right, frame)
    compared(value, other, frame)
    return binary(value, sign.type, lambda: other)


@expression("unary_expression")
def _unary(node: Node, frame: Frame) -> Value:
    sign, argument = node.child_by_field_name("operator"), node.child_by_field_name("argument")
    if sign is None or argument is None:
        return UNKNOWN
    value = value_of(argument, frame)
    if sign.type == "void":
        return Value()
    if sign.type == "!":
        return negated(value)
    if sign.type == "typeof":
        return typed(value)
    known = settled(value).data
    if sign.type in {"-", "+"} and isinstance(known, int | float):
        return Value(-known if sign.type == "-" else known)
    return UNKNOWN


@expression("call_expression")
def _call(node: Node, frame: Frame) -> Value:
    called, arguments = (
        node.child_by_field_name("function"),
        node.child_by_field_name("arguments"),
    )
    if called is None or arguments is None:
        return UNKNOWN
    if called.type == "import":
        return _imported(arguments, "*", frame)
    if called.type == "identifier" and frame.text(called) == "require":
        return _imported(arguments, "require", frame)
    function = value_of(called, frame)
    if arguments.type == "template_string":
        return call(function, [value_of(arguments, frame)], frame)
    is_absent = settled(function).data is None
    return Value() if is_absent else call(function, _given(arguments, frame), frame)


def _given(arguments: Node, frame: Frame) -> list[Value]:
    found: list[Value] = []
    for part in inside(arguments):
        if part.type != "spread_element":
            found.append(value_of(part, frame))
            continue
        inner = settled(value_of(inside(part)[0], frame))
        found = gathered(chain(found, inner.entries() if isinstance(inner.data, list) else []))
    return found


def _imported(arguments: Node, name: str, frame: Frame) -> Value:
    named = [value_of(part, frame) for part in inside(arguments)]
    if not named or not isinstance(settled(named[0]).data, str):
        return UNKNOWN
    file = frame.source.document.path
    return frame.world.loader.imported(settled(named[0]).text, name, file)


@expression("new_expression")
def _new(node: Node, frame: Frame) -> Value:
    made, arguments = (
        node.child_by_field_name("constructor"),
        node.child_by_field_name("arguments"),
    )
    name = frame.text(made) if made else ""
    given = _given(arguments, frame) if arguments else []
    if name in {"Set", "Map"}:
        maker = frame.world.names.get(f"new {name}")
        return call(maker, given, frame) if maker else UNKNOWN
    known = frame.find(name)
    if known is not None and isinstance(known.data, Native) and "new" in known.data.members:
        return call(known.data.members["new"], given, frame)
    if name in {"Array", "Object", "String"} and made is not None:
        return call(value_of(made, frame), given, frame)
    return opaque(f"new {name}")


@expression("assignment_expression")
def _assignment(node: Node, frame: Frame) -> Value:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        return UNKNOWN
    value = value_of(right, frame)
    assign(left, value, frame)
    return value


@expression("augmented_assignment_expression")
def _augmented(node: Node, frame: Frame) -> Value:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    sign = node.child_by_field_name("operator")
    if left is None or right is None or sign is None:
        return UNKNOWN
    value = binary(value_of(left, frame), sign.type.rstrip("="), lambda: value_of(right, frame))
    assign(left, value, frame)
    return value


@expression("update_expression")
def _update(node: Node, frame: Frame) -> Value:
    argument, sign = node.child_by_field_name("argument"), node.child_by_field_name("operator")
    if argument is None or sign is None:
        return UNKNOWN
    before = value_of(argument, frame)
    assign(argument, binary(before, sign.type[0], lambda: Value(1)), frame)
    return before
