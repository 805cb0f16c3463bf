"""A request that only the worker can read ends in a preview, a question, or a reason."""

import pytest

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.phase import SCHEMA_VERSION, Phase
from bot.conversation.transition import Write, answer, begin, cancel
from bot.errors import ConfigurationError, Failed, TransientError
from bot.ux_agent.editing.planning import NotInIndex
from bot.ux_agent.intent import Intent
from bot.ux_agent.reading import Outcome
from bot.ux_agent.roles import NOT_ALLOWED
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import SiteRecord
from bot.ux_agent.work.services import Done, HandBack
from tests.git_site import git, save
from tests.ux_agent.work.workshop import COMMAND, FILES, GUILD, ID, OWNER, Killed, Workshop, killed

REQUEST = "set the background of the navbar to navy"
ANSWER = "i-answer"


def collecting(shop: Workshop, request: str = REQUEST, **changed: object) -> Item:
    """A conversation that waits to be read (T1)."""
    item = shop.new_item() | {
        "phase": Phase.COLLECTING,
        "section": "",
        "updates": {},
        "parsed_intent": Intent("clarify", request).to_data(),
        "plan": {},
        "plan_digest": "",
        "preview_message": "",
        "needs_clarification": False,
        "clarification_questions": [],
    }
    return shop.store.perform(begin(item | changed))


def job(shop: Workshop, interaction_id: str = COMMAND) -> Job:
    return shop.job(interaction_id)._replace(kind="understand")


def test_the_request_becomes_a_preview(shop: Workshop) -> None:
    collecting(shop)
    assert shop.perform(job(shop)) == Done("awaiting_confirmation")
    item = shop.item()
    assert item["plan"]["lines"]
    assert item["section"] == "navbar"
    assert item["needs_clarification"] is False
    assert shop.person.titles == ["Preview: navbar"]


def declare_roles(shop: Workshop, roles: str) -> None:
    """Have the site's manifest name roles."""
    save(shop.folder, {".ux-agent.yml": FILES[".ux-agent.yml"] + f"roles: {roles}\n"})


def test_F16_the_roles_that_confirm_hold_for_a_request_that_the_worker_read(
    shop: Workshop,
) -> None:
    declare_roles(shop, '{confirm: ["700"]}')
    collecting(shop)
    shop.perform(job(shop))
    assert shop.item()["confirm_roles"] == ["700"]


def test_F16_who_may_not_request_gets_no_preview_from_the_worker_either(shop: Workshop) -> None:
    declare_roles(shop, '{request: ["700"]}')
    collecting(shop, requester_roles=["@everyone", "600"])
    shop.perform(job(shop))
    assert shop.item()["phase"] == Phase.NEEDS_CLARIFICATION
    assert shop.person.shown[-1][1].lines == (NOT_ALLOWED,)


def test_F16_who_holds_the_role_gets_the_preview_from_the_worker(shop: Workshop) -> None:
    declare_roles(shop, '{request: ["700"]}')
    collecting(shop, requester_roles=["@everyone", "700"])
    assert shop.perform(job(shop)) == Done("awaiting_confirmation")


def test_the_index_is_kept_for_the_interactions_function(shop: Workshop) -> None:
    collecting(shop)
    shop.perform(job(shop))
    record = shop.sites.find(GUILD)
    assert record is not None
    assert record.known is not None
    assert record.refreshed_at == shop.clock.now


def test_what_is_missing_becomes_a_question(shop: Workshop) -> None:
    collecting(shop, "change the color of the navbar")
    assert shop.perform(job(shop)) == Done("needs_clarification")
    assert shop.item()["clarification_questions"] != []
    assert shop.item()["plan_digest"] != ""
    assert len(shop.person.shown) == 1


def test_a_job_ahead_of_its_item_waits_half_a_minute(shop: Workshop) -> None:
    assert shop.perform(job(shop)) == HandBack("unknown", 5)
    assert shop.perform(job(shop), received=6) == Done("unknown")


def test_F33_a_job_ahead_of_its_answer_waits_for_the_write(shop: Workshop) -> None:
    item = shop.preview()
    early = job(shop, ANSWER)
    assert shop.perform(early) == HandBack("not written", 5)
    outcome = {"phase": Phase.COLLECTING, "said": ["change", REQUEST], "answer_id": ANSWER}
    shop.store.perform(answer(item, OWNER, shop.clock.now, outcome))
    assert shop.perform(early, received=2) == Done("awaiting_confirmation")
    assert [by for by, _ in shop.person.shown] == [ANSWER]


def test_the_job_of_an_answer_that_lost_shows_nothing(shop: Workshop) -> None:
    shop.preview()
    late = job(shop, "i-loser")
    results = [shop.perform(late, received=count) for count in range(1, 7)]
    assert results[-1] == Done("awaiting_confirmation")
    assert shop.person.shown == []


def test_F34_a_redelivery_shows_the_same_and_reads_nothing_again(shop: Workshop) -> None:
    collecting(shop)
    shop.perform(job(shop))
    version = shop.item()["version"]
    assert shop.perform(job(shop), received=2) == Done("awaiting_confirmation")
    assert shop.item()["version"] == version
    assert len({card for _, card in shop.person.shown}) == 1


def test_F35_a_worker_that_dies_before_showing_shows_it_later(shop: Workshop) -> None:
    collecting(shop)
    shop.person.faults = [Killed()]
    with killed():
        shop.perform(job(shop))
    assert shop.perform(job(shop), received=2) == Done("awaiting_confirmation")
    assert shop.person.titles == ["Preview: navbar"]


def test_a_conversation_cancelled_meanwhile_stays_so(shop: Workshop) -> None:
    collecting(shop)
    shop.host.before["head"] = lambda: shop.store.perform(cancel(ID, OWNER))
    assert shop.perform(job(shop)) == Done("expired")
    assert shop.store.get(ID) is None
    assert shop.person.shown == []


def test_a_conversation_that_expired_is_not_revived(shop: Workshop) -> None:
    collecting(shop)
    shop.clock.advance(3600)
    assert shop.perform(job(shop)) == Done("expired")
    assert shop.item()["phase"] == "collecting"
    assert shop.person.shown == []


def test_two_workers_read_it_once(shop: Workshop) -> None:
    collecting(shop)
    results = []

    def other() -> None:
        del shop.host.before["head"]
        results.append(shop.perform(job(shop), received=2))

    shop.host.before["head"] = other
    results.append(shop.perform(job(shop)))
    assert results == [Done("awaiting_confirmation")] * 2
    assert shop.item()["version"] == 2
    assert len({card for _, card in shop.person.shown}) == 1


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Failed("site_missing", "The site’s folder “x” does not exist."), "does not exist"),
        (ConfigurationError("GITHUB_TOKEN at /secret"), "not set up correctly"),
    ],
)
def test_a_site_that_cannot_be_read_is_said_in_words(
    shop: Workshop, fault: Exception, words: str
) -> None:
    collecting(shop)
    shop.open_faults = [fault]
    assert shop.perform(job(shop)) == Done("needs_clarification")
    assert words in shop.item()["clarification_questions"][0]
    assert "secret" not in str(shop.person.shown)


def test_a_manifest_that_cannot_be_read_is_said_in_words(shop: Workshop) -> None:
    collecting(shop)
    save(shop.folder, {".ux-agent.yml": "version: ["})
    assert shop.perform(job(shop)) == Done("needs_clarification")
    assert ".ux-agent.yml" in shop.item()["clarification_questions"][0]


def test_what_even_the_whole_site_lacks_is_said_in_words(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(item: Item, index: SiteIndex, settle: object) -> Outcome:
        raise NotInIndex("navbar padding")

    monkeypatch.setattr("bot.ux_agent.work.reader.read_item", lacking)
    collecting(shop)
    assert shop.perform(job(shop)) == Done("needs_clarification")
    assert shop.item()["parsed_intent"]["request"] == REQUEST
    assert "cannot find that" in str(shop.person.shown[-1])


def test_a_repository_that_is_away_is_asked_again_later(shop: Workshop) -> None:
    collecting(shop)
    shop.open_faults = [TransientError("away", 30.5)]
    assert shop.perform(job(shop)) == HandBack("unreachable", 30.5)
    assert shop.item()["phase"] == "collecting"


def test_F46_a_message_that_is_gone_is_let_go(shop: Workshop) -> None:
    collecting(shop)
    shop.person.faults = [Gone("dead")]
    assert shop.perform(job(shop)) == Done("awaiting_confirmation, message gone")


def test_too_little_time_reads_nothing(shop: Workshop) -> None:
    collecting(shop)
    assert shop.perform(job(shop), remaining=14) == HandBack("out of time", 1)
    assert shop.host.calls == []


def test_F31_an_item_of_a_newer_shape_is_left_to_a_newer_worker(shop: Workshop) -> None:
    collecting(shop, schema_version=SCHEMA_VERSION + 1)
    assert shop.perform(job(shop)) == HandBack("other version", 60)


def test_a_kept_index_is_used_while_the_site_stands_still(shop: Workshop) -> None:
    collecting(shop)
    shop.perform(job(shop))
    reads = shop.host.calls.count("read")
    refresh = Job("index", GUILD)
    shop.perform(refresh)
    assert shop.host.calls.count("read") == reads


def test_what_is_kept_of_a_site_is_read_as_it_is_now(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    real = shop.sites.find

    def find(guild_id: str, *, fresh: bool = False) -> SiteRecord | None:
        asked.append(fresh)
        return real(guild_id)

    monkeypatch.setattr(shop.sites, "find", find)
    shop.perform(Job("index", GUILD))
    assert asked == [True, True]


def test_an_old_index_of_a_site_that_stands_still_is_only_marked_fresh(shop: Workshop) -> None:
    shop.perform(Job("index", GUILD))
    reads = shop.host.calls.count("read")
    shop.clock.advance(601)
    shop.perform(Job("index", GUILD))
    record = shop.sites.find(GUILD)
    assert record is not None
    assert record.refreshed_at == shop.clock.now
    assert shop.host.calls.count("read") == reads


def test_an_index_is_made_anew_when_the_site_moved(shop: Workshop) -> None:
    shop.perform(Job("index", GUILD))
    css = FILES["site.css"].replace("#ffffff", "#eeeeee")
    moved = save(shop.folder, {"site.css": css})
    assert shop.perform(Job("index", GUILD)) == Done("refreshed")
    record = shop.sites.find(GUILD)
    assert record is not None
    assert record.known is not None
    assert record.known.commit == moved == git(shop.folder, "rev-parse", "HEAD")


def test_an_index_that_is_partial_is_never_taken_for_the_whole(shop: Workshop) -> None:
    shop.perform(Job("index", GUILD))
    record = shop.sites.find(GUILD)
    assert record is not None
    assert record.known is not None
    shop.sites.save(GUILD, record.known._replace(is_partial=True, targets=()), shop.clock.now)
    collecting(shop)
    assert shop.perform(job(shop)) == Done("awaiting_confirmation")


def test_an_index_that_lacks_lines_is_made_anew_for_the_diff(shop: Workshop) -> None:
    shop.perform(Job("index", GUILD))
    record = shop.sites.find(GUILD)
    assert record is not None
    assert record.known is not None
    shop.sites.save(GUILD, record.known._replace(lacks_lines=True, files={}), shop.clock.now)
    collecting(shop)
    assert shop.perform(job(shop)) == Done("awaiting_confirmation")


def test_the_site_written_at_the_start_is_the_one_read(shop: Workshop) -> None:
    """F18: another site is named for the server since; its row is left alone."""
    collecting(shop)
    shop.sites.sites[GUILD] = "/another/site"
    assert shop.perform(job(shop)) == Done("awaiting_confirmation")
    record = shop.sites.find(GUILD)
    assert record is not None
    assert record.known is None


def test_an_index_job_for_a_server_without_site_has_nothing_to_do(shop: Workshop) -> None:
    assert shop.perform(Job("index", "g-none")) == Done("no site")


def test_an_index_job_for_a_site_that_cannot_be_read_is_over_and_the_log_says_why(
    shop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    shop.open_faults = [Failed("site_missing", "gone")]
    assert shop.perform(Job("index", GUILD)) == Done("site unreadable")
    assert f"the site of {GUILD} cannot be read: gone" in caplog.text


def test_a_table_that_is_misconfigured_is_come_back_to_and_the_log_says_why(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def missing(write: Write) -> Item:
        raise ConfigurationError("no such table")

    collecting(shop)
    monkeypatch.setattr(shop.store, "perform", missing)
    assert shop.perform(job(shop), received=2) == HandBack("misconfigured", 10)
    assert "a job cannot be done as this is set up: no such table" in caplog.text
