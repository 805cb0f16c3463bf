"""Whether a pattern is worth trying: to compile one costs a cold start more than all of reading."""

from collections.abc import Iterable

_POLITE = (
    "hi |hi,|hi!|hey|hello|hiya|hallo|good morning|good afternoon|can you|could you|would you"
    "|dear |thank|cheers|regards|wishes|will you|can u|can we|could we|you to | wrong| incorrect"
    "| old| outdated|out of date| not right| not correct|and be |, be | open| it to"
    "| it should|no longer|misspel| changed| moved|gone up|gone down|creased|possible"
    "|every head|each head|every single head|each single head"
    "| link to | link for "
)
POLITE = tuple(_POLITE.split("|"))
"""What a message holds that is not put plainly, in lower case."""


_NOT_BOLD = "not bold|not be bold|longer bold|longer be bold|n't be bold|not in bold"
NOT_BOLD = tuple(_NOT_BOLD.split("|"))
"""What a message holds that tells a weight by what it shall not be."""


def may_hold(text: str, hints: Iterable[str]) -> bool:
    """True when the text holds one of the hints, which are lower case, in whatever case."""
    lower = text.lower()
    for hint in hints:  # noqa: SIM110 - any() takes three times as long, six times a request
        if hint in lower:
            return True
    return False
