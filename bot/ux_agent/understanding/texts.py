"""The sentences of this package that people read, with what fills them."""

import unicodedata

from bot.texts.english import Texts
from bot.texts.phrase import Phrase, joined, phrase
from bot.ux_agent import spoken as names

place = names.place
spoken = names.spoken

CARD_NUMBER = phrase(Texts.card_number)
OUT_OF_SCOPE = phrase(Texts.out_of_scope)
FOREIGN_CODE = phrase(Texts.foreign_code)
WHOLE_PAGE = phrase(Texts.whole_page)
MARKUP = phrase(Texts.markup)
BAD_SECTION = phrase(Texts.bad_section)
CANCELLED = phrase(Texts.nothing_changed)
NOTHING_TO_UNDO = phrase(Texts.nothing_to_undo)
WHAT = phrase(Texts.what)
PARTS_STAY = joined(" ", (phrase(Texts.parts_stay), WHAT))
WHICH_COLOUR_SECTION = phrase(Texts.which_colour_section)
WHICH_SECTION = phrase(Texts.which_section)
WHICH_LIST = phrase(Texts.which_list)
WHICH_TEXT = phrase(Texts.which_text_now)
WHICH_LINK = phrase(Texts.which_link)
NOTHING_DECLARED = phrase(Texts.nothing_declared)
ONLY_AT_THE_END = phrase(Texts.only_at_the_end)
BOTH = phrase(Texts.two_ways)
MANY_WORDS = phrase(Texts.many_words)


_STYLES = frozenset(
    """
    italic italics underline underlined centered centred centre strikethrough uppercase lowercase
    capitalised capitalized justified transparent animated blinking flashing
    capitals caps center middle aligned italicise underlines upright not-underlined left-aligned
    right-aligned title-case normal-case
    stand-out stands-out pop pops eye-catching prominent noticeable conspicuous
    """.split()  # noqa: SIM905 - a row of words
)
_SCREENS = frozenset(["mobile", "phone", "smartphone", "tablet", "desktop", "screen"])
_SCREENS |= {"hover", "hovering", "hovered"}


def only_whole(part: str) -> Phrase:
    """A look that some words of a text are to have, which only a whole text can."""
    return phrase(Texts.only_whole, part=short(part))


def too_long(limit: int) -> Phrase:
    """A request of more than `limit` characters."""
    return phrase(Texts.many_characters, most=str(limit))


def hidden_character(code: int) -> Phrase:
    """A character that nobody sees, or a line break, by its code point."""
    breaks = {9: Texts.a_tab, 10: Texts.a_line_break, 13: Texts.a_line_break}
    known = unicodedata.name(chr(code), "").lower()
    called = known or phrase(breaks.get(code, Texts.a_control_character))
    return phrase(Texts.hidden_character, code=f"{code:04X}", name=called)


def look_alike(code: int) -> Phrase:
    """A letter of another alphabet that passes for a Latin one."""
    called = unicodedata.name(chr(code), "").lower()
    return phrase(Texts.look_alike, code=f"{code:04X}", name=called)


def bad_address() -> Phrase:
    """An address that no link may lead to."""
    return phrase(Texts.bad_address)


def code_as_value(declared: str) -> Phrase:
    """Code where a plain value belongs."""
    return phrase(Texts.code_as_value, name=spoken(declared))


def unknown_key(key: str) -> Phrase:
    """A key of the grammar that means nothing here."""
    return phrase(Texts.unknown_key, key=short(key))


def unknown_section(called: str) -> Phrase:
    """A section that the site does not have."""
    return phrase(Texts.unknown_section, name=short(called))


def has_no(part: str, question: str) -> Phrase:
    """A part of a page that the site does not have, before the question for another one."""
    return joined(" ", (phrase(Texts.has_no_part, part=part), question))


def unknown_word(word: str, question: str) -> Phrase:
    """A word about the place that means nothing on the site, before the question for the place."""
    said = Texts.unknown_look if word.lower().replace(" ", "-") in _STYLES else Texts.unknown_word
    said = Texts.every_screen if word.lower().removesuffix("s") in _SCREENS else said
    said = Texts.no_own_look if word.startswith("“") else said
    return joined(" ", (phrase(said, word=short(word.strip("“”"))), question))


def beside_the_rest(words: str, question: str) -> Phrase:
    """The question about one of several wishes, of which the others are clear.

    One of two of which this is said already is asked about by its own words alone.
    """
    if str(question).startswith(Texts.beside_the_rest.partition("{")[0]):
        return joined("", (question,))
    said = phrase(Texts.beside_the_rest, words=short(words.strip(" .,;")))
    return joined(" ", (said, question))


def take_back(word: str) -> Phrase:
    """What was not changed and is to be taken back, before the question for what was."""
    return phrase(Texts.take_back, word=short(word))


def what_in(section: str) -> Phrase:
    """A section without a wish."""
    return phrase(Texts.what_in, section=spoken(section))


def which_property(section: str, nature: str, value: str) -> Phrase:
    """Several targets of one section that the value fits."""
    if nature == "colour":
        return phrase(Texts.which_property, section=spoken(section), value=value)
    if nature == "text" and value:
        return phrase(Texts.which_text_in, section=spoken(section), value=short(value))
    return what_in(section)


def which_text(value: str) -> Phrase:
    """A text whose place is unknown."""
    return phrase(Texts.which_text, value=short(value))


def not_found(anchor: str, value: str) -> Phrase:
    """A current text that the site does not show."""
    question = which_text(value) if value else phrase(Texts.which_text_now)
    return joined(" ", (phrase(Texts.not_shown, text=short(anchor)), question))


def colour_not_found(anchor: str, value: str) -> Phrase:
    """A current colour that the site does not have."""
    return joined(" ", (phrase(Texts.not_shown, text=short(anchor)), which_colour(value)))


def lacks(section: str, declared: str) -> Phrase:
    """A property that the section does not have."""
    if declared == "visibility":
        return phrase(Texts.never_hidden)
    return phrase(Texts.lacks, section=spoken(section), name=spoken(declared))


def unfit(section: str, declared: str) -> Phrase:
    """A wish that the property cannot fulfil, such as the colour of a text."""
    return phrase(Texts.unfit, place=place(section, declared))


def lacks_anywhere(declared: str) -> Phrase:
    """A property that no section has."""
    if declared == "visibility":
        return phrase(Texts.nothing_hidden)
    return phrase(Texts.lacks_anywhere, name=spoken(declared))


def which_colour(value: str) -> Phrase:
    """A colour whose place is unknown."""
    return phrase(Texts.which_colour, value=value)


_NEW = {
    "color": Texts.new_colour,
    "size": Texts.new_size,
    "url": Texts.new_address,
    "text": Texts.new_text,
    "string": Texts.new_text,
    "markdown": Texts.new_text,
}


def new_value(section: str, declared: str, kind: str) -> Phrase:
    """A change that lacks its value."""
    return phrase(_NEW.get(kind, Texts.new_value), place=place(section, declared))


def shared_line(line: str) -> Phrase:
    """A line of hours that is for more days than those that get new ones."""
    return phrase(Texts.shared_line, line=short(line))


def new_words(text: str) -> Phrase:
    """A text that is known by its words, and gets others."""
    return phrase(Texts.new_words, text=short(text))


def not_reckoned(wish: str, value: str, question: str) -> Phrase:
    """A wish such as "darker" that no value comes of, before the question for one."""
    told = phrase(Texts.not_reckoned, wish=wish, value=short(value))
    return joined(" ", (told, question))


def no_such_link(label: str) -> Phrase:
    """A link that the site does not have, before the question for another one."""
    return joined(" ", (phrase(Texts.no_such_link, link=short(label)), WHICH_LINK))


def not_all_at_once() -> Phrase:
    """All entries of a list that are to go, before the question for the one that goes first."""
    return joined(" ", (phrase(Texts.not_all_at_once), WHICH_LINK))


def link_label(href: str) -> Phrase:
    """A new link without a label."""
    return phrase(Texts.new_link_to, address=short(href)) if href else phrase(Texts.new_link)


def link_href(label: str) -> Phrase:
    """A link without an address."""
    return phrase(Texts.link_address, link=short(label))


def link_name(label: str) -> Phrase:
    """A link that gets a new label."""
    return phrase(Texts.link_name, link=short(label))


def stays(question: str) -> Phrase:
    """A text that cannot be taken away, before the question for other words."""
    return joined(" ", (phrase(Texts.text_stays), question))


def cannot_hide(label: str) -> Phrase:
    """An entry of a list that can go, not be hidden."""
    return phrase(Texts.cannot_hide, link=short(label))


def entry_field(label: str, key: str) -> Phrase:
    """What a new entry of a list needs beside its label."""
    return phrase(Texts.entry_field, link=short(label), name=spoken(key))


def entry_field_needed(key: str) -> Phrase:
    """A field that no entry of a list goes without."""
    return phrase(Texts.entry_field_needed, name=spoken(key))


def no_entry_picture(said: str, sample: str) -> Phrase:
    """Words where the other entries of a list have the address of a picture."""
    return phrase(Texts.no_entry_picture, value=short(said), sample=sample)


def link_what(label: str) -> Phrase:
    """A link without a wish."""
    return phrase(Texts.link_what, link=short(label))


def before_which(label: str) -> Phrase:
    """A link that gets another place."""
    return phrase(Texts.before_which, link=short(label))


def no_links(section: str) -> Phrase:
    """A section without a list of links."""
    return phrase(Texts.no_links, section=spoken(section))


def already(section: str, declared: str, value: str) -> Phrase:
    """A change that would change nothing."""
    return phrase(Texts.already, place=place(section, declared), value=short(value))


def link_already(label: str, value: str) -> Phrase:
    """A link that is as wanted."""
    return phrase(Texts.link_already, link=short(label), value=short(value))


def write(value: str) -> Phrase:
    """The choice to write a word that is also a colour's name."""
    return phrase(Texts.write_it, value=short(value))


def add_at_the_end(label: str) -> Phrase:
    """The choice to add a link behind all others."""
    return phrase(Texts.add_at_the_end, link=short(label))


def paint(value: str) -> Phrase:
    """The choice to take a word for a colour."""
    return phrase(Texts.paint_it, value=short(value))


def short(text: str, length: int = 60) -> str:
    """`text` in at most `length` characters."""
    return text if len(text) <= length else text[: length - 1] + "…"
