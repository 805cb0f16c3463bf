"""The kinds of sites that a scan puts together, by what they are made with."""

from importlib import import_module

from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.stack import Stack

_STACKS = {
    "Astro": ("astro", "Astro"),
    "Eleventy": ("eleventy", "Eleventy"),
    "Hugo": ("hugo", "Hugo"),
    "Jekyll": ("jekyll", "Jekyll"),
    "Next.js": ("next", "Next"),
    "Nuxt": ("nuxt", "Nuxt"),
    "Preact": ("react", "React"),
    "React": ("react", "React"),
    "Svelte": ("svelte", "Svelte"),
    "Vue": ("vue", "Vue"),
}
"""Module in bot.ux_agent.scanning.stacks and class, by the names that made_with gives."""


def stack_of(maker: str, sources: Sources) -> Stack | None:
    """The stack of a site that is made with this; None for what is not put together yet."""
    named = _STACKS.get(maker)
    if named is None:
        return None
    module = import_module(f"bot.ux_agent.scanning.stacks.{named[0]}")
    found: Stack = getattr(module, named[1])(sources)
    return found
