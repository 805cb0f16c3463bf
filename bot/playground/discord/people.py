"""Who and what there is in the small Discord: users, a server, channels, the application."""

from typing import Any, NamedTuple

_ADMINISTRATOR = (1 << 53) - 1
_MEMBER = "2248473465835073"


class User(NamedTuple):
    """Somebody in the server; `roles` are role ids there."""

    id: str
    username: str
    global_name: str | None
    roles: tuple[str, ...] = ()
    is_bot: bool = False
    is_admin: bool = False

    def resource(self) -> dict[str, Any]:
        """The user as interactions and messages carry it."""
        body: dict[str, Any] = {
            "avatar": None,
            "avatar_decoration_data": None,
            "clan": None,
            "collectibles": None,
            "discriminator": "0",
            "display_name_styles": None,
            "global_name": self.global_name,
            "id": self.id,
            "primary_guild": None,
            "public_flags": 0,
            "username": self.username,
        }
        return {**body, "bot": True} if self.is_bot else body

    def member(self) -> dict[str, Any]:
        """The user as a member of the server."""
        return {
            "avatar": None,
            "banner": None,
            "collectibles": None,
            "communication_disabled_until": None,
            "deaf": False,
            "display_name_styles": None,
            "flags": 0,
            "joined_at": "2025-06-06T10:06:39.888000+00:00",
            "mute": False,
            "nick": None,
            "pending": False,
            "permissions": str(_ADMINISTRATOR) if self.is_admin else _MEMBER,
            "premium_since": None,
            "roles": list(self.roles),
            "unusual_dm_activity_until": None,
            "user": self.resource(),
        }


class Channel(NamedTuple):
    """A text channel of a server, or with `guild_id` None the bot's direct messages with a user."""

    id: str
    name: str
    guild_id: str | None = None
    topic: str | None = None

    def resource(self, last_message_id: str | None) -> dict[str, Any]:
        """The channel as interactions carry it."""
        body = {"flags": 0, "id": self.id, "last_message_id": last_message_id}
        if self.guild_id is None:
            return {**body, "type": 1}
        return {
            **body,
            "guild_id": self.guild_id,
            "icon_emoji": {"id": None, "name": "🎨"},
            "name": self.name,
            "nsfw": False,
            "parent_id": None,
            "permissions": "2251799813685247",
            "position": 0,
            "rate_limit_per_user": 0,
            "theme_color": None,
            "topic": self.topic,
            "type": 0,
        }


class Guild(NamedTuple):
    """A server."""

    id: str
    name: str
    locale: str = "en-US"

    def resource(self) -> dict[str, Any]:
        """The server as interactions carry it."""
        return {"features": [], "id": self.id, "locale": self.locale}


class Application(NamedTuple):
    """Our application and its bot."""

    id: str
    command_id: str
    bot: User


class World(NamedTuple):
    """All that stands still while people talk."""

    application: Application
    guild: Guild
    channel: Channel
    users: tuple[User, ...]

    def user(self, user_id: str) -> User:
        """The user of that id; raises KeyError when there is none."""
        found = {user.id: user for user in self.users}
        return found[user_id]

    def direct(self, user: User) -> Channel:
        """The bot's direct messages with a user."""
        return Channel(str(int(user.id) + 1), f"@{user.username}")


OLIVE = User("812340118112239616", "olive", "Olive", is_admin=True)
BEN = User("812340118112239648", "ben", "Ben", roles=("812340118112239700",))
BOT = User("812340118112239680", "ux-agent", None, is_bot=True)
GUILD = Guild("812340118112239744", "Sample site")
WORLD = World(
    Application("812340118112239680", "812340118112239808", BOT),
    GUILD,
    Channel("812340118112239776", "website", GUILD.id, "Ask for a change with /ux-update"),
    (OLIVE, BEN),
)
