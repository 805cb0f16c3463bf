"""Places in data files and front matter: a value by its dotted path, read by its language."""

from bot.ux_agent.declared.declaration import KeyAt
from bot.ux_agent.kinds import json, toml, yaml
from bot.ux_agent.kinds.document import Document, Found, Missing

_LANGUAGES = {".json": "json", ".toml": "toml", ".webmanifest": "json"}
_LANGUAGES |= {".yaml": "yaml", ".yml": "yaml"}
_READERS = {"json": json.locate, "toml": toml.locate, "yaml": yaml.locate}


def locate(at: KeyAt, document: Document, kind: str) -> Found:
    """The literal at a path such as `hero.buttons[0].text`; raises Missing."""
    language = _LANGUAGES.get(document.suffix, "")
    if document.front is not None:
        language = document.front.language
    if not language:
        raise Missing(f"{at.file} has no front matter")
    return _READERS[language](at, document, kind)
