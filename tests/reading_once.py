"""botocore's descriptions of services, which each of its sessions would read and parse anew."""

from collections.abc import Callable
from typing import Any

from botocore.loaders import JSONFileLoader, Loader


def load_once() -> Callable[[JSONFileLoader, str], Any]:
    """In place of `JSONFileLoader.load_file`: reads each file once."""
    parsed: dict[str, Any] = {}
    load = JSONFileLoader.load_file

    def load_file(self: JSONFileLoader, file_path: str) -> Any:
        if parsed.get(file_path) is None:
            parsed[file_path] = load(self, file_path)
        return parsed[file_path]

    return load_file


def list_once() -> Callable[[Loader, str], list[str]]:
    """In place of `Loader.list_available_services`: looks into each folder once."""
    found: dict[tuple[str, ...], list[str]] = {}
    look = Loader.list_available_services

    def list_available_services(self: Loader, type_name: str) -> list[str]:
        key = (type_name, *self.search_paths)
        if key not in found:
            found[key] = look(self, type_name)
        return list(found[key])

    return list_available_services
