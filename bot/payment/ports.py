"""What the payment conversation needs of the world."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from bot.log import Fields
from bot.payment.session import Session
from bot.record import Record

SEALED_SECONDS = 900
"""How long a card number may be kept, sealed, between two messages."""


class Card(Record):
    """A whole card, which lives in one request only; never shown, logged or stored."""

    name: str
    number: str
    month: int
    year: int
    cvv: str

    def __repr__(self) -> str:
        return "Card(…)"


class Token(Record):
    """What Stripe keeps in place of a card: the token, and the part of the card that is shown."""

    id: str
    brand: str
    last4: str
    expiry: str = ""
    name: str = ""


class CardRefused(Record):
    """The card was refused: Stripe's code, such as `incorrect_cvc` or `card_declined`."""

    code: str


class Unreached(Record):
    """Stripe could not say: after all tries nobody knows whether a token was made."""

    reason: str


class TooLate(Exception):
    """A sealed number is older than it may be, or was sealed for another session or key."""


class Conflict(Exception):
    """Somebody else wrote first; `held` is what is there now, None where nothing is."""

    def __init__(self, held: Session | None) -> None:
        super().__init__("the session was changed meanwhile")
        self.held = held


class PaymentSessions(Protocol):
    """Sessions by id; each change is one conditional write.

    Raises bot.errors.TransientError when the store cannot be reached or refuses for now.
    """

    def create(self, session: Session, now: float) -> bool:
        """Store a new session; False where one of this id is there that is not over."""
        ...

    def read(self, session_id: str) -> Session | None:
        """The session as of now (a consistent read), over or not; None when absent."""
        ...

    def update(self, session: Session, expected_version: int) -> None:
        """Replace what is stored of a session; raises Conflict where it has another version."""
        ...

    def finish(self, session_id: str, expected_version: int) -> None:
        """Delete a session; raises Conflict where it has another version or is gone."""
        ...


class Vault(Protocol):
    """Seals card numbers for SEALED_SECONDS, each for one session and with its secret.

    The secret is stored nowhere: what is left of a number opens for nobody once its payer is gone.
    Raises bot.errors.TransientError when its key cannot be had for now.
    """

    def seal(self, session_id: str, secret: str, number: str, now: float) -> bytes:
        """The number as it may be stored."""
        ...

    def open(self, session_id: str, secret: str, sealed: bytes, now: float) -> str:
        """The number again; raises TooLate."""
        ...


class CardTokens(Protocol):
    """Where cards become tokens.

    Raises bot.errors.Failed where the same key was used for another card, and
    bot.errors.ConfigurationError where the operator must act.
    """

    def token(self, card: Card, key: str) -> Token | CardRefused | Unreached:
        """A token of the card; the same one for the same idempotency key."""
        ...

    def look(self, token_id: str) -> Token | CardRefused | Unreached:
        """What a token that Stripe's own card fields made stands for."""
        ...


class Receipt(Record):
    """What is left of a session that was confirmed, until `until` (epoch seconds).

    It is the answer to whoever asks again with the same secret.
    """

    secret_hash: str
    token: str
    card: str
    until: int


class Wait(Record):
    """The seconds until somebody may come in again, 0 for now; whether it is for refused cards."""

    seconds: int = 0
    is_pause: bool = False


class PaymentLimits(Protocol):
    """How often somebody may write and how many cards may be refused; and the receipts.

    `address` and `session_id` are kept as hashes. Where a receipt is concerned, it raises
    bot.errors.TransientError; while nobody can count, everybody comes in.
    """

    def admit(self, address: str, now: float) -> Wait:
        """Count one of an address's messages that count, or say how long it has to wait."""
        ...

    def refuse(self, address: str, session_id: str, now: float) -> Wait:
        """Count a refused card of both; the pause that it brought, if any."""
        ...

    def left(self, session_id: str, now: float) -> tuple[Receipt | None, Wait]:
        """The receipt that a session of this id left, and how long the id has to wait."""
        ...

    def keep(self, session_id: str, receipt: Receipt) -> bool:
        """Keep the receipt of a token; False where that token was given up before."""
        ...

    def give_up(self, session_id: str, token: str, now: float) -> bool:
        """Note that a token is not wanted any more; False where its receipt is there already."""
        ...


class Outcomes(Protocol):
    """Who hears how a session ended that `/payment` began."""

    def tell(self, session_id: str, outcome: str, session: Session) -> None:
        """It is "verified" or "cancelled"; raises bot.errors.TransientError."""
        ...


Audit: TypeAlias = Callable[[Fields], None]


class Ports(Record):
    """All of them; `random` gives so many bytes that nobody can guess."""

    sessions: PaymentSessions
    vault: Vault
    tokens: CardTokens
    limits: PaymentLimits
    outcomes: Outcomes
    random: Callable[[int], bytes]
    audit: Audit
