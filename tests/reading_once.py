"""botocore's descriptions of services, which each of its sessions would read and parse anew."""

from collections.abc import Callable
from typing import Any

from botocore.loaders import JSONFileLoader


def load_once() -> Callable[[JSONFileLoader, str], Any]:
    """In place of `JSONFileLoader.load_file`: reads each file once."""
    parsed: dict[str, Any] = {}
    load = JSONFileLoader.load_file

    def load_file(self: JSONFileLoader, file_path: str) -> Any:
        if parsed.get(file_path) is None:
            parsed[file_path] = load(self, file_path)
        return parsed[file_path]

    return load_file
