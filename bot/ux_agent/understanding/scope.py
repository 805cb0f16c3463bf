"""Requests outside the job: secrets, files, merging, deleting, instructions to the machine."""

import re

_NEVER = frozenset(
    """
    merge merging rebase deploy deployment publish approve secret secrets password passwords
    credential credentials token tokens workflow workflows pipeline pipelines dockerfile makefile
    gitignore jailbreak sudo curl wget chmod npm pip iframe
    """.split()  # noqa: SIM905 - a page of words
)
# First word, then one of the others within three words.
_TOGETHER = (
    (
        "delete remove destroy erase wipe drop nuke kill rm",
        "site website repo repository branch database everything file files page pages folder",
    ),
    (
        "ignore disregard forget override",
        "instruction instructions rule rules prompt previous above",
    ),
    ("run execute eval", "script scripts command commands code shell sql rm"),
    ("add insert inject put", "script scripts javascript tracking analytics php"),
    ("api access private ssh", "key keys"),
    ("env environment", "var vars variable variables"),
    ("source", "code"),
    ("system", "prompt"),
    ("github", "actions"),
    ("git", "push commit reset"),
    ("force push", "push main master to"),
    ("developer", "mode"),
    ("revert", "commit commits"),
    ("etc", "passwd"),
)
_PAIRS = [(frozenset(one.split()), frozenset(other.split())) for one, other in _TOGETHER]
_FIRST = frozenset().union(*(first for first, _ in _PAIRS))
_REACH = 4
_WORD = re.compile(r"[a-z]+")
_FILE = (
    r"(?i)[\w-]\.(?:json|ya?ml|toml|lock|[jt]sx?|mjs|py|sh|rb|go|env|ini|cfg|conf|sql|md|txt|pem|key)\b"
    r"|<[a-z/!]|(?:^|\s)\.(?:env|git)|\brm\s+-|\b(?:url|expression|image-set|var|attr|env)\s*\("
)
_TAG = r"(?i)</?(?!script|iframe|style|object|embed)[a-z][^<>]{0,80}>"
_FILE_SIGNS = frozenset(".<-(")  # without any of which no _FILE can be


def is_outside(words: str) -> bool:
    """True when the words of a request, its values left out, are about no change of a site."""
    if not _FILE_SIGNS.isdisjoint(words) and re.search(_FILE, words):
        return True
    said = _WORD.findall(words.lower())
    if not _NEVER.isdisjoint(said) or _is_end_of_all(said):
        return True
    return any(
        word in first and not other.isdisjoint(said[at + 1 : at + _REACH])
        for at, word in enumerate(said)
        if word in _FIRST
        for first, other in _PAIRS
    )


def is_markup(words: str) -> bool:
    """True when tags are all that makes the words of a request be about no change of a site."""
    plain = re.sub(_TAG, " ", words)
    return plain != words and not is_outside(plain)


def _is_end_of_all(said: list[str]) -> bool:
    return said[-1:] == ["all"] and not {"delete", "remove", "erase", "wipe"}.isdisjoint(said)
