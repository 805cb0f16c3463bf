"""The job `diff`: whoever pressed the button gets the whole diff as a file, and nothing changes."""

from typing import Any

import pytest

from bot.conversation.condition import Every, Item
from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.phase import SCHEMA_VERSION
from bot.conversation.reply import Card
from bot.conversation.transition import Write
from bot.errors import TransientError
from bot.ux_agent.cards import NOT_FOUND
from bot.ux_agent.work.perform import perform
from bot.ux_agent.work.services import Done, HandBack
from tests.ux_agent.work.workshop import GUILD, ID, Workshop

JOB = Job("diff", GUILD, ID, "77001", "token", "app", "ch", "en-GB", 1_800_000_000)


def do(shop: Workshop, job: Job = JOB, **context: Any) -> object:
    return perform(job, shop.services, shop.context(**context))


def stored(shop: Workshop, **changed: Any) -> Item:
    """A preview, with some attributes of its own."""
    item = {**shop.draft(), **changed}
    return shop.store.perform(Write("migrate", "put", ID, Every(()), item))


def test_the_presser_gets_the_diff_as_a_file(shop: Workshop) -> None:
    item = shop.preview()
    assert do(shop) == Done("diff shown")
    ((presser, card),) = shop.person.shown
    assert (presser, card.title) == ("77001", "The whole difference: navbar")
    assert shop.person.files == [("navbar.diff", item["plan"]["diff"])]


def test_its_words_are_the_pressers_own_language(shop: Workshop) -> None:
    shop.preview()
    do(shop, JOB._replace(locale="de"))
    assert shop.person.titles == ["Alle Änderungen: Navigation"]


def test_reading_a_diff_changes_nothing(shop: Workshop) -> None:
    shop.preview()
    before = shop.store.items()
    do(shop)
    assert shop.store.items() == before
    assert shop.host.calls == []


def test_a_confirmed_one_can_be_read_still(shop: Workshop) -> None:
    shop.confirm(shop.preview())
    shop.clock.advance(7200)
    assert do(shop) == Done("diff shown")


def test_F15_a_diff_of_another_server_is_not_found(shop: Workshop) -> None:
    shop.preview()
    assert do(shop, JOB._replace(guild_id="666")) == Done("no diff")
    ((_, card),) = shop.person.shown
    assert card.lines == (NOT_FOUND,)
    assert shop.person.files == []


@pytest.mark.parametrize("seconds", [0, 3600])
def test_F17_a_diff_that_is_gone_or_too_old_is_not_found(shop: Workshop, seconds: int) -> None:
    if seconds:
        shop.preview()
        shop.clock.advance(seconds)
    assert do(shop) == Done("no diff")
    ((_, card),) = shop.person.shown
    assert card.lines == (NOT_FOUND,)


def test_a_question_has_no_diff(shop: Workshop) -> None:
    item = shop.draft()
    del item["plan"]
    shop.store.perform(Write("migrate", "put", ID, Every(()), item))
    assert do(shop) == Done("no diff")


def test_F31_a_diff_of_a_newer_version_says_so(shop: Workshop) -> None:
    stored(shop, schema_version=SCHEMA_VERSION + 1)
    assert do(shop) == Done("no diff")
    ((_, card),) = shop.person.shown
    assert card.lines[0].startswith("This was made by another version of the bot.")


@pytest.mark.parametrize(
    ("section", "name"),
    [("../../x y", "x-y.diff"), ("", "website.diff"), ("字", "website.diff")],
)
def test_F74_the_files_name_has_no_odd_signs(shop: Workshop, section: str, name: str) -> None:
    stored(shop, section=section)
    do(shop)
    assert shop.person.files[0][0] == name


def test_F48_a_file_is_not_longer_than_discord_takes(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ux_agent.work.whole_diff.MOST_BYTES", 1001)
    plan = shop.draft()["plan"]
    stored(shop, plan={**plan, "diff": "é" * 1001})
    do(shop)
    assert len(shop.person.files[0][1].encode()) == 1000


@pytest.mark.parametrize(
    ("fault", "result"), [(Gone(), Done), (TransientError("Discord: 502"), HandBack)]
)
def test_F46_an_answer_out_of_reach_is_given_up_and_trouble_tried_again(
    shop: Workshop, fault: Exception, result: type
) -> None:
    shop.preview()
    shop.person.faults = [fault]
    assert isinstance(do(shop), result)


class Noting:
    """A messenger that notes the jobs it is shown cards for."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def show(self, job: Job, card: Card, *, file: tuple[str, str] | None = None) -> None:
        self.jobs.append(job)


def test_a_private_answer_never_becomes_a_post_in_the_channel(shop: Workshop) -> None:
    shop.preview()
    messenger: Any = Noting()
    perform(JOB, shop.services._replace(messenger=messenger), shop.context())
    assert [job.channel_id for job in messenger.jobs] == [""]


def test_with_little_time_left_the_job_comes_again(shop: Workshop) -> None:
    shop.preview()
    assert isinstance(do(shop, remaining=1), HandBack)
    assert shop.person.shown == []
