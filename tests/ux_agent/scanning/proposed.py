"""Sites made in a test: what a scan proposes of them."""

from collections.abc import Mapping

from bot.ux_agent.scanning.scan import Scanned, scan
from bot.ux_agent.site import SiteIndex, Target
from tests.ux_agent.fake_site import FakeSite


def proposed(files: Mapping[str, str]) -> Scanned:
    """The scan of a site with these files."""
    return scan("test", FakeSite(files))


def plain(body: str, css: str = "", **more: str) -> SiteIndex:
    """What is proposed of a plain page, with its style sheet and further pages by their names."""
    page = "<html><head><title>T</title><link rel=stylesheet href=/a.css></head><body>{}</body>"
    files = {f"{name}.html": page.format(text) for name, text in more.items()}
    return proposed({"index.html": page.format(body), "a.css": css, **files}).site


def jekyll(body: str, **more: str) -> SiteIndex:
    """What is proposed of a page by Jekyll, with data files by their names."""
    files = {f"_data/{name}.yml": text for name, text in more.items()}
    return proposed({"_config.yml": "title: T\n", "index.html": f"---\n---\n{body}", **files}).site


def named(index: SiteIndex, section: str, name: str) -> Target:
    """A target that must be there."""
    found = index.find(section, name)
    assert found is not None, sorted((one.section, one.property) for one in index.targets)
    return found


def values(index: SiteIndex, section: str) -> dict[str, str]:
    """The values of a section's targets by their names."""
    return {one.property: one.value or "" for one in index.targets if one.section == section}
