"""Who calls GitHub: a token from the settings, or an App's installation (app.py)."""

import logging
import re
from typing import Protocol

from bot.errors import ConfigurationError

_log = logging.getLogger(__name__)
_VISIBLE = re.compile(r"[\x21-\x7e]+")


def is_sendable(token: str) -> bool:
    """Whether a token can stand in a header: a client's own error would quote it."""
    return _VISIBLE.fullmatch(token) is not None


class Secret(Protocol):
    """A secret of the settings, wherever it is kept."""

    def __call__(self, *, fresh: bool = False) -> str:
        """Its value, read anew when `fresh`.

        Raises bot.errors.ConfigurationError or TransientError when it cannot be read.
        """
        ...


class Given:
    """A secret that is at hand; it shows itself nowhere."""

    def __init__(self, value: str) -> None:
        self._value = value

    def __call__(self, *, fresh: bool = False) -> str:
        return self._value


class IfReadable:
    """A secret that may be missing, without the blanks around it."""

    def __init__(self, secret: Secret | None) -> None:
        self._secret = secret

    def __call__(self) -> str:
        """Its value, '' where there is none and, with a word in the log, where it cannot be read.

        Raises bot.errors.TransientError when a later try may do.
        """
        try:
            return self._secret().strip() if self._secret else ""
        except ConfigurationError as error:
            _log.warning("%s", error)
            return ""


class Credentials(Protocol):
    """What a request to one repository is authorised with."""

    def token(self, repository: str, refused: str = "") -> str:
        """A token for "owner/name", another one than `refused` where there is any.

        Raises bot.errors.Failed when the bot has no access, ConfigurationError when the settings
        give none, TransientError when a later try may.
        """
        ...

    def is_new(self, token: str) -> bool:
        """Whether GitHub may not know the token, or what it permits, everywhere yet."""
        ...


class Token:
    """One token for every repository."""

    def __init__(self, secret: Secret) -> None:
        self._secret = secret

    def token(self, repository: str, refused: str = "") -> str:
        value = self._secret().strip()
        if value == refused:
            value = self._secret(fresh=True).strip()
        if not is_sendable(value):
            raise ConfigurationError("the GitHub token is empty or holds blanks")
        return value

    def is_new(self, token: str) -> bool:
        return False
