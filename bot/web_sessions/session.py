"""`request.session`: a dict that is read from the store when it is first used."""

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias, TypeVar

from bot.web_sessions.ports import Stored

T = TypeVar("T")
_UNREAD = "\0unread"
"""Stands in a session that is not read yet: json's encoder takes an empty dict for nothing."""

_READING = (
    *("__getitem__", "__iter__", "__len__", "__contains__", "__reversed__", "__eq__", "__ne__"),
    *("__or__", "__ror__", "get", "keys", "values", "items", "copy"),
)
_WRITING = ("__setitem__", "__delitem__", "__ior__", "update", "clear")


class Held(NamedTuple):
    """What browser and table hold of a session: its id, and the item as it was last seen."""

    id: str
    session: Stored


Reading: TypeAlias = Callable[[], tuple[Held | None, dict[str, Any]]]
"""Reads what is held of a session, and its data; None and nothing where there is none."""


class Session(dict[str, Any]):
    """The session of one request, with Starlette's `accessed` and `modified`.

    Whatever uses it may raise bot.web_sessions.ports.Unavailable. Using it reads the table once,
    on the thread that does so; `await session.load()` beforehand reads it on another.
    """

    def __init__(self, read: Reading) -> None:
        super().__init__()
        dict.__setitem__(self, _UNREAD, None)
        self._read: Reading | None = read
        self.accessed = False
        self.modified = False
        self.held: Held | None = None
        self.is_lost = False
        """It was deleted meanwhile, or cannot be stored: nothing of it is written any more."""
        self.gets_new_id = False
        self.is_cleared = False
        """What was held is signed out: what it holds now was put in since."""

    @property
    def is_read(self) -> bool:
        """Whether it has been used at all."""
        return self._read is None

    async def load(self) -> None:
        """Read it without keeping the event loop waiting."""
        self.accessed = True
        if self._read is not None:
            await off_loop(self._load)

    def rotate(self) -> None:
        """Have it go on under a new id, of which the response tells the browser.

        For when somebody's rights change: whoever knew the old id knows nothing.
        """
        self.mark_modified()
        self._load()
        self.gets_new_id = True

    def mark_accessed(self) -> None:
        """Say that the response depends on it: Starlette's requests do."""
        self.accessed = True

    def mark_modified(self) -> None:
        """Say that it was changed; it is written only if its JSON did change."""
        self.accessed = self.modified = True

    def hold(self, held: Held) -> None:
        """Take over what the table holds now."""
        self.held = held
        self.gets_new_id = self.is_cleared = False

    def become(self, data: dict[str, Any]) -> None:
        """Hold this data instead, not counted as a change."""
        dict.clear(self)
        dict.update(self, data)

    def pop(self, key: str, *default: Any) -> Any:  # noqa: ANN401 - as dict's
        """As dict's."""
        if key in self:
            self.mark_modified()
        return dict.pop(self, key, *default)

    def popitem(self) -> tuple[str, Any]:
        """As dict's."""
        self._load()
        found = dict.popitem(self)
        self.mark_modified()
        return found

    def setdefault(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as dict's
        """As dict's."""
        if key not in self:
            self.mark_modified()
        return dict.setdefault(self, key, default)

    def __repr__(self) -> str:
        return "<session, not read>" if self._read is not None else dict.__repr__(self)

    def __reduce__(self) -> tuple[type, tuple[dict[str, Any]]]:
        return dict, (dict(self),)  # a copy of any kind is a plain dict

    def _load(self) -> None:
        self.accessed = True
        if self._read is None:
            return
        self.held, data = self._read()
        self._read = None
        self.become(data)


async def off_loop(work: Callable[[], T]) -> T:
    """What `work` gives, run on a thread where there is an asyncio loop that must not wait."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:  # another event loop's: trio has threads of its own
        return work()
    return await asyncio.to_thread(work)


def _reads_first(name: str, *, modifies: bool) -> Callable[..., Any]:
    original = getattr(dict, name)

    def method(self: Session, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - as dict's
        if modifies:
            self.mark_modified()
        self._load()
        if name == "clear" and self.held is not None:
            # what is written after a sign-out is another session
            self.gets_new_id = self.is_cleared = True
        return original(self, *args, **named)

    method.__name__ = name
    return method


for _name in (*_READING, *_WRITING):
    setattr(Session, _name, _reads_first(_name, modifies=_name in _WRITING))
