"""What somebody asks with a command, or with a form of one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.conversation.attachment import Attachment
from bot.conversation.job import Job, JobKind
from bot.conversation.transition import Presser
from bot.record import Record

if TYPE_CHECKING:
    from bot.ux_agent.agent import Origin


class Asked(Record):
    """Who asks, where, and what: all by the names of a command's options or a form's inputs.

    `options` are texts, `picks` the ids or values of selects, `files` what was uploaded; a name
    with no file holds one that cannot be taken. `permissions` are the person's in that channel,
    as Discord's bit set; `focused` is the option that is being typed.
    """

    presser: Presser
    origin: "Origin"
    options: Mapping[str, str] = {}
    picks: Mapping[str, tuple[str, ...]] = {}
    files: Mapping[str, tuple[Attachment, ...]] = {}
    permissions: int = 0
    focused: str = ""

    def job(self, kind: JobKind, conversation_id: str = "") -> Job:
        """A job that answers this interaction."""
        return self.origin.job(kind, conversation_id, self.presser.guild_id)
