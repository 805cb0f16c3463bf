"""How much is too much: messages of one address, and refused cards.

A stolen card's number is tried out with many guesses: five refusals are more than slips make.
"""

HOUR_SECONDS = 3600
MOST_MESSAGES = 600
"""An hour from one address, behind which a whole office may sit: of the messages that begin a
session, name one without its secret, or hold a card."""

MOST_OF_SESSION = 100
"""Messages an hour in one session."""

MOST_REFUSED = 5
"""Cards that may be refused, each within an hour of the one before, until a pause begins."""

PAUSE_SECONDS = 3600
