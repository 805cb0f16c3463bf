"""What a manifest declares: sections, their properties and lists, and where each stands."""

from typing import NamedTuple, TypeAlias


class ElementAt(NamedTuple):
    """An element of a page by a selector; `part` is `text` or `attr:<name>`."""

    file: str
    element: str
    part: str = "text"


class UtilityAt(NamedTuple):
    """The utility of a family (`bg`, `rounded`, `hidden`) among the classes of an element."""

    file: str
    element: str
    utility: str


class RuleAt(NamedTuple):
    """A declaration of a style rule; added to the rule where absent.

    A rule that is `new` ("rule", or "important" where what is declared must be so) is added, too.
    """

    file: str
    rule: str
    prop: str
    new: str = ""


class StyleAt(NamedTuple):
    """A declaration that stands in an element's own `style` attribute."""

    file: str
    element: str
    prop: str


class VariableAt(NamedTuple):
    """A custom property of a style sheet (`--name`)."""

    file: str
    var: str


class KeyAt(NamedTuple):
    """A value of a data file by its dotted path, list indexes in brackets."""

    file: str
    key: str


class ObjectAt(NamedTuple):
    """A literal in a JavaScript or TypeScript object or array; `key` is a path as in KeyAt.

    `object` is the name that it is declared with, or `default` for what the file exports. `part`
    is `text.N` for the Nth piece (from 0) of a text that has code in it, else ''.
    """

    file: str
    object: str
    key: str = ""
    part: str = ""


class MarkdownAt(NamedTuple):
    """A heading (`h1`, `h2.1`: the second h2), paragraph (`p1`) or list item (`li1`) of a text.

    Cells of tables are `td1`, those of their first lines `th1`, counted through the text, and
    pictures `img1`: of one `part` is `attr:src` or `attr:alt`.

    `part` is one of its texts between links and emphasis (`text.N` from 0), or the address of one
    of its links (`link.N`).
    """

    file: str
    md: str
    part: str = ""


class MarkerAt(NamedTuple):
    """A value that the source marks by a name: in an attribute, or between two comments."""

    file: str
    marker: str


At: TypeAlias = (
    ElementAt | UtilityAt | StyleAt | RuleAt | VariableAt | KeyAt | ObjectAt | MarkdownAt | MarkerAt
)


class Property(NamedTuple):
    """One declared property; `at` are its places (mirrors: all or none).

    `computed` is what a look comes to where its place says nothing, or names a variable.
    """

    path: str
    section: str
    name: str
    type: str
    at: tuple[At, ...]
    aliases: tuple[str, ...] = ()
    limit: int = 0
    values: tuple[str, ...] = ()
    computed: str = ""


class Items(NamedTuple):
    """A declared list: where it repeats (mirrors: all or none), and the parts of each entry.

    A part is `text` (of data the entry itself), `attr:<name>`, or a key; '' for none.
    """

    path: str
    section: str
    name: str
    at: tuple[At, ...]
    label: str
    href: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()


class Manifest(NamedTuple):
    """A site's `.ux-agent.yml`; `sections` maps each section to the words that mean it."""

    name: str
    preview_url: str
    sections: dict[str, tuple[str, ...]]
    properties: tuple[Property, ...]
    items: tuple[Items, ...]
    roles: dict[str, tuple[str, ...]]
    warnings: tuple[str, ...]
    deny: tuple[str, ...] = ()
