"""How a site at GitHub is named, in the settings and in `/ux-setup`."""

import re
from typing import NamedTuple

_SITE = re.compile(r"([A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100})(?:@(\S{1,250}))?")
NO_BRANCH = re.compile(r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|^[-/]|/$|\.$|(^|/)\.|\.lock(/|$)")
"""What no branch's name has in it (git-check-ref-format(1)): an address of another place, too."""


class SiteName(NamedTuple):
    """A site "owner/name[@branch]"; the branch is '' where the default one is meant."""

    repository: str
    branch: str


def site_name(site: str) -> SiteName | None:
    """The parts of a site at GitHub, None when it is none."""
    match = _SITE.fullmatch(site)
    if match is None or {".", ".."} & set(match[1].split("/")):
        return None
    if NO_BRANCH.search(match[2] or ""):
        return None
    return SiteName(match[1], match[2] or "")
