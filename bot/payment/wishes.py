"""What people say besides the field that they are asked for."""

import re
from typing import Literal, TypeAlias, get_args

from bot.payment import sayings
from bot.record import Record

Step: TypeAlias = Literal["name", "card", "expiry", "cvv", "confirm", "none"]
Kind: TypeAlias = Literal["confirm", "cancel", "repeat", "change", "back", "anew", "greet", "no"]


class Wish(Record):
    """What is wanted; for "change" the field ("none" while it is not said) and its new value."""

    kind: Kind
    field: Step = "none"
    value: str = ""


_MOST = 200  # characters of a wish; longer messages hold fields, or nothing that we know
_AROUND = " .,;!'\"“”„"


def _one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


_WISHES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("cancel", _one_of(sayings.CANCEL)),
    ("back", _one_of(sayings.BACK)),
    ("anew", _one_of(sayings.ANEW)),
    ("repeat", _one_of(sayings.REPEAT)),
    ("confirm", _one_of(sayings.CONFIRM)),
    ("no", _one_of(sayings.NO)),
    ("greet", _one_of(sayings.GREET)),
)
_CONFIRM = _one_of(sayings.CONFIRM)
_CHANGES = tuple(re.compile(form, re.IGNORECASE) for form in sayings.CHANGES)
_FIELDS = {step: _one_of(words) for step, words in sayings.STEP_WORDS.items()}
_YES = _one_of(sayings.YES)
_QUESTION = _one_of(sayings.QUESTION)
_BEFORE = re.compile(rf"(?:(?:{'|'.join(sayings.BEFORE)})\b[\s,.!:-]*)+", re.IGNORECASE)
_AFTER = re.compile(rf"(?:[\s,.!-]+(?:{'|'.join(sayings.AFTER)}))+", re.IGNORECASE)
_SURE = re.compile(r"(?:yes|yep|yeah|ja|ok|okay|sure)\b[\s,.!]*", re.IGNORECASE)
_HELLO = re.compile(rf"{sayings.HELLO}\b", re.IGNORECASE)
_PAY = re.compile(rf"\b{sayings.PAY}\b", re.IGNORECASE)


def read_wish(text: str, step: Step) -> Wish | None:
    """What a plain text wishes at this step; None where it is an answer, or cannot be read."""
    bare = " ".join(text.split()).strip(_AROUND)
    if not bare or len(bare) > _MOST:
        return None
    said = bare.rstrip("? ") or "?"
    for one in dict.fromkeys((said, _without_frame(said))):
        if wish := _read(one, step):
            return wish
    return Wish("repeat") if _is_question(bare, step) else None


def _is_question(text: str, step: Step) -> bool:
    """Whether it asks us; a name may begin with How or Wie, and has a capital then."""
    if any(map(str.isdecimal, text)) or not _QUESTION.fullmatch(text):
        return False
    return text.endswith("?") or step not in {"name", "none"} or text[0].islower()


def _read(text: str, step: Step) -> Wish | None:
    """What words mean that have nothing around them."""
    sure = _SURE.match(text)
    rest = text[sure.end() :] if sure and step == "confirm" else ""
    if _YES.fullmatch(text) or (rest and (_YES.fullmatch(rest) or _CONFIRM.fullmatch(rest))):
        return Wish("confirm" if step == "confirm" else "repeat")
    for kind, form in _WISHES:
        if form.fullmatch(text):
            return Wish(kind)
    return _change(text)


def _without_frame(text: str) -> str:
    """The text without what is polite or in doubt before and after it."""
    found = _BEFORE.match(text)
    rest = text[found.end() :] if found else text
    end = next((one.start() for one in _AFTER.finditer(rest) if one.end() == len(rest)), len(rest))
    return rest[:end] or text


def is_hello(text: str) -> bool:
    """Whether somebody says hello, and not yet what they want."""
    return bool(_HELLO.match(text.strip())) and not _PAY.search(text)


def _change(text: str) -> Wish | None:
    for form in _CHANGES:
        if found := form.fullmatch(text):
            said = found.groupdict()
            return Wish("change", _field(said.get("field") or ""), said.get("value") or "")
    return None


def _field(text: str) -> Step:
    fits = (step for step in get_args(Step) if step in _FIELDS and _FIELDS[step].fullmatch(text))
    return next(fits, "none")
