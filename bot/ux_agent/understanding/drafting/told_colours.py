"""Words behind "should be" that name a colour without being a name of one: "berry red", "blu"."""

from bot.ux_agent.understanding.placing import strangers
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.lexicon import PLAIN_COLOURS
from bot.ux_agent.understanding.words.parts import Parts, without_article
from bot.ux_agent.understanding.words.spelling import nearest

_SHORT = 2
_BUTTON = "cta-text"
_LABELLED = "*labelled"


def perhaps(raw: str, parts: Parts) -> tuple[str, str]:
    """The colour that words for a text may be, and its nature (`Draft.nature`); '' for none.

    It is "colour" where they can hardly be a text, and "either" where they may be one.
    """
    said = without_article(raw)
    value = colours.ending(said)
    named = [item.value for item in parts.before if item.kind == "property"]
    is_button = bool(named) and all(_BUTTON in name or _LABELLED in name for name in named)
    if value:
        is_sure = is_button or all(strangers.is_shade(word) for word in said.split()[:-1])
        return (value, "colour") if is_sure else (said, "either")
    is_word = is_button and raw.isalpha() and raw.islower() and len(raw) > _SHORT
    near = nearest(raw, PLAIN_COLOURS.split(), 1) if is_word else ()
    return (near[0], "either") if len(near) == 1 else ("", "")
