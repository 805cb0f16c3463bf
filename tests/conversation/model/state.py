"""A state of the whole system: the item, two clicks, the messages, two workers, the code host."""

from enum import IntEnum
from typing import Literal, NamedTuple, TypeAlias

from tests.conversation.model.item import ABSENT


class Violation(Exception):
    """A promise is broken; the text says which."""


class Click(IntEnum):
    """How far an endpoint has come with a press of Confirm."""

    READY = 0
    BEGUN = 1  # the message is sent, or, in the spoilt order, the write is done
    UNANSWERED = 2  # the write is done, its reply was lost, the client asks again
    OVER = 3


class Mail(IntEnum):
    """Where a message to the worker is."""

    UNSENT = 0
    LIVE = 1  # in the queue or with a worker: delivered again until it is dropped
    DROPPED = 2
    DEAD = 3  # delivered too often
    AGAIN = 4  # the dead-letter handler looks once more, when no worker of before can live
    OVER = 5


class Step(IntEnum):
    """What a worker does next."""

    IDLE = 0
    READ_BASE = 1  # G0
    COMMIT = 2  # G1, G2
    BRANCH = 3  # G3
    LOOK = 4  # G4
    FENCE = 5  # G5, the fresh checkpoint
    OPEN = 6  # G5, the call
    LOOK_AGAIN = 7  # G6
    COMPLETE = 8  # G7
    DROP = 9


class Worker(NamedTuple):
    """One invocation: the message it serves, its step, its fence, its plan's number.

    `is_old` says that a message waits for it to have ended.
    """

    mail: int
    step: int
    epoch: int
    plan: int
    is_old: bool = False


Press: TypeAlias = tuple[int, int]
"""How far a press of Confirm is, and the number of the plan that it shows."""

Pulls: TypeAlias = str
"""A branch's pull requests, oldest first: o open, h closed or merged by a human, d duplicate."""

Seen: TypeAlias = tuple[int, bool]
Mover: TypeAlias = Seen | Literal["over"] | None
"""What somebody saw who brings the card to themselves: its place, and whether before Confirm."""

IDLE = Worker(0, int(Step.IDLE), 0, 0)
REDRIVE = 2
"""The number of the message that an operator sends; those before belong to the clicks."""

_AT_REST = {Mail.UNSENT, Mail.DROPPED, Mail.OVER}
_BUSY = {Click.BEGUN, Click.UNANSWERED}


class State(NamedTuple):
    """All that can be told apart.

    `answerer` and each of `readers` is 0, then 1 with the current version in mind or 2 with one
    that has passed, then 3. `redriver` is 0, then 1 between sending and writing, then 2; `closer`
    is 0, then 1 with the current version in mind or 2 with one that has passed, then 3. Each of
    `movers` has seen nothing, or where the card is and whether that is before Confirm, or is over.
    """

    item: int = ABSENT
    clicks: tuple[Press, Press] = ((0, 0), (0, 0))
    mails: tuple[int, int, int] = (0, 0, 0)
    workers: tuple[Worker, Worker] = (IDLE, IDLE)
    branches: tuple[tuple[str, Pulls], ...] = ()
    answerer: int = 0
    readers: tuple[int, int] = (0, 0)
    redriver: int = 0
    closer: int = 0
    movers: tuple[Mover, Mover] = (None, None)
    is_begun: bool = False
    is_cancelled: bool = False
    is_confirmed: bool = False
    has_human_acted: bool = False

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is under way any more."""
        return (
            self.workers == (IDLE, IDLE)
            and self.redriver != 1
            and all(mail in _AT_REST for mail in self.mails)
            and not any(step in _BUSY for step, _ in self.clicks)
        )

    def pulls(self) -> str:
        """All pull requests of ours."""
        return "".join(pulls for _, pulls in self.branches)

    def clicked(self, which: int, step: int, plan: int = 0) -> "State":
        """With this press of Confirm so far."""
        press = (int(step), plan)
        return self._replace(
            clicks=(press, self.clicks[1]) if which == 0 else (self.clicks[0], press)
        )

    def mailed(self, which: int, place: int) -> "State":
        """With this message there."""
        mails = list(self.mails)
        mails[which] = int(place)
        return self._replace(mails=(mails[0], mails[1], mails[2]))

    def worked(self, worker: Worker, after: Worker) -> "State":
        """With this worker so far; which of the two it is makes no difference."""
        first, second = self.workers
        other = second if first == worker else first
        return self._replace(workers=(after, other) if after <= other else (other, after))

    def aged(self) -> "State":
        """With the workers of now as those of before."""
        old = [one if one == IDLE else one._replace(is_old=True) for one in self.workers]
        return self._replace(workers=(min(old), max(old)))

    def moving(self, which: int, mover: Mover) -> "State":
        """With this one of those who bring the card to themselves so far."""
        first, second = self.movers
        return self._replace(movers=(mover, second) if which == 0 else (first, mover))

    def pulled(self, branch: str, pulls: Pulls) -> "State":
        """With these pull requests of the branch."""
        branches = tuple((name, pulls if name == branch else held) for name, held in self.branches)
        return self._replace(branches=branches)

    def outdated(self, item: int) -> "State":
        """With the item changed, so that what actors have in mind is not the current version."""
        first, second = self.readers
        return self._replace(
            item=item,
            answerer=2 if self.answerer == 1 else self.answerer,
            closer=2 if self.closer == 1 else self.closer,
            readers=(2 if first == 1 else first, 2 if second == 1 else second),
        )
