"""Cuts the part that we check against out of Discord's OpenAPI description.

`python -m bot.playground.discord.slicing openapi.json > openapi_slice.json` renews it.
"""

import json
import sys
from pathlib import Path
from typing import Any

from bot.playground.openapi import references

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
ROOTS = (
    "ApplicationCommandResponse",
    "ApplicationCommandUpdateRequest",
    "ApplicationFormPartial",
    "ErrorResponse",
    "IncomingWebhookRequestPartial",
    "IncomingWebhookUpdateRequestPartial",
    "InteractionCallbackResponse",
    "MessageCreateRequest",
    "MessageEditRequestPartial",
    "MessageResponse",
    "MyGuildResponse",
    "PrivateApplicationResponse",
    "RatelimitedResponse",
    "UserPIIResponse",
)


def cut(description: dict[str, Any]) -> dict[str, Any]:
    """The callback's body and all schemas that we need, unchanged."""
    body = description["paths"][CALLBACK]["post"]["requestBody"]["content"]["application/json"]
    schemas = description["components"]["schemas"]
    names: set[str] = set()
    waiting = [*ROOTS, *references(body)]
    while waiting:
        name = waiting.pop().rpartition("/")[2]
        if name not in names:
            names.add(name)
            waiting.extend(references(schemas[name]))
    return {
        "info": description["info"],
        "callback": body["schema"],
        "components": {"schemas": {name: schemas[name] for name in sorted(names)}},
    }


def main(path: str) -> None:
    """Print the slice of the description in that file, one schema on a line."""
    sliced = cut(json.loads(Path(path).read_bytes()))
    schemas = [
        f"{json.dumps(name)}: {json.dumps(schema, sort_keys=True)}"
        for name, schema in sliced["components"].pop("schemas").items()
    ]
    head = [f"{json.dumps(name)}: {json.dumps(sliced[name])}" for name in ("info", "callback")]
    body = ",\n".join(schemas)
    sys.stdout.write(",\n".join(["{" + head[0], head[1], '"components": {"schemas": {\n']))
    sys.stdout.write(f"{body}\n}}}}}}\n")


if __name__ == "__main__":
    main(sys.argv[1])
