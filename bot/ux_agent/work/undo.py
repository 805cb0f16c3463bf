"""The job `undo`: propose to take a shipped change back, or say why that cannot be."""

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.phase import RUNNING, SCHEMA_VERSION, Phase
from bot.conversation.reply import Card, Link
from bot.errors import Failed
from bot.texts.catalogue import in_language, texts
from bot.texts.english import Texts
from bot.texts.phrase import Phrase, phrase
from bot.ux_agent.code_host import CodeHost, PullRequest
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.editing.moved import moved_words
from bot.ux_agent.editing.reversing import MovedOn, Undone
from bot.ux_agent.editing.still_shown import Watch, without_shown
from bot.ux_agent.editing.taking_back import Present, companions, take_back
from bot.ux_agent.intent import Intent
from bot.ux_agent.plan import Plan, Undoes
from bot.ux_agent.reading import Outcome, fitting
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.undo_request import request_to_undo
from bot.ux_agent.work.looking import manifest_of
from bot.ux_agent.work.naming import branch_of, title_of
from bot.ux_agent.work.reader import reader
from bot.ux_agent.work.services import Context, Result, Services
from bot.ux_agent.work.understand import settle


class Already(Exception):
    """Nothing is to be undone, or not by this conversation: why, and the pull request meant."""

    def __init__(self, reason: Phrase, pull: PullRequest | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.pull = pull


def undo(job: Job, services: Services, context: Context) -> Result:
    """T2 and the card; raises TransientError when the store or the code host is away."""
    read_words = reader(context)

    def read(item: Item, services: Services, host: CodeHost, index: SiteIndex) -> Outcome:
        if "said" in item:  # the person has asked for something else meanwhile
            return read_words(item, services, host, index)
        undone, newer = _meant(item, services, host)
        outcome = taken_back(item, undone, services, host, index)
        return _told_of_newer(outcome, newer) if newer else outcome

    return settle(job, services, context, read, _last_word)


def _meant(item: Item, services: Services, host: CodeHost) -> tuple[str, int]:
    """The conversation to take back, and the number of a newer pull request that is open, else 0.

    Where nobody named one it is the last that is live; where none is, the last of all.
    """
    newer = 0
    tried = (item["undo_of"], *item["undo_else"]) if "undo_else" in item else ()
    for conversation_id in tried:
        old = services.store.get(conversation_id)
        pull = _pull(old, host) if old is not None and _is_shipped(old, item) else None
        if pull is not None and pull.state == "merged":
            return conversation_id, newer
        if pull is not None and pull.state == "open":
            newer = newer or pull.number
    return item["undo_of"], 0


def _told_of_newer(outcome: Outcome, number: int) -> Outcome:
    """With a word on the newer change, which somebody may have meant."""
    if outcome.plan is None:
        return outcome
    word = phrase(Texts.undo_newer_open, number=str(number))
    warned = outcome.plan._replace(warnings=(*outcome.plan.warnings, word))
    return outcome._replace(plan=warned)


def taken_back(
    item: Item, undone: str, services: Services, host: CodeHost, index: SiteIndex
) -> Outcome:
    """The plan that takes the conversation `undone` back, for the conversation `item`; or why not.

    Raises Failed when the change is definitely out of reach, else as the code host does.
    """
    old = services.store.get(undone)
    if old is None or not _is_shipped(old, item):
        raise Failed("undo_forgotten", phrase(Texts.undo_forgotten))
    is_named = undone == item.get("undo_of")
    request = item["parsed_intent"]["request"] if is_named else request_to_undo(old, item["locale"])
    intent = Intent("edit", request, pending={"section": old["section"]})
    try:
        refuse_second(old, item["conversation_id"], services, host)
        _require_merged(_pull(old, host), old["pr_number"])
        return _planned(old, intent, services, host, index)
    except Already as fact:
        return _needless(intent, fact)
    except Undone:
        return _needless(intent, _how_undone(old, services, host))
    except MovedOn as fact:
        return Outcome(intent._replace(kind="refuse", reason=moved_words(fact)))


def taken_back_again(
    item: Item, undoes: Undoes, services: Services, host: CodeHost, index: SiteIndex
) -> Outcome:
    """The plan anew on a site that moved since; raises Failed where there is none any more."""
    outcome = taken_back(item, undoes.conversation_id, services, host, index)
    if outcome.plan is None:
        raise Failed("site_moved", outcome.intent.reason)
    return outcome


def refuse_second(old: Item, by: str, services: Services, host: CodeHost) -> None:
    """Raise Already where another conversation than `by` takes `old` back at this moment."""
    other = _other(old, by, services)
    if other is None:
        return
    if other["phase"] in RUNNING:
        raise Already(phrase(Texts.undo_running))
    pull = _pull(other, host) if other["phase"] == Phase.COMPLETED else None
    if pull is not None and pull.state == "open":
        raise Already(phrase(Texts.undo_open_already, number=str(pull.number)), pull)


def _other(old: Item, by: str, services: Services) -> Item | None:
    """The conversation that said last that it takes `old` back, where it is another than `by`."""
    last = old.get("undone_by", by)
    return None if last == by else services.store.get(last)


def _is_shipped(old: Item, item: Item) -> bool:
    is_ours = (old["guild_id"], old["site"]) == (item["guild_id"], item["site"])
    is_known = old["schema_version"] <= SCHEMA_VERSION
    return bool(is_ours and is_known and old["phase"] == Phase.COMPLETED)


def _pull(old: Item, host: CodeHost) -> PullRequest | None:
    """Its pull request; people may have rewritten the body, so the number is what counts."""
    found = host.pull_requests(branch_of(old))
    return next((pull for pull in found if pull.number == old["pr_number"]), None)


def _require_merged(pull: PullRequest | None, number: int) -> None:
    """Raise Already where the change never went live, Failed where its pull request is gone."""
    if pull is None:
        raise Failed("undo_pull_gone", phrase(Texts.undo_pull_gone, number=str(number)))
    if pull.state != "merged":
        is_open = pull.state == "open"
        text = Texts.undo_pull_open if is_open else Texts.undo_never_merged
        raise Already(phrase(text, number=str(number)), pull)


def _planned(
    old: Item, intent: Intent, services: Services, host: CodeHost, index: SiteIndex
) -> Outcome:
    """Raises MovedOn, Undone, and Failed as taking_back.take_back does."""
    shipped = Plan.from_data(old["plan"])
    blobs = {edit.file: edit.blob for edit in shipped.edits}
    undoes = Undoes(
        old["conversation_id"], old["pr_number"], old["pr_url"], title_of(shipped), blobs
    )
    before = {file: host.read(blob) for file, blob in blobs.items()}
    present = _present(set(blobs), host, index)
    if index.is_scanned:  # what it would declare stands in for what it declares
        found = manifest_of(old["site"], host, services.clock, services.given_up)
        present = present._replace(contents={**present.contents, MANIFEST: found})
    made = take_back(shipped, undoes, before, present)
    if made.changes:
        intent = intent._replace(changes=made.changes, pending={})
    gone = {path: "" for path, blob in shipped.additions.items() if present.blobs.get(path) == blob}
    plan = without_shown(made.plan._replace(additions=gone), Watch(host, services.clock))
    return fitting(Outcome(intent, plan))


def _present(touched: set[str], host: CodeHost, index: SiteIndex) -> Present:
    """The site at its head, with no more contents than are needed."""
    tree = host.tree(index.commit)
    wanted = {MANIFEST, *touched, *companions(index, touched)} & tree.keys()
    contents = {file: host.read(tree[file]) for file in sorted(wanted)}
    return Present(index.commit, tree, contents)


def _how_undone(old: Item, services: Services, host: CodeHost) -> Already:
    """That it is as it was, and by which pull request where that was ours."""
    other = _other(old, "", services)
    is_made = other is not None and other["phase"] == Phase.COMPLETED
    pull = _pull(other, host) if other is not None and is_made else None
    if pull is None or pull.state != "merged":
        return Already(phrase(Texts.undo_so_already))
    return Already(phrase(Texts.undo_done_already, number=str(pull.number)), pull)


def _needless(intent: Intent, fact: Already) -> Outcome:
    pull = fact.pull
    known = {"number": pull.number, "url": pull.url} if pull else {}
    return Outcome(intent._replace(kind="noop", reason=fact.reason, pending=known))


def _last_word(item: Item, outcome: Outcome) -> Card:
    """Why nothing is undone, with a way to the pull request that is meant."""
    said, intent = texts(item["locale"]), outcome.intent
    title = said.undo_needless if intent.kind == "noop" else said.undo_refused
    pull = intent.pending if "url" in intent.pending else None
    link = (
        Link(said.pull_request_button.format(number=pull["number"]), pull["url"]) if pull else None
    )
    reason = in_language(intent.reason, item["locale"])
    return Card(title, (reason,), tone="closed", rows=((link,),) if link else ())
