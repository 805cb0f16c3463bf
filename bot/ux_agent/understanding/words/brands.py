"""The names of services that pages link to, as the services themselves write them."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import Entry, SiteIndex

_NAMES = (
    "Facebook Instagram LinkedIn YouTube TikTok Twitter Pinterest GitHub GitLab WhatsApp Mastodon "
    "Bluesky Strava Vimeo Flickr Spotify SoundCloud Bandcamp Tripadvisor XING Snapchat Reddit "
    "Telegram Etsy Yelp Patreon Untappd Trustpilot"
)
_HOST = r"(?i)https?://(?:[\w-]+\.)*?([\w-]+)\.[a-z]{2,6}(?=[/?#]|$)"
_SHORT = {
    "insta": "instagram",
    "ig": "instagram",
    "fb": "facebook",
    "yt": "youtube",
    "x": "twitter",
}
_WRITTEN = {name.lower(): name for name in _NAMES.split()}


def is_brand(word: str) -> bool:
    """Whether a word, in whatever capitals, names such a service."""
    return word.lower() in _WRITTEN


def written(label: str, index: SiteIndex) -> str:
    """A new link's label with the capitals of the service that it names in small letters.

    A site that writes such a name small itself keeps doing so.
    """
    name = _WRITTEN.get(label) if label.islower() else None
    if name is None:
        return label
    labels = (entry.label for target in index.targets for entry in target.entries)
    return label if any(one in _WRITTEN for one in labels) else name


def meant(word: str) -> str:
    """The service that a word names, in full and in small letters: "insta"; '' for none."""
    name = word.lower()
    name = _SHORT.get(name, name)
    return name if name in _WRITTEN else ""


def of_host(href: str) -> str:
    """The service that an address leads to, in small letters, '' for any other."""
    found = re.match(_HOST, href)
    return meant(found[1]) if found else ""


def label_of(href: str, entries: Sequence[Entry]) -> str:
    """The name for a link to a service among links that are called by theirs, '' for all else."""
    name = of_host(href)
    is_row = all(meant(one.label) and meant(one.label) == of_host(one.href) for one in entries)
    if not (name and entries and is_row) or name not in href.lower():
        return ""  # "x.com" has had two names
    return name if entries[0].label.islower() else _WRITTEN[name]
