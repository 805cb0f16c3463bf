"""CSS in scripts (styled-components, Emotion): its elements; its rules are no targets."""

from collections.abc import Mapping

from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_sequences import entry_of
from bot.ux_agent.scanning.showing.script_values import (
    Arguments,
    Native,
    Tag,
    printed,
    unknown,
)
from bot.ux_agent.scanning.showing.value import Value


class _Elements(dict[str, Value]):
    """`styled.div` and the like: what makes a component of each element."""

    def get(self, name: str, default: Value | None = None) -> Value:  # type: ignore[override]
        """What makes styled elements of a name."""
        return _maker(Value(name))


def _maker(shown: Value) -> Value:
    """A tag for template literals that makes components; `attrs` and `withConfig` go before it."""
    members: dict[str, Value] = {}

    def make(given: Arguments) -> Value:
        css = printed(entry_of(given, 0))
        if isinstance(shown.data, str):
            return Value(Tag(f"styled.{shown.data}", shown.data, {}, css))
        return shown

    made = Value(Native(make, "styled", members))
    members["attrs"] = native(lambda _: made)
    members["withConfig"] = native(lambda _: made)
    return made


def _styled(given: Arguments) -> Value:
    return _maker(entry_of(given, 0))


_STYLED = Value(Native(_styled, "styled", _Elements()))
_EXPORTS: Mapping[str, Value] = {
    "default": _STYLED,
    "styled": _STYLED,
    "css": native(unknown),
    "keyframes": native(unknown),
    "createGlobalStyle": native(lambda _: native(lambda _: Value())),
    "ThemeProvider": Value(Tag("ThemeProvider")),
    "useTheme": native(unknown),
}
PACKAGES: Mapping[str, Mapping[str, Value]] = {
    "styled-components": _EXPORTS,
    "styled-components/macro": _EXPORTS,
    "@emotion/styled": _EXPORTS,
    "@emotion/react": _EXPORTS,
}
LEFT_OUT = "Styles that scripts make (styled-components, Emotion) are in no sheet."
