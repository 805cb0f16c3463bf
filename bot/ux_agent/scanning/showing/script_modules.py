"""The modules of a site: what each exports, by running it once."""

import json
import posixpath
from collections.abc import Callable, Mapping

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.script_dispatch import inside, value_of
from bot.ux_agent.scanning.showing.script_frame import Frame, Source, World
from bot.ux_agent.scanning.showing.script_globals import LANGUAGE, browser
from bot.ux_agent.scanning.showing.script_jsx import Places
from bot.ux_agent.scanning.showing.script_patterns import names_in
from bot.ux_agent.scanning.showing.script_resolving import Resolving
from bot.ux_agent.scanning.showing.script_statements import run_all
from bot.ux_agent.scanning.showing.script_values import UNKNOWN, Native, opaque, settled, unknown
from bot.ux_agent.scanning.showing.value import Origin, Value
from bot.ux_agent.scanning.sources import Sources

SCRIPTS = frozenset({".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts"})
SHEETS = (".css", ".scss", ".sass", ".less")
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg", ".ico"})


class Module:
    """A script that was run: its top frame, and where its exports come from."""

    def __init__(self, path: str, frame: Frame) -> None:
        self.path = path
        self.frame = frame
        self.exports: dict[str, Callable[[], Value]] = {}
        self.stars: list[str] = []

    @property
    def names(self) -> Mapping[str, Value]:
        """What its top level declares and imports."""
        return self.frame.names


class Modules:
    """The modules of a site, each run when it is first asked for.

    `packages` are the exports of packages by specifier; `others` gives the value of an imported
    file that is no script and no JSON, by its path.
    """

    def __init__(
        self,
        sources: Sources,
        packages: Mapping[str, Mapping[str, Value]] | None = None,
        others: Callable[[str, str], Value | None] | None = None,
    ) -> None:
        self.sources = sources
        self.packages = dict(packages or {})
        self.others = others
        self.world = World(self, {**LANGUAGE, **browser("/")})
        self._places = self.world.places = Places()
        self.asked: set[str] = set()
        self._loads: dict[str, dict[str, None]] = {}
        self.origin: Callable[[Node, Document], Origin | None] = self._places.literal
        self._resolving = Resolving(sources)
        self._modules: dict[str, Module | None] = {}

    def resolve(self, specifier: str, file: str) -> str:
        """The path of the file that an import names; '' of a package, or of none."""
        return self._resolving.file(specifier, file)

    def module(self, path: str) -> Module | None:
        """The module there, run; None when there is none that can be read."""
        if path not in self._modules:
            document = self.sources.document(path)
            if document is None or document.suffix not in SCRIPTS:
                self._modules[path] = None
                return None
            self._run(path, document)
        return self._modules[path]

    def source(self, document: Document) -> Source:
        """A file's bytes with what its literals are called."""
        return Source(document, self.world, lambda node: self.origin(node, document))

    def imported(self, specifier: str, name: str, file: str) -> Value:
        """The export of a module or package; `*` is all of them, `default` the one without name.

        `require` is what the function of that name gives (CommonJS).
        """
        path = self.resolve(specifier, file)
        if name in {"*", "require"} and path:
            self._loads.setdefault(file, {})[path] = None
        document = self.sources.document(path) if path else None
        if path and posixpath.splitext(path)[1].lower() in _PICTURES:
            return Value({"src": Value(f"/{path}")}) if name == "*" else opaque(f"/{path}")
        if document is not None and document.suffix == ".json":
            found = _read(document)
            if name == "*" and isinstance(found.data, dict):
                return Value({**{one: found.member(one) for one in found.data}, "default": found})
            return found if name in {"default", "*", "require"} else found.member(name)
        if path and (module := self.module(path)):
            return self.export(module, name)
        if path:
            other = self.others(path, name) if self.others else None
            return other if other is not None else opaque(f"{path} is not followed")
        return self._packaged(specifier, name)

    def export(self, module: Module, name: str) -> Value:
        """What a module exports under a name; all of it under `*`."""
        self.world.step(10)  # modules that hand on what others do are asked again and again
        own = settled(module.frame.names.get("module", Value())).member("exports")
        if own.data and not module.exports and not module.stars:
            return _of_common(own, name)
        name = "*" if name == "require" else name
        if name == "*":
            names = [one for one in module.exports if one != "*"]
            found = {one: module.exports[one]() for one in names}
            for star in module.stars:
                inner = self.imported(star, "*", module.path)
                if isinstance(inner.data, dict):
                    found = {**inner.data, **found}
            return Value(found)
        if name in module.exports:
            return module.exports[name]()
        for star in module.stars:
            inner = self.imported(star, name, module.path)
            if inner.is_known:
                return inner
        return opaque(f"{module.path} exports no {name}")

    def _packaged(self, specifier: str, name: str) -> Value:
        self.asked.add(specifier)
        known = self.packages.get(specifier)
        if known is None:
            return opaque(f"{specifier} is not followed")
        if name in {"*", "require"}:
            return known.get("default", Value(Native(unknown, specifier, known)))
        return known.get(name, opaque(f"{name} of {specifier} is not followed"))

    def _run(self, path: str, document: Document) -> None:
        frame = Frame(self.source(document))
        module = self._modules[path] = Module(path, frame)
        exports = Value(dict[str, Value]())
        frame.names.update(exports=exports, module=Value({"exports": exports}))
        nodes = inside(document.script.root_node)
        for node in nodes:
            if node.type == "import_statement":
                self.take(node, frame, path)
            elif node.type == "export_statement":
                self._offer(node, module)
        run_all(nodes, frame)

    def take(self, node: Node, frame: Frame, file: str) -> None:
        """Has an import's names stand for what they name, once they are asked for."""
        named = node.child_by_field_name("source")
        specifier = frame.text(named)[1:-1] if named else ""
        is_type = any(part.type == "type" for part in node.children)
        clause = tree.child(node, "import_clause")
        if not is_type:
            self._load(specifier, file)
        for local, name in [] if is_type or clause is None else _imports(clause, frame):
            if name == "default" and (picture := self._picture(specifier, file)):
                frame.names[local] = Value(picture, Origin(file, "object", "", local))
                continue
            frame.later[local] = lambda name=name: self.imported(specifier, name, file)  # type: ignore[misc]

    def _picture(self, specifier: str, file: str) -> str:
        """The address of a picture that an import names; '' for anything else."""
        path = self.resolve(specifier, file)
        is_picture = posixpath.splitext(path)[1].lower() in _PICTURES
        return f"/{path}" if is_picture and self.sources.has(path) else ""

    def _load(self, specifier: str, file: str) -> None:
        path = self.resolve(specifier, file)
        if path:
            self._loads.setdefault(file, {})[path] = None
            self.module(path)

    @property
    def loaded(self) -> set[str]:
        """Every file that the modules that were run import."""
        return {path for found in self._loads.values() for path in found}

    def sheets(self, *paths: str) -> list[Document]:
        """The style sheets that modules load, in the order in which they do."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        pending = list(reversed(paths))
        while pending:
            path = pending.pop()
            if path.endswith(SHEETS):
                found.setdefault(path)
            elif path not in seen:
                seen.add(path)
                pending.extend(reversed(self._loads.get(path, {})))
        documents = (self.sources.document(path) for path in found)
        return [one for one in documents if one is not None]

    def _offer(self, node: Node, module: Module) -> None:
        """Writes down what an export statement exports."""
        frame, source = module.frame, node.child_by_field_name("source")
        specifier = frame.text(source)[1:-1] if source else ""
        clause = tree.child(node, "export_clause")
        if specifier:
            self._load(specifier, module.path)
        if specifier and clause is None:
            module.stars.append(specifier)
        for part in inside(clause) if clause else []:
            parts = [frame.text(one) for one in inside(part)] or [""]
            local, name = parts[0], parts[-1]
            module.exports[name] = self._later(local, specifier, module)
        declared = node.child_by_field_name("declaration")
        is_default = any(part.type == "default" for part in node.children)
        if is_default:
            value = node.child_by_field_name("value") or declared
            module.exports["default"] = _once(lambda: _default(value, module))
        elif declared is not None:
            for name in _declared(declared, frame):
                module.exports[name] = self._later(name, "", module)

    def _later(self, name: str, specifier: str, module: Module) -> Callable[[], Value]:
        if specifier:
            return lambda: self.imported(specifier, name, module.path)
        return lambda: module.frame.find(name) or opaque(f"{name} is not there yet")


def _of_common(own: Value, name: str) -> Value:
    """An export of a CommonJS module, whose `module.exports` is its default as well."""
    if name in {"default", "require", "*"}:
        inner = own.member("default") if isinstance(own.data, dict) else Value()
        return inner if name == "default" and inner.data is not None else own
    return own.member(name) if isinstance(own.data, dict) else UNKNOWN


def _default(node: Node | None, module: Module) -> Value:
    if node is None:
        return UNKNOWN
    name = node.child_by_field_name("name")
    if node.type.endswith("_declaration") and name is not None:
        return module.frame.find(module.frame.text(name)) or UNKNOWN
    return value_of(node, module.frame)


def _once(make: Callable[[], Value]) -> Callable[[], Value]:
    made: list[Value] = []

    def give() -> Value:
        if not made:
            made.append(make())
        return made[0]

    return give


def _imports(clause: Node, frame: Frame) -> list[tuple[str, str]]:
    """The local names of an import with the names that are exported."""
    found: list[tuple[str, str]] = []
    for part in inside(clause):
        if part.type == "identifier":
            found.append((frame.text(part), "default"))
        elif part.type == "namespace_import":
            found.append((frame.text(inside(part)[0]), "*"))
        for one in inside(part) if part.type == "named_imports" else []:
            names = [frame.text(name).strip("\"'") for name in inside(one)]
            found.extend([(names[-1], names[0])] if names else [])
    return found


def _declared(node: Node, frame: Frame) -> list[str]:
    name = node.child_by_field_name("name")
    if name is not None:
        return [frame.text(name)]
    patterns = [part.child_by_field_name("name") for part in inside(node)]
    return [one for part in patterns if part for one in names_in(part, frame.text)]


def _read(document: Document) -> Value:
    try:
        return Value(json.loads(document.data.decode("utf-8-sig")), Origin(document.path, "key"))
    except (ValueError, RecursionError):
        return opaque(f"{document.path} is no JSON")
