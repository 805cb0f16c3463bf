"""Packages that sites use for class names, head elements and animation."""

from collections.abc import Mapping

from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_values import (
    Arguments,
    Changing,
    Native,
    Tag,
    is_known,
    joined,
    settled,
    truth,
    unknown,
)
from bot.ux_agent.scanning.showing.value import Value


def class_names(given: Arguments) -> Value:
    """What clsx, classnames and tailwind-merge make: the names that are given, with spaces."""
    parts: list[Value] = []
    for one in _names(given):
        parts.extend([Value(" "), one] if parts else [one])
    return joined(parts) if parts else Value("")


def _names(given: Arguments) -> list[Value]:
    found: list[Value] = []
    for one in given:
        if isinstance(one.data, Changing):
            first = settled(one)
            found.extend(_names([first] if first.is_known else []))
        elif isinstance(one.data, str) and one.data:
            found.append(one)
        elif isinstance(one.data, list):
            found.extend(_names(list(one.entries())))
        elif isinstance(one.data, dict):
            found.extend(Value(name) for name in one.data if truth(one.member(name)))
    return found


def variants(given: Arguments) -> Value:
    """class-variance-authority: the classes of the chosen variants, those at first by default."""
    start = given[0] if given else Value("")
    options_given = settled(given[1]) if len(given) > 1 else Value({})
    groups, defaults = options_given.member("variants"), options_given.member("defaultVariants")

    def chosen(props: Arguments) -> Value:
        held = settled(props[0]) if props else Value({})
        parts = [start]
        for group in groups.data if isinstance(groups.data, dict) else {}:
            wanted = held.member(group) if isinstance(held.data, dict) else Value()
            wanted = wanted if wanted.data is not None else defaults.member(group)
            if is_known(wanted) and wanted.data is not None:
                parts.append(groups.member(group).member(settled(wanted).text))
        return class_names([*parts, held.member("className") if held.data else Value()])

    return native(chosen)


class Motion(dict[str, Value]):
    """`motion.div` and the like: each the element of that name."""

    def get(self, name: str, default: Value | None = None) -> Value:  # type: ignore[override]
        """The element of a name."""
        return default if default is not None and name == "custom" else Value(name)


def _pair(name: str) -> Mapping[str, Value]:
    function = native(class_names)
    return {"default": function, name: function}


_MOTION = {
    "motion": Value(Native(unknown, "motion", Motion())),
    "m": Value(Native(unknown, "motion", Motion())),
    "AnimatePresence": Value(Tag("AnimatePresence")),
    "LazyMotion": Value(Tag("LazyMotion")),
}
_HEAD = {"Helmet": Value(Tag("Helmet", "head")), "default": Value(Tag("Helmet", "head"))}
_THEMES = {"ThemeProvider": Value(Tag("ThemeProvider"))}

_WRAPPING = native(lambda given: given[0] if given else Value())
"""A function that gives a component back with something added."""

_CONNECTING = native(lambda _: _WRAPPING)
PACKAGES: Mapping[str, Mapping[str, Value]] = {
    "clsx": _pair("clsx"),
    "classnames": _pair("classNames"),
    "tailwind-merge": {"twMerge": native(class_names), "twJoin": native(class_names)},
    "class-variance-authority": {"cva": native(variants), "cx": native(class_names)},
    "framer-motion": _MOTION,
    "motion/react": _MOTION,
    "react-helmet": _HEAD,
    "react-helmet-async": {**_HEAD, "HelmetProvider": Value(Tag("HelmetProvider"))},
    "next-themes": {**_THEMES, "useTheme": native(unknown)},
    "mobx-react": {"observer": _WRAPPING, "inject": _CONNECTING},
    "mobx-react-lite": {"observer": _WRAPPING},
    "react-redux": {"connect": _CONNECTING, "Provider": Value(Tag("Provider"))},
    "@radix-ui/react-slot": {"Slot": Value(Tag("Slot"))},
}
