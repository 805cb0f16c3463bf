"""How much is too much: messages of one address, and refused cards.

A stolen card's number is tried out with many guesses: five refusals are more than slips make.
"""

from ipaddress import IPv6Address, ip_address

HOUR_SECONDS = 3600
MOST_MESSAGES = 600
"""An hour from one address, behind which a whole office may sit: of the messages that begin a
session, name one without its secret, or hold a card."""

MOST_OF_SESSION = 100
"""Messages an hour in one session."""

MOST_REFUSED = 5
"""Cards that may be refused, each within an hour of the one before, until a pause begins."""

PAUSE_SECONDS = 3600

_OF_HOST = 64  # bits that whoever has a network of IPv6 chooses (RFC 6177, RFC 4291 2.5.4)


def whose(address: str) -> str:
    """What an address is counted as: of IPv6 the network, within which one may have any."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Address(int(found) >> _OF_HOST << _OF_HOST))
