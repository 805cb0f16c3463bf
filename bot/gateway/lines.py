"""What Python's loggers say (discord.py's, asyncio's) as log lines of ours."""

import logging

from bot.log import Fields, Log, describe, hide

_LOUDEST = {"CRITICAL": "ERROR"}


class Lines(logging.Handler):
    """Writes warnings and what is worse to `log`, without any token."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """One line: the logger's name as the outcome, its words as the error."""
        level = _LOUDEST.get(record.levelname, record.levelname)
        words = hide(record.getMessage(), ())
        fields: Fields = {"level": level, "outcome": record.name, "error": words}
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            fields["traceback"] = describe(error, ())
        self._log(fields)
