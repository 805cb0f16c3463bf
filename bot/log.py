"""One JSON line per interaction, of allowed fields only: never a body, a token or a signature."""

import json
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

Field: TypeAlias = str | int | float | None
Fields: TypeAlias = dict[str, Field]

CONTAINER = f"{os.getpid():x}-{os.urandom(3).hex()}"
"""Names this process in its answers and log lines; with SnapStart, the snapshot that it came from.

Nothing but people's eyes tells containers apart by it, and a log stream is always one container's.
"""

FIELDS = frozenset(
    {
        "level",
        "request_id",
        "interaction_id",
        "conversation_id",
        "guild_id",
        "user_id",
        "kind",
        "action",
        "audit",
        "decision",
        "digest8",
        "roles",
        "was",
        "now",
        "outcome",
        "status",
        "duration_ms",
        "container",
        "reference",
        "error",
        "traceback",
        "received",
        "delay_s",
    }
)
_MOST = 4000  # of a field; a traceback is the longest
_quoted = json.encoder.encode_basestring_ascii  # of a whole JSONEncoder, all that a line needs
_SEVERITY = {"DEBUG": 10, "INFO": 20, "WARNING": 30, "ERROR": 40}

# Discord's interaction tokens and bot tokens, GitHub's, Stripe's, JSON Web Tokens, AWS's key ids.
_GIVES_ACCESS = (
    r"aW50ZXJhY3Rpb24[\w-]*|gh[a-z]_\w+|github_pat_\w+|[rsp]k_(?:live|test)_\w+"
    r"|(?<![\w-])[MNO][\w-]{22,}\.[\w-]{6}\.[\w-]{27,}"
    r"|(?<![\w-])eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?|A[KS]IA[A-Z0-9]{12,}|[0-9a-fA-F]{128}"
)
_CARD = r"[0-9](?:[ -]?[0-9]){12,18}"


class Log:
    """Writes log lines of at least the severity `least`."""

    def __init__(self, write: Callable[[str], None], least: str = "INFO") -> None:
        self._write = write
        self._least = least

    def __call__(self, fields: Fields) -> None:
        """Write one line, with the container named."""
        fields["container"] = CONTAINER
        text = line(fields, self._least)
        if text is not None:
            self._write(text)


def show(text: str) -> None:
    """Write one line to where Lambda collects what is written."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def line(fields: Mapping[str, Field], least: str = "INFO") -> str | None:
    """The log line, or None below the least severity.

    Raises ValueError on a field that is not on the list: new ones are allowed on purpose only.
    """
    if _SEVERITY[str(fields.get("level", "INFO"))] < _SEVERITY.get(least, 0):
        return None
    if not fields.keys() <= FIELDS:
        raise ValueError(f"fields that are not logged: {', '.join(sorted(fields.keys() - FIELDS))}")
    # Escapes of JSON in ASCII: no text can begin a line of its own or colour a terminal.
    told = [
        f'"{name}": {_quoted(value[:_MOST]) if isinstance(value, str) else _number(value)}'
        for name, value in fields.items()
        if value != ""
    ]
    return f"{{{', '.join(told)}}}"


def _number(value: float | None) -> str:
    """A value as JSON where it is no text; numbers look there as they do in Python."""
    return "null" if value is None else str(value)


def describe(error: BaseException, secrets: Iterable[str]) -> str:
    """A traceback without variables, in which no secret, token or card number is left."""
    return hide("".join(traceback.format_exception(error)), secrets)


def hide(text: str, secrets: Iterable[str]) -> str:
    """The end of a text, without these secrets, anything that gives access, and card numbers."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = text.replace(secret, "[hidden]")
    text = re.sub(_GIVES_ACCESS, "[token]", text)
    return re.sub(_CARD, _without_card, text)[-_MOST:]


def _without_card(found: re.Match[str]) -> str:
    digits = [int(digit) for digit in found[0] if digit.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    is_card = (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
    return "[pan]" if is_card else found[0]
