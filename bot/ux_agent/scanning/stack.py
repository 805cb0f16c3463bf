"""What a site is made with, by its manifests and configuration."""

import json
from collections.abc import Mapping
from typing import Any

from bot.ux_agent.scanning.sources import Sources

_CONFIGURED = {
    "_config.yml": "Jekyll",
    "_config.yaml": "Jekyll",
    "hugo.toml": "Hugo",
    "hugo.yaml": "Hugo",
    "hugo.yml": "Hugo",
    "hugo.json": "Hugo",
    "config.toml": "Hugo",
    ".eleventy.js": "Eleventy",
}
_BEGINNINGS = {
    "eleventy.config.": "Eleventy",
    "astro.config.": "Astro",
    "next.config.": "Next.js",
    "nuxt.config.": "Nuxt",
    "svelte.config.": "Svelte",
    "gatsby-config.": "Gatsby",
}
_PACKAGES = {
    "@11ty/eleventy": "Eleventy",
    "astro": "Astro",
    "next": "Next.js",
    "nuxt": "Nuxt",
    "gatsby": "Gatsby",
    "@sveltejs/kit": "Svelte",
    "svelte": "Svelte",
    "vue": "Vue",
    "react": "React",
    "preact": "Preact",
    "@angular/core": "Angular",
}


def made_with(sources: Sources) -> str:
    """The name of the generator or framework that makes the pages; '' for pages as they are."""
    for path in sources.paths:
        if "/" in path:
            continue
        named = [name for start, name in _BEGINNINGS.items() if path.startswith(start)]
        if path in _CONFIGURED or named:
            return _CONFIGURED.get(path) or named[0]
    if _is_hugo(sources):
        return "Hugo"
    needed = _needed(sources)
    return next((name for package, name in _PACKAGES.items() if package in needed), "")


def _is_hugo(sources: Sources) -> bool:
    """Whether its settings stand in a folder, or under the older name, beside content."""
    older = ("config.yaml", "config.yml", "config.json", "config/_default/")
    is_set = any(path.startswith(older) for path in sources.paths)
    return is_set and any(path.startswith(("content/", "layouts/")) for path in sources.paths)


def _needed(sources: Sources) -> set[str]:
    """The packages that the site's package.json asks for."""
    document = sources.document("package.json")
    try:
        found: Any = json.loads(document.data) if document else {}
    except (ValueError, RecursionError):
        return set()
    kinds = ("dependencies", "devDependencies")
    parts = [found.get(kind) for kind in kinds] if isinstance(found, dict) else []
    return {name for part in parts if isinstance(part, Mapping) for name in part}
