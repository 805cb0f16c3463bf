"""Spelling mistakes in words of a small vocabulary."""

from collections.abc import Iterable

_SHORTEST = 4
_LONG = 6


def reach(word: str) -> int:
    """How many mistakes a word may have: none up to three letters, one up to five, else two."""
    if len(word) < _SHORTEST:
        return 0
    return 1 if len(word) < _LONG else 2


def nearest(word: str, words: Iterable[str], limit: int | None = None) -> tuple[str, ...]:
    """The words nearest to `word` within `limit` mistakes (default: its reach), all as near."""
    limit = reach(word) if limit is None else limit
    best: list[str] = []
    if not limit:
        return ()
    letters = set(word)
    for other in words:
        if abs(len(other) - len(word)) > limit or len(other) < _SHORTEST:
            continue
        if len(letters.symmetric_difference(other)) > 2 * limit:
            continue
        found = distance(word, other)
        if found > limit or not _is_likely(word, other, found):
            continue
        if found < limit:
            limit, best = found, []
        best.append(other)
    return tuple(best)


def _is_likely(word: str, other: str, found: int) -> bool:
    """Whether the mistakes are a slip rather than another word.

    Two mistakes leave the first and the last letter alone, and seldom are two other letters
    ("parking" is no misspelt "padding"); one seldom changes the first letter of a short word
    ("bake" is no misspelt "make").
    """
    if found > 1:
        is_other = len(word) == len(other) and _changed(word, other) > 1
        return word[0] == other[0] and word[-1] == other[-1] and not is_other
    return word[0] == other[0] or len(word) >= _LONG or word[1:] != other[1:]


def _changed(word: str, other: str) -> int:
    """How many letters of a word are none of another's."""
    left = list(other)
    for letter in word:
        if letter in left:
            left.remove(letter)
    return len(left)


def shortened(word: str, words: Iterable[str]) -> tuple[str, ...]:
    """The words that `word` is without some vowels and doubled letters: "butn", "hedr"."""
    if len(word) < _SHORTEST - 1:
        return ()
    bones = _bones(word)
    return tuple(
        other
        for other in words
        if len(other) > len(word)
        and other[0] == word[0]
        and _bones(other) == bones
        and _is_within(word, other)
    )


def _bones(word: str) -> str:
    """The consonants of a word, doubled ones once."""
    kept = [letter for letter in word if letter not in "aeiouy"]
    return "".join(letter for at, letter in enumerate(kept) if kept[at - 1 : at] != [letter])


def _is_within(word: str, other: str) -> bool:
    """Whether the letters of a word stand in another in that order."""
    letters = iter(other)
    return all(letter in letters for letter in word)


def distance(one: str, other: str) -> int:
    """Letters to insert, drop, change or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(
                last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != against)
            )
            if row > 1 and column > 1 and letter == other[column - 2] and against == one[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]
