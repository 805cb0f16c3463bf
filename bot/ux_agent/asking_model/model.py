"""The port to a language model: one question, one call of the one tool that it is given."""

from collections.abc import Mapping
from typing import Any, Protocol

from bot.record import Record


class Prompt(Record):
    """What a model is told: our words, the untrusted data as JSON, and the tool it must call.

    `schema` is the JSON Schema of the tool's input.
    """

    rules: str
    data: str
    tool: str
    about: str
    schema: Mapping[str, Any]


class Silent(Exception):
    """The model gave nothing that counts; the text says why, in words of ours alone, for the log.

    Nothing that a person or a model said is in it.
    """


class Model(Protocol):
    """Asks a model, within what may be spent."""

    def ask(self, prompt: Prompt, seconds: float) -> object:
        """The input of the one call of the tool, as JSON gives it; of any shape.

        Raises Silent for everything else, after about `seconds` at the latest.
        """
        ...
