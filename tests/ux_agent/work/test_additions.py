"""Pictures that come with a change: where they may be put, and when they go again."""

from bot.conversation.job import Job
from bot.conversation.transition import begin
from bot.ux_agent.plan import Plan, digest_of
from bot.ux_agent.work.services import Done
from tests.git_site import git, save
from tests.ux_agent.work.undoings import UNDO, asked, merged
from tests.ux_agent.work.workshop import MANIFEST, Workshop

PICTURE = "img/hero-0a1b2c3d.png"
DENYING = MANIFEST + "deny: [img/**]\n"


def with_picture(shop: Workshop, path: str = PICTURE) -> Job:
    """A confirmed change with a new file at this path."""
    item = shop.draft()
    added = {path: shop.host.keep(b"\x89PNG")}
    plan = Plan.from_data(item["plan"])._replace(additions=added)
    digest = digest_of(plan.edits, plan.additions)
    stored = shop.store.perform(begin({**item, "plan": plan.to_data(), "plan_digest": digest}))
    return shop.confirm(stored)


def test_a_picture_is_committed_with_the_change(shop: Workshop) -> None:
    assert shop.perform(with_picture(shop)) == Done("completed")
    assert PICTURE in git(shop.folder, "ls-tree", "-r", "--name-only", shop.pulls[0]["commit"])


def test_F68_a_picture_is_put_nowhere_that_the_site_denies(shop: Workshop) -> None:
    save(shop.folder, {".ux-agent.yml": DENYING})
    job = with_picture(shop)
    assert shop.perform(job) == Done("failed")
    assert PICTURE in shop.item()["error_message"]
    assert shop.branches == []


def test_F68_what_the_site_denies_since_the_preview_is_asked_again(shop: Workshop) -> None:
    job = shop.confirmed()
    denying = MANIFEST + "deny: [site.css]\n"
    save(shop.folder, {".ux-agent.yml": denying})
    assert shop.perform(job) == Done("failed")
    assert shop.item()["error_code"] == "file_denied"


def test_F68_a_manifest_that_broke_since_denies_what_it_did(shop: Workshop) -> None:
    save(shop.folder, {".ux-agent.yml": DENYING})
    job = with_picture(shop)
    save(shop.folder, {".ux-agent.yml": "version: ["})
    assert shop.perform(job) == Done("failed")
    assert shop.item()["error_code"] == "file_denied"


def test_F68_a_picture_is_put_into_no_folder_of_git_or_its_host(shop: Workshop) -> None:
    for number, path in enumerate((".github/workflows/x.yml", "a/../../x.png", "yarn.lock")):
        fresh = Workshop(shop.folder.parent / f"site-{number}")
        assert fresh.perform(with_picture(fresh, path)) == Done("failed")
        assert fresh.item()["error_code"] == "file_denied"
        assert fresh.branches == []


def shown_elsewhere(shop: Workshop) -> None:
    save(shop.folder, {"other.html": f'<img src="/{PICTURE}">'})


def undo(shop: Workshop) -> Plan:
    assert shop.perform(with_picture(shop)) == Done("completed")
    merged(shop, shop.pulls[-1])
    return Plan.from_data(shop.item()["plan"])


def test_an_undone_picture_goes(shop: Workshop) -> None:
    undo(shop)
    shop.perform(asked(shop))
    assert Plan.from_data(shop.item(UNDO)["plan"]).additions == {PICTURE: ""}


def test_an_undone_picture_stays_where_another_page_shows_it(shop: Workshop) -> None:
    undo(shop)
    shown_elsewhere(shop)
    shop.perform(asked(shop))
    plan = Plan.from_data(shop.item(UNDO)["plan"])
    assert plan.additions == {}
    assert PICTURE in plan.warnings[0]


def test_a_page_that_shows_it_since_the_preview_makes_a_new_preview(shop: Workshop) -> None:
    undo(shop)
    shop.perform(asked(shop))
    job = shop.confirm(shop.item(UNDO), by="c-undo")
    shown_elsewhere(shop)
    assert shop.perform(job) == Done("awaiting_confirmation")
    assert Plan.from_data(shop.item(UNDO)["plan"]).additions == {}
