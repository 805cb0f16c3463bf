"""What a German conversation stores and shows when the worker ends it."""

from bot.conversation.transition import begin
from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.work.abandoned import end
from tests.git_site import save
from tests.ux_agent.work.test_moved_site import MOVED
from tests.ux_agent.work.test_understand import collecting
from tests.ux_agent.work.workshop import COMMAND, Workshop


def test_a_request_that_the_worker_reads_becomes_a_german_question(shop: Workshop) -> None:
    collecting(shop, "change the navbar", locale="de")
    shop.perform(shop.job(COMMAND)._replace(kind="understand"))
    assert shop.item()["clarification_questions"] == ["Was soll sich bei „Navigation“ ändern?"]


def test_a_request_that_cannot_be_read_has_a_german_reason(shop: Workshop) -> None:
    collecting(shop, locale="de")
    shop.open_faults = [Failed("no_commit", phrase(Texts.no_commit, repository="a/b"))]
    shop.perform(shop.job(COMMAND)._replace(kind="understand"))
    reason = "Das Repository „a/b“ der Website hat noch keinen Commit."
    assert shop.item()["parsed_intent"]["reason"] == reason


def test_what_a_code_host_refuses_is_stored_in_german(shop: Workshop) -> None:
    job = shop.confirm(shop.store.perform(begin(shop.draft() | {"locale": "de"})))
    shop.open_faults = [Failed("no_commit", phrase(Texts.no_commit, repository="a/b"))]
    shop.perform(job)
    reason = "Das Repository „a/b“ der Website hat noch keinen Commit."
    assert shop.item()["error_message"] == reason
    assert shop.person.titles == ["Fehlgeschlagen: Navigation"]


def test_a_new_preview_of_a_site_that_moved_is_german(shop: Workshop) -> None:
    job = shop.confirm(shop.store.perform(begin(shop.draft() | {"locale": "de"})))
    save(shop.folder, MOVED)
    shop.perform(job)
    assert shop.item()["plan"]["lines"] == ["Navigation, Hintergrund: #eeeeee → #000080"]


def test_a_job_that_is_given_up_says_so_in_german(shop: Workshop) -> None:
    job = shop.confirm(shop.store.perform(begin(shop.draft() | {"locale": "de"})))
    end(job, shop.services, shop.context())
    assert shop.item()["error_message"].startswith("Ich habe es viele Male versucht")


def test_a_request_that_was_never_read_is_told_in_german(shop: Workshop) -> None:
    collecting(shop, locale="de")
    end(shop.job(COMMAND)._replace(kind="understand"), shop.services, shop.context())
    assert "konnte deine Anfrage nicht lesen" in str(shop.person.shown[-1])
