"""Translations on sites of Svelte (svelte-i18n, Paraglide): the texts of the first language."""

import json
import posixpath

from bot.ux_agent.scanning.showing.data import value_of
from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_modules import Modules
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Function,
    Native,
    opaque,
    settled,
    unknown,
)
from bot.ux_agent.scanning.showing.svelte import Store
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.showing.vue_reactive import ran
from bot.ux_agent.scanning.stacks.react_translating import filled_in, reached

_INLANG = "project.inlang/settings.json"
_COMPILED = ("$lib/paraglide/messages", "$lib/paraglide/messages.js", "$paraglide/messages.js")


class Messages:
    """The texts of a site by language, as its scripts register them."""

    def __init__(self, modules: Modules) -> None:
        self._modules = modules
        self._texts: dict[str, list[Value]] = {}
        self._first = ""

    def packages(self) -> dict[str, dict[str, Value]]:
        """The exports by package."""
        said = Value(Store(native(self._said)))
        locale = Value(Store(opaque("the visitor's language")))
        svelte_i18n = {
            **dict.fromkeys(("_", "t", "format", "json"), said),
            "addMessages": native(self._added),
            "register": native(self._registered),
            "init": native(self._begun),
            "locale": locale,
            "locales": locale,
            "isLoading": Value(Store(Value(data=False))),
            "waitLocale": native(lambda _: Value()),
            "getLocaleFromNavigator": native(lambda _: UNKNOWN),
        }
        compiled = self._compiled()
        return {"svelte-i18n": svelte_i18n, **dict.fromkeys(_COMPILED, compiled)}

    def _added(self, given: Arguments) -> Value:
        if given:
            self._texts.setdefault(settled(given[0]).text, []).extend(map(settled, given[1:]))
        return Value()

    def _registered(self, given: Arguments) -> Value:
        if len(given) > 1 and isinstance(given[1].data, Function):
            found = settled(ran(given[1]))
            default = settled(found.member("default"))
            self._added([given[0], default if isinstance(default.data, dict) else found])
        return Value()

    def _begun(self, given: Arguments) -> Value:
        options = settled(given[0]) if given else Value({})
        for name in ("initialLocale", "fallbackLocale"):
            wanted = settled(options.member(name)).text
            if not self._first and wanted in self._texts:
                self._first = wanted
        return Value()

    def _said(self, given: Arguments) -> Value:
        key = settled(given[0]) if given else Value()
        key = settled(key.member("id")) if isinstance(key.data, dict) else key
        options = settled(given[1]) if len(given) > 1 else Value({})
        for texts in self._texts.get(self._first, []):
            found = reached(texts, key.text)
            if found.data is not None:
                return filled_in(found, settled(options.member("values")))
        return opaque(f"no message {key.text}")

    def _compiled(self) -> dict[str, Value]:
        """The messages that Paraglide makes functions of, in the base language."""
        sources = self._modules.sources
        document = sources.document(_INLANG)
        try:
            settings = json.loads(document.data) if document else {}
        except (ValueError, RecursionError):
            return {}
        settings = settings if isinstance(settings, dict) else {}
        base = settings.get("baseLocale") or settings.get("sourceLanguageTag")
        texts = sources.document(posixpath.normpath(f"messages/{base}.json")) if base else None
        held = value_of(texts) if texts else Value({})
        names = held.data if isinstance(held.data, dict) else {}
        found = {name: _message(held.member(name)) for name in names}
        return {**found, "m": Value(Native(unknown, "m", found))}


def _message(text: Value) -> Value:
    return native(lambda given: filled_in(text, settled(given[0]) if given else Value({})))
