"""What people read of a request as it was understood and planned, in English."""

from collections.abc import Mapping


class ReadingTexts:
    """Questions, reasons, lines of a preview and its warnings; `place` is `place` filled in."""

    # Names as one says them, where that is not how they are declared.
    names: Mapping[str, str] = {
        "announce": "announcement",
        "cta": "call to action",
        "cta-text": "button text",
        "cta-link": "button link",
        "button-background": "button colour",
        "button-color": "button text colour",
        "color": "text colour",
        "font-family": "font",
        "home": "home page",
        "link-label": "link text",
        "link-href": "link address",
        "image-alt": "picture description",
    }
    endings: Mapping[str, str] = {
        "-button-background": "button colour",
        "-button-color": "button text colour",
        "-visibility": "section",
        "-link-label": "link text",
        "-link-text": "link text",
        "-link-href": "link address",
        "-link-link": "link address",
        "-href": "link address",
        "-alt": "description",
    }
    words: Mapping[str, str] = {
        "alt": "description",
        "announce": "announcement",
        "bg": "background",
        "color": "colour",
        "cta": "button",
        "href": "address",
        "img": "picture",
        "url": "address",
    }
    place = "{section} {name}"
    all_of_them = "{name} (all of them)"
    decimal = "{whole}.{tenths}"

    # Why a request is not taken.
    card_number = (
        "That looks like the number of a payment card. I have not kept it. "
        "Please never send card numbers here."
    )
    out_of_scope = (
        "I can only change texts, colours, sizes and links that this site has declared. "
        "Files, settings, secrets, merging and deleting are not mine to touch."
    )
    foreign_code = (
        "That would be a piece of code: a script, a widget, a tracker, a cookie banner. I add "
        "none; that is for whoever builds the site. I change texts, colours, sizes and links that "
        "are there."
    )
    whole_page = (
        "I cannot delete a whole page; that is for whoever builds the site. I can take the link to "
        "it out of the menu, and give its texts other words."
    )
    markup = (
        "I write plain text, no markup such as <b>. To show these very signs on the page, put the "
        'text in quotes: change the headline to "Fish <b> Chips".'
    )
    parts_stay = (
        "I cannot move a whole part of a page to another place. What I can put in another order "
        "are the links of a menu and the entries of a list."
    )
    bad_section = "That is not the name of a part of the site."
    nothing_to_undo = (
        "Nothing has been changed in this conversation so far, so there is nothing to take back. "
        "Tell me what should be there again, or have an earlier change undone with /ux-undo."
    )
    nothing_changed = "Nothing was changed."
    nothing_declared = "This site has not declared anything that I may change."
    many_characters = "That is longer than {most} characters. Please say it shorter."
    many_words = "That is a lot at once. Please say it in fewer words."
    hidden_character = "The text holds a character that cannot be used here: U+{code} ({name})."
    a_tab = "a tab"
    a_line_break = "a line break"
    a_control_character = "a control character"
    look_alike = "A word mixes two alphabets: U+{code} ({name}). Please type it again."
    bad_address = (
        "A link may lead to https, http, mailto or tel addresses, "
        "to a path of this site such as /about, or to an #anchor."
    )
    code_as_value = "A {name} is one plain value, without brackets, semicolons or other code."
    repeated_signs = "Please leave out the long row of repeated signs."
    too_much = "That is too much for one change. Please split it into smaller ones."
    not_on_site = "I cannot find that on this site."

    # Questions.
    what = "What would you like to change?"
    which_colour_section = "Which part of the site should get this colour?"
    which_section = "Which part of the site do you mean?"
    which_list = "Where should the new link go?"
    which_link = "Which one do you mean?"
    no_such_link = "I find no “{link}” in a list here."
    not_all_at_once = "I do not take all of a list away at once, only one entry after the other."
    only_at_the_end = (
        "I can add a link at the end only; a further request can move it. Shall I add it there?"
    )
    text_stays = "I cannot take that text away, only give it other words."
    cannot_hide = "I cannot hide “{link}”, only remove it. Shall I remove it?"
    remove_it = "Remove “{link}”"
    entry_field = "What should stand for “{name}” of “{link}”?"
    entry_field_needed = "Every entry of that list has its “{name}”, so I cannot leave it out."
    no_entry_picture = (
        "“{value}” is no picture of this site. Give the path of one, such as {sample}."
    )
    two_ways = "I can read that in two ways. Which one do you mean?"
    unknown_key = "I do not know “{key}”. What did you mean?"
    unknown_section = "This site has no part called “{name}”. Which part do you mean?"
    has_no_part = "This site has no {part} that I can change."
    only_english = "I read requests in English alone so far, such as: make the navbar dark blue."
    unknown_word = "I do not know “{word}” here."
    beside_the_rest = "The rest is clear; “{words}” is not."
    unknown_look = "I cannot give “{word}” as a look."
    no_own_look = "“{word}” has no such look of its own that I can change."
    every_screen = "What I change holds everywhere, not for “{word}” alone."
    take_back = "“{word}” is none of these changes. Which one shall I leave out?"
    what_in = "What should change in the {section}?"
    which_property = "What in the {section} should be {value}?"
    which_text_in = "Which text of the {section} should become “{value}”?"
    which_text = "Which text should become “{value}”?"
    which_text_now = "Which text do you mean?"
    only_whole = (
        "Only a whole text can get another look, not “{part}” alone. Which whole text do you mean?"
    )
    not_shown = "I cannot find “{text}” on the site."
    lacks = "The {section} has no {name} that I can change. What should change there?"
    unfit = "I cannot do that with the {place}. What should change there?"
    lacks_anywhere = "This site has no {name} that I can change. What should change instead?"
    year_computed = "The year there is always the current one by itself. What else should change?"
    which_colour = "What should be {value}?"
    new_colour = "Which colour should the {place} be?"
    new_size = "Which size should the {place} be, such as 18px?"
    new_address = "Where should the {place} lead to, such as /about?"
    new_words = "What should stand instead of “{text}”?"
    not_reckoned = "I cannot tell what “{wish}” comes to from “{value}”."
    never_hidden = "Nothing there can be hidden or shown by me. What should change there?"
    nothing_hidden = "I can hide or show nothing of this site. What should change instead?"
    new_text = "What should the {place} say?"
    shared_line = "“{line}” has one line here. What should it say?"
    new_value = "What should the {place} be?"
    new_link_to = "What should the new link to {address} be called?"
    new_link = "What should the new link be called?"
    link_address = "Where should the link “{link}” lead to, such as /about?"
    link_name = "What should “{link}” be called?"
    link_what = "What should change about “{link}”?"
    before_which = "Before which one should “{link}” stand?"
    no_links = "The {section} has no links that I can change. Where should the new link go?"

    more_choices = (
        "{count} more do not fit in this list: to mean one of them, say what it is called or quote "
        "words that stand there now."
    )
    one_more_choice = (
        "One more does not fit in this list: to mean it, say what it is called or quote words that "
        "stand there now."
    )

    # Choices.
    write_it = "Write “{value}”"
    add_at_the_end = "Add “{link}” at the end"
    paint_it = "Make it {value}"
    its_label = "Its label"
    its_address = "Where it leads"
    value_of = "{what}: {value}"
    links_of = "{what}: links"
    text_in = "“{text}” ({section})"
    quoted = "“{text}”"
    its_description = "The text beside it"
    take_away = "Take it away"
    link_in = "{link} ({section})"
    link_choice = "{section} link: {link}"

    # Wishes that are fulfilled already.
    already = "The {place} is already “{value}”."
    link_already = "“{link}” is already “{value}”."
    already_so = "The {place} is {value} already."
    label_already = "The link “{link}” has that label already."
    leads_already = "The link “{link}” leads there already."
    link_there_already = "The {section} has the link “{link}” already."
    stands_already = "“{link}” stands there already."
    nothing_would_change = "Nothing would change."

    # Lines of a preview.
    line = "{place}: {old} → {new}"
    not_set = "(nothing of its own)"
    empty = "(empty)"
    label_line = "{section} link: {old} → {new}"
    entry_line = "{section}: {old} → {new}"
    address_line = "{section} link “{link}”: {old} → {new}"
    added_line = "{section} new link: {link} → {address}"
    removed_line = "{section} link removed: {link} ({address})"
    wider_line = "on wider screens {steps}"
    order_line = "{section} order: {old} → {new}"
    link_at = "{section} link “{link}”"
    about_line = "{section} “{link}”: {old} → {new}"
    added_entry_line = "{section} new entry: {link}"
    removed_entry_line = "{section} entry removed: {link}"

    # Warnings of a preview.
    hard_to_read = (
        "Hard to read: text {text} on {background} in the {section} has a contrast of {ratio}; "
        "{least} or more is advised."
    )
    border_stays = "The border of the {place} stays {colour}, which is the old colour."
    many_places = "The {place} stands in {count} places; all of them change."
    compared_in_code = (
        "The code of {file} compares something with “{value}”; look whether it has to change too."
    )
    no_such_page = "I found no page “{address}” on this site: check that the link leads somewhere."
    many_files = "{count} files change: {files}."
    name_left = "“{name}” still stands elsewhere: {places}."
    line_of_file = "{file} (line {line})"
    more_places = "{count} more"

    # Values that cannot stand where they should.
    no_colour = "“{value}” is no colour. Try a name, or #rrggbb."
    no_size = "“{value}” is no size. Try 18px, 1.2rem or 90%."
    no_font = "“{value}” is no font. Try a name such as Georgia, serif."
    no_weight = "“{value}” is not a weight. Try bold, normal, or 100 to 900."
    not_a_picture = (
        "“{value}” is no picture of this site. Give the path of one, such as /img/logo.svg, "
        "or attach one."
    )
    no_keyword = "“{value}” is not a value that may stand here."
    no_switch = "“{value}” is neither visible nor hidden."
    only_yes_or_no = "Only yes or no can stand there."
    only_a_number = "Only a number can stand there."
    not_in_a_template = "{signs} cannot stand there, as a template would take them for code."
    text_too_long = "The {place} takes at most {most} characters; this has {count}."
    text_needed = "The {place} needs a text."
    one_of = "The {place} is one of: {choices}."
    one_thing = "The {place} is one thing: it can be set to another, no more."
    changes_meet = (
        "Two of these changes meet at the same place. Please ask for one, then the other."
    )
    refused_character = "The text holds U+{code}, a {name}. Please write it without."
    control_character = "control character"
    half_a_character = "half a character"
    private_character = "private character"
    turning_character = "character that turns the direction of text"
    no_character = "character that is none"

    # Links.
    label_length = "A link needs a label of 1 to 80 characters."
    address_length = "A link needs an address of 1 to {most} characters."
    address_character = "A link cannot hold U+{code}. Please write it without."
    address_in_full = "Please write the address in full, with https:// in front."
    address_unknown = "“{address}” is no address that I know."
    address_scheme = "A link cannot start with “{scheme}:”."
    address_incomplete = "“{address}” is not a complete address."
    address_allowed = "Links start with https://, http://, mailto:, tel:, a path of the site, or #."
    address_hides = "A link cannot hold a name before an @: it would hide where it leads."
    address_look_alike = (
        "The address holds U+{code}, which can be mistaken for another letter. "
        "Please write the host name in ASCII (xn--…)."
    )
    link_incomplete = "A new link needs a label and an address."
    link_taken = "The {section} has a link “{link}” already, to {address}."
    last_link = "“{link}” is the only link there; it can be changed, not removed."
    unknown_link = "The {section} has no link “{link}”. It has: {links}."
    one_text_needed = "One text is needed there, not a label with an address."
    no_address = "The entries there have no address, only a label."
    no_description = "The entries there have no description."
    entry_needs = "A new entry would need {names} too, and I cannot make that up."
    entry_has_code = (
        "Each entry there has pictures, texts or code of its own, so I cannot make one more."
    )
    rank_unclear = (
        "The entries are numbered in a way that I do not understand, so their order stays."
    )
    gap_unclear = "Something else stands between the entries there, so I leave their places alone."
    not_in_mirror = (
        "The same list stands in {file}, where there is no “{link}”. All of them change, or none."
    )
    addresses_differ = "“{link}” leads elsewhere in {file}, so I cannot change both alike."
    unknown_picture = "There is no picture “{value}” on the site. There is: {choices}."
    no_utility = "The site has no class for “{value}” there. It has: {choices}."
