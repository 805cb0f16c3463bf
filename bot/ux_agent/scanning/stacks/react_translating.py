"""Translations at run time (i18next, react-i18next, react-intl): texts of the default language."""

import posixpath
from collections.abc import Mapping

from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_modules import Modules
from bot.ux_agent.scanning.showing.script_react import prop_reader
from bot.ux_agent.scanning.showing.script_replacing import filled
from bot.ux_agent.scanning.showing.script_sequences import entry_of
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Native,
    Tag,
    is_known,
    opaque,
    printed,
    settled,
    unknown,
)
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.sources import Sources

_FILLED = r"/\{\{? ?[\w.]+ ?\}?\}/g"
_LOADED = ("public/locales/{lng}/{ns}.json", "public/locales/{lng}.json", "locales/{lng}/{ns}.json")


class Translations:
    """The exports of translating packages for one site."""

    def __init__(self, sources: Sources, modules: Modules) -> None:
        self._sources = sources
        self._modules = modules
        self._options = Value({})
        self._messages = Value()

    def packages(self) -> dict[str, Mapping[str, Value]]:
        """The exports by package."""
        members: dict[str, Value] = {"t": native(lambda given: self._told(given, ""))}
        instance = Value(Native(lambda _: instance, "i18n", members))
        members["use"] = native(lambda _: instance)
        members["init"] = native(self._begun)
        members["createInstance"] = native(lambda _: instance)
        members["language"] = opaque("the visitor's language")
        i18next = {"default": instance, "t": members["t"], "init": members["init"]}
        hook = {
            "useTranslation": native(lambda given: self._hook(given, instance)),
            "initReactI18next": Value({}),
            "I18nextProvider": Value(Tag("I18nextProvider")),
            "Trans": native(self._trans),
            "withTranslation": native(lambda _: native(lambda given: entry_of(given, 0))),
        }
        intl = {
            "IntlProvider": native(self._provided),
            "FormattedMessage": native(self._message),
            "useIntl": native(lambda _: Value({"formatMessage": native(self._formatted)})),
        }
        return {"i18next": i18next, "react-i18next": hook, "react-intl": intl}

    def _begun(self, given: Arguments) -> Value:
        self._options = entry_of(given, 0)
        return UNKNOWN

    def _hook(self, given: Arguments, instance: Value) -> Value:
        named = entry_of(given, 0)
        namespace = named.at(0).text if isinstance(named.data, list) else named.text
        prefix = entry_of(given, 1)
        start = settled(prefix.member("keyPrefix")).text if isinstance(prefix.data, dict) else ""
        told = native(
            lambda asked: self._told(_prefixed(asked, start) if start else asked, namespace)
        )
        return Value({"t": told, "i18n": instance, "ready": Value(data=True)})

    def _told(self, given: Arguments, namespace: str) -> Value:
        """The text of a key in the default language, its placeholders filled."""
        key = printed(entry_of(given, 0))
        first, sign, rest = key.partition(":")
        if sign and " " not in first:
            namespace, key = first, rest
        found = self._texts(namespace)
        if not found.is_known or not key:
            return UNKNOWN
        value = reached(found, key)
        return UNKNOWN if value.data is None else filled_in(value, entry_of(given, 1))

    def _texts(self, namespace: str) -> Value:
        options = settled(self._options)
        language = self._language(options)
        resources = _member(options, "resources")
        if resources.data is None:
            return self._loaded(language, namespace or self._namespace(options))
        texts = _member(resources, language)
        return _member(texts, namespace or self._namespace(options))

    @staticmethod
    def _namespace(options: Value) -> str:
        return printed(_member(options, "defaultNS")) or "translation"

    @staticmethod
    def _language(options: Value) -> str:
        for name in ("lng", "fallbackLng"):
            found = _member(options, name)
            found = settled(found.at(0)) if isinstance(found.data, list) else found
            if isinstance(found.data, dict):
                found = settled(_member(found, "default"))
                found = settled(found.at(0)) if isinstance(found.data, list) else found
            if isinstance(found.data, str) and is_known(found):
                return found.text
        return ""

    def _loaded(self, language: str, namespace: str) -> Value:
        for pattern in _LOADED if language else ():
            path = pattern.format(lng=language, ns=namespace)
            if self._sources.document(path) is not None:
                return self._modules.imported(f"/{path}", "default", posixpath.basename(path))
        return UNKNOWN

    def _trans(self, given: Arguments) -> Value:
        read = prop_reader(given)
        if read("i18nKey").data is None:
            return read("children")
        return self._told([read("i18nKey"), read("values")], printed(read("ns")))

    def _provided(self, given: Arguments) -> Value:
        read = prop_reader(given)
        self._messages = settled(read("messages"))
        return read("children")

    def _message(self, given: Arguments) -> Value:
        read = prop_reader(given)
        return self._formatted([Value({name: read(name) for name in ("id", "defaultMessage")})])

    def _formatted(self, given: Arguments) -> Value:
        asked = entry_of(given, 0)
        if not isinstance(self._messages.data, dict) or not isinstance(asked.data, dict):
            return UNKNOWN
        found = self._messages.member(settled(asked.member("id")).text)
        return found if found.data is not None else asked.member("defaultMessage")


def filled_in(value: Value, given: Value) -> Value:
    """The text with what it is given in the place of `{{name}}` or `{name}`."""
    if not isinstance(value.data, str) or not isinstance(given.data, dict):
        return value

    def answer(groups: list[Value]) -> Value:
        return settled(given.member(groups[0].text.strip("{} ")))

    return filled(value, Value(Native(unknown, _FILLED)), answer)


def reached(texts: Value, key: str) -> Value:
    """The text at a dotted key, or at one that has dots itself."""
    whole = _member(texts, key)
    if whole.data is not None:
        return whole
    for step in key.split("."):
        texts = _member(texts, step)
    return texts


def _member(value: Value, name: str) -> Value:
    held = settled(value)
    if isinstance(held.data, list) and name.isdigit():
        return held.at(int(name))
    return settled(held.member(name)) if isinstance(held.data, dict) else Value()


def _prefixed(given: Arguments, start: str) -> Arguments:
    return [Value(f"{start}.{printed(entry_of(given, 0))}"), *given[1:]]
