"""What pages of Next import from Next itself, and from next-intl."""

from collections.abc import Mapping

from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_frame import World
from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_sequences import entry_of
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Native,
    Tag,
    printed,
    settled,
    unknown,
)
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.stacks.react_translating import filled_in, reached

_LINK = Value(Tag("Link", "a"))
_IMAGE = Value(Tag("Image", "img"))
_NOTHING = native(lambda _: Value())


class NextPackages:
    """The exports of next for one site; `language` is the one that visitors see first."""

    def __init__(self, world: World, language: str, messages: Value) -> None:
        self._world = world
        self._language = language
        self._messages = messages
        self.main = Value()

    def packages(self) -> dict[str, Mapping[str, Value]]:
        """The exports by package."""
        address = native(lambda _: self._world.names["location"].member("pathname"))
        navigation = {
            "usePathname": address,
            "redirect": _NOTHING,
            "notFound": _NOTHING,
            "useRouter": native(unknown),
            "useParams": native(unknown),
            "useSearchParams": native(unknown),
        }
        document = {
            "Html": Value("html"),
            "Head": Value("head"),
            "Main": native(lambda _: self.main),
            "NextScript": _NOTHING,
        }
        return {
            "next/link": {"default": _LINK},
            "next/image": {"default": _IMAGE},
            "next/legacy/image": {"default": _IMAGE},
            "next/head": {"default": Value(Tag("Head", "head"))},
            "next/script": {"default": _NOTHING},
            "next/dynamic": {"default": native(self._dynamic)},
            "next/navigation": navigation,
            "next/router": {"useRouter": native(self._router)},
            "next/document": document,
            "next-intl": self._intl(),
            "next-intl/server": self._intl(),
            "next-intl/navigation": self._spoken_navigation(navigation),
            "next-intl/routing": {"defineRouting": native(lambda given: entry_of(given, 0))},
        }

    def _router(self, _given: Arguments) -> Value:
        address = self._world.names["location"].member("pathname")
        known = {"pathname": address, "asPath": address, "route": address}
        return Value(Native(unknown, "router", {**known, "locale": Value(self._language)}))

    def _dynamic(self, given: Arguments) -> Value:
        """The component that the function imports, or the default export of what it does."""
        data = given[0].data if given else None
        frame = getattr(data, "frame", None)
        if frame is None:
            return UNKNOWN
        loaded = settled(call(given[0], [], frame))
        return loaded.member("default") if isinstance(loaded.data, dict) else loaded

    def _intl(self) -> dict[str, Value]:
        told = native(self._translator)
        return {
            "useTranslations": told,
            "getTranslations": told,
            "useLocale": native(lambda _: Value(self._language)),
            "getLocale": native(lambda _: Value(self._language)),
            "getMessages": native(lambda _: self._messages),
            "useMessages": native(lambda _: self._messages),
            "setRequestLocale": _NOTHING,
            "unstable_setRequestLocale": _NOTHING,
            "NextIntlClientProvider": Value(Tag("NextIntlClientProvider")),
            "hasLocale": native(lambda _: Value(data=True)),
            "getRequestConfig": native(unknown),
        }

    def _translator(self, given: Arguments) -> Value:
        asked = entry_of(given, 0)
        named = settled(asked.member("namespace")) if isinstance(asked.data, dict) else asked
        texts = reached(self._messages, printed(named)) if named.data else self._messages

        def tell(keys: Arguments) -> Value:
            found = reached(texts, printed(entry_of(keys, 0)))
            return UNKNOWN if found.data is None else filled_in(found, entry_of(keys, 1))

        members = {name: native(tell) for name in ("rich", "raw", "markup")}
        return Value(Native(tell, "t", members))

    @staticmethod
    def _spoken_navigation(navigation: Mapping[str, Value]) -> dict[str, Value]:
        made = native(lambda _: Value({**navigation, "Link": _LINK}))
        names = ("createNavigation", "createSharedPathnamesNavigation")
        return dict.fromkeys((*names, "createLocalizedPathnamesNavigation"), made)
