"""What a message shows, be it a container of Components V2, an embed or plain text."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Json = Mapping[str, Any]

_ROW, _BUTTON, _TEXT, _CONTAINER = 1, 2, 10, 17
_SELECTS = frozenset({3, 5, 6, 7, 8})


class Shown(NamedTuple):
    """The parts of one message; `text` is all that stands between title and footer."""

    title: str
    text: str
    footer: str
    colour: int
    parts: tuple[dict[str, Any], ...]

    @property
    def words(self) -> str:
        """Title and text."""
        return f"{self.title}\n{self.text}"

    @property
    def buttons(self) -> dict[str, dict[str, Any]]:
        """The buttons by their label."""
        return {part["label"]: part for part in self.parts if part["type"] == _BUTTON}

    @property
    def selects(self) -> list[dict[str, Any]]:
        """The selects."""
        return [part for part in self.parts if part["type"] in _SELECTS]

    def custom_id(self, label: str) -> str:
        """The custom_id of the button with that label; '' when it has none."""
        return str(self.buttons.get(label, {}).get("custom_id", ""))


def shown(message: Json) -> Shown:
    """A message's body, or the message as Discord gives it."""
    inner = list(_inner(message.get("components") or ()))
    parts = tuple(dict(part) for row in inner if row["type"] == _ROW for part in row["components"])
    colour = next((part["accent_color"] for part in inner if part["type"] == _CONTAINER), 0)
    texts = [str(part["content"]) for part in inner if part["type"] == _TEXT]
    if texts:
        footer = texts.pop().removeprefix("-# ") if texts[-1].startswith("-# ") else ""
        title, _, rest = texts[0].partition("\n")
        text = "\n\n".join(part for part in (rest, *texts[1:]) if part)
        return Shown(title.removeprefix("### "), text, footer, colour, parts)
    embed: Json = next(iter(message.get("embeds") or ()), {})
    text = "\n".join(filter(None, (message.get("content"), embed.get("description"))))
    footer = embed.get("footer", {}).get("text", "")
    return Shown(embed.get("title", ""), text, footer, embed.get("color", 0), parts)


def _inner(components: Any) -> Iterator[Json]:
    """The components, and those within containers."""
    for part in components:
        yield part
        if part["type"] == _CONTAINER:
            yield from part["components"]
