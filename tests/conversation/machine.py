"""The whole bot under everything at once: people, time, faults, deaths, zombies, an operator.

A Hypothesis state machine; after each step it asks what may never be otherwise, and at the end,
when everything has been delivered, whether every conversation has ended truthfully.
"""

from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from bot.adapters.memory import Fault
from bot.conversation.job import Job
from bot.conversation.operating import Operator, abandon, redrive
from bot.conversation.phase import Phase
from bot.conversation.reply import Button, Card, Handle, Replace, Reply, Say, Select
from bot.conversation.store import Lost
from bot.conversation.transition import Presser, place_of
from bot.errors import TransientError, UserError
from bot.ux_agent.agent import UXAgent
from bot.ux_agent.cards import notice
from bot.ux_agent.work.abandoned import end
from bot.ux_agent.work.perform import perform
from bot.ux_agent.work.services import HandBack, Services
from tests.conversation.promises import Promises, went_ahead
from tests.conversation.trouble import KINDS, SLEEPS, Boundaries, Kind, Trouble
from tests.conversation.whole_bot import ADA, PRESSES, REQUEST, VAGUE, WholeBot
from tests.ux_agent.work.workshop import Killed

DEAD_LETTER = 12
LEASE = 71
LAST_LOOK = 900
REPLAYED = 300
BOUNDARIES = 34
"""Before and after each call of a delivery that goes well."""

COLOURS = ("#ffffff", "#cccccc", "#999999")
SITE = ".navbar {{\n  background: {};\n}}\n.footer {{\n  background: {};\n}}\n"
STRANGERS = (Presser("22", ADA.guild_id), Presser("11", "501"))
OFFERS = {
    "confirm": ("confirm",),
    "cancel": ("cancel",),
    "change": ("change", "change sent"),
    "answer": ("choice",),
    "write": ("write", "write sent"),
}
FAULTS: tuple[list[Fault | None], ...] = (
    [],
    [],
    [],
    ["refused"],
    ["reply lost"],
    [None, "refused"],
    [None, "reply lost"],
)
MOST = 3
"""Conversations in one story: few, so that much happens to each."""

OPENINGS = ("confirmed", "confirmed", "preview", "preview", "question", "unread")
which = st.integers(0, 12)
"""Which of those there are, counted from the newest, round and round."""

troubles = st.lists(
    st.builds(Trouble, st.sampled_from(range(1, BOUNDARIES + 1)), st.sampled_from(KINDS)),
    min_size=1,
    max_size=3,
).map(tuple)


class Message:
    """A job in the queue, and how often it was received."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.received = 0
        self.is_gone = False


def newest(found: list[Any], number: int) -> Any:
    """The one of that number, counted from the newest."""
    return found[-1 - number % len(found)]


class WholeBotMachine(Promises):
    """See the module."""

    @initialize(opening=st.sampled_from(OPENINGS))
    def opens(self, opening: str) -> None:
        self.bot = self.new_bot()
        if opening == "unread":
            self.bot.forget_index()
        self.asked = 0
        self.handles: list[Handle] = []
        self.messages: list[Message] = []
        self.last_looks: list[Job] = []
        self.replays: list[tuple[int, Any]] = []
        self.expect_nothing()
        self.asks(VAGUE if opening == "question" else REQUEST, [])
        if opening == "confirmed":
            self.the_owner_confirms(0)

    def new_bot(self) -> WholeBot:
        """The bot of a story."""
        return WholeBot()

    # --- people

    @precondition(lambda self: self.asked < MOST)
    @rule(request=st.sampled_from([REQUEST, REQUEST, VAGUE]), faults=st.sampled_from(FAULTS))
    def asks(self, request: str, faults: list[Fault | None]) -> None:
        self.asked += 1
        origin = self.bot.origin()

        def act() -> Reply:
            now = origin._replace(now=self.bot.clock())
            return self.bot.agent.start_conversation(request, ADA, now)

        self.acts(act, faults)
        self.replays.append((self.bot.clock(), act))

    @precondition(lambda self: self.handles)
    @rule(
        handle=which,
        how=which,
        faults=st.sampled_from(FAULTS),
        is_queue_down=st.sampled_from([False] * 5 + [True]),
    )
    def presses(
        self, handle: int, how: int, faults: list[Fault | None], is_queue_down: bool
    ) -> None:
        pressed, interaction = newest(self.handles, handle), self.bot.origin().interaction_id

        def act() -> Reply:
            return self.press(None, pressed, how, again=interaction)

        self.bot.queue.is_down = is_queue_down
        reply = self.acts(act, faults)
        self.bot.queue.is_down = False
        self.replays.append((self.bot.clock(), act))
        if not faults and not is_queue_down:
            self.is_truth(reply, pressed, ADA)

    @precondition(lambda self: self.handles)
    @rule(handle=which, how=which, who=st.sampled_from(STRANGERS))
    def somebody_else_presses(self, handle: int, how: int, who: Presser) -> None:
        """By a forged custom_id too, which names them as the owner."""
        seen = newest(self.handles, handle)
        for pressed in (seen, seen._replace(owner_id=who.user_id)):
            self.is_truth(
                self.acts(partial(self.press, None, pressed, how, who=who), []), pressed, who
            )

    @precondition(lambda self: any(handle.verb == "confirm" for handle in self.handles))
    @rule(click=which)
    def the_owner_confirms(self, click: int) -> None:
        pressed = newest([one for one in self.handles if one.verb == "confirm"], click)
        reply = self.acts(lambda: self.bot.press("confirm", pressed), [])
        self.is_truth(reply, pressed, ADA)

    @precondition(lambda self: self.handles)
    @rule(handle=which, how=which, other=which, at=st.sampled_from([2, 3]))
    def two_presses_of_one_message_meet(self, handle: int, how: int, other: int, at: int) -> None:
        """The second is done between the first one's calls to the table: one goes ahead."""
        pressed = newest(self.handles, handle)
        same = [one for one in self.handles if one[1:3] == pressed[1:3]]
        replies: list[Reply] = []

        def meanwhile(_: bool) -> None:
            replies.append(self.acts(lambda: self.press(None, newest(same, other), how), []))

        boundaries = Boundaries((Trouble(at, "paused"),), meanwhile)
        store = boundaries.around(self.bot.store)
        replies.append(self.acts(lambda: self.press(store, pressed, how), []))
        assert sum(map(went_ahead, replies)) <= 1

    def press(
        self, store: Any, handle: Handle, how: int, *, who: Presser = ADA, again: str = ""
    ) -> Reply:
        """Somebody presses, in a container that reaches the table by `store` (None: as it is)."""
        offers = OFFERS[handle.verb]
        agent = UXAgent(store or self.bot.store, self.bot.sites, self.bot.queue, id_key="key")
        act = PRESSES[offers[how % len(offers)]]
        return act(agent, handle, who, self.bot.origin(again))

    @precondition(lambda self: self.handles)
    @rule(
        handle=which,
        who=st.sampled_from([ADA, ADA, ADA, *STRANGERS]),
        faults=st.sampled_from(FAULTS),
    )
    def the_card_is_brought_elsewhere(
        self, handle: int, who: Presser, faults: list[Fault | None]
    ) -> None:
        seen, interaction = newest(self.handles, handle), self.bot.origin().interaction_id

        def act() -> Reply:
            try:
                return self.bot.press("resume", seen, who, again=interaction)
            except (TransientError, UserError):
                return Say(notice("", "en-US"), is_private=True)

        reply = self.acts(act, faults)
        self.replays.append((self.bot.clock(), act))
        assert isinstance(reply, Say)
        if not reply.is_private:
            item = self.bot.item(seen.conversation_id)
            assert who == ADA
            assert place_of(item).interaction_id == interaction
            assert not self.is_over(item)

    @precondition(lambda self: self.replays)
    @rule(replayed=which)
    def an_interaction_comes_again(self, replayed: int) -> None:
        at, act = newest(self.replays, replayed)
        if self.bot.clock() - at < REPLAYED:
            self.acts(act, [])

    def acts(self, act: Any, faults: list[Fault | None]) -> Reply:
        """Somebody acts; what they see then can be pressed, what was sent can be delivered."""
        self.bot.store.faults = list(faults)
        reply: Reply = act()
        self.bot.store.faults = []
        if isinstance(reply, Say | Replace):
            self.sees(reply.card)
        self.messages += [Message(job) for job in self.bot.queue.deliver()]
        return reply

    def sees(self, card: Card) -> None:
        """Remember what can be pressed on a card."""
        for row in card.rows:
            parts = (row,) if isinstance(row, Select) else row
            self.handles += [part.handle for part in parts if isinstance(part, Button | Select)]

    # --- time, the site, other people

    @rule(seconds=st.sampled_from([1, LEASE, LEASE, LEASE, 1800, 3600, 86_400]))
    def time_passes(self, seconds: int) -> None:
        self.bot.clock.advance(seconds)

    @rule()
    def the_table_collects_its_garbage(self) -> None:
        gone = self.bot.store.sweep()
        assert all(self.before[key]["phase"] != Phase.EXECUTING for key in gone)

    @rule(colour=st.sampled_from(COLOURS), footer=st.sampled_from(COLOURS), number=which)
    def somebody_works_on_the_site(self, colour: str, footer: str, number: int) -> None:
        """Somebody pushes to the base branch, or closes a pull request."""
        pulls = self.bot.site.pulls
        if pulls and number % 2:
            self.bot.site.close_pull_request(newest(pulls, number).number, "No, thanks.")
            return
        if colour == footer == COLOURS[1]:
            self.bot.site.push({"other.txt": str(self.bot.clock())})  # nothing that we edit
        else:
            self.bot.site.push({"site.css": SITE.format(colour, footer)})

    @precondition(
        lambda self: any(item["phase"] == Phase.FAILED for item in self.bot.store.items())
    )
    @rule(closes=st.booleans())
    def an_operator_hands_a_failure_back_or_closes_it(self, closes: bool) -> None:
        item = next(item for item in self.bot.store.items() if item["phase"] == Phase.FAILED)
        key, own = item["conversation_id"], f"redrive-{item['version']}"
        job = Job("execute", item["guild_id"], key, interaction_id=own, sent_at=self.bot.clock())
        self.messages += [] if closes else [Message(job)]
        operator = Operator("99", self.bot.clock())
        again = redrive(key, item["version"], operator, confirm_id=own)
        try:
            self.bot.store.perform(abandon(key, item["version"], operator) if closes else again)
            self.redriven.add(key)
        except Lost:
            assert "abandoned_at" in item

    # --- the worker

    @precondition(lambda self: self.messages)
    @rule(message=which)
    def a_job_is_done(self, message: int) -> None:
        self.deliver(newest(self.messages, message))

    @precondition(lambda self: self.messages)
    @rule(message=which, troubles=troubles)
    def a_job_is_delivered(self, message: int, troubles: tuple[Trouble, ...]) -> None:
        """Any job ever sent, those done with included: SQS delivers at least once."""

        def meanwhile(is_given_up: bool) -> None:
            self.time_passes(LEASE)
            if is_given_up:
                self.bury(delivered)
            else:
                for other in self.messages:
                    self.deliver(other)

        delivered = newest(self.messages, message)
        self.deliver(delivered, Boundaries(troubles, meanwhile))

    @precondition(lambda self: self.waiting())
    @rule(
        at=st.sampled_from(range(2, BOUNDARIES)),
        kind=st.sampled_from(SLEEPS),
        gap=st.sampled_from(range(1, 6)),
        then=st.sampled_from(KINDS),
        end=st.sampled_from([0] * BOUNDARIES + [*range(BOUNDARIES)]),
    )
    def a_worker_lingers(self, at: int, kind: Kind, gap: int, then: Kind, end: int) -> None:
        """A zombie: while it sleeps the site moves and others work, or die of it; it goes on."""

        def meanwhile(is_given_up: bool) -> None:
            self.somebody_works_on_the_site(COLOURS[1], COLOURS[1 + end % 2], 0)
            self.time_passes(LEASE)
            if is_given_up:
                self.bury(message)
            else:
                self.deliver(message, Boundaries((Trouble(end, "killed"),)))

        message = self.waiting()[0]
        troubles = (Trouble(at, kind), Trouble(at + gap, then))
        self.deliver(message, Boundaries(troubles, meanwhile))

    @precondition(lambda self: self.messages)
    @rule(message=which)
    def a_job_was_delivered_too_often(self, message: int) -> None:
        self.bury(newest(self.messages, message))

    def waiting(self) -> list[Message]:
        """The messages of confirmed conversations, newest first."""
        confirmed = {
            item["conversation_id"]
            for item in self.bot.store.items()
            if item["phase"] == Phase.CONFIRMED
        }
        return [one for one in reversed(self.messages) if one.job.conversation_id in confirmed]

    def deliver(self, message: Message, boundaries: Boundaries | None = None) -> None:
        """One delivery; who dies of it leaves the message in the queue."""
        message.received += 1
        services = self.services(boundaries) if boundaries else self.bot.services
        try:
            result = perform(message.job, services, self.bot.context(message.received, 60))
        except Killed:
            return
        finally:
            self.sees_what_was_shown()
        message.is_gone = not isinstance(result, HandBack)

    def bury(self, message: Message) -> None:
        ending = end(message.job, self.bot.services, self.bot.context(1, 60))
        self.sees_what_was_shown()
        if ending.look_again:
            self.last_looks.append(message.job)
        message.is_gone = not isinstance(ending.result, HandBack)

    def services(self, boundaries: Boundaries) -> Services:
        around, services = boundaries.around, self.bot.services
        return services._replace(
            store=around(services.store),
            open_site=lambda site: around(self.bot.site),
            messenger=around(services.messenger),
        )

    def sees_what_was_shown(self) -> None:
        for _, card in self.bot.person.shown:
            self.sees(card)
        self.bot.person.shown.clear()

    def looks_again(self, job: Job) -> bool:
        """The dead-letter handler's last look; whether it asks for another."""
        ending = end(job, self.bot.services, self.bot.context(1, 60), is_second=True)
        return ending.look_again

    # --- what holds at the end

    def teardown(self) -> None:
        """Let everything that was sent be delivered, and ask how the conversations ended."""
        if not hasattr(self, "bot"):
            return
        for _ in range(DEAD_LETTER):
            self.bot.clock.advance(300)
            for message in self.messages:
                if not message.is_gone:
                    self.deliver(message)
        for message in self.messages:
            if not message.is_gone:
                self.bury(message)
        for _ in range(2):  # a failure made at a last look is looked at once more
            self.bot.clock.advance(LAST_LOOK)
            self.last_looks = [job for job in self.last_looks if self.looks_again(job)]
        assert self.last_looks == []
        for item in self.bot.store.items():
            self.has_ended(item)
