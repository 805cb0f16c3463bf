"""What scripts of an Eleventy site export: data, functions, the configuration."""

from collections.abc import Sequence

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.data import value_of
from bot.ux_agent.scanning.showing.script import Exhausted, Module, Modules, call
from bot.ux_agent.scanning.showing.script_dispatch import inside
from bot.ux_agent.scanning.showing.script_dispatch import value_of as evaluated
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_statements import run_all
from bot.ux_agent.scanning.showing.script_values import Function, Native
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.sources import Sources

_EXPORTS = "module.exports"


class Scripts:
    """Runs the scripts of a site as far as they are certain."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._modules = Modules(sources)
        self._running: list[str] = []
        self._modules.world.names["require"] = Value(Native(self._required))

    def exported(self, path: str, *, calls: bool = True) -> Value:
        """What a script exports; of a function what it returns, where it `calls`."""
        self._running.append(path)
        try:
            module = self._modules.module(path)
            document = self._sources.document(path)
            if module is None or document is None:
                return Value(Opaque(path))
            found = self._default(module, document)
            is_function = isinstance(found.data, Function)
            return call(found, [Value({})], module.frame) if calls and is_function else found
        except Exhausted:
            return Value(Opaque(f"{path} does too much"))
        finally:
            self._running.pop()

    def _required(self, given: Sequence[Value]) -> Value:
        """What `require` gives for a file of the site."""
        specifier = given[0].text if given else ""
        file = self._running[-1] if self._running else ""
        path = self._modules.resolve(specifier, file) if file else ""
        document = self._sources.document(path) if path else None
        if document is None or path in self._running:
            return Value(Opaque(specifier))
        if document.suffix == ".json":
            return value_of(document)
        return self.exported(path, calls=False)

    def named(self, path: str, name: str) -> Value:
        """What a script exports by a name of its own; the empty value without one."""
        module = self._modules.module(path)
        if module is None or name not in module.exports:
            return Value()
        return self._modules.export(module, name)

    def call(self, function: Value, given: Sequence[Value], path: str) -> Value:
        """What a function gives for these arguments, opaque where that cannot be told."""
        module = self._modules.module(path)
        if module is None or not isinstance(function.data, Function | Native):
            return Value(Opaque(path))
        try:
            self._modules.world.steps = 0
            return call(function, given, module.frame)
        except Exhausted:
            return Value(Opaque(path))

    def front(self, document: Document) -> Value:
        """What front matter in JavaScript declares; its values have no place of their own."""
        if document.front is None or document.front.language != "script":
            return Value({})
        code = document.data[document.front.start : document.front.end]
        source = Document(f"{document.path}.js", code)
        frame = Frame(self._modules.source(source))
        root = tree.parse("tsx", source.data).root_node
        try:
            run_all(inside(root), frame)
            if code.lstrip().startswith(b"{"):
                wrapped = Document(source.path, b"(" + code + b"\n)")
                frame = Frame(self._modules.source(wrapped))
                node = tree.parse("tsx", wrapped.data).root_node.named_children[0]
                return _placeless(evaluated(node.named_children[0], frame))
        except Exhausted:
            return Value({})
        return _placeless(Value(dict(frame.names)))

    def _default(self, module: Module, document: Document) -> Value:
        if "default" in module.exports:
            return self._modules.export(module, "default")
        named: dict[str, Value] = {}
        for left, right in _assigned(document):
            if left == _EXPORTS:
                return evaluated(right, module.frame)
            if left.startswith(("module.exports.", "exports.")):
                named[left.rpartition(".")[2]] = evaluated(right, module.frame)
        if named:
            return Value(named)
        return self._modules.export(module, "*") if module.exports else Value(Opaque(module.path))


def _placeless(value: Value) -> Value:
    """The same data without origins."""
    if isinstance(value.data, dict):
        return Value({name: _placeless(value.member(name)) for name in value.data})
    if isinstance(value.data, list):
        return Value([_placeless(one) for one in value.entries()])
    return Value(value.data)


def _assigned(document: Document) -> list[tuple[str, Node]]:
    """What is assigned at the top of a script: the text on the left, the node on the right."""
    found: list[tuple[str, Node]] = []
    for node in document.script.root_node.children:
        inner = tree.child(node, "assignment_expression")
        left = inner.child_by_field_name("left") if inner else None
        right = inner.child_by_field_name("right") if inner else None
        if left is not None and right is not None:
            found.append((document.node_text(left), right))
    return found
