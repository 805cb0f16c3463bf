"""Entries of a manifest, read with their path so that a fault names where it is."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.declared.paths import MANIFEST


class ManifestFault(Failed):
    """The manifest has a wrong shape; the text names the path of the entry."""

    def __init__(self, path: str, fault: str) -> None:
        wrong = Texts.manifest_wrong_at if path else Texts.manifest_wrong
        parts = {"path": path} if path else {}
        super().__init__("manifest", phrase(wrong, manifest=MANIFEST, fault=fault, **parts))


class LeftOut(Exception):
    """A declaration that is in order, but cannot be used; the text says why."""


class ManifestEntry(NamedTuple):
    """A value of the manifest with its path, such as `sections.footer.aliases`.

    Every method raises ManifestFault when the value has another shape.
    """

    path: str
    value: Any

    @property
    def is_absent(self) -> bool:
        """Whether nothing was written."""
        return self.value is None

    def mapping(self) -> "Mapping[str, ManifestEntry]":
        """Its entries by name; an absent one is empty."""
        value = {} if self.value is None else self.value
        if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
            raise ManifestFault(self.path, phrase(Texts.manifest_names))
        return {name: self.below(name, part) for name, part in value.items()}

    def below(self, name: str, value: object = None) -> "ManifestEntry":
        """An entry of this one."""
        return ManifestEntry(f"{self.path}.{name}" if self.path else name, value)

    def parts(self) -> "Iterator[ManifestEntry]":
        """The entries of a list; an absent one is empty."""
        value = [] if self.value is None else self.value
        if not isinstance(value, list):
            raise ManifestFault(self.path, phrase(Texts.manifest_list))
        for at, part in enumerate(value):
            yield ManifestEntry(f"{self.path}[{at}]", part)

    def text(self) -> str:
        """Its text; a number is taken as written."""
        if isinstance(self.value, bool) or not isinstance(self.value, str | int | float):
            raise ManifestFault(self.path, phrase(Texts.manifest_text))
        return str(self.value)

    def texts(self) -> tuple[str, ...]:
        """Its texts."""
        return tuple(part.text() for part in self.parts())

    def whole_number(self) -> int:
        """A whole number from 1 on; 0 when absent."""
        if self.value is None:
            return 0
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < 1:
            raise ManifestFault(self.path, phrase(Texts.manifest_number))
        return self.value
