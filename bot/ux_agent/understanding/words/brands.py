"""The names of services that pages link to, as the services themselves write them."""

from bot.ux_agent.site import SiteIndex

_NAMES = (
    "Facebook Instagram LinkedIn YouTube TikTok Twitter Pinterest GitHub GitLab WhatsApp Mastodon "
    "Bluesky Strava Vimeo Flickr Spotify SoundCloud Bandcamp Tripadvisor XING Snapchat Reddit "
    "Telegram Etsy Yelp Patreon Untappd Trustpilot"
)
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
