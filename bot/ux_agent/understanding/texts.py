"""The sentences of this package that people read."""

import unicodedata

CARD_NUMBER = (
    "That looks like the number of a payment card. I have not kept it. "
    "Please never send card numbers here."
)
OUT_OF_SCOPE = (
    "I can only change texts, colours, sizes and links that this site has declared. "
    "Files, settings, secrets, merging and deleting are not mine to touch."
)
MARKUP = (
    "I write plain text, no markup such as <b>. To show these very signs on the page, put the "
    'text in quotes: change the headline to "Fish <b> Chips".'
)
BAD_SECTION = "That is not the name of a part of the site."
CANCELLED = "Nothing was changed."
WHAT = "What would you like to change?"
WHICH_COLOUR_SECTION = "Which part of the site should get this colour?"
WHICH_SECTION = "Which part of the site do you mean?"
WHICH_LIST = "Where should the new link go?"
WHICH_LINK = "Which link do you mean?"
NOTHING_DECLARED = "This site has not declared anything that I may change."
BOTH = "I can read that in two ways. Which one do you mean?"


def too_long(limit: int) -> str:
    """A request of more than `limit` characters."""
    return f"That is longer than {limit} characters. Please say it shorter."


def hidden_character(code: int) -> str:
    """A character that nobody sees, or a line break, by its code point."""
    names = {9: "a tab", 10: "a line break", 13: "a line break"}
    name = names.get(code) or unicodedata.name(chr(code), "a control character").lower()
    return f"The text holds a character that cannot be used here: U+{code:04X} ({name})."


def look_alike(code: int) -> str:
    """A letter of another alphabet that passes for a Latin one."""
    name = unicodedata.name(chr(code), "").lower()
    return f"A word mixes two alphabets: U+{code:04X} ({name}). Please type it again."


def bad_address() -> str:
    """An address that no link may lead to."""
    return (
        "A link may lead to https, http, mailto or tel addresses, "
        "to a path of this site such as /about, or to an #anchor."
    )


def code_as_value(name: str) -> str:
    """Code where a plain value belongs."""
    return f"A {spoken(name)} is one plain value, without brackets, semicolons or other code."


MANY_WORDS = "That is a lot at once. Please say it in fewer words."


def unknown_key(key: str) -> str:
    """A key of the grammar that means nothing here."""
    return f"I do not know “{short(key)}”. What did you mean?"


def unknown_section(name: str) -> str:
    """A section that the site does not have."""
    return f"This site has no part called “{short(name)}”. Which part do you mean?"


def has_no(part: str) -> str:
    """A part of a page that the site does not have, before the question for another one."""
    return f"This site has no {part} that I can change."


def what_in(section: str) -> str:
    """A section without a wish."""
    return f"What should change in the {spoken(section)}?"


def which_property(section: str, nature: str, value: str) -> str:
    """Several targets of one section that the value fits."""
    if nature == "colour":
        return f"What in the {spoken(section)} should be {value}?"
    if nature == "text" and value:
        return f"Which text of the {spoken(section)} should become “{short(value)}”?"
    return f"What should change in the {spoken(section)}?"


def which_text(value: str) -> str:
    """A text whose place is unknown."""
    return f"Which text should become “{short(value)}”?"


def not_found(anchor: str, value: str) -> str:
    """A current text that the site does not show."""
    new = f" Which text should become “{short(value)}”?" if value else " Which text do you mean?"
    return f"I cannot find “{short(anchor)}” on the site.{new}"


def lacks(section: str, name: str) -> str:
    """A property that the section does not have."""
    return (
        f"The {spoken(section)} has no {spoken(name)} that I can change. What should change there?"
    )


def unfit(section: str, name: str) -> str:
    """A wish that the property cannot fulfil, such as the colour of a text."""
    what = f"I cannot do that with the {spoken(section)} {spoken(name)}."
    return f"{what} What should change there?"


def lacks_anywhere(name: str) -> str:
    """A property that no section has."""
    return f"This site has no {spoken(name)} that I can change. What should change instead?"


def which_colour(value: str) -> str:
    """A colour whose place is unknown."""
    return f"What should be {value}?"


def new_value(section: str, name: str, kind: str) -> str:
    """A change that lacks its value."""
    place = f"{spoken(section)} {spoken(name)}"
    if kind == "color":
        return f"Which colour should the {place} be?"
    if kind == "size":
        return f"Which size should the {place} be, such as 18px?"
    if kind == "url":
        return f"Where should the {place} lead to, such as /about?"
    if kind in {"text", "string", "markdown"}:
        return f"What should the {place} say?"
    return f"What should the {place} be?"


def link_label(href: str) -> str:
    """A new link without a label."""
    return f"What should the new link to {short(href)} be called?" if href else NEW_LINK


NEW_LINK = "What should the new link be called?"


def link_href(label: str) -> str:
    """A link without an address."""
    return f"Where should the link “{short(label)}” lead to, such as /about?"


def link_name(label: str) -> str:
    """A link that gets a new label."""
    return f"What should the link “{short(label)}” be called?"


def link_what(label: str) -> str:
    """A link without a wish."""
    return f"What should change about the link “{short(label)}”?"


def before_which(label: str) -> str:
    """A link that gets another place."""
    return f"Before which link should “{short(label)}” stand?"


def no_links(section: str) -> str:
    """A section without a list of links."""
    return f"The {spoken(section)} has no links that I can change. {WHICH_LIST}"


def already(section: str, name: str, value: str) -> str:
    """A change that would change nothing."""
    return f"The {spoken(section)} {spoken(name)} is already “{short(value)}”."


def link_already(label: str, value: str) -> str:
    """A link that is as wanted."""
    return f"The link “{short(label)}” is already “{short(value)}”."


def write(value: str) -> str:
    """The choice to write a word that is also a colour's name."""
    return f"Write “{short(value)}”"


def paint(value: str) -> str:
    """The choice to take a word for a colour."""
    return f"Make it {short(value)}"


_SPOKEN = {
    "cta-text": "button text",
    "cta-link": "button link",
    "button-background": "button colour",
    "color": "text colour",
    "font-family": "font",
    "home": "home page",
    "link-label": "link label",
}


def spoken(name: str) -> str:
    """A section or property as one says it."""
    return _SPOKEN.get(name, name.replace("-", " ").replace("_", " "))


def short(text: str, length: int = 60) -> str:
    """`text` in at most `length` characters."""
    return text if len(text) <= length else text[: length - 1] + "…"
