"""The collections of an Eleventy site: by tags, and those that the configuration makes."""

import fnmatch
from collections.abc import Sequence

from bot.ux_agent.scanning.showing.script_values import Native
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.stacks.eleventy_config import Config
from bot.ux_agent.scanning.stacks.eleventy_data import tags_of
from bot.ux_agent.scanning.stacks.eleventy_pages import Content
from bot.ux_agent.scanning.stacks.eleventy_scripts import Scripts


def collections_of(contents: Sequence[Content], config: Config, scripts: Scripts) -> Value:
    """Every collection by its name, each a list of its pages by date."""
    shown = [one for one in contents if not _is_apart(one)]
    ranked = sorted(shown, key=lambda one: (one.moment or 0.0, one.document.path))
    found: dict[str, list[Value]] = {"all": [one.item() for one in ranked]}
    for one in ranked:
        for tag in dict.fromkeys(tags_of(one.data)):
            found.setdefault(tag, []).append(one.item())
    held = {name: Value(items) for name, items in found.items()}
    api = _api(ranked)
    for name, function in config.collections.items():
        held[name] = scripts.call(function, [api], config.path)
    return Value(held)


def _is_apart(content: Content) -> bool:
    return content.data.member("eleventyExcludeFromCollections").data is True


def _api(ranked: Sequence[Content]) -> Value:
    """What a function that makes a collection may ask."""

    def every(_given: Sequence[Value]) -> Value:
        return Value([one.item() for one in ranked])

    def tagged(given: Sequence[Value]) -> Value:
        wanted = [one.text for one in given]
        kept = [one for one in ranked if all(tag in tags_of(one.data) for tag in wanted)]
        return Value([one.item() for one in kept])

    def globbed(given: Sequence[Value]) -> Value:
        first = given[0] if given else Value()
        patterns = [first.text] if first.text else [one.text for one in first.entries()]
        kept = [one for one in ranked if any(_fits(one, pattern) for pattern in patterns)]
        return Value([one.item() for one in kept])

    names = {
        "getAll": every,
        "getAllSorted": every,
        "getFilteredByTag": tagged,
        "getFilteredByTags": tagged,
        "getFilteredByGlob": globbed,
    }
    return Value({name: Value(Native(function)) for name, function in names.items()})


def _fits(content: Content, pattern: str) -> bool:
    plain = pattern.removeprefix("./").replace("**/*", "*").replace("**/", "*")
    return fnmatch.fnmatch(content.document.path, plain)


def navigation(pages: Value) -> Value:
    """The pages that name themselves for a menu (the plugin eleventy-navigation), in order."""
    entries: dict[str, dict[str, Value]] = {}
    above: dict[str, str] = {}
    for item in pages.entries():
        own = item.member("data").member("eleventyNavigation")
        if not own.member("key").text:
            continue
        title = own.member("title") if own.member("title").text else own.member("key")
        url = own.member("url") if own.member("url").text else item.member("url")
        key = own.member("key").text
        entries[key] = {"key": own.member("key"), "title": title, "url": url}
        entries[key]["order"] = own.member("order")
        above[key] = own.member("parent").text
    return _below("", entries, above)


def _below(parent: str, entries: dict[str, dict[str, Value]], above: dict[str, str]) -> Value:
    keys = [key for key in entries if above[key] == parent and key != parent]
    ranked = sorted(keys, key=lambda key: _rank(entries[key]["order"]))
    inner = {key: value for key, value in entries.items() if above[key] != parent or key != parent}
    return Value(
        [
            Value({**entries[key], "children": _below(key, inner, above) if key else Value([])})
            for key in ranked
        ]
    )


def _rank(order: Value) -> float:
    return float(order.data) if isinstance(order.data, int | float) else 0.0
