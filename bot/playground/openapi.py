"""What the slices of the vendors' OpenAPI descriptions have in common."""

from collections.abc import Iterator


def references(value: object) -> Iterator[str]:
    """The components that a part of a description refers to, as `#/components/<kind>/<name>`."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "$ref":
                yield part
            else:
                yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)
