"""The job `undo`: propose to take a shipped change back, or say why that cannot be."""

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.phase import RUNNING, SCHEMA_VERSION, Phase
from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import Phrase, phrase
from bot.ux_agent.code_host import CodeHost, PullRequest
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.editing.reversing import MovedOn, Undone
from bot.ux_agent.editing.taking_back import Present, companions, take_back
from bot.ux_agent.intent import Intent
from bot.ux_agent.plan import Plan, Undoes
from bot.ux_agent.reading import Outcome, fitting, read_item
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.work.naming import branch_of, title_of
from bot.ux_agent.work.services import Context, Result, Services
from bot.ux_agent.work.understand import settle


class Already(Exception):
    """The change is undone, or is being undone: the text says by what."""


def undo(job: Job, services: Services, context: Context) -> Result:
    """T2 and the card; raises TransientError when the store or the code host is away."""
    return settle(job, services, context, _read)


def _read(item: Item, services: Services, host: CodeHost, index: SiteIndex) -> Outcome:
    if "said" in item:  # the person has asked for something else meanwhile
        return read_item(item, index)
    return taken_back(item, item["undo_of"], services, host, index)


def taken_back(
    item: Item, undone: str, services: Services, host: CodeHost, index: SiteIndex
) -> Outcome:
    """The plan that takes the conversation `undone` back, for the conversation `item`; or why not.

    Raises Failed when the change is definitely out of reach, else as the code host does.
    """
    old = services.store.get(undone)
    if old is None or not _is_shipped(old, item):
        raise Failed("undo_forgotten", phrase(Texts.undo_forgotten))
    intent = Intent("edit", item["parsed_intent"]["request"], pending={"section": old["section"]})
    try:
        refuse_second(old, item["conversation_id"], services, host)
        _require_merged(_pull(old, host), old["pr_number"])
        return _planned(old, intent, host, index)
    except Already as fact:
        return Outcome(intent._replace(kind="noop", reason=str(fact)))
    except Undone:
        return Outcome(intent._replace(kind="noop", reason=_how_undone(old, services, host)))
    except MovedOn as fact:
        return Outcome(intent._replace(kind="refuse", reason=_in_words(fact)))


def refuse_second(old: Item, by: str, services: Services, host: CodeHost) -> None:
    """Raise Already where another conversation than `by` takes `old` back at this moment."""
    other = _other(old, by, services)
    if other is None:
        return
    if other["phase"] in RUNNING:
        raise Already(phrase(Texts.undo_running))
    pull = _pull(other, host) if other["phase"] == Phase.COMPLETED else None
    if pull is not None and pull.state == "open":
        number, url = str(pull.number), pull.url
        raise Already(phrase(Texts.undo_open_already, number=number, url=url))


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
        raise Already(phrase(text, number=str(number), url=pull.url))


def _planned(old: Item, intent: Intent, host: CodeHost, index: SiteIndex) -> Outcome:
    """Raises MovedOn, Undone, and Failed as taking_back.take_back does."""
    shipped = Plan.from_data(old["plan"])
    blobs = {edit.file: edit.blob for edit in shipped.edits}
    undoes = Undoes(
        old["conversation_id"], old["pr_number"], old["pr_url"], title_of(shipped), blobs
    )
    before = {file: host.read(blob) for file, blob in blobs.items()}
    made = take_back(shipped, undoes, before, _present(set(blobs), host, index))
    if made.changes:
        intent = intent._replace(changes=made.changes, pending={})
    return fitting(Outcome(intent, made.plan))


def _present(touched: set[str], host: CodeHost, index: SiteIndex) -> Present:
    """The site at its head, with no more contents than are needed."""
    tree = host.tree(index.commit)
    wanted = {MANIFEST, *touched, *companions(index, touched)} & tree.keys()
    contents = {file: host.read(tree[file]) for file in sorted(wanted)}
    return Present(index.commit, tree, contents)


def _how_undone(old: Item, services: Services, host: CodeHost) -> str:
    """That it is as it was, and by which pull request where that was ours."""
    other = _other(old, "", services)
    if other is None or other["phase"] != Phase.COMPLETED:
        return phrase(Texts.undo_so_already)
    pull = _pull(other, host)
    if pull is None or pull.state != "merged":
        return phrase(Texts.undo_so_already)
    return phrase(Texts.undo_done_already, number=str(pull.number), url=pull.url)


def _in_words(fact: MovedOn) -> Phrase:
    """What the site is like in place of what was expected."""
    if not fact.expected:
        is_file = ":" not in fact.place
        text = Texts.undo_file_gone if is_file else Texts.undo_surroundings
        return phrase(text, place=fact.place)
    if not fact.now:
        return phrase(Texts.undo_gone, place=fact.place, expected=fact.expected)
    if fact.now == fact.expected:
        return phrase(Texts.undo_rewritten, place=fact.place, expected=fact.expected)
    return phrase(Texts.undo_moved, place=fact.place, now=fact.now, expected=fact.expected)
