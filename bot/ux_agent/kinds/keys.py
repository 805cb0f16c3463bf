"""Places in data files: a value by its dotted path, read by the language of the file."""

from bot.ux_agent.declared.declaration import KeyAt
from bot.ux_agent.kinds import json, toml, yaml
from bot.ux_agent.kinds.document import Document, Found

_BY_ENDING = {".yaml": yaml.locate, ".yml": yaml.locate, ".toml": toml.locate}


def locate(at: KeyAt, document: Document, kind: str) -> Found:
    """The literal at a path such as `hero.buttons[0].text`; raises Missing."""
    return _BY_ENDING.get(document.suffix, json.locate)(at, document, kind)
