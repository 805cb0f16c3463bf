"""Classes of scripts as far as components need them: fields, methods, and what `render` shows."""

from tree_sitter import Node

from bot.ux_agent.scanning.showing.script_dispatch import expression, inside, run, value_of
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_values import UNKNOWN, Function, Native, unknown
from bot.ux_agent.scanning.showing.value import Value

CLASSES = frozenset({"class", "class_declaration"})


@expression("class", "class_declaration")
def _class(node: Node, frame: Frame) -> Value:
    """A class is what it shows when it is used as a component; its static members are attached."""
    body = node.child_by_field_name("body")
    held = frame.world.attached.setdefault(node.id, {})
    for part in inside(body) if body else []:
        name, value = part.child_by_field_name("name"), part.child_by_field_name("value")
        is_static = any(one.type == "static" for one in part.children)
        if is_static and name is not None and value is not None:
            held[frame.text(name)] = value_of(value, frame)
    return Value(Function(node, frame))


def rendered(function: Function, props: Value) -> Value:
    """What the `render` of a class shows, with these props and its state at first."""
    frame = function.frame.below()
    this: dict[str, Value] = {"props": props, "setState": Value(Native(unknown, "setState"))}
    frame.names["this"] = Value(this)
    frame.names["super"] = Value(Native(unknown, "super"))
    body = function.node.child_by_field_name("body")
    parts = inside(body) if body else []
    methods: dict[str, Node] = {}
    for part in parts:
        name, value = part.child_by_field_name("name"), part.child_by_field_name("value")
        if name is None or any(one.type == "static" for one in part.children):
            continue
        if part.type == "method_definition":
            methods[frame.text(name)] = part
            this[frame.text(name)] = Value(Function(part, frame))
        elif value is not None:
            this[frame.text(name)] = value_of(value, frame)
    _made(methods.get("constructor"), props, frame)
    render = methods.get("render")
    inner = render.child_by_field_name("body") if render else None
    leave = run(inner, frame) if inner else None
    return leave.value if leave else UNKNOWN


def _made(constructor: Node | None, props: Value, frame: Frame) -> None:
    body = constructor.child_by_field_name("body") if constructor else None
    if body is not None:
        inner = frame.below()
        inner.names["props"] = props
        run(body, inner)
