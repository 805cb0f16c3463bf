"""Requests for newcomers to try, made from what the site lets people change."""

from collections.abc import Iterator

from bot.ux_agent.site import SiteIndex, Target

SAMPLE = (
    "make the navbar dark blue",
    'change "Bread worth getting up for" to "Warm bread, every morning"',
    'footer text "Baked with love" and background #3b2f2a',
    'rename the "Visit" link to "Find us"',
    'section:header text:"Open on Sundays, too" color:#fff6e6',
    "change the background",
)
"""Requests for the sample site."""

MOST = 6
_FIRST = ("navbar", "header", "home", "footer")
_LEAST_QUOTED, _MOST_QUOTED = 8, 40


def examples(index: SiteIndex) -> tuple[str, ...]:
    """Up to six requests, the simplest first; the last one lacks something that the bot asks."""
    found = list(dict.fromkeys(_requests(index)))[: MOST - 1]
    return (*found, "change the background") if found else ()


def _requests(index: SiteIndex) -> Iterator[str]:
    targets = sorted(index.targets, key=_rank)
    backgrounds = [one for one in targets if one.type == "color" and one.property == "background"]
    texts = [one for one in targets if one.type == "text" and _is_telling(one)]
    lists = [one for one in targets if one.entries]
    if backgrounds:
        yield f"make the {backgrounds[0].section} dark blue"
    if texts:
        yield f'change "{texts[-1].value}" to "Hello from the playground"'
        yield f'section:{texts[0].section} {texts[0].property}:"Fresh every day"'
    if lists:
        yield f'rename the "{lists[0].entries[-1].label}" link to "Find us"'
    if backgrounds:
        yield f"set the {backgrounds[-1].section} background to #f4e3c1"


def _rank(target: Target) -> int:
    return _FIRST.index(target.section) if target.section in _FIRST else len(_FIRST)


def _is_telling(target: Target) -> bool:
    """Whether the current text is one that people would quote."""
    text = target.value or ""
    return _LEAST_QUOTED <= len(text) <= _MOST_QUOTED and '"' not in text
