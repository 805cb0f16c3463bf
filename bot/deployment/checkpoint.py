"""How far a long work came, in a file that is always whole."""

import json
from collections.abc import Mapping
from pathlib import Path

from bot.errors import ConfigurationError


class Checkpoint:
    """A file that names a work by `about` and holds the last part done."""

    def __init__(self, path: Path, about: Mapping[str, str]) -> None:
        self._path = path
        self._about = dict(about)

    def read(self) -> str:
        """The last part done, '' for none; raises ConfigurationError where it is another work's."""
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
            about, after = told["about"], told["after"]
        except FileNotFoundError:
            return ""
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ConfigurationError(f"{self._path} cannot be read: {error}") from error
        if about != self._about:
            raise ConfigurationError(
                f"{self._path} belongs to another work ({_told(about)}, not {_told(self._about)}):"
                " finish that one, delete the file, or name another with --checkpoint"
            )
        return str(after)

    def write(self, after: str) -> None:
        """Note the last part done; raises ConfigurationError where that cannot be written."""
        new = self._path.with_name(f"{self._path.name}.new")
        try:
            new.write_text(json.dumps({"about": self._about, "after": after}), encoding="utf-8")
            new.replace(self._path)
        except OSError as error:
            raise ConfigurationError(f"{self._path} cannot be written: {error}") from error

    def forget(self) -> None:
        """The work is done."""
        self._path.unlink(missing_ok=True)


def _told(about: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {value or 'any'}" for name, value in about.items())
