"""Before a change is taken back for good: one conversation at a time may do it (T16)."""

from bot.conversation.phase import Phase
from bot.conversation.store import Lost
from bot.conversation.taking_back import undone_by
from bot.errors import Failed, TransientError
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.plan import Undoes
from bot.ux_agent.work.hold import Hold
from bot.ux_agent.work.undo import Already, refuse_second


def claim(hold: Hold, undoes: Undoes, host: CodeHost) -> None:
    """Note on the shipped conversation that this one takes it back; repeatable.

    Raises Failed when another one does, TransientError when that changes at this moment. A change
    that nobody remembers any more cannot be undone twice either.
    """
    store, mine = hold.services.store, hold.conversation_id
    old = store.get(undoes.conversation_id)
    if old is None or old["phase"] != Phase.COMPLETED or old.get("undone_by") == mine:
        return
    try:
        refuse_second(old, mine, hold.services, host)
        store.perform(undone_by(old, mine))
    except Already as fact:
        raise Failed("undone_already", fact.reason) from fact
    except Lost as lost:
        raise TransientError("another conversation began to take it back just now") from lost
