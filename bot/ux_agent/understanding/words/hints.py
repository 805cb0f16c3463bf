"""Whether a pattern is worth trying: to compile one costs a cold start more than all of reading."""

from collections.abc import Sequence
from typing import TypeAlias

_POLITE = (
    "hi |hi,|hi!|hey|hello|hiya|hallo|good morning|good afternoon|can you|could you|would you"
    "|dear |thank|cheers|regards|wishes|will you|can u|can we|could we|you to | wrong| incorrect"
    "| old| outdated|out of date| not right| not correct|and be |, be | be on a| open| it to"
    "| it should|no longer|misspel| changed| moved|gone up|gone down|creased|possible"
    "| to go| can go|could go|must go|should go|may go| as well go| come out|disappear|be gone"
    "|put in |stick in |pop in |turn the|turn our|turn that|switch the|switch our|switch that"
    "|every head|each head|every single head|each single head"
    "| link to | link for |e say |e write |e put |s say |s write |s put |: say |: write |z say "
    "|e mention |e state |you say |you write |you put |it say |it read | to say | to write "
)
POLITE = tuple(_POLITE.split("|"))
"""What a message holds that is not put plainly, in lower case."""


_NOT_BOLD = "not bold|not be bold|longer bold|longer be bold|n't be bold|not in bold"
NOT_BOLD = tuple(_NOT_BOLD.split("|"))
"""What a message holds that tells a weight by what it shall not be."""

LETTERS = (
    *("ital", "cent", "align", "case", "caps", "capital", "underlin", "justif", "letters"),
    *("middle", "flush", " left", " right"),
)
"""What a message holds that may be about letters or the side on which they stand."""

SPACES = tuple(
    f"{word} {space}" for word in ("more", "less") for space in ("space", "room", "white", "empty")
)
"""What a message holds that may be about the space in a part."""

_REASONS = (
    ", she|, he|, they|, we|, it|, that|, i|, nobody|, no one|, there|, this|, these|. she|. he "
    "|. they|. we|. it|. that|. i |. nobody|. there|because| since | cos | – | - |; |, update|pls"
    "|please up|please ch|please fix|please corr|£|$|€| euro| pound| quid"
    "|, the |. the |, people|, customer|, client|, guest|, every|. people|, visitor|, parents"
    "|, member|appreciat|, ta|. ta|, no |. no |, which|you're a|would be | so | too | stay| remain"
    "|keep the|keep our|keep its|keep all|keep every|leave the|leave our|leave its|leave every"
    "|it back|them back|that back"
)
REASONS = tuple(_REASONS.split("|"))
"""What a message holds that may tell why or since when, in lower case."""


_PEOPLE = (
    " left| leav|retire|ried|divorce| quit|resign|promoted| gone|longer|n't work|n’t work| moved"
    "| died|passed away| stopped|any more|anymore| finished| engaged|surname|last name|family name"
    "|second name|maiden name|first name| name is|s name | called | known as | is now |rename "
    "|changed her| has |mail|phone|mobile|number|changed his|changed their"
)
PEOPLE = tuple(_PEOPLE.split("|"))
"""What a message holds that may tell what became of somebody, in lower case."""

_ROWS = " before | after | behind | between | first| last| out| go|the end|the start|the front"
ROWS = (*_ROWS.split("|"), " menu", "menu ", "menu:", " link")
"""What a message holds that may be of the menu's links or their order, in lower case."""


_LEAST = 3
"""Shorter hints are looked for by their first character."""


_Seen: TypeAlias = tuple[str, frozenset[int], dict[int, list[str]]]
_NOTHING: _Seen = ("", frozenset(), {})


class _Rows:
    """Rows of hints, and which of them may be in the text that was looked at last.

    A message is tried for some thirty rows, of which few have even a beginning in it: all rows are
    looked for at once. Each is known by being the very same tuple, a text by the very same string.
    A row is learnt when it is met again: a cold start, which meets each once, need not wait for it.
    """

    def __init__(self) -> None:
        self._met: dict[int, tuple[str, ...]] = {}
        self._known: set[int] = set()
        self._beginnings: dict[str, list[tuple[int, str]]] = {}
        self._last = self._before = _NOTHING

    def may_hold(self, text: str, hints: tuple[str, ...]) -> bool:
        """True when the text holds one of the hints."""
        seen, known, begun = self._last  # at once: other threads may look meanwhile
        row = id(hints)
        tried = begun.get(row) if seen is text and row in known else self._tried(text, hints)
        if not tried:
            return False
        lower = text.lower()
        for hint in tried:  # noqa: SIM110 - any() takes three times as long
            if hint in lower:
                return True
        return False

    def _tried(self, text: str, hints: tuple[str, ...]) -> Sequence[str]:
        """The hints of a row that may be in a text: all, where it was not looked at for them."""
        row = id(hints)
        if row not in self._known:
            self._learn(hints)
            return hints
        _, known, begun = self._look(text)
        return begun.get(row, ()) if row in known else hints

    def _learn(self, hints: tuple[str, ...]) -> None:
        row = id(hints)
        if row in self._met:
            for hint in hints:
                beginning = hint[: _LEAST if len(hint) >= _LEAST else 1]
                self._beginnings.setdefault(beginning, []).append((row, hint))
            self._known.add(row)  # last: whatever is known has its beginnings
        self._met[row] = hints

    def _look(self, text: str) -> _Seen:
        """The hints of each row that begin like a piece of the text: one or three characters."""
        # A clause is looked at in turn with its message.
        last, self._before = self._before, self._last
        if last[0] is not text:
            known, lower = frozenset(self._known), text.lower()
            pieces = {*lower, *map("".join, zip(lower, lower[1:], lower[2:], strict=False))}
            begun: dict[int, list[str]] = {}
            for piece in pieces.intersection(self._beginnings):
                for row, hint in self._beginnings[piece]:
                    begun.setdefault(row, []).append(hint)
            last = (text, known, begun)
        self._last = last
        return last


may_hold = _Rows().may_hold
"""True when the text holds one of the hints, which are lower case, in whatever case."""
