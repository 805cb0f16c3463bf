"""The errors of the application, one root, sorted by who must act."""


class BotError(Exception):
    """Root of every error that the application raises on purpose."""


class UserError(BotError):
    """The person can mend it: the text is shown to them as it stands."""


class TransientError(BotError):
    """Nobody is to blame and a later try may succeed.

    `retry_after` is the wait in seconds that the other side asked for, or None.
    """

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Refused(BotError):
    """The caller is not who they claim to be, or may not do this."""


class ConfigurationError(BotError):
    """The operator must act: a setting is missing or cannot be read."""


class Failed(BotError):
    """A job can never succeed; `code` is stored and the text is shown to the person."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
