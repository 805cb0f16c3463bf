"""Cuts the operations that the fake serves out of GitHub's OpenAPI description.

`python -m bot.playground.github.slicing api.github.com.json > openapi_slice.json` renews it.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from bot.playground.openapi import references

Part: TypeAlias = dict[str, Any]

_GIT = "/repos/{owner}/{repo}/git"
OPERATIONS = (
    ("post", "/app/installations/{installation_id}/access_tokens"),
    ("get", "/repos/{owner}/{repo}"),
    ("get", "/repos/{owner}/{repo}/branches/{branch}"),
    ("get", f"{_GIT}/ref/{{ref}}"),
    ("post", f"{_GIT}/refs"),
    ("get", f"{_GIT}/commits/{{commit_sha}}"),
    ("post", f"{_GIT}/commits"),
    ("get", f"{_GIT}/trees/{{tree_sha}}"),
    ("post", f"{_GIT}/trees"),
    ("get", f"{_GIT}/blobs/{{file_sha}}"),
    ("post", f"{_GIT}/blobs"),
    ("get", "/repos/{owner}/{repo}/pulls"),
    ("post", "/repos/{owner}/{repo}/pulls"),
    ("get", "/repos/{owner}/{repo}/pulls/{pull_number}"),
    ("patch", "/repos/{owner}/{repo}/pulls/{pull_number}"),
    ("post", "/repos/{owner}/{repo}/issues/{issue_number}/comments"),
)
_PROSE = {
    "description",
    "summary",
    "title",
    "tags",
    "x-github",
    "x-github-breaking-changes",
    "example",
    "examples",
}
_SCHEMAS_BESIDE = ("#/components/schemas/basic-error", "#/components/schemas/webhook-push")


def within(part: Part, edit: Callable[[Part], Part]) -> Part:
    """The part with every object directly below it, or in its lists, edited."""

    def edited(value: object) -> object:
        if isinstance(value, list):
            return [edited(one) for one in value]
        return edit(value) if isinstance(value, dict) else value

    return {key: edited(value) for key, value in part.items()}


def without_prose(part: Part) -> Part:
    """A part of the description without words and examples; names of properties are no words."""
    spoken = {key: value for key, value in part.items() if key not in _PROSE}
    named = spoken.get("properties")
    whole = within(spoken, without_prose)
    return whole if named is None else {**whole, "properties": within(named, without_prose)}


def cut(description: dict[str, Any]) -> dict[str, Any]:
    """Our operations and every component that they need."""
    paths: dict[str, Any] = {}
    for method, path in OPERATIONS:
        paths.setdefault(path, {})[method] = without_prose(description["paths"][path][method])
    components: dict[str, dict[str, Any]] = {}
    waiting = [*_SCHEMAS_BESIDE, *references(paths)]
    while waiting:
        kind, name = waiting.pop().split("/")[2:]
        if name not in components.setdefault(kind, {}):
            part = without_prose(description["components"][kind][name])
            components[kind][name] = part
            waiting.extend(references(part))
    info = {key: description["info"][key] for key in ("title", "version", "license")}
    return {"openapi": description["openapi"], "info": info, "paths": paths, **_sorted(components)}


def _sorted(components: dict[str, dict[str, Any]]) -> dict[str, Any]:
    ordered = {kind: dict(sorted(parts.items())) for kind, parts in sorted(components.items())}
    return {"components": ordered}


def render(sliced: dict[str, Any]) -> str:
    """The slice as JSON, an operation or a component on a line, so that a renewal reads well."""
    kinds = [f'"{kind}": {{\n{_lines(parts)}\n}}' for kind, parts in sliced["components"].items()]
    head = [f'"{name}": {json.dumps(sliced[name], sort_keys=True)}' for name in ("openapi", "info")]
    body = [*head, f'"paths": {{\n{_lines(sliced["paths"])}\n}}']
    return "{" + ",\n".join([*body, '"components": {\n' + ",\n".join(kinds) + "\n}"]) + "}\n"


def _lines(parts: dict[str, Any]) -> str:
    return ",\n".join(
        f"{json.dumps(name)}: {json.dumps(part, sort_keys=True, separators=(',', ':'))}"
        for name, part in parts.items()
    )


def main(path: str) -> None:
    """Print the slice of the description in that file."""
    sys.stdout.write(render(cut(json.loads(Path(path).read_bytes()))))


if __name__ == "__main__":
    main(sys.argv[1])
