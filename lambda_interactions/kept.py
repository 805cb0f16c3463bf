"""What a container makes once, in INIT, and keeps."""

from collections.abc import Callable
from typing import Generic, TypeVar

from bot.log import describe, line

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """Made at once; a failure is only logged, and met again at the first use."""

    def __init__(self, make: Callable[[], Made], write: Callable[[str], None]) -> None:
        self._make = make
        self._made: Made | None = None
        try:
            self._made = make()
        except Exception as error:  # noqa: BLE001 - Lambda repeats a failed INIT without end
            text = line({"level": "ERROR", "outcome": "cold", "traceback": describe(error, ())})
            write(text or "")

    def __call__(self) -> Made:
        """What was made, trying again where that failed; raises what making it raises."""
        if self._made is None:
            self._made = self._make()
        return self._made
