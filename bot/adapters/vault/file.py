"""The vault of a development machine: its key is a file that its owner alone may read."""

import os
import stat
from pathlib import Path

from nacl.utils import random

from bot.adapters.vault.sealing import KEY_BYTES, Key, read, seal, unseal
from bot.errors import ConfigurationError

_FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class FileVault:
    """The port bot.payment.ports.Vault over a key file, which is made where there is none.

    Raises bot.errors.ConfigurationError where it cannot be used, or others may read it.
    """

    def __init__(self, path: Path) -> None:
        self._key = _key(path)

    def seal(self, session_id: str, secret: str, number: str, now: float) -> bytes:
        return seal(Key(self._key, secret), session_id, number, now)

    def open(self, session_id: str, secret: str, sealed: bytes, now: float) -> str:
        return unseal(Key(self._key, secret), session_id, read(sealed, now))


def _key(path: Path) -> bytes:
    try:
        _make(path)
        if path.stat().st_mode & _FOR_OTHERS:
            raise ConfigurationError(f"{path}: others may read this key; chmod 600 it")
        key = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path}: no key can be kept there: {error.strerror}") from error
    if len(key) != KEY_BYTES:
        raise ConfigurationError(f"{path}: no key of {KEY_BYTES} bytes")
    return key


def _make(path: Path) -> None:
    """A new key, whole from the first moment that somebody else could find it."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f"{path.name}.{random(8).hex()}")
    with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(random(KEY_BYTES))
    try:
        os.link(made, path)
    except FileExistsError:
        return  # somebody else was first: theirs it is
    finally:
        made.unlink()
