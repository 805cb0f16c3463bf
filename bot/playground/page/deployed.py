"""The port to the bot as it runs here: what the page asks of the local stack."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeAlias


class Told(Protocol):
    """What a function answered; `pairs` are its headers, of which one may come twice."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def pairs(self) -> Sequence[tuple[str, str]]:
        """Headers and what they say."""
        ...

    @property
    def body(self) -> bytes:
        """The body."""
        ...


Ask: TypeAlias = Callable[[str, str, str, bytes, Mapping[str, str]], Told]
"""Output with the address, method, path with its query, body, headers; KeyError: not deployed."""


class Process(Protocol):
    """A container: a process that serves one function."""

    @property
    def function(self) -> str:
        """The function that it serves."""
        ...

    @property
    def pid(self) -> int:
        """Its process id."""
        ...


class Deployed(Protocol):
    """The deployed functions and their table; every method may be called from any thread."""

    def invoke_url(
        self, body: bytes, headers: Mapping[str, str]
    ) -> tuple[int, Mapping[str, str], bytes]:
        """POST to the interactions function's URL; raises OSError when nothing answers."""
        ...

    def containers(self) -> Sequence[Process]:
        """The processes that serve the functions now."""
        ...

    def recycle(self, function: str = "interactions") -> Sequence[Process]:
        """End all containers of a function; those ended."""
        ...

    def conversation(self, conversation_id: str) -> Mapping[str, Any] | None:
        """The stored item in DynamoDB's wire format, or None when there is none."""
        ...
