"""Who and what there is in the small Discord: users, a server, channels, the application."""

from typing import Any, NamedTuple

ADMINISTRATOR, MANAGE_GUILD = 1 << 3, 1 << 5
_EVERYTHING = (1 << 53) - 1
_MEMBER = 2248473465835073


class Role(NamedTuple):
    """A role of a server; `colour` 0xRRGGBB, `permissions` what it adds to everybody's."""

    id: str
    name: str
    colour: int = 0
    permissions: int = 0
    position: int = 1

    def resource(self) -> dict[str, Any]:
        """The role as the API gives it (docs: Role Object)."""
        return {
            "color": self.colour,
            "colors": {
                "primary_color": self.colour,
                "secondary_color": None,
                "tertiary_color": None,
            },
            "flags": 0,
            "hoist": False,
            "icon": None,
            "id": self.id,
            "managed": False,
            "mentionable": True,
            "name": self.name,
            "permissions": str(self.permissions),
            "position": self.position,
            "unicode_emoji": None,
        }


class User(NamedTuple):
    """Somebody; `roles` are the ids of those that they have, in any server."""

    id: str
    username: str
    global_name: str | None
    roles: tuple[str, ...] = ()
    is_bot: bool = False

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

    def member(self, guild: "Guild") -> dict[str, Any]:
        """The user as a member of a server."""
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
            "permissions": str(guild.permissions(self)),
            "premium_since": None,
            "roles": [role.id for role in guild.roles_of(self)],
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
    """A server; its owner may do everything there. `members` are user ids, () means everybody."""

    id: str
    name: str
    owner_id: str = ""
    roles: tuple[Role, ...] = ()
    locale: str = "en-US"
    members: tuple[str, ...] = ()

    def resource(self) -> dict[str, Any]:
        """The server as interactions carry it."""
        return {"features": [], "id": self.id, "locale": self.locale}

    def roles_of(self, user: User) -> list[Role]:
        """The roles that a user has here."""
        return [role for role in self.roles if role.id in user.roles]

    def permissions(self, user: User) -> int:
        """What a user may do here, as bits (docs: Permissions)."""
        if user.id == self.owner_id:
            return _EVERYTHING
        held = _MEMBER
        for role in self.roles_of(user):
            held |= role.permissions
        return _EVERYTHING if held & ADMINISTRATOR else held

    def all_roles(self) -> list[dict[str, Any]]:
        """The roles as the API lists them: everybody's has the server's own id."""
        everyone = Role(self.id, "@everyone", permissions=_MEMBER, position=0)
        return [role.resource() for role in (everyone, *self.roles)]


class Application(NamedTuple):
    """Our application and its bot."""

    id: str
    command_id: str
    bot: User


class World(NamedTuple):
    """All that stands still while people talk; `extras` are people whom nobody can choose to be."""

    application: Application
    guilds: tuple[Guild, ...]
    channels: tuple[Channel, ...]
    users: tuple[User, ...]
    extras: tuple[User, ...] = ()

    @property
    def guild(self) -> Guild:
        """The first server."""
        return self.guilds[0]

    @property
    def channel(self) -> Channel:
        """The first server's first channel."""
        return self.channels[0]

    @property
    def everybody(self) -> tuple[User, ...]:
        """All people."""
        return (*self.users, *self.extras)

    def user(self, user_id: str) -> User:
        """The user of that id; raises KeyError when there is none."""
        found = {user.id: user for user in self.everybody}
        return found[user_id]

    def guild_of(self, channel: Channel) -> Guild | None:
        """The server that a channel is in; None for direct messages."""
        found = {guild.id: guild for guild in self.guilds}
        return found.get(channel.guild_id or "")

    def guilds_of(self, user: User) -> list[Guild]:
        """The servers that a user is a member of."""
        return [guild for guild in self.guilds if not guild.members or user.id in guild.members]

    def direct(self, user: User) -> Channel:
        """The bot's direct messages with a user."""
        return Channel(str(int(user.id) + 1), f"@{user.username}")


EDITOR = Role("812340118112239700", "Editor", 0x2E8B57)
REVIEWER = Role("812340118112239701", "Reviewer", 0xC2571A, position=2)
KEEPER = Role("812340118112239702", "Keeper", 0x9B59B6, MANAGE_GUILD)
OLIVE = User("812340118112239616", "olive", "Olive")
BEN = User("812340118112239648", "ben", "Ben", roles=(EDITOR.id,))
MIA = User("812340118112239664", "mia", "Mia", roles=(KEEPER.id,))
BOT = User("812340118112239680", "ux-agent", None, is_bot=True)
GUILD = Guild("812340118112239744", "Sample site", OLIVE.id, (EDITOR, REVIEWER))
TEA_HOUSE = Guild("812340118112239745", "Tea house", OLIVE.id, (KEEPER,))
BOOK_CLUB = Guild("812340118112239746", "Book club", BEN.id)
"""A server that the bot is not in: who installed the app for themselves may use it there."""
ANA = User("812340118112239856", "ana", "Ana")
KOFI = User("812340118112239872", "kofi", "Kofi")
LENA = User("812340118112239888", "lena", "Lena")
TOMAS = User("812340118112239904", "tomas", "Tomas")
SAMPLES = (ANA, KOFI, LENA, TOMAS)
"""People who say what there is to see before anybody has said anything (samples/)."""
FLOWER_SHOP = Guild(
    "812340118112239747",
    "Flower shop",
    OLIVE.id,
    members=(OLIVE.id, *(user.id for user in SAMPLES)),
)
"""Where they say it; the playground does not show it."""
ORDERS = Channel("812340118112239780", "website", FLOWER_SHOP.id, "Only sample people are here")
WORLD = World(
    Application("812340118112239680", "812340118112239808", BOT),
    (GUILD, TEA_HOUSE, BOOK_CLUB, FLOWER_SHOP),
    (
        Channel("812340118112239776", "website", GUILD.id, "Ask for a change with /ux-update"),
        Channel("812340118112239777", "ideas", GUILD.id, "What the site could be"),
        Channel("812340118112239778", "website", TEA_HOUSE.id, "The tea house's own site"),
        Channel("812340118112239779", "lounge", BOOK_CLUB.id, "The bot is no member here"),
        ORDERS,
    ),
    (OLIVE, BEN, MIA),
    SAMPLES,
)
