"""What only the documentation says of a message's components (docs: Component Reference)."""

from collections.abc import Iterator
from typing import Any

from bot.playground.discord.errors import Fault
from bot.playground.discord.unchecked import entries, mapping, number, text

ROW, BUTTON, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY, LABEL = 1, 2, 3, 4, 10, 18
SELECTS = frozenset({3, 5, 6, 7, 8})
V2_ONLY = frozenset({9, 10, 11, 12, 13, 14, 17})
LINK_STYLE, PREMIUM_STYLE = 5, 6
MOST_ROWS, MOST_COMPONENTS, MOST_TEXT = 5, 40, 4000

Path = tuple[str | int, ...]


def component_faults(value: object, base: Path, *, is_v2: bool) -> Iterator[Fault]:
    """Broken rules of the `components` of a message."""
    found = list(walk(value, base))
    yield from repeated((path, component) for path, component in found)
    for path, component in found:
        kind = number(component.get("type"))
        if kind in V2_ONLY and not is_v2:
            code = "COMPONENT_LAYOUT_REQUIRES_COMPONENTS_V2"
            yield Fault(path, code, "This component needs MessageFlags.IS_COMPONENTS_V2.")
        if kind == ROW:
            yield from _row_faults(component, path)
        elif kind == BUTTON:
            yield from _button_faults(component, path)
        elif kind in SELECTS:
            yield from select_faults(component, path)
    yield from _size_faults(value, [part for _, part in found], base, is_v2=is_v2)


def walk(value: object, base: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every component with its place, nested ones after the one that holds them."""
    for position, component in entries(value):
        path = (*base, position)
        yield path, component
        yield from walk(component.get("components"), (*path, "components"))
        for key in ("accessory", "component"):
            if isinstance(component.get(key), dict):
                yield (*path, key), component[key]


def repeated(found: Iterator[tuple[Path, dict[str, Any]]]) -> Iterator[Fault]:
    """A custom_id may stand once in a message, and so may an id other than 0."""
    seen: set[tuple[str, Any]] = set()
    for path, component in found:
        for key in ("custom_id", "id"):
            value = component.get(key)
            if not isinstance(value, str | int) or not value:
                continue
            if (key, value) in seen:
                code = f"COMPONENT_{key.upper()}_DUPLICATED"
                words = f"Component {key.replace('_', ' ')} cannot be duplicated"
                yield Fault((*path, key), code, words)
            seen.add((key, value))


def _size_faults(
    value: object, found: list[dict[str, Any]], base: Path, *, is_v2: bool
) -> Iterator[Fault]:
    if not is_v2:
        if isinstance(value, list) and len(value) > MOST_ROWS:
            words = f"Must be {MOST_ROWS} or fewer in length."
            yield Fault(base, "BASE_TYPE_MAX_LENGTH", words)
        return
    if len(found) > MOST_COMPONENTS:
        code = "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"
        yield Fault(base, code, f"The maximum number of components is {MOST_COMPONENTS}")
    characters = sum(
        len(text(part.get("content"))) for part in found if part.get("type") == TEXT_DISPLAY
    )
    if characters > MOST_TEXT:
        code = "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"
        words = f"The total displayable text size cannot exceed {MOST_TEXT}"
        yield Fault(base, code, words)


def _row_faults(row: dict[str, Any], path: Path) -> Iterator[Fault]:
    kinds = [number(part.get("type")) for _, part in entries(row.get("components"))]
    if len(kinds) > 1 and any(kind in SELECTS for kind in kinds):
        words = "The specified component exceeds the maximum width"
        for position in range(1, len(kinds)):
            place = (*path, "components", position)
            yield Fault(place, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", words)


def _button_faults(button: dict[str, Any], path: Path) -> Iterator[Fault]:
    style = number(button.get("style"))
    if len(path) >= 2 and path[-2] == "components" and "components" not in path[:-2]:
        code = "UNION_TYPE_CHOICES"
        yield Fault(path, code, "A button must be in an action row or a section.")
    needed = {LINK_STYLE: "url", PREMIUM_STYLE: "sku_id"}.get(style or 0, "custom_id")
    if not button.get(needed):
        yield Fault((*path, needed), "BASE_TYPE_REQUIRED", f"A {needed} is required")
    for key in sorted({"custom_id", "url", "sku_id"} - {needed}):
        if button.get(key):
            code = "BUTTON_COMPONENT_INVALID_FIELD"
            yield Fault((*path, key), code, f"A button of style {style} cannot have a {key}")
    if style != PREMIUM_STYLE and not text(button.get("label")).strip() and not button.get("emoji"):
        words = "A button must have a label or an emoji."
        yield Fault((*path, "label"), "BUTTON_COMPONENT_LABEL_REQUIRED", words)


def select_faults(select: dict[str, Any], path: Path) -> Iterator[Fault]:
    """Broken rules of one select, in a message or a modal."""
    least, most = number(select.get("min_values")), number(select.get("max_values"))
    low, high = 1 if least is None else least, 1 if most is None else most
    if low > high:
        words = "min_values must be less than or equal to max_values."
        yield Fault((*path, "min_values"), "SELECT_COMPONENT_MIN_VALUES_TOO_BIG", words)
    options = [option for _, option in entries(select.get("options"))]
    values: set[str] = set()
    for position, option in enumerate(options):
        value = text(option.get("value"))
        if value in values:
            place = (*path, "options", position, "value")
            words = "The specified option value is already used"
            yield Fault(place, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", words)
        values.add(value)
    if sum(1 for option in options if option.get("default")) > high:
        words = "The number of default options exceeds max_values."
        yield Fault((*path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULTS", words)


def custom_ids(value: object) -> dict[str, dict[str, Any]]:
    """The components that can be used, by custom_id."""
    return {
        component["custom_id"]: component
        for _, component in walk(value, ())
        if text(mapping(component).get("custom_id"))
    }
