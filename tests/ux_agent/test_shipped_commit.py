"""A change taken back from its commit alone: every kind of place, and every kind of change."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.adapters.folder import Folder
from bot.errors import UserError
from bot.ux_agent.code_host import Shipped, blob_id
from bot.ux_agent.editing.planning import AlreadySo, apply, plan
from bot.ux_agent.plan import Plan
from bot.ux_agent.probe_values import probes_of
from bot.ux_agent.shipped_commit import taken_back
from bot.ux_agent.site import SiteIndex, Target
from tests.sites.cases import laid_out, sites
from tests.ux_agent.fake_site import FakeSite

pytestmark = pytest.mark.no_cover


def planned(target: Target, index: SiteIndex) -> list[tuple[str, Plan]]:
    """A plan for each thing that can be done to a target."""
    found = []
    for what, changes in probes_of(target):
        for change in changes:
            try:
                found.append((what, plan([change], index)))
            except (UserError, AlreadySo):
                continue
            break
    return found


def undone(made: Plan, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files after a plan was shipped and its commit taken back."""
    touched = sorted({edit.file for edit in made.edits})
    after = apply(made.edits, {path: files[path] for path in touched})
    before_ids = {path: blob_id(files[path]) for path in touched}
    after_ids = {path: blob_id(after[path]) for path in touched}
    shipped = Shipped(7, "url", "A change", "merged", "ux/x", "c", before_ids, after_ids)
    old = FakeSite({**files, **{f"{path} after": text for path, text in after.items()}})
    now = FakeSite({**files, **after})

    back = taken_back(shipped, old, "site", now).plan

    assert back is not None
    assert back.lines != ("A change",)
    return {**now.files, **apply(back.edits, {path: after[path] for path in touched})}


@pytest.mark.slow
@pytest.mark.parametrize("name", sites())
def test_every_change_of_every_sample_site_goes_back_to_the_byte(name: str, tmp_path: Path) -> None:
    folder = Folder(laid_out(name, tmp_path, has_manifest=True))
    tree = folder.tree(folder.head())
    files = {path: folder.read(tree[path]) for path in tree}
    index = FakeSite(files).index()
    wrong = [
        f"{target.section}.{target.property} {what}"
        for target in index.targets
        for what, made in planned(target, index)
        if undone(made, files) != files
    ]
    assert wrong == []
