"""Where the bot answers, besides the servers that have installed it."""

from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import phrase


class Where(Record):
    """Whether it answers in direct messages, and people where they alone have installed it."""

    direct_messages: bool = True
    user_installs: bool = True

    def refusal(self, guild_id: str, *, is_user_install: bool) -> str:
        """Why it does not answer there ("dm" outside servers), '' where it does."""
        if guild_id == "dm" and not self.direct_messages:
            return phrase(Texts.no_direct_messages)
        if is_user_install and not self.user_installs:
            return phrase(Texts.no_user_installs)
        return ""
