"""A message in the simplest words for it, before it is read: without greetings, reasons, "that"."""

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.words.hints import (
    LETTERS,
    NOT_BOLD,
    POLITE,
    REASONS,
    SPACES,
    may_hold,
)
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_FONT_HINTS = tuple(
    """
    arial georgia helvet verdana times courier tahoma trebuchet garamond palatino futura robot lato
    montserrat sans body poppins oswald raleway merriw playfair nunito calibri cambria baskerv
    lora inter fraunces serif ubuntu cormorant rubik quicksand crimson cabin bitter karla mulish
    manrope
    """.split()  # noqa: SIM905 - a row of words
)
_POINTING_HINTS = (
    *(" that ", " this ", " make it ", " them ", " those ", " the one", "'s to ", "’s to "),
    *("s' to ", "'s should "),
)
_SAME_HINTS = (" same ",)
_EXCHANGED_HINTS = (
    *("instead of ", "rather than ", "in place of ", " not ", ": ", " as ", " say", " read"),
    *(" spel", "typo", "mistake", " answer ", " reply ", "no longer ", "n't ", "n’t "),
)
_BESIDE_HINTS = (
    *(" below ", " under", " beneath ", " above ", " over ", " next to ", " beside ", " before "),
    *(" after ", " on top of "),
)
_DESCRIBED_HINTS = ("described ", "description", " alt", "screen reader")
_CALLED_HINTS = tuple(
    f"{verb} {word} " for verb in ("call", "name", "label") for word in ("the", "our", "my")
)
_NUMBERED_HINTS = (
    *("first ", "second ", "third ", "fourth ", "fifth ", "sixth ", "last "),
    *("1st ", "2nd ", "3rd ", "4th ", "5th ", "6th "),
)
_HANDLE_HINTS = (
    *("handle", "username", "user name", "screen name", "account", "profile", "@", "facebook."),
    *("instagram.", "tiktok.", "youtube.", "linkedin.", "twitter.", "x.com/"),
)
_PICTURE_HINTS = (" pic", " photo")
_PAGE_HINTS = (
    *(" goes to", " go to", " lead to", " leads to", " link to", " links to", " point", "leading "),
    *("linking ", "linked ", "going to", " takes ", " sends ", " open", "link the", "point the"),
    *("link our", "point our", "to the menu", "in the menu", "to our menu", "to the nav"),
)
_LED_HINTS = ("/", "www.", "tel:", "mailto:", ".com", ".org", ".net", ".uk", " #")
_BOTH_HINTS = (
    *(" and on ", " and in ", " and at ", " and the ", "menu and ", "nav and ", "bar and "),
    *("header and ", "footer and ", "page and ", " as well as ", " & "),
)
_SEVERAL_HINTS = (
    *(", ", ". ", "; ", "! ", " so ", " - ", " – ", " me to ", " us to "),
    *(" and she", " and he ", " and he'", " and he’", " and they"),
)
_TABLE_HINTS = ("table",)
_OVERDONE = (
    "small|tiny|little|big|large|huge|massive|enormous|dark|light|bright|pale|faint|narrow|wide|thick"
    "|heavy|bold|thin|tall"
)
_OVERDONE_HINTS = tuple(f" too {word}" for word in _OVERDONE.split("|"))
_TOPIC_HINTS = (" about ", " regarding ", " concerning ")
_SEARCH_HINTS = ("browser", "google", " tab", "search", "bing", "404")
_CHATTER_HINTS = (
    *("oh ", "oh,", "ah ", "ah,", "btw", "by the way", "right,", "well,", "anyway", "hmm", "ps "),
    *("ps:", "more thing", "other thing", "last thing", "page", "site"),
    *(" form", "placeholder", "grey", "gray", "faint", " hint", " away", " gone"),
)
_NEGATED_HINTS = tuple(
    """
    dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt shouldnt wouldnt couldnt mustnt
    neednt wont
    """.split()  # noqa: SIM905 - a row of words
)

ANY_HINTS = ("#", *_FONT_HINTS, *POLITE, *_SEVERAL_HINTS, *REASONS, *_POINTING_HINTS, *NOT_BOLD)
ANY_HINTS += (*_OVERDONE_HINTS, *_TOPIC_HINTS, *LETTERS, *_TABLE_HINTS, *_SEARCH_HINTS)
ANY_HINTS += (*_NEGATED_HINTS, *_CHATTER_HINTS)
ANY_HINTS += (*SPACES, *_DESCRIBED_HINTS)
"""All that a message may hold that is not in the simplest words: most hold nothing of it."""


def told(message: str, *, has_letters: bool = False) -> str:
    """The message without what is said around a wish, and with "it" for "that heading".

    What only some messages hold is loaded only for those. Letters may be centred and the like
    where the site `has_letters` whose looks can be changed.
    """
    if not may_hold(message, ANY_HINTS):
        return message
    message = _of_letters(_of_unseen(_written_out(message)), has_letters=has_letters)
    if may_hold(message, POLITE):
        from bot.ux_agent.understanding.words import plainly  # noqa: PLC0415 - some are put plainly

        message = plainly.plainly(message)
    message = _judged(message)
    if may_hold(message, _SEVERAL_HINTS):
        from bot.ux_agent.understanding.words import grounds, people  # noqa: PLC0415 - one clause gives none

        message = grounds.without(people.told(message))
    if may_hold(message, REASONS):
        from bot.ux_agent.understanding.words import reasons  # noqa: PLC0415 - few give a reason

        message = reasons.without(message)
    if may_hold(message, _TABLE_HINTS):
        from bot.ux_agent.understanding.words import tables  # noqa: PLC0415 - few are of a table

        message = tables.told(message)
    if "#" in message:
        from bot.ux_agent.understanding.words import exact  # noqa: PLC0415 - few tell digits

        message = exact.told(message)
    if may_hold(message, _POINTING_HINTS) or may_hold(message, NOT_BOLD):
        from bot.ux_agent.understanding.following import anaphora  # noqa: PLC0415 - few point back

        message = anaphora.resolved(message)
    return message


def rewords(drafts: list[Draft], simple: str, message: str) -> bool:
    """True where a new text took in what `told` put more simply: it stays as it was told."""
    texts = (one.value for one in drafts if one.nature == "text" and " " in one.value)
    return simple != message and any(
        text in simple and text.casefold() not in message.casefold() for text in texts
    )


def _written_out(message: str) -> str:
    """The message without chatter, and with the signs that are left out: "dont"."""
    if may_hold(message, _CHATTER_HINTS):
        from bot.ux_agent.understanding.words import chatter  # noqa: PLC0415 - most keep to the matter

        message = chatter.without(message)
    if not may_hold(message, _NEGATED_HINTS):
        return message
    from bot.ux_agent.understanding.words import negations  # noqa: PLC0415 - few omit the sign

    return negations.restored(message)


def _of_unseen(message: str) -> str:
    """The message with the usual names for what tabs and search engines show or are told."""
    if may_hold(message, _DESCRIBED_HINTS):
        from bot.ux_agent.understanding.linking import captions  # noqa: PLC0415 - few describe a picture

        message = captions.told(message)
    if not may_hold(message, _SEARCH_HINTS):
        return message
    from bot.ux_agent.understanding.words import searched  # noqa: PLC0415 - few are of a tab

    return searched.told(message)


def _judged(message: str) -> str:
    """The message with "too big" as the wish for less."""
    if not may_hold(message, _OVERDONE_HINTS):
        return message
    from bot.ux_agent.understanding.drafting import overdone  # noqa: PLC0415 - few messages judge

    return overdone.told(message)


def _of_letters(message: str, *, has_letters: bool) -> str:
    """The message with what it says of letters, of space and of fonts in simple words."""
    if has_letters and may_hold(message, LETTERS):
        from bot.ux_agent.understanding.words import lettering  # noqa: PLC0415 - few are of letters

        message = lettering.told(message)
    if may_hold(message, SPACES):
        from bot.ux_agent.understanding.words import spacing  # noqa: PLC0415 - as above

        message = spacing.told(message)
    if may_hold(message, _FONT_HINTS):
        from bot.ux_agent.understanding.drafting import fonts  # noqa: PLC0415 - few requests name one

        message = fonts.told(message) or message
    return message


def worded(
    message: str, index: SiteIndex, words: Vocabulary
) -> tuple[str, list[Draft], tuple[str, ...]]:
    """The message with its new texts in quotation marks, and what it comes to where that is sure.

    Behind them stand the texts that had a full stop behind them.
    """
    for form in (_of_topics, _of_links, _of_two_places, _likened, _exchanged):
        reworded = form(message, index, words)
        if isinstance(reworded, list):
            return message, reworded, ()
        message = reworded
    if may_hold(message, _BESIDE_HINTS):
        from bot.ux_agent.understanding.drafting import beside  # noqa: PLC0415 - as above

        told = beside.read(message, index, words)
        if told:
            return message, told, ()
    if message[1:].islower():
        return message, [], ()
    from bot.ux_agent.understanding.drafting import valued  # noqa: PLC0415 - others hold no new text

    message, stops = valued.quoted(message, index, words)
    return message, [], stops


def _of_topics(message: str, index: SiteIndex, _: Vocabulary) -> str | list[Draft]:
    """The message with a text told by its topic by its name, or what it wants of those for sure."""
    if not may_hold(message, _TOPIC_HINTS):
        return message
    from bot.ux_agent.understanding.drafting import topics  # noqa: PLC0415 - few texts are told so

    return topics.read(message, index)


def _of_links(message: str, index: SiteIndex, _: Vocabulary) -> str | list[Draft]:
    """The message with an address right behind its joint, or what it wants of links for sure."""
    if may_hold(message, _CALLED_HINTS):
        from bot.ux_agent.understanding.linking import naming  # noqa: PLC0415 - few name one so

        message = naming.told(message)
    if may_hold(message, _NUMBERED_HINTS):
        from bot.ux_agent.understanding.linking import counted  # noqa: PLC0415 - as above

        numbered = counted.read(message, index)
        if numbered:
            return numbered
    if may_hold(message, _HANDLE_HINTS):
        from bot.ux_agent.understanding.linking import handles  # noqa: PLC0415 - few name an account

        renamed = handles.read(message, index)
        if renamed:
            return renamed
    if may_hold(message, _PICTURE_HINTS):
        from bot.ux_agent.understanding import pictures  # noqa: PLC0415 - few are of a picture

        message = pictures.told(message, index)
    if may_hold(message, _PAGE_HINTS):
        from bot.ux_agent.understanding.linking import pages  # noqa: PLC0415 - few name where one leads

        message = pages.told(message, index)
    if not may_hold(message, _LED_HINTS):
        return message
    from bot.ux_agent.understanding.linking import led  # noqa: PLC0415 - few tell an address

    return led.read(message, index)


def _of_two_places(message: str, index: SiteIndex, words: Vocabulary) -> str | list[Draft]:
    """What a message wants of two places at once, for sure; else the message."""
    if not may_hold(message, _BOTH_HINTS):
        return message
    from bot.ux_agent.understanding.drafting import two_places  # noqa: PLC0415 - as above

    return two_places.read(message, index, words)


def _likened(message: str, index: SiteIndex, words: Vocabulary) -> str | list[Draft]:
    """The message with the look of the part that another one is to be like."""
    if not may_hold(message, _SAME_HINTS):
        return message
    from bot.ux_agent.understanding.drafting import likened  # noqa: PLC0415 - few say so

    return likened.told(message, index, words)


def _exchanged(message: str, index: SiteIndex, words: Vocabulary) -> str | list[Draft]:
    """What a message wants that tells both what goes and what comes, as the words for it."""
    if not may_hold(message, _EXCHANGED_HINTS):
        return message
    from bot.ux_agent.understanding.drafting import exchanging  # noqa: PLC0415 - few say so

    return exchanging.read(message, index, words)
