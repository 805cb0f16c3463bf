"""The names of the slash commands and the limits of their options, as handlers need them."""

UX_UPDATE = "ux-update"
UX_STATUS = "ux-status"
UX_RESUME = "ux-resume"
UX_UNDO = "ux-undo"
UX_HELP = "ux-help"
UX_SETUP = "ux-setup"
UX_HISTORY = "ux-history"
PAYMENT = "payment"

NAMES = (UX_UPDATE, UX_STATUS, UX_RESUME, UX_UNDO, UX_HISTORY, UX_HELP, UX_SETUP, PAYMENT)

MOST_REQUEST = 2000
"""Characters of a request; clients keep to it, the dispatcher checks it again."""

MOST_SECTION = 100
"""Characters of a section's name."""

IMAGES = ("image", "image2", "image3")
"""The options of `/ux-update` that take a picture."""
