"""The colours of a site that people call by one name: "the green" of #3d5a40 and #2b3d2c."""

import re

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import questions
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.placing.settling import settle
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.phrases import normal

# Degrees of the colour circle where one name ends and the next begins.
_ENDS = (
    (12, "red"),
    (39.5, "orange"),
    (70, "yellow"),
    (165, "green"),
    (195, "teal"),
    (258, "blue"),
    (305, "purple"),
    (341, "pink"),
    (361, "red"),
)
_NEAR = (
    *({"red", "orange"}, {"red", "pink"}, {"orange", "yellow"}, {"yellow", "green"}),
    *({"green", "teal"}, {"teal", "blue"}, {"blue", "purple"}, {"purple", "pink"}),
    *({"white", "grey"}, {"grey", "black"}, {"blue", "black"}, {"blue", "grey"}),
)
"""Names that two people may have for one colour."""

_GREY = 0.2
_FAINT = 0.1
_BLACK = 0.2
_WHITE = 0.85
_PALE = 0.6
_TINGED = 0.3
_MERE_GREY = 12
"""The most that the parts of a grey differ, of 255."""

_BROWN = 217
"""The most that the red of a brown is, of 255; what is brighter is an orange."""

_LOOKS = frozenset({"background", "color"})
_THEMES = frozenset({"site", "page", "body", "global", "theme"})


def everywhere(draft: Draft, index: SiteIndex) -> Outcome:
    """What "X to Y everywhere" comes to: the one variable of the colour X, else a question."""
    known = draft._replace(section="", nature="colour", anchor="")
    found = called(colours.parse(draft.anchor) or "", index)
    if len(found) == 1 and (_is_variable(found[0]) or not index.is_scanned):
        return settle(known, found[0])
    offered = found or [one for one in index.targets if one.type == "color"]
    asked = (
        texts.which_colour(draft.value)
        if found
        else texts.colour_not_found(draft.anchor, draft.value)
    )
    choices = questions.targets(offered, is_section_known=False)
    return Outcome(question=questions.ask("property", asked, choices), draft=known)


def name_of(value: str) -> str:
    """The name that people have for the colour `#rrggbb`: that of its hue, white, grey, black."""
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    most, least = max(red, green, blue), min(red, green, blue)
    if most <= _BLACK:
        return "black"
    if most - least < max(_GREY * most, _FAINT):
        return "white" if least >= _WHITE else "grey"
    spread = most - least
    if most == red:
        hue = 60 * ((green - blue) / spread % 6)
    elif most == green:
        hue = 60 * ((blue - red) / spread + 2)
    else:
        hue = 60 * ((red - green) / spread + 4)
    name = next(name for end, name in _ENDS if hue < end)
    return "pink" if name == "red" and least >= _PALE else name


def is_tone(value: str, named: str, said: str) -> bool:
    """Whether `#rrggbb` is of the hue `named`, called so, however dark; a pale grey is a grey."""
    wanted = "brown" if "brown" in said else name_of(named)
    known = _tone(value)
    is_grey = known in {"white", "black"} and value not in {"#ffffff", "#000000"}
    return wanted == known or (wanted == "grey" and is_grey)


def is_tinged(value: str, wanted: str) -> bool:
    """Whether `#rrggbb` is of the hue of another, however pale or dark it is."""
    return _saturated(value) == _saturated(wanted)


def _saturated(value: str) -> str:
    """The name of a colour's hue with all grey out of it; its own name where it is a mere grey."""
    parts = [int(value[at : at + 2], 16) for at in (1, 3, 5)]
    least, spread = min(parts), max(parts) - min(parts)
    if spread <= _MERE_GREY:
        return name_of(value)
    return name_of("#" + "".join(f"{(one - least) * 255 // spread:02x}" for one in parts))


def _tone(value: str) -> str:
    """The name of a hue however dark it is, brown being one."""
    parts = [int(value[at : at + 2], 16) for at in (1, 3, 5)]
    most, least = max(parts), min(parts)
    name = name_of(value)
    if name == "black" and most - least >= _TINGED * most:
        name = name_of("#" + "".join(f"{one * 255 // most:02x}" for one in parts)) if most else name
    return "brown" if name == "orange" and most <= _BROWN else name


def ground(colour: str, index: SiteIndex, *, is_part: bool = False) -> Target | None:
    """The one background that people call by that colour: "the orange bar" of #b45309.

    `is_part` tells that a bar, a box or the like was named, which no variable is.
    """
    wanted = colours.parse(colour)
    if not wanted:
        return None
    found = grounds(wanted, index) if is_part else called(wanted, index)
    is_sure = len(found) == 1 and found[0].property.endswith("background")
    return found[0] if is_sure else None


def grounds(wanted: str, index: SiteIndex) -> list[Target]:
    """The backgrounds of parts of pages that have the name of the colour `#rrggbb`."""
    return [
        one
        for one in index.targets
        if one.type == "color"
        and one.property.endswith("background")
        and "button" not in one.property
        and one.section not in _THEMES
        and (now := colour_of(one))
        and name_of(now) == name_of(wanted)
    ]


def denied(said: str, draft: Draft, index: SiteIndex) -> bool:
    """Whether the one place of a draft has quite another colour than it is called by."""
    wanted = colours.parse(said)
    found = candidates(draft, index)
    now = colour_of(found[0]) if len(found) == 1 else None
    if not wanted or not now:
        return False
    return not (is_near(name_of(wanted), name_of(now)) or is_tinged(now, wanted))


def is_near(name: str, other: str) -> bool:
    """True for names of colours that two people may have for one."""
    return name == other or any({name, other} <= near for near in _NEAR)


def colour_of(target: Target) -> str | None:
    """The colour `#rrggbb` that a target has now, be it by a variable; None for an unknown one."""
    return colours.parse(target.value or "") or colours.parse(target.computed or "")


def called(wanted: str, index: SiteIndex) -> list[Target]:
    """The targets of exactly that colour, else of its name; what follows a variable left out."""
    painted = [
        (one, value)
        for one in index.targets
        if one.type == "color" and (value := colours.parse(one.value or ""))
    ]
    found = [one for one in painted if one[1] == wanted]
    found = found or [one for one in painted if name_of(one[1]) == name_of(wanted)]
    variables = {value for one, value in found if _is_variable(one)}
    return [one for one, value in found if _is_variable(one) or value not in variables]


def _is_variable(target: Target) -> bool:
    return target.section == "site" and target.property not in _LOOKS


def named(target: Target, index: SiteIndex) -> str:
    """What people call the colour that a target has now, '' where that is not known."""
    name = re.fullmatch(r"(?:var\(\s*--|\$)([\w-]+)\s*\)?", target.value or "")
    same = [
        one
        for one in index.targets
        if name
        and one.type == "color"
        and normal(name[1]) in map(normal, (one.property, *one.aliases))
    ]
    found = {colour for one in (target, *same) if (colour := colour_of(one))}
    return name_of(found.pop()) if len(found) == 1 else ""
