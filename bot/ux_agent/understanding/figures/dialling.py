"""A telephone's number as a link dials it."""

import re

_TWO_DIGITS = r"2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
_ZERO_KEPT = "39"
"""Italy's code, after which the first zero of a number is dialled."""


def dialled(new: str, old: str) -> str:
    """The digits to dial, after the country's that the old ones begin with, spelled alike."""
    digits = re.sub(r"[^\d+]", "", new.replace("(0)", ""))
    if digits.startswith("+") or not old.startswith("+"):
        return _grouped(digits, old)
    whole = re.sub(r"\D", "", old)
    code = _country(whole)
    is_whole = digits.startswith(code) and len(digits) == len(whole)
    national = digits if code == _ZERO_KEPT else digits.removeprefix("0")
    return _grouped(f"+{digits if is_whole else code + national}", old)


def _country(whole: str) -> str:
    """The country's digits of an international number (ITU-T E.164, assigned country codes)."""
    if whole[:1] in {"1", "7"}:
        return whole[:1]
    return whole[: 2 if re.match(_TWO_DIGITS, whole) else 3]


def _grouped(digits: str, old: str) -> str:
    """The digits with the signs that stand between those of the old number, where as many are."""
    plain = re.sub(r"\D", "", digits)
    if len(plain) != len(re.sub(r"\D", "", old)) or digits.startswith("+") != old.startswith("+"):
        return digits
    following = iter(plain)
    return re.sub(r"\d", lambda _: next(following), old)
