"""What is promised of every conversation, whatever happens: at each step, and at the end."""

from hypothesis.stateful import RuleBasedStateMachine, invariant

from bot.conversation.condition import Item
from bot.conversation.phase import BEFORE_CONFIRM, MAX_ROUNDS, TERMINAL, Phase
from bot.conversation.reply import Handle, Replace, Reply, Say
from bot.conversation.transition import Presser
from bot.ux_agent.cards import NOT_FOUND
from tests.conversation.whole_bot import ADA, WholeBot


def went_ahead(reply: Reply) -> bool:
    """Whether a press has changed its conversation, as the reply has it."""
    return isinstance(reply, Replace) and not reply.card.title.startswith("Done")


class Promises(RuleBasedStateMachine):
    """The promises of a story whose rules are in tests.conversation.machine."""

    bot: WholeBot

    def expect_nothing(self) -> None:
        """Begin a story."""
        self.before: dict[str, Item] = {}
        self.cancelled: set[str] = set()
        self.confirmed: dict[str, set[str]] = {}
        self.redriven: set[str] = set()
        self.asked_at = 0

    def is_truth(self, reply: Reply, handle: Handle, who: Presser) -> None:
        """What the person reads is so."""
        if not isinstance(reply, Say | Replace):
            return
        item = self.bot.store.get(handle.conversation_id)
        assert who == ADA or not went_ahead(reply)
        title, words = reply.card.title, "\n".join(reply.card.lines)
        if title == "Cancelled":
            assert item is None
            self.cancelled.add(handle.conversation_id)
        elif title.startswith("Working"):
            assert item is not None
            assert item["phase"] in {Phase.CONFIRMED, Phase.EXECUTING}
            assert item["plan_digest"].startswith(handle.shown)
        elif title.startswith("Done"):
            assert item is not None
            assert item["phase"] == Phase.COMPLETED
            assert item["pr_url"] in words
        elif words == NOT_FOUND:
            assert item is None or who.guild_id != item["guild_id"] or self.is_over(item)
        else:
            assert words

    def is_over(self, item: Item) -> bool:
        """Whether nobody can answer a conversation any more."""
        is_late = item["expires_at"] <= self.bot.clock()
        return item["phase"] in BEFORE_CONFIRM and (is_late or item["rounds"] >= MAX_ROUNDS)

    def ask(self) -> None:
        """Ask for all that holds at any time; Hypothesis does so by itself."""
        self.a_conversation_has_at_most_one_open_pull_request()
        self.only_plans_that_somebody_confirmed_are_shipped()
        self.what_is_completed_has_its_pull_request()
        self.what_was_cancelled_has_no_branch()
        self.a_conversation_only_goes_on()

    # --- what holds at any time

    @invariant()
    def a_conversation_has_at_most_one_open_pull_request(self) -> None:
        branches = [pull.branch for pull in self.bot.site.pulls if pull.state == "open"]
        keys = [branch[-31:-9] for branch in branches]
        assert len(keys) == len(set(keys))

    @invariant()
    def only_plans_that_somebody_confirmed_are_shipped(self) -> None:
        for item in self.bot.store.items():
            if item["phase"] in {Phase.CONFIRMED, Phase.EXECUTING, Phase.COMPLETED}:
                assert item["confirmed"]
                key = item["conversation_id"]
                self.confirmed.setdefault(key, set()).add(item["plan_digest"])
        for pull in self.bot.site.pulls:
            _, key, digest = pull.body.splitlines()[-1].strip("<!- >").split(":")
            assert digest in self.confirmed[key]

    @invariant()
    def what_is_completed_has_its_pull_request(self) -> None:
        for item in self.bot.store.items():
            if item["phase"] == Phase.COMPLETED:
                pull = self.bot.site.pulls[item["pr_number"] - 1]
                assert f"<!-- ux:{item['conversation_id']}:{item['plan_digest']} -->" in pull.body
                assert item["pr_url"] == pull.url
                assert item["commit_sha"] == pull.commit
                assert not {"error_code", "lease_until"} & item.keys()

    @invariant()
    def what_was_cancelled_has_no_branch(self) -> None:
        self.cancelled -= {item["conversation_id"] for item in self.bot.store.items()}
        branches = " ".join(self.bot.site.branches)
        assert not any(key in branches for key in self.cancelled)

    @invariant()
    def a_conversation_only_goes_on(self) -> None:
        items = {item["conversation_id"]: item for item in self.bot.store.items()}
        for key, item in items.items():
            old = self.before.get(key)
            if old is not None and old != item:
                assert not self.was_over(old)
                assert item["version"] > old["version"]
                assert item["epoch"] >= old["epoch"]
                assert item["expires_at"] <= item["created_at"] + 86_400
                self.stays_ended(old, item)
        self.before = items
        self.asked_at = self.bot.clock()
        self.redriven.clear()

    def was_over(self, old: Item) -> bool:
        """Whether an item's hour was over when this was asked last; then it only goes away."""
        return old["phase"] in BEFORE_CONFIRM and bool(old["expires_at"] <= self.asked_at)

    def stays_ended(self, old: Item, item: Item) -> None:
        """What is over stays as it is, but for a late truth and an operator."""
        is_redriven = item["conversation_id"] in self.redriven
        is_late_truth = old["phase"] == Phase.FAILED and item["phase"] == Phase.COMPLETED
        if old["phase"] in TERMINAL and not is_redriven and not is_late_truth:
            told = {"notified_at": 0, "version": 0}
            assert {**item, **told} == {**old, **told}

    def has_ended(self, item: Item) -> None:
        """Nobody waits for ever, nobody was told a failure that was none."""
        assert item["phase"] not in {Phase.CONFIRMED, Phase.EXECUTING}
        if item["phase"] in {Phase.COMPLETED, Phase.FAILED}:
            assert "notified_at" in item
        if item["phase"] == Phase.FAILED:
            pulls = self.bot.pulls(item["conversation_id"])
            assert [pull for pull in pulls if pull.state == "open"] == []
