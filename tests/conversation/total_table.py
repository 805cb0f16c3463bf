"""What every press means, whoever presses what and when: every cell of it.

`shown`: whether the press belongs to what the conversation shows now ("current") or to something
earlier. `when`: whether its hour is over. A conversation that names roles is confirmed by whoever
holds one of them, "editor" here; its owner may still cancel, answer and resume it elsewhere.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bot.conversation.phase import Phase

TABLE = """
who        phase                  when     shown   : confirm    cancel     answer     resume

any        absent                 any      any     : not_found  not_found  not_found  not_found

owner      collecting             open     any     : reading    open       reading    reading
owner      collecting             expired  any     : not_found  open       not_found  not_found
owner      needs_clarification    open     current : stale      open       open       open
owner      needs_clarification    open     earlier : stale      open       stale      open
owner      needs_clarification    expired  any     : not_found  open       not_found  not_found
owner      awaiting_confirmation  open     current : open       open       open       open
owner      awaiting_confirmation  open     earlier : stale      open       stale      open
owner      awaiting_confirmation  expired  any     : not_found  open       not_found  not_found
owner      confirmed              any      any     : busy       too_late   too_late   open
owner      executing              any      any     : busy       too_late   too_late   open
owner      completed              any      any     : done       done       done       done
owner      failed                 any      any     : failed     failed     failed     failed

stranger   collecting             open     any     : not_yours  not_yours  not_yours  not_yours
stranger   collecting             expired  any     : not_found  not_yours  not_found  not_found
stranger   needs_clarification    open     any     : not_yours  not_yours  not_yours  not_yours
stranger   needs_clarification    expired  any     : not_found  not_yours  not_found  not_found
stranger   awaiting_confirmation  open     any     : not_yours  not_yours  not_yours  not_yours
stranger   awaiting_confirmation  expired  any     : not_found  not_yours  not_found  not_found
stranger   confirmed              any      any     : not_yours  not_yours  not_yours  not_yours
stranger   executing              any      any     : not_yours  not_yours  not_yours  not_yours
stranger   completed              any      any     : not_yours  not_yours  not_yours  not_yours
stranger   failed                 any      any     : not_yours  not_yours  not_yours  not_yours

elsewhere  collecting             any      any     : not_found  not_found  not_found  not_found
elsewhere  needs_clarification    any      any     : not_found  not_found  not_found  not_found
elsewhere  awaiting_confirmation  any      any     : not_found  not_found  not_found  not_found
elsewhere  confirmed              any      any     : not_found  not_found  not_found  not_found
elsewhere  executing              any      any     : not_found  not_found  not_found  not_found
elsewhere  completed              any      any     : not_found  not_found  not_found  not_found
elsewhere  failed                 any      any     : not_found  not_found  not_found  not_found

editor     collecting             open     any     : reading    open       not_yours  not_yours
editor     collecting             expired  any     : not_found  open       not_found  not_found
editor     needs_clarification    open     any     : stale      open       not_yours  not_yours
editor     needs_clarification    expired  any     : not_found  open       not_found  not_found
editor     awaiting_confirmation  open     current : open       open       not_yours  not_yours
editor     awaiting_confirmation  open     earlier : stale      open       not_yours  not_yours
editor     awaiting_confirmation  expired  any     : not_found  open       not_found  not_found
editor     confirmed              any      any     : busy       too_late   not_yours  not_yours
editor     executing              any      any     : busy       too_late   not_yours  not_yours
editor     completed              any      any     : done       done       not_yours  not_yours
editor     failed                 any      any     : failed     failed     not_yours  not_yours

roleless   collecting             open     any     : not_yours  open       reading    reading
roleless   collecting             expired  any     : not_found  open       not_found  not_found
roleless   needs_clarification    open     current : not_yours  open       open       open
roleless   needs_clarification    open     earlier : not_yours  open       stale      open
roleless   needs_clarification    expired  any     : not_found  open       not_found  not_found
roleless   awaiting_confirmation  open     current : not_yours  open       open       open
roleless   awaiting_confirmation  open     earlier : not_yours  open       stale      open
roleless   awaiting_confirmation  expired  any     : not_found  open       not_found  not_found
roleless   confirmed              any      any     : not_yours  too_late   too_late   open
roleless   executing              any      any     : not_yours  too_late   too_late   open
roleless   completed              any      any     : not_yours  done       done       done
roleless   failed                 any      any     : not_yours  failed     failed     failed
"""
"""`roleless` is the owner, without a role, of a conversation that names roles."""

WHO = ("owner", "stranger", "elsewhere", "editor", "roleless")
PHASES = ("absent", *(str(phase) for phase in Phase))
WHEN = ("open", "expired")
SHOWN = ("current", "earlier")
ACTIONS = ("confirm", "cancel", "answer", "resume")


class Cell(NamedTuple):
    """One press and the verdict on it."""

    who: str
    phase: str
    when: str
    shown: str
    action: str
    verdict: str


def cells() -> Iterator[Cell]:
    """Every cell of the table, rows with "any" multiplied out."""
    for line in TABLE.strip().splitlines()[1:]:
        if line:
            place, _, verdicts = line.partition(":")
            yield from _row(place.split(), verdicts.split())


def _row(place: list[str], verdicts: list[str]) -> Iterator[Cell]:
    who, phase, when, shown = place
    for one in WHO if who == "any" else (who,):
        for moment in WHEN if when == "any" else (when,):
            for sight in SHOWN if shown == "any" else (shown,):
                for action, verdict in zip(ACTIONS, verdicts, strict=True):
                    yield Cell(one, phase, moment, sight, action, verdict)


CELLS = tuple(cells())
