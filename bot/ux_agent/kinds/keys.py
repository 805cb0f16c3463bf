"""Places in data files and front matter: a value by its dotted path, read by its language."""

from bot.ux_agent.declared.declaration import KeyAt
from bot.ux_agent.kinds import json, toml, yaml
from bot.ux_agent.kinds.datum import Datum
from bot.ux_agent.kinds.document import Document, Found, Missing

_LANGUAGES = {".json": "json", ".toml": "toml", ".webmanifest": "json"}
_LANGUAGES |= {".yaml": "yaml", ".yml": "yaml"}
_READERS = {"json": json.locate, "toml": toml.locate, "yaml": yaml.locate}
_DATA = {"json": json.data, "toml": toml.data, "yaml": yaml.data}
LITERALS = {"json": json.literal, "toml": toml.literal, "yaml": yaml.literal}
"""What reads a value of each language."""


def locate(at: KeyAt, document: Document, kind: str) -> Found:
    """The literal at a path such as `hero.buttons[0].text`; raises Missing."""
    return _READERS[language_of(document)](at, document, kind)


def data(document: Document) -> Datum:
    """All that a data file or front matter holds; raises Missing when it cannot be read."""
    return _DATA[language_of(document)](document)


def language_of(document: Document) -> str:
    """The language of a data file or of front matter; raises Missing where there is none."""
    if document.front is not None:
        if document.front.language == "script":
            raise Missing(f"the front matter of {document.path} is a script")
        return document.front.language
    if document.suffix not in _LANGUAGES:
        raise Missing(f"{document.path} has no front matter")
    return _LANGUAGES[document.suffix]
