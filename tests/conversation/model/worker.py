"""The moves of the workers, of the dead-letter handler, and what the code host allows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.conversation.phase import TERMINAL, Phase
from tests.conversation.model.item import LAST_PLAN, Facts
from tests.conversation.model.state import (
    IDLE,
    REDRIVE,
    Click,
    Mail,
    State,
    Step,
    Violation,
    Worker,
)

if TYPE_CHECKING:
    from tests.conversation.model.world import World

RESUMED_AT = {
    "": Step.READ_BASE,
    "base": Step.COMMIT,
    "commit": Step.BRANCH,
    "fenced": Step.BRANCH,
}
RUNNING = {Phase.CONFIRMED, Phase.EXECUTING}


def moves(world: "World", state: State, facts: Facts) -> Iterator[State]:
    """Deliveries to an idle worker, one step of each busy one, and the dead letters."""
    for mail, place in enumerate(state.mails):
        if place == Mail.LIVE:
            if state.workers[2 - world.design.workers] == IDLE:
                yield from _receive(world, state, facts, mail)
            if facts.phase in RUNNING | {*TERMINAL} and not _is_under_way(state, mail):
                yield state.mailed(mail, Mail.DEAD)
        elif place == Mail.DEAD or (place == Mail.AGAIN and _is_long_after(state, mail)):
            yield from _bury(world, state, facts, mail)
    for worker in {*state.workers} - {IDLE}:
        yield from _work(world, state, facts, worker)


def _receive(world: "World", state: State, facts: Facts, mail: int) -> Iterator[State]:
    """What a worker does with a message, by the phase that it finds."""
    if facts.phase in RUNNING:
        taken = world.write(state, ("T5",))
        if taken:
            new = world.items.facts[taken.item]
            step = RESUMED_AT[facts.step]
            yield taken.worked(IDLE, Worker(mail, step, new.epoch, new.plan))
        elif facts.has_live_lease and not world.design.keeps_on_live_lease:
            yield state.mailed(mail, Mail.DROPPED)
    elif not (_is_under_way(state, mail) and world.design.waits_before_dropping):
        yield state.mailed(mail, Mail.DROPPED)


def _is_under_way(state: State, mail: int) -> bool:
    """Whether the sender of the message may still write what the message is about."""
    return state.redriver == 1 if mail == REDRIVE else state.clicks[mail][0] == Click.BEGUN


def _is_long_after(state: State, mail: int) -> bool:
    """Whether whoever was at work when the message was sent has ended by now."""
    return not (_is_under_way(state, mail) or any(worker.is_old for worker in state.workers))


def _bury(world: "World", state: State, facts: Facts, mail: int) -> Iterator[State]:
    """A dead letter: look at the code host, then T12 or T11; look again where that is not sure."""
    if facts.phase not in RUNNING | {Phase.FAILED}:
        yield state.mailed(mail, Mail.OVER)
    elif facts.phase == Phase.EXECUTING and facts.has_live_lease:
        yield _to_be_seen_again(world, state, mail)
    elif _found(state, facts.plan):
        adopted = _complete(world, state, ("T12", facts.plan), facts.plan)
        if adopted:
            yield adopted.mailed(mail, Mail.OVER)
    elif facts.phase == Phase.FAILED:
        if facts.has_given_up and state.mails[mail] == Mail.DEAD:
            yield _to_be_seen_again(world, state, mail)
        else:
            yield state.mailed(mail, Mail.OVER)
    else:
        given_up = world.write(state, ("T11",))
        if given_up:
            yield _to_be_seen_again(world, given_up, mail)


def _to_be_seen_again(world: "World", state: State, mail: int) -> State:
    is_first = state.mails[mail] == Mail.DEAD
    if world.design.looks_again and (is_first or world.design.looks_until_sure):
        return state.aged().mailed(mail, Mail.AGAIN)
    return state.mailed(mail, Mail.OVER)


def _work(world: "World", state: State, facts: Facts, worker: Worker) -> Iterator[State]:
    may_die = not (world.design.has_human and worker.step == Step.LOOK_AGAIN)
    if may_die:
        yield state.worked(worker, IDLE)
    if worker.step in {Step.READ_BASE, Step.LOOK}:
        yield from _give_in(world, state, facts, worker)
    yield from STEPS[Step(worker.step)](world, state, worker)


def _give_in(world: "World", state: State, facts: Facts, worker: Worker) -> Iterator[State]:
    """T8 and T9, for reasons of the site or of the code host."""
    may_stand = facts.step == "fenced" and world.design.fails_only_unfenced
    failed = None if may_stand else world.write(state, ("T8", worker.epoch))
    if failed:
        if worker.epoch != facts.epoch:
            raise Violation("a zombie declares failure")
        yield failed.worked(worker, IDLE)
    released = world.write(state, ("T9", worker.epoch))
    if released:
        yield released.worked(worker, IDLE)


def _read_base(world: "World", state: State, worker: Worker) -> Iterator[State]:
    yield from _checkpoint(world, state, worker, "base", Step.COMMIT)
    if world.design.has_change and worker.plan < LAST_PLAN:
        changed = world.write(state, ("T9b", worker.epoch, worker.plan + 1))
        if changed:
            if state.branches:
                raise Violation("a plan is replaced that has a branch")
            yield changed.worked(worker, IDLE)._replace(is_confirmed=False)


def _commit(world: "World", state: State, worker: Worker) -> Iterator[State]:
    yield from _checkpoint(world, state, worker, "commit", Step.BRANCH)


def _checkpoint(
    world: "World", state: State, worker: Worker, step: str, then: Step
) -> Iterator[State]:
    done = world.write(state, ("T6", worker.epoch, step))
    after = worker._replace(step=then) if done else IDLE
    yield (done or state).worked(worker, after)


def _branch(world: "World", state: State, worker: Worker) -> Iterator[State]:
    name = _name(world, worker)
    after = state.worked(worker, worker._replace(step=Step.LOOK))
    if name in dict(state.branches):
        yield after
        return
    if not state.is_confirmed:
        raise Violation("a branch of a plan that nobody confirmed")
    if state.branches:
        raise Violation("a second branch")
    yield after._replace(branches=((name, ""),))


def _look(world: "World", state: State, worker: Worker) -> Iterator[State]:
    pulls = dict(state.branches)[_name(world, worker)]
    found = pulls if world.design.finds_closed else pulls.replace("h", "").replace("d", "")
    then = Step.LOOK_AGAIN if found else Step.FENCE
    yield state.worked(worker, worker._replace(step=then))


def _fence(world: "World", state: State, worker: Worker) -> Iterator[State]:
    yield from _checkpoint(world, state, worker, "fenced", Step.OPEN)


def _open(world: "World", state: State, worker: Worker) -> Iterator[State]:
    """The code host refuses a second open pull request of a branch; its reply may be lost."""
    name = _name(world, worker)
    pulls = dict(state.branches)[name]
    if "o" in pulls:
        yield state.worked(worker, worker._replace(step=Step.LOOK))
        return
    opened = state.pulled(name, f"{pulls}o")
    if opened.pulls().count("o") > 1:
        raise Violation("a second open pull request")
    yield opened.worked(worker, worker._replace(step=Step.LOOK_AGAIN))
    if not world.design.has_human:
        yield opened.worked(worker, worker._replace(step=Step.LOOK))


def _look_again(world: "World", state: State, worker: Worker) -> Iterator[State]:
    name = _name(world, worker)
    pulls = dict(state.branches)[name]
    if world.design.closes_duplicates:
        pulls = f"{pulls[0]}{pulls[1:].replace('o', 'd')}"
    after = state.pulled(name, pulls)
    yield after.worked(worker, worker._replace(step=Step.COMPLETE))


def _finish(world: "World", state: State, worker: Worker) -> Iterator[State]:
    done = _complete(world, state, ("T7", worker.epoch), worker.plan)
    done = done or _complete(world, state, ("T12", worker.plan), worker.plan)
    after = worker._replace(step=Step.DROP) if done else IDLE
    yield (done or state).worked(worker, after)


def _drop(world: "World", state: State, worker: Worker) -> Iterator[State]:
    place = state.mails[worker.mail]
    after = state.worked(worker, IDLE)
    yield after.mailed(worker.mail, Mail.DROPPED) if place == Mail.LIVE else after


def _complete(world: "World", state: State, key: tuple[str, int], plan: int) -> State | None:
    done = world.write(state, key)
    if done and world.items.facts[done.item].plan != plan:
        raise Violation("completed with the pull request of another plan")
    return done


def _found(state: State, plan: int) -> bool:
    return any(pulls for name, pulls in state.branches if name.startswith(f"plan{plan}"))


def _name(world: "World", worker: Worker) -> str:
    name = f"plan{worker.plan}"
    return name if world.design.names_branch_by_plan else f"{name}-{worker.epoch}"


STEPS = {
    Step.READ_BASE: _read_base,
    Step.COMMIT: _commit,
    Step.BRANCH: _branch,
    Step.LOOK: _look,
    Step.FENCE: _fence,
    Step.OPEN: _open,
    Step.LOOK_AGAIN: _look_again,
    Step.COMPLETE: _finish,
    Step.DROP: _drop,
}
