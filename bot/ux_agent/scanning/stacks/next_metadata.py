"""What Next tells browsers of a page: `metadata` of its layouts and its own (App Router)."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_modules import Module, Modules
from bot.ux_agent.scanning.showing.script_values import is_known, printed, settled
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.showing.value import Value


class Told(NamedTuple):
    """The title with the template around it, and the descriptions."""

    title: Value = Value()
    template: str = "%s"
    descriptions: tuple[tuple[str, Value], ...] = ()


def told_by(modules: Modules, paths: Iterable[str], given: Value) -> Told:
    """What the metadata of layouts and their page say together, the page's own last."""
    told, template = Told(), "%s"
    for path in paths:
        module = modules.module(path)
        metadata = _metadata(modules, module, given) if module else Value()
        if not isinstance(metadata.data, dict):
            continue
        told = _titled(told, metadata.member("title"), template)
        told = _described(told, metadata)
        own = _text(_in(metadata.member("title"), "template"))
        template = own or ("%s" if metadata.member("title").data is not None else template)
    return told


def head_elements(told: Told) -> Iterator[Seen]:
    """The elements that Next makes of it."""
    if told.title.data is not None:
        title = Seen("title", {})
        before, _, after = told.template.partition("%s")
        whole = (Value(before), told.title, Value(after))
        title.texts = [Shown(printed(one), one.origin) for one in whole if printed(one)]
        yield title
    for name, value in told.descriptions:
        mark = "property" if ":" in name else "name"
        meta = Seen("meta", {mark: name, "content": printed(value)})
        meta.given["content"] = Shown(printed(value), value.origin)
        yield meta


def _metadata(modules: Modules, module: Module, given: Value) -> Value:
    found = settled(modules.export(module, "metadata"))
    if isinstance(found.data, dict):
        return found
    made = modules.export(module, "generateMetadata")
    return settled(call(made, [given], module.frame)) if made.is_known else Value()


def _titled(told: Told, title: Value, template: str) -> Told:
    held = settled(title)
    if isinstance(held.data, str):
        return told._replace(title=held, template=template)
    for name, around in (("absolute", "%s"), ("default", "%s")):
        inner = _in(held, name)
        if isinstance(inner.data, str):
            return told._replace(title=inner, template=around)
    return told


def _described(told: Told, metadata: Value) -> Told:
    found = dict(told.descriptions)
    own = settled(metadata.member("description"))
    if isinstance(own.data, str) and is_known(own):
        found["description"] = own
    shared = _in(settled(metadata.member("openGraph")), "description")
    if isinstance(shared.data, str) and is_known(shared):
        found["og:description"] = shared
    return told._replace(descriptions=tuple(found.items()))


def _in(value: Value, name: str) -> Value:
    held = settled(value)
    return settled(held.member(name)) if isinstance(held.data, dict) else Value()


def _text(value: Value) -> str:
    return value.text if isinstance(value.data, str) else ""
