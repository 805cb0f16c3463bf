"""The UX agent: a conversation from a request to a confirmed plan, one write per step."""

import base64
import hmac
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from bot.conversation.attachment import Attachment
from bot.conversation.condition import Item
from bot.conversation.job import Job, JobKind, JobQueue
from bot.conversation.phase import Phase
from bot.conversation.reply import Ask, Handle, Later, Replace, Reply, Say
from bot.conversation.store import ConversationStore, Lost
from bot.conversation.transition import Presser, answer, begin, cancel, confirm
from bot.errors import TransientError
from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent import cards
from bot.ux_agent.beginning import new_item, unread
from bot.ux_agent.editing.planning import NotInIndex
from bot.ux_agent.intent import Intent
from bot.ux_agent.limits import Limits, NoLimits, reached
from bot.ux_agent.reading import Outcome, attributes, read_request, read_said
from bot.ux_agent.roles import (
    NOT_ALLOWED,
    by_roles,
    confirm_roles,
    fitting,
    may_confirm,
    may_request,
)
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import STALE_SECONDS, SiteRecord, Sites
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of
from bot.ux_agent.where import Where

if TYPE_CHECKING:
    from bot.conversation.reply import Suggest
    from bot.conversation.transcript import ChatSessions
    from bot.conversation.verdict import Action
    from bot.ux_agent.commands.asked import Asked
    from bot.ux_agent.commands.table import Command
    from bot.ux_agent.listing import Listing

_TRY_AGAIN = phrase(Texts.unreached)
_UNSURE_STEP = phrase(Texts.unsure)
_UNSURE_CONFIRM = phrase(Texts.unsure_confirm)
_NOBODY = "0" * 22  # a conversation that there is not
_MOST_DIGITS = 3  # of the number of a choice: a select has 25


class Origin(Record):
    """The interaction that somebody acts through; `now` in epoch seconds.

    `interaction_token` is a credential for 15 minutes: never logged nor stored in a table.
    """

    interaction_id: str
    interaction_token: str
    application_id: str
    channel_id: str
    locale: str
    now: int

    def job(self, kind: JobKind, conversation_id: str, guild_id: str) -> Job:
        """A job that may answer this interaction."""
        return Job(
            kind,
            guild_id,
            conversation_id,
            interaction_id=self.interaction_id,
            interaction_token=self.interaction_token,
            application_id=self.application_id,
            channel_id=self.channel_id,
            locale=self.locale,
            sent_at=self.now,
        )


class UXAgent:
    """Answers interactions; at most one table write and one job in each.

    It answers everywhere unless `where` is set. `id_key` is the secret of the conversation ids.
    Without a `listing` nobody is told of their others. `is_left` has the worker read an intent.
    `others` answer the commands that are not about a website, by their names.
    """

    where = Where()
    is_left: Callable[[Intent], bool] | None = None
    history: "Callable[[], ChatSessions] | None" = None
    others: "dict[str, Command]" = {}  # noqa: RUF012 - replaced as a whole

    def __init__(
        self,
        store: ConversationStore,
        sites: Sites,
        queue: JobQueue,
        *,
        id_key: str,
        listing: "Listing | None" = None,
        limits: Limits | None = None,
    ) -> None:
        self.store = store
        self.sites = sites
        self.queue = queue
        self.listing = listing
        self.limits = limits or NoLimits()
        self._id_key = id_key.encode()

    def warm_up(self, guild_ids: Iterable[str]) -> None:
        """Open the connection and have at hand what the first requests of these servers need.

        Raises what the ports raise.
        """
        records = [self.sites.find(guild_id) for guild_id in guild_ids]
        if not records:
            self.store.get(_NOBODY)
        for record in records:
            if record and record.known:
                vocabulary_of(record.known)

    def conversation_id(self, interaction_id: str) -> str:
        """22 characters that nobody can guess; the same for a redelivered interaction."""
        mac = hmac.digest(self._id_key, interaction_id.encode(), "sha256")
        return base64.urlsafe_b64encode(mac[:16]).rstrip(b"=").decode()

    def command(self, name: str, asked: "Asked") -> Reply | None:
        """The reply to any command but `/ux-update`; None where there is none of that name."""
        from bot.ux_agent.commands.table import COMMANDS  # noqa: PLC0415 - /ux-update needs none

        answer = COMMANDS.get(name) or self.others.get(name)
        return answer(self, asked) if answer else None

    def press(self, handle: Handle, asked: "Asked") -> Reply | None:
        """The reply to a button, a select or a form of such a command; None to an unknown one."""
        from bot.ux_agent.commands.table import PRESSES  # noqa: PLC0415 - as above

        answer = PRESSES.get(handle.verb)
        return answer(self, handle, asked) if answer else None

    def suggest(self, name: str, asked: "Asked") -> "Suggest":
        """What may be meant by what is being typed into an option; nothing where none is known."""
        from bot.ux_agent.commands.table import suggestions  # noqa: PLC0415 - as above

        return suggestions(self, name, asked)

    def start_conversation(
        self,
        request: str,
        presser: Presser,
        origin: Origin,
        *,
        section: str = "",
        images: tuple[Attachment, ...] = (),
    ) -> Reply:
        """T1b when the request is understood against the index at hand, else T1 and a job."""
        site = self.sites.find(presser.guild_id)
        if site is None:
            is_direct = presser.guild_id == "dm"
            missing = Texts.no_site_in_messages if is_direct else Texts.no_site_here
            return _private(phrase(missing), origin, "no_site")
        if not may_request(site, site.known, presser.held_roles):
            return _private(NOT_ALLOWED, origin, "not_allowed")
        key = self.conversation_id(origin.interaction_id)
        item = new_item(key, presser, origin, site) | _images(images)
        outcome = self._read_at_once(request, site, section)
        opens = outcome is None or outcome.intent.kind not in ("refuse", "noop")
        try:
            full = reached(self, presser, origin, key, opens=opens)
            if full is not None:
                return full
            if outcome is None:
                return self._start_later(item | unread(request, presser, section), origin)
            if not opens:
                return _private(outcome.intent.reason, origin, outcome.intent.kind)
            begun = self._begin(item | attributes(outcome, origin.locale))
        except TransientError as error:
            return _unreached(_TRY_AGAIN, error, origin)
        self._refresh(site, presser, origin)
        return Say(cards.card_of(begun), decision=begun["phase"])

    def confirm_and_execute(self, handle: Handle, presser: Presser, origin: Origin) -> Reply:
        """T4, by who may now as well; the job is sent first, so that no plan can be stranded."""
        site = self.sites.find(presser.guild_id)
        is_barred = not may_confirm(site, presser.held_roles)
        if is_barred or handle.owner_id not in ("0", presser.user_id):
            stopped = self._stopped(handle, presser, origin)
            if stopped is not None:
                return stopped
        if is_barred:
            from bot.ux_agent.judging import barred  # noqa: PLC0415 - as below

            return barred(site, origin)
        key, click = handle.conversation_id, origin.interaction_id
        try:
            able = fitting(self.store, key, presser)
            self.queue.send(origin.job("execute", key, presser.guild_id))
        except TransientError as error:
            return _unreached(_TRY_AGAIN, error, origin)
        try:
            write = confirm(key, able, handle.shown, confirm_id=click, now=origin.now)
            item = self.store.perform(write)
        except TransientError as error:
            return _unreached(_UNSURE_CONFIRM, error, origin)
        except Lost as lost:
            return _lost(lost.old, handle, presser, origin, "confirm")
        return Replace(cards.card_of(item), decision="confirmed", facts=by_roles(item, presser))

    def _stopped(self, handle: Handle, presser: Presser, origin: Origin) -> Say | Replace | None:
        """What a stranger's Confirm reads, for the price of a read: no job, no write."""
        try:
            item = self.store.get(handle.conversation_id)
        except TransientError as error:
            return _unreached(_TRY_AGAIN, error, origin)
        return _stopped(item, handle, presser, origin, "confirm")

    def cancel(self, handle: Handle, presser: Presser, origin: Origin) -> Reply:
        """T10: delete the conversation; a Confirm that comes later reads the fixed words."""
        try:
            able = fitting(self.store, handle.conversation_id, presser)
            item = self.store.perform(cancel(handle.conversation_id, able))
        except TransientError as error:
            return _unreached(_UNSURE_STEP, error, origin)
        except Lost as lost:
            return _lost(lost.old, handle, presser, origin, "cancel")
        card = cards.cancelled_card(item, presser.user_id, origin.now)
        return Replace(card, decision="cancelled", facts=by_roles(item, presser))

    def answer(self, handle: Handle, presser: Presser, origin: Origin, text: str) -> Reply:
        """T3b or T3: an answer in words to the question shown."""
        return self._go_on(handle, presser, origin, ("answer", text))

    def answer_choice(self, handle: Handle, presser: Presser, origin: Origin) -> Reply:
        """T3b or T3: the choice whose number is the handle's argument."""
        return self._go_on(handle, presser, origin, ("choice", handle.argument))

    def change(self, handle: Handle, presser: Presser, origin: Origin, text: str) -> Reply:
        """T3b or T3: another wording, or a correction of what was proposed."""
        return self._go_on(handle, presser, origin, ("change", text))

    def change_form(self, handle: Handle, presser: Presser, origin: Origin) -> Reply:
        """The form behind Change, filled with the request; writes nothing."""
        found = self._open_item(handle, presser, origin)
        return found if isinstance(found, Say | Replace) else Ask(cards.change_form(found))

    def answer_form(self, handle: Handle, presser: Presser, origin: Origin) -> Reply:
        """The form for a free answer to the question shown; writes nothing."""
        found = self._open_item(handle, presser, origin)
        if isinstance(found, Say | Replace):
            return found
        if not found["clarification_questions"]:
            # No button of ours leads here.
            return _private(phrase(Texts.no_question), origin, "no_question")
        return Ask(cards.answer_form(found))

    def _open_item(self, handle: Handle, presser: Presser, origin: Origin) -> Item | Say | Replace:
        """The item, if this person may answer it now; else what they are told."""
        try:
            item = self.store.get(handle.conversation_id)
        except TransientError as error:
            return _unreached(_TRY_AGAIN, error, origin)
        found = _stopped(item, handle, presser, origin, "answer") or item
        return _private(cards.NOT_FOUND, origin, "not_found") if found is None else found

    def _go_on(
        self, handle: Handle, presser: Presser, origin: Origin, said: tuple[str, str]
    ) -> Reply:
        item = self._open_item(handle, presser, origin)
        if isinstance(item, Say | Replace):
            return item
        intent = Intent.from_data(item["parsed_intent"])
        said = chosen(intent, said)
        try:
            read = self._read_on(intent, said, item, presser)
            if read is None:
                self.queue.send(origin.job("understand", handle.conversation_id, presser.guild_id))
                values = {"phase": Phase.COLLECTING, "requester_roles": list(presser.held_roles)}
            elif read[0].intent.kind in ("refuse", "noop"):
                return _private(read[0].intent.reason, origin, read[0].intent.kind)
            else:
                values = attributes(read[0], item["locale"]) | read[1]
            values |= {"said": list(said), "answer_id": origin.interaction_id}
            item = self._answered(item, presser, origin.now, values)
            return Replace(cards.card_of(item), decision=item["phase"])
        except TransientError as error:
            return _unreached(_UNSURE_STEP, error, origin)
        except Lost as lost:
            return _lost(lost.old, handle, presser, origin, "answer")

    def _answered(self, item: Item, presser: Presser, now: int, values: Item) -> Item:
        """T3 or T3b; a card that was brought elsewhere meanwhile loses no answer."""
        try:
            return self.store.perform(answer(item, presser, now, values))
        except Lost as lost:
            from bot.ux_agent.judging import is_only_moved  # noqa: PLC0415 - as below

            if lost.old is None or not is_only_moved(item, lost.old):
                raise
            return self.store.perform(answer(lost.old, presser, now, values))

    def _read_on(
        self, intent: Intent, said: tuple[str, str], item: Item, presser: Presser
    ) -> tuple[Outcome, Item] | None:
        """What the intent becomes by what was said, and who may confirm it; None: for the worker.

        Nobody may have known who confirms when the conversation began.
        """
        site = self.sites.find(item["guild_id"])
        if site is None or site.known is None or site.site != item["site"]:
            return None
        if not may_request(site, site.known, presser.held_roles):
            return Outcome(intent._replace(kind="refuse", reason=NOT_ALLOWED)), {}
        try:
            outcome = read_said(intent, said, site.known)
        except NotInIndex:
            return None
        is_left = self._is_left(outcome, site.known)
        return None if is_left else (outcome, confirm_roles(site, site.known))

    def _read_at_once(self, request: str, site: SiteRecord, section: str) -> Outcome | None:
        """The outcome, or None when only the worker can tell."""
        if site.known is None:
            return None
        try:
            outcome = read_request(request, site.known, section=section)
        except NotInIndex:
            return None
        return None if self._is_left(outcome, site.known) else outcome

    def _is_left(self, outcome: Outcome, known: SiteIndex) -> bool:
        # What is not here may be meant as well, or rather.
        return known.is_partial or bool(self.is_left and self.is_left(outcome.intent))

    def _start_later(self, item: Item, origin: Origin) -> Reply:
        self.queue.send(origin.job("understand", item["conversation_id"], item["guild_id"]))
        self._begin(item)
        return Later()

    def _begin(self, item: Item) -> Item:
        """The stored item: a redelivered command meets its own, as it stands now."""
        try:
            return self.store.perform(begin(item))
        except Lost as lost:
            return lost.old or item

    def _refresh(self, site: SiteRecord, presser: Presser, origin: Origin) -> None:
        """Have an old index made anew; the old one serves meanwhile."""
        if site.known is None or origin.now - site.refreshed_at <= STALE_SECONDS:
            return
        try:
            self.queue.send(origin.job("index", "", presser.guild_id))
        except TransientError:
            return  # the next command asks again, and a stale index does no harm


def _images(images: tuple[Attachment, ...]) -> Item:
    """The attribute `images`; raises UserError where one cannot be taken."""
    if not images:
        return {}
    from bot.ux_agent.pictures import stored  # noqa: PLC0415 - few requests bring a picture

    return {"images": stored(images)}


def chosen(intent: Intent, said: tuple[str, str]) -> tuple[str, str]:
    """Turn the number of a choice into an answer in words; others pass as they are."""
    how, text = said
    if how != "choice":
        return said
    choices = intent.question.choices if intent.question else ()
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    number = int(text) if is_number else -1
    return ("answer", choices[number][1]) if 0 <= number < len(choices) else ("change", text)


def _stopped(
    item: Item | None, handle: Handle, presser: Presser, origin: Origin, action: "Action"
) -> Say | Replace | None:
    # Few presses need it, and none at a cold start: a lost race and a form come later.
    from bot.ux_agent.judging import stopped  # noqa: PLC0415

    return stopped(item, handle, presser, origin, action)


def _lost(
    old: Item | None, handle: Handle, presser: Presser, origin: Origin, action: "Action"
) -> Reply:
    from bot.ux_agent.judging import lost  # noqa: PLC0415 - as above

    return lost(old, handle, presser, origin, action)


def _private(text: str, origin: Origin, decision: str = "") -> Say:
    return Say(cards.notice(text, origin.locale), is_private=True, decision=decision)


def _unreached(text: str, error: TransientError, origin: Origin) -> Say:
    """The word to the person, and for the log what could not be reached."""
    return _private(text, origin, "unreached")._replace(remark=str(error))
