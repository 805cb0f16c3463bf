"""Components as they are read back: with addresses of uploads (docs: Unfurled Media Item)."""

from collections.abc import Mapping, Sequence
from typing import Any

_FILE = 13
_SCHEME = "attachment://"
_OF_MEDIA = ("content_type", "height", "proxy_url", "url", "width")


def read_back(value: Any, attachments: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401 - JSON
    """The components, or a part of them, with the attachments that they mean by name."""
    if isinstance(value, list):
        return [read_back(part, attachments) for part in value]
    if not isinstance(value, dict):
        return value
    url = value.get("url")
    if isinstance(url, str) and url.startswith(_SCHEME):
        found = _named(url.removeprefix(_SCHEME), attachments)
        return value if found is None else {**value, **_media(found)}
    whole = {key: read_back(part, attachments) for key, part in value.items()}
    if value.get("type") != _FILE:
        return whole
    found = _named(value["file"]["url"].removeprefix(_SCHEME), attachments) or {}
    size = found.get("size")
    return {"spoiler": False, **whole, "name": found.get("filename"), "size": size}


def _named(name: str, attachments: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    return next((one for one in attachments if one["filename"] == name), None)


def _media(attachment: Mapping[str, Any]) -> dict[str, Any]:
    identity = attachment["id"]
    found = {key: attachment[key] for key in _OF_MEDIA if key in attachment}
    return {**found, "id": identity, "attachment_id": identity}
