"""A scan of each sample site proposes what its landmarks show, and nothing that no page shows."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.adapters.folder import Folder
from bot.ux_agent.declared.index_lines import places_of
from bot.ux_agent.scanning.scan import scan
from bot.ux_agent.site import Entry, SiteIndex, Target
from tests.sites.cases import laid_out, sites

pytestmark = pytest.mark.no_cover

DATA = Path(__file__).parent / "shown.yml"
SHOWN: Mapping[str, Mapping[str, Any]] = yaml.safe_load(DATA.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=sites())
def scanned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What is known of a site, and what a scan finds."""
    site = str(request.param)
    folder = laid_out(site, tmp_path_factory.mktemp("site"), has_manifest=False)
    return SHOWN[site], scan(site, Folder(folder)).site


def test_every_text_of_the_landmarks_can_be_changed(scanned: Any) -> None:
    known, index = scanned
    values = {said(value) for value in values_of(index)}
    assert [text for text in known["texts"] if not any(text in value for value in values)] == []


def test_every_link_of_the_landmarks_can_be_led_elsewhere(scanned: Any) -> None:
    known, index = scanned
    entries = {entry.label: entry.href for entry in entries_of(index)}
    addresses = {target.value for target in index.targets if target.type == "url"}
    lacking = [
        label
        for label, href in known["links"].items()
        if entries.get(label, "").rstrip("/") != href.rstrip("/") and href not in addresses
    ]
    assert lacking == []


def test_every_colour_of_the_landmarks_can_be_changed(scanned: Any) -> None:
    known, index = scanned
    colours = {target.value for target in index.targets if target.type == "color"}
    assert [code for code in known["colours"] if code not in colours] == []


def test_no_file_that_no_page_shows_is_touched(scanned: Any) -> None:
    known, index = scanned
    files = {place.file for target in index.targets for place in places_of(target)}
    assert sorted(files & set(known["dead"])) == []


def test_every_sample_site_is_described() -> None:
    assert sorted(SHOWN) == sites()
    for site, known in SHOWN.items():
        missing = [
            path for path in known["dead"] if not (DATA.parent / site / "site" / path).is_file()
        ]
        assert missing == []


def values_of(index: SiteIndex) -> Iterator[str]:
    """Every text that a target or an entry of a list holds."""
    yield from (target.value or "" for target in index.targets)
    for entry in entries_of(index):
        yield from (entry.label, entry.description)


def entries_of(index: SiteIndex) -> Iterator[Entry]:
    """The entries of all lists."""
    return (entry for target in index.targets for entry in listed(target))


def listed(target: Target) -> Iterator[Entry]:
    """A list's entries, those of its mirrors too."""
    yield from target.entries
    for mirror in target.mirrors:
        yield from mirror.entries


def said(value: str) -> str:
    """A text as people read it: soft hyphens are not seen."""
    return value.replace("\u00ad", "")
