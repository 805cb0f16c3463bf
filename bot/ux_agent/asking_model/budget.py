"""The port to what the model may use up on one day."""

from typing import Protocol

from bot.record import Record

DAY_SECONDS = 86_400


class Reservation(Record):
    """Tokens set aside before a call: its id, the day (since the epoch, in UTC), and how many."""

    id: str
    day: int
    tokens: int


class Budget(Protocol):
    """Counts tokens, each reservation and each settlement in one conditional write."""

    def reserve(self, tokens: int) -> Reservation | None:
        """Set this many aside; None where they are not left today.

        Raises bot.errors.TransientError or ConfigurationError: nothing may then be asked.
        """
        ...

    def settle(self, reservation: Reservation, used: int) -> None:
        """Count what was used in place of what was set aside; once, however often it is called.

        What cannot be settled stays counted as it was set aside. Raises as reserve does.
        """
        ...
