"""What a target is probed with: changes in the order in which they are tried."""

from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.intent import Change
from bot.ux_agent.site import Target

_TEXTS = ("Probe “1” & <2> 'three' \"4\" $5 #6", "A probe & more", "Probe", "P", "7", "1.5", "true")
_VALUES: Mapping[str, Sequence[str]] = {
    "color": ("#123456", "#fedcba", "#0d6efd", "#6c757d", "#ffffff"),
    "size": ("7px", "9px", "3rem", "1px"),
    "weight": ("700", "300", "bold", "normal"),
    "font": ("Georgia, serif", "Verdana, sans-serif"),
    "keyword": ("inherit", "initial", "center", "bold"),
    "bool": ("hidden", "visible", "true", "false"),
    "url": ("/ux-agent-probe", "https://example.org/probe?a=1&b=2"),
    "image": ("/ux-agent-probe.png", "ux-agent-probe.png"),
}
_ADDRESS = "/ux-agent-probe"


def probes_of(target: Target) -> Iterator[tuple[str, Sequence[Change]]]:
    """Each thing to be tried of a target, with a name, '' for its value, and ways to try it."""
    if target.entries:
        yield from _of_list(target)
        return
    values = target.values or _VALUES.get(target.type, _TEXTS)
    section, name = target.section, target.property
    others = [value for value in values if value != target.value]
    yield "", [Change(section, "set", name, value) for value in others]


def _of_list(target: Target) -> Iterator[tuple[str, Sequence[Change]]]:
    section, first, last = target.section, target.entries[0], target.entries[-1]
    texts = [text for text in _TEXTS if len(text) <= 80]

    def setting(name: str, values: Sequence[str]) -> list[Change]:
        return [Change(section, "set", name, value, first.label) for value in values]

    yield "label", setting("link-label", texts)
    if first.href_place is not None:
        yield "address", setting("link-href", _VALUES["url"])
    if first.description_place is not None:
        yield "description", setting("description", texts)
    link = {"label": "A probe", "href": _ADDRESS if first.href else ""}
    yield "add", [Change(section, "add", target.property, link)]
    if len(target.entries) > 1:
        yield "remove", [Change(section, "remove", target.property, "", last.label)]
        yield "order", [Change(section, "reorder", target.property, "first", last.label)]
