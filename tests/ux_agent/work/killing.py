"""The world that processes are killed in, and the deeds that are done to them there.

The table and the queue are a real server's, the repository is git's, Discord is a socket.
"""

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.adapters.dynamodb.conversations import DynamoConversationStore
from bot.conversation.condition import Item
from bot.conversation.transition import begin
from bot.playground.stack.aws import Aws
from tests.adapters.webhook_server import SmallDiscord
from tests.git_site import git
from tests.real_server import RealServer
from tests.ux_agent.work.processes import Fate, Nursery, Order, now
from tests.ux_agent.work.workshop import Workshop

ENDPOINT = ("send", "T4")
WORKER = (
    "T5",
    "head 1",
    "T6 G0",
    "commit 1",
    "T6 G2",
    "create_branch 1",
    "pull_requests 1",
    "T6 G5",
    "open_pull_request 1",
    "pull_requests 2",
    "T7",
    "show",
    "T14",
    "ack",
)
DEEDS = ("closed", "merged")
LEASE = 71
PROGRESS = " of 4: "
"""In a message that tells how far the job is, which goes out when Discord has time for it."""


class World:
    """A server with table and queue, a git folder, a Discord, and processes to kill."""

    def __init__(self, server: RealServer, folder: Path, discord: SmallDiscord) -> None:
        self.sqs = Aws(server.endpoint).sqs
        self.shop = Workshop(folder)
        self.discord = discord
        table = server.new_table()
        self.store = DynamoConversationStore(server.client, table)
        # A message whose worker died comes again at once: the test need not wait for it.
        queue = self.sqs.create_queue(QueueName="jobs", Attributes={"VisibilityTimeout": "0"})
        self.environment = {
            **server.environment,
            "CONVERSATIONS_TABLE": table,
            "JOBS_QUEUE_URL": queue["QueueUrl"],
            "DISCORD_API_URL": discord.base,
        }
        self.counter = itertools.count(1)

    def preview(self) -> Item:
        """A new conversation that awaits confirmation."""
        self.shop.clock.now = now()
        name = f"round-{next(self.counter):016d}"
        return self.store.perform(begin(self.shop.draft(conversation_id=name)))

    def order(self, part: str, item: Item, *, later: int = 0, **what: str) -> Order:
        """An order for a process whose clock is ahead by `later` seconds."""
        environment = self.environment | {"CLOCK_OFFSET_SECONDS": str(later)}
        fields = {"conversation_id": item["conversation_id"], "digest": item["plan_digest"]}
        return Order(part, environment, **{**fields, **what})

    def waiting(self) -> int:
        """How many messages the queue holds, those in flight included."""
        url = self.environment["JOBS_QUEUE_URL"]
        found = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
        counts = found["Attributes"].items()
        return sum(int(text) for name, text in counts if name.startswith("ApproximateNumber"))

    def item(self, item: Item) -> Item:
        """The conversation as it stands."""
        found = self.store.get(item["conversation_id"])
        assert found is not None
        return found

    def assert_shipped_once(self, item: Item) -> None:
        """One branch, one commit of this conversation in the whole repository, one pull request."""
        key = item["conversation_id"]
        found = self.item(item)
        assert found["phase"] == "completed"
        assert [name for name in self.shop.branches if key in name] == [
            f"ux/navbar-{key}-{item['plan_digest'][:8]}"
        ]
        commits = self.commits(key)
        assert commits == [found["commit_sha"]]
        pulls = [pull for pull in self.shop.pulls if key in pull["branch"]]
        assert [(pull["number"], pull["commit"]) for pull in pulls] == [
            (found["pr_number"], commits[0])
        ]

    def commits(self, key: str) -> list[str]:
        """Every commit object that names the conversation, whether a branch leads to it or not."""
        form = "--batch-check=%(objecttype) %(objectname)"
        listed = git(self.shop.folder, "cat-file", "--batch-all-objects", form).splitlines()
        names = [name for kind, name in map(str.split, listed) if kind == "commit"]
        search = ("log", "--no-walk", "--stdin", "--format=%H", f"--grep=Conversation: {key}")
        return git(self.shop.folder, *search, content="\n".join(names).encode()).split()

    def pulls(self, item: Item) -> list[tuple[int, str]]:
        """Number and state of each pull request of the conversation."""
        branch = f"ux/navbar-{item['conversation_id']}-{item['plan_digest'][:8]}"
        return [(pull.number, pull.state) for pull in self.shop.host.pull_requests(branch)]

    @contextmanager
    def meddled(self, item: Item, deed: str) -> Iterator[None]:
        """Somebody closes or merges the pull request; the base is as before on leaving."""
        ((number, _),) = self.pulls(item)
        before = git(self.shop.folder, "rev-parse", "main")
        if deed == "closed":
            self.shop.host.close_pull_request(number, "no")
        else:
            branch = f"ux/navbar-{item['conversation_id']}-{item['plan_digest'][:8]}"
            git(self.shop.folder, "merge", "--quiet", "--no-ff", branch)
        yield
        git(self.shop.folder, "reset", "--quiet", "--hard", before)

    def messages(self, interaction_id: str) -> list[str]:
        """The different outcomes that the message of an interaction told; it ends with one."""
        path = f"/webhooks/app/token-{interaction_id}/messages/@original"
        bodies = [str(call.body) for call in self.discord.calls if call.path == path]
        assert not bodies or PROGRESS not in bodies[-1]
        return list(dict.fromkeys(body for body in bodies if PROGRESS not in body))


def finish(world: World, nursery: Nursery, item: Item, *, later: int = LEASE) -> list[str]:
    """Deliver until the queue is empty, each time to a new process; what they said."""
    said: list[str] = []
    deadline = time.monotonic() + 60
    while world.waiting():
        assert time.monotonic() < deadline, f"never empty: {said}"
        fate = nursery.run(world.order("deliver", item, later=later))
        assert fate.end == "ended"
        said.append(fate.said)
    return said


def kill_the_endpoint(world: World, nursery: Nursery, at: str) -> None:
    """Die in the interactions function; the person presses again; everything is delivered."""
    item = world.preview()
    key = item["conversation_id"]
    first = world.order("click", item, at=at, interaction_id=f"{key}-1")
    assert nursery.run(first).end == "killed"
    second = nursery.run(world.order("click", item, interaction_id=f"{key}-2"))
    assert second.end == "ended"
    finish(world, nursery, item, later=0)
    world.assert_shipped_once(item)
    winner = world.item(item)["confirm_id"]
    assert winner == f"{key}-{1 if at == 'T4' else 2}"
    assert len(world.messages(winner)) == 1


def kill_the_worker(world: World, nursery: Nursery, at: str) -> None:
    """Die in the worker, and have the message delivered to another one."""
    item = world.preview()
    click = f"{item['conversation_id']}-1"
    assert nursery.run(world.order("click", item, interaction_id=click)).end == "ended"
    assert nursery.run(world.order("deliver", item, at=at)).end == "killed"
    finish(world, nursery, item)
    world.assert_shipped_once(item)
    assert len(world.messages(click)) == 1
    assert "notified_at" in world.item(item)


def freeze_the_worker(world: World, nursery: Nursery, at: str) -> None:
    """Freeze a worker past its lease, let another one finish, and thaw the first."""
    item = world.preview()
    click = f"{item['conversation_id']}-1"
    assert nursery.run(world.order("click", item, interaction_id=click)).end == "ended"
    zombie = nursery.run(world.order("deliver", item, at=at, signal="SIGSTOP"))
    assert zombie.end == "frozen"
    finish(world, nursery, item)
    before = world.item(item)
    woken: Fate = nursery.wake(zombie)
    assert woken.end == "ended"
    assert '"level": "ERROR"' not in woken.said
    after = world.item(item)
    if at in ("T7", "show"):  # it had won: it only notes that it told the person
        assert after["phase"] == "completed"
    else:
        assert after == before
    world.assert_shipped_once(item)
    assert len(world.messages(click)) == 1


def kill_and_meddle(world: World, nursery: Nursery, deed: str) -> None:
    """Die once the pull request is open; somebody closes or merges it before the next delivery."""
    item = world.preview()
    click = f"{item['conversation_id']}-1"
    assert nursery.run(world.order("click", item, interaction_id=click)).end == "ended"
    assert nursery.run(world.order("deliver", item, at="open_pull_request 1")).end == "killed"
    with world.meddled(item, deed):
        finish(world, nursery, item)
        found = world.item(item)
        assert found["phase"] == "completed"
        assert world.pulls(item) == [(found["pr_number"], deed)]
        assert world.commits(item["conversation_id"]) == [found["commit_sha"]]
