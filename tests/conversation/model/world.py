"""The system in one design: every move that anybody can make, and the promises."""

from collections.abc import Iterator
from typing import Any

from bot.conversation.operating import REDRIVE_PREFIX
from bot.conversation.phase import TERMINAL, Phase
from tests.conversation.model import worker
from tests.conversation.model.design import Design
from tests.conversation.model.item import ABSENT, LAST_PLAN, Facts, Items
from tests.conversation.model.state import REDRIVE, Click, Mail, Seen, State, Violation

RUNNING = {Phase.CONFIRMED, Phase.EXECUTING}


class World:
    """`moves` gives the states that can follow a state; a move may raise Violation."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self.items = Items(design)

    def moves(self, state: State) -> Iterator[State]:
        """Every state that one move leads to."""
        facts = self.items.facts[state.item]
        yield from self._request(state, facts)
        yield from self._time(state, facts)
        yield from self._cancel(state)
        for which in range(self.design.clicks):
            yield from self._click(state, facts, which)
        if self.design.has_change:
            yield from self._answer(state, facts)
        if self.design.has_redrive:
            yield from self._redrive(state, facts)
            yield from self._abandon(state, facts)
        if self.design.has_resume:
            yield from self._resume(state, facts)
        if self.design.has_human and not state.has_human_acted:
            yield from _close_by_hand(state)
        yield from worker.moves(self, state, facts)

    def write(self, state: State, key: tuple[Any, ...]) -> State | None:
        """The state after a write of the item, None when it loses."""
        new = self.items.write(state.item, key)
        if new < 0:
            return None
        old, facts = self.items.facts[state.item], self.items.facts[new]
        if old.phase in TERMINAL and facts.phase != old.phase and key[0] not in {"T12", "T13"}:
            raise Violation("a terminal phase is overwritten")
        if key[0] == "T13" and old.is_abandoned:
            raise Violation("what an operator closed is handed back")
        if key[0] == "T15" and old.phase in TERMINAL:
            raise Violation("the card of what has ended is brought elsewhere")
        if not old.phase and key[0] not in {"T1", "T1b", "T10"}:
            raise Violation("a ghost is made of an absent conversation")
        if facts.phase == Phase.COMPLETED and not state.pulls():
            raise Violation("completed without a pull request")
        return state.outdated(new)

    def is_settled(self, state: State) -> bool:
        """Whether nothing is under way and nothing is left to do."""
        return state.is_quiet and self.items.facts[state.item].phase not in RUNNING

    def check(self, state: State) -> None:
        """The promises for when nothing is under way."""
        if not state.is_quiet:
            return
        phase, pulls = self.items.facts[state.item].phase, state.pulls()
        if phase == Phase.FAILED and "o" in pulls:
            raise Violation("failed, although a pull request is open")
        if len(pulls.replace("d", "")) > 1:
            raise Violation("a second pull request")
        if pulls and not state.is_confirmed:
            raise Violation("a pull request that nobody confirmed")

    def _request(self, state: State, facts: Facts) -> Iterator[State]:
        """T1, T1b and T2 by a worker that read the item a while ago, or by two."""
        if not state.is_begun:
            for name in ("T1", "T1b"):
                begun = self.write(state, (name,))
                if begun:
                    yield begun._replace(is_begun=True)
        for which, mind in enumerate(state.readers[: 1 + self.design.has_change]):
            if mind == 0 and facts.phase == Phase.COLLECTING:
                yield _reading(state, which, 1)
            elif mind in {1, 2}:
                plan = min(facts.plan + 1, LAST_PLAN)
                read = self.write(state, ("T2", plan, mind == 1))
                if read and (mind == 2 or facts.is_expired):
                    raise Violation("what was read for an earlier version is kept")
                # Where nothing is asked a second time, nothing is read a second time either.
                yield _reading(read or state, which, 3 if self.design.has_change else 0)

    def _time(self, state: State, facts: Facts) -> Iterator[State]:
        if state.item == ABSENT:
            return
        if not facts.is_expired:
            yield state._replace(item=self.items.passes(state.item, "hour"))
        if facts.has_live_lease:
            yield state._replace(item=self.items.passes(state.item, "lease"))
        is_over = facts.phase in TERMINAL and state.is_quiet and self.design.has_redrive
        if is_over and not facts.is_over_ttl:
            yield state._replace(item=self.items.passes(state.item, "month"))
        if facts.is_over_ttl:
            if facts.phase in RUNNING:
                raise Violation("a running conversation is deleted")
            yield state.outdated(ABSENT)

    def _cancel(self, state: State) -> Iterator[State]:
        gone = None if state.is_cancelled else self.write(state, ("T10",))
        if gone is None:
            return
        if state.item == ABSENT:
            return
        if state.is_confirmed:
            raise Violation("Confirm and Cancel both win")
        if state.branches:
            raise Violation("a cancelled conversation has a branch")
        yield gone._replace(is_cancelled=True)

    def _click(self, state: State, facts: Facts, which: int) -> Iterator[State]:
        step, plan = state.clicks[which]
        if step == Click.READY:
            for shown in range(1, facts.plan + 1):
                yield from self._press(state, which, shown)
        elif step == Click.BEGUN:
            yield state.clicked(which, Click.OVER)  # the container dies
            yield from self._finish_press(state, which, plan)
        elif step == Click.UNANSWERED:
            self._ask_again(state, facts, which, plan)
            yield state.clicked(which, Click.OVER)

    def _press(self, state: State, which: int, plan: int) -> Iterator[State]:
        """The first of the two things that an endpoint does on Confirm."""
        if self.design.sends_before_writing:
            yield state.mailed(which, Mail.LIVE).clicked(which, Click.BEGUN, plan)
        else:
            won = self._confirm(state, which, plan)
            if won:
                yield won.clicked(which, Click.BEGUN, plan)

    def _finish_press(self, state: State, which: int, plan: int) -> Iterator[State]:
        if not self.design.sends_before_writing:
            yield state.mailed(which, Mail.LIVE).clicked(which, Click.OVER)
            return
        won = self._confirm(state, which, plan)
        yield (won or state).clicked(which, Click.OVER)
        if won:
            yield won.clicked(which, Click.UNANSWERED, plan)

    def _confirm(self, state: State, which: int, plan: int) -> State | None:
        won = self.write(state, ("T4", which, plan))
        if won is None:
            return None
        facts = self.items.facts[state.item]
        if state.is_cancelled:
            raise Violation("Confirm and Cancel both win")
        if state.is_confirmed:
            raise Violation("two Confirms win")
        if facts.is_expired:
            raise Violation("confirmed after expiry")
        if facts.plan != plan:
            raise Violation("a plan is confirmed that was not shown")
        return won._replace(is_confirmed=True)

    def _ask_again(self, state: State, facts: Facts, which: int, plan: int) -> None:
        """The client repeats a Confirm that had won: the old item tells that it was ours."""
        if self.write(state, ("T4", which, plan)):
            raise Violation("two Confirms win")
        is_undone = state.item == ABSENT or not facts.confirm_id or facts.plan != plan
        is_undone = is_undone or facts.confirm_id.startswith(REDRIVE_PREFIX)
        if not is_undone and facts.confirm_id != f"i{which}":
            raise Violation("the winner of Confirm is told that it lost")

    def _answer(self, state: State, facts: Facts) -> Iterator[State]:
        """T3 and T3b, by somebody who has read the item a while ago."""
        mind = state.answerer
        if mind == 0 and facts.phase == Phase.AWAITING_CONFIRMATION and facts.plan < LAST_PLAN:
            yield state._replace(answerer=1)
        elif mind in {1, 2}:
            yield state._replace(answerer=3)
            for key in (("T3b", LAST_PLAN, mind == 1), ("T3", mind == 1)):
                told = self.write(state, key)
                if told and (mind == 2 or facts.is_expired):
                    raise Violation("an answer to what has passed is merged")
                if told:
                    yield told._replace(answerer=3)

    def _redrive(self, state: State, facts: Facts) -> Iterator[State]:
        """T13, by an operator: send, then write, like Confirm."""
        if state.redriver == 0 and facts.phase == Phase.FAILED and state.is_quiet:
            yield state.mailed(REDRIVE, Mail.LIVE)._replace(redriver=1)
        elif state.redriver == 1:
            told = self.write(state, ("T13",))
            yield (told or state)._replace(redriver=2)

    def _abandon(self, state: State, facts: Facts) -> Iterator[State]:
        """T18, by another operator who looked at the failure a while ago."""
        mind = state.closer
        if mind == 0 and facts.phase == Phase.FAILED:
            yield state._replace(closer=1)
        elif mind in {1, 2}:
            closed = self.write(state, ("T18", mind == 1))
            if closed and (mind == 2 or facts.phase != Phase.FAILED):
                raise Violation("what is closed is not the failure that was seen")
            yield (closed or state)._replace(closer=3)

    def _resume(self, state: State, facts: Facts) -> Iterator[State]:
        """T15, by two who see where the card is, and each later bring it to themselves."""
        is_open = facts.phase == Phase.AWAITING_CONFIRMATION
        for which, mover in enumerate(state.movers):
            if mover is None and (facts.phase in RUNNING or (is_open and not facts.is_expired)):
                yield state.moving(which, (facts.place, is_open))
            elif isinstance(mover, tuple):
                told = self.write(state, ("T15", which, *mover))
                if told:
                    _check_move(facts, mover)
                yield (told or state).moving(which, "over")


def _check_move(facts: Facts, seen: Seen) -> None:
    if facts.phase == Phase.COLLECTING:
        raise Violation("a request is read in vain")
    if facts.phase not in RUNNING and facts.is_expired:
        raise Violation("what is over is brought back")
    if facts.place != seen[0]:
        raise Violation("a live card is left behind")


def _reading(state: State, which: int, mind: int) -> State:
    first, second = state.readers
    return state._replace(readers=(mind, second) if which == 0 else (first, mind))


def _close_by_hand(state: State) -> Iterator[State]:
    for name, pulls in state.branches:
        if "o" in pulls:
            closed = state.pulled(name, pulls.replace("o", "h", 1))
            yield closed._replace(has_human_acted=True)
