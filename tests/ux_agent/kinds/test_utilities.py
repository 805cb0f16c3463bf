"""Utility classes: the one of a family is found, read as a value, and replaced by its like."""

import pytest

from bot.errors import UserError
from bot.ux_agent.declared.declaration import UtilityAt
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.style_system import StyleSystem
from bot.ux_agent.kinds.utilities import locate

THREE, FOUR = StyleSystem("tailwind3"), StyleSystem("tailwind4")
BOOTSTRAP = StyleSystem("bootstrap")


class One:
    """A paragraph with classes, in a file of some kind."""

    def __init__(self, source: str, file: str = "a.html", system: StyleSystem = THREE) -> None:
        self.source = source if source.startswith(("<", "const")) else f'<p class="{source}">x</p>'
        self.file = file
        self.system = system

    def found(self, utility: str, kind: str = "color", *values: str) -> Found:
        """What is there of a family."""
        document = Document(self.file, self.source.encode())
        return locate(UtilityAt(self.file, "p", utility), document, kind, values, self.system)

    def value(self, utility: str, kind: str = "color", *values: str) -> str | None:
        """The value of a family."""
        return self.found(utility, kind, *values).value

    def with_(self, utility: str, value: str, kind: str = "color", *values: str) -> str:
        """The source with another value."""
        place, data = self.found(utility, kind, *values).place, self.source.encode()
        new = encode(place, value).encode()
        return (data[: place.start] + new + data[place.end :]).decode()

    def classes(self, utility: str, value: str, kind: str = "color", *values: str) -> str:
        """The classes with another value."""
        return self.with_(utility, value, kind, *values).partition('"')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("classes", "utility", "value"),
    [
        ("p-4 bg-slate-900 hover:bg-red-500 bg-cover", "bg", "#0f172a"),
        ("bg-[#FBF8F3] dark:bg-black", "bg", "#fbf8f3"),
        ("bg-[rgb(1_2_3)]", "bg", "#010203"),
        ("bg-white/50", "bg", "#ffffff"),
        ("!bg-black", "bg", "#000000"),
        ("bg-[var(--x)]", "bg", "var(--x)"),
        ("text-center text-lg text-white md:text-black text-[14px]", "text", "#ffffff"),
        ("border border-2 border-red-500 border-t-4 border-dashed", "border", "#ef4444"),
        ("bg-none bg-no-repeat bg-center bg-clip-text", "bg", None),
        ("text-left uppercase", "text", None),
        ("md:bg-black", "bg", None),
    ],
)
def test_a_colour_is_read_from_its_class(classes: str, utility: str, value: str | None) -> None:
    assert One(classes).value(utility) == value


def test_the_palettes_of_the_versions_differ() -> None:
    assert One("bg-slate-900", system=FOUR).value("bg") == "#0f172b"


@pytest.mark.parametrize(
    ("classes", "value", "expected"),
    [
        ("p-4 bg-red-500 hover:bg-red-700", "#123456", "p-4 bg-[#123456] hover:bg-red-700"),
        ("bg-red-500", "#0f172a", "bg-slate-900"),
        ("bg-[#fff]", "#000000", "bg-black"),
        ("bg-black/50 p-1", "#123456", "bg-[#123456]/50 p-1"),
        ("!bg-black md:!bg-white", "#123456", "!bg-[#123456] md:!bg-white"),
        ("bg-black! p-1", "#123456", "bg-[#123456]! p-1"),
        ("p-4  mt-2 ", "#123456", "p-4  mt-2 bg-[#123456] "),
        ("", "#ffffff", "bg-white"),
    ],
)
def test_a_colour_replaces_the_class_of_its_kind(classes: str, value: str, expected: str) -> None:
    assert One(classes).classes("bg", value) == expected


def test_a_colour_that_only_the_theme_knows_is_replaced() -> None:
    themed = StyleSystem("tailwind3", (("brand", ""),))
    assert One("bg-brand p-1", system=themed).value("bg") == "brand"
    assert One("bg-brand p-1", system=themed).classes("bg", "#123456") == "bg-[#123456] p-1"


@pytest.mark.parametrize(
    ("classes", "utility", "kind"),
    [
        ("text-hero", "text", "color"),
        ("bg-brand", "bg", "color"),
        ("bg-hero-pattern", "bg", "color"),
    ],
)
def test_a_class_that_nothing_explains_is_neither_replaced_nor_joined(
    classes: str, utility: str, kind: str
) -> None:
    for system in (THREE, FOUR, BOOTSTRAP):
        with pytest.raises(Missing, match="not known what its class"):
            One(classes, system=system).found(utility, kind)


def test_families_of_the_other_system_are_missing() -> None:
    for utility, kind in (("text", "size"), ("text-size", "enum"), ("font", "enum")):
        with pytest.raises(Missing, match="Bootstrap has no classes"):
            One("text-hero", system=BOOTSTRAP).found(utility, kind)
    with pytest.raises(Missing, match="not known what its class"):
        One("text-hero").found("text", "size")


def test_beside_a_known_colour_a_word_of_the_site_is_another_thing() -> None:
    assert One("text-hero text-white").classes("text", "#123456") == "text-hero text-[#123456]"


@pytest.mark.parametrize(
    "word", ["[length:200px]", "[image:var(--x)]", "(image:--x)", "[position:1px_2px]"]
)
def test_what_is_no_colour_in_brackets_stays(word: str) -> None:
    assert One(f"bg-{word}").classes("bg", "#123456") == f"bg-{word} bg-[#123456]"


def test_without_a_known_system_no_class_is_made_up() -> None:
    none = StyleSystem()
    with pytest.raises(Missing, match="no utility classes of a kind that is known"):
        One("wide", system=none).found("bg")
    assert One("wide p-[3px]", system=none).classes("bg", "#123456") == "wide p-[3px] bg-[#123456]"
    assert One("btn-red", system=none).classes("btn", "blue", "enum", "red", "blue") == "btn-blue"


def test_names_of_the_theme_are_read_and_written() -> None:
    themed = StyleSystem("tailwind3", (("rope", "#d9c7a3"), ("ink-500", "#223344")))
    assert One("bg-rope", system=themed).value("bg") == "#d9c7a3"
    assert One("bg-black", system=themed).classes("bg", "#223344") == "bg-ink-500"
    own = themed._replace(own=frozenset({"color"}))
    assert One("bg-rope", system=own).classes("bg", "#ffffff") == "bg-[#ffffff]"


@pytest.mark.parametrize(
    ("classes", "utility", "value", "expected"),
    [
        ("px-4 p-8 m-2", "p", "18px", "px-4 p-[18px] m-2"),
        ("p-8", "p", "1rem", "p-4"),
        ("p-8", "p", "1.125rem", "p-[1.125rem]"),
        ("p-8", "p", "0", "p-0"),
        ("p-8", "p", "10px 20px", "p-[10px_20px]"),
        ("-mt-4", "mt", "8px", "mt-[8px]"),
        ("rounded-md rounded-t-lg", "rounded", "0.5rem", "rounded-lg rounded-t-lg"),
        ("text-lg text-white", "text", "20px", "text-[20px] text-white"),
        ("text-lg/7", "text-size", "2.25rem", "text-4xl/7"),
        ("text-lg text-white", "text", "0", "text-[0px] text-white"),
        ("text-[0] text-white", "text", "20px", "text-[20px] text-white"),
    ],
)
def test_a_size_is_named_where_it_is_exactly_that(
    classes: str, utility: str, value: str, expected: str
) -> None:
    assert One(classes).classes(utility, value, "size") == expected


def test_steps_of_tailwind_4_are_any_quarter() -> None:
    assert One("p-8", system=FOUR).classes("p", "1.125rem", "size") == "p-4.5"
    assert One("p-8", system=FOUR).classes("p", "1.1rem", "size") == "p-[1.1rem]"
    own = FOUR._replace(own=frozenset({"space"}))
    assert One("p-8", system=own).classes("p", "1.125rem", "size") == "p-[1.125rem]"


@pytest.mark.parametrize(
    ("classes", "utility", "value"),
    [("p-8", "p", "2rem"), ("-mt-4", "mt", "-1rem"), ("text-lg", "text", "1.125rem")],
)
def test_a_size_is_read_from_its_class(classes: str, utility: str, value: str) -> None:
    assert One(classes).value(utility, "size") == value


def test_words_of_an_enum_are_kept_as_words() -> None:
    radii = ("none", "md", "full")
    assert One("rounded-md").value("rounded", "enum", *radii) == "md"
    assert One("rounded").value("rounded", "enum", *radii) == "default"
    assert One("rounded").classes("rounded", "full", "enum", *radii) == "rounded-full"
    assert One("rounded-md").classes("rounded", "default", "enum", *radii) == "rounded"
    assert One("font-bold font-sans").value("font", "enum", "normal", "bold") == "bold"
    assert One("font-bold font-sans").classes("font", "normal", "enum") == "font-normal font-sans"


def test_weights_may_be_numbers() -> None:
    assert One("font-bold").value("font", "enum", "400", "700") == "700"
    assert One("font-bold").classes("font", "400", "enum", "400", "700") == "font-normal"
    assert One("fw-bold", system=BOOTSTRAP).classes("fw", "300", "enum", "300") == "fw-light"


@pytest.mark.parametrize(
    ("classes", "utility", "kind", "value", "expected"),
    [
        ("bg-dark bg-gradient", "bg", "color", "#000000", "bg-black bg-gradient"),
        ("py-3 py-md-4", "py", "enum", "5", "py-5 py-md-4"),
        ("rounded-2 rounded-top", "rounded", "enum", "pill", "rounded-pill rounded-top"),
        ("text-start text-primary text-md-end", "text", "color", "#ffffff", None),
        ("p-3", "p", "size", "1.5rem", "p-4"),
    ],
)
def test_bootstrap_has_classes_of_its_own(
    classes: str, utility: str, kind: str, value: str, expected: str | None
) -> None:
    made = One(classes, system=BOOTSTRAP).classes(utility, value, kind)
    assert made == (expected or "text-start text-white text-md-end")


def test_what_bootstrap_has_no_class_for_is_refused_with_what_there_is() -> None:
    with pytest.raises(UserError, match=r"no class for “#123456” there.*dark \(#212529\)"):
        One("bg-dark", system=BOOTSTRAP).classes("bg", "#123456")


def test_colours_of_a_themed_bootstrap_are_its_own() -> None:
    themed = StyleSystem("bootstrap", (("primary", "#123456"),))
    assert One("bg-primary", system=themed).value("bg") == "#123456"
    assert One("bg-dark", system=themed).classes("bg", "#123456") == "bg-primary"


@pytest.mark.parametrize(
    ("classes", "utility", "reason"),
    [
        ("bg-black bg-white", "bg", "several classes"),
        ("bg-black bg-gradient-to-r", "bg", "covers its background"),
        ("bg-[url(x.png)] bg-black", "bg", "covers its background"),
        ("text-bg-dark", "text", "its background and its text colour"),
    ],
)
def test_a_class_that_does_not_decide_alone_is_missing(
    classes: str, utility: str, reason: str
) -> None:
    with pytest.raises(Missing, match=reason):
        One(classes).found(utility)


@pytest.mark.parametrize(
    ("shown", "hidden", "name"),
    [
        ('<p class="a b">x</p>', '<p class="a b hidden">x</p>', "hidden"),
        ("<p>x</p>", '<p class="hidden">x</p>', "hidden"),
        ('<p class="">x</p>', '<p class="hidden">x</p>', "hidden"),
        ('<p class="a d-flex">x</p>', '<p class="a d-flex d-none">x</p>', "d-none"),
    ],
)
def test_a_class_hides_and_shows(shown: str, hidden: str, name: str) -> None:
    assert One(shown).value(name, "bool") == "visible"
    assert One(hidden).value(name, "bool") == "hidden"
    assert One(shown).with_(name, "hidden", "bool") == hidden
    assert One(hidden).with_(name, "hidden", "bool") == hidden
    assert One(shown).with_(name, "visible", "bool") in {shown, shown.replace("<p>", "<p>")}


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [("a hidden b", "a b"), ("hidden b", "b"), ("a hidden", "a"), ("hidden", "")],
)
def test_a_class_that_hides_goes_with_its_space(hidden: str, shown: str) -> None:
    assert One(hidden).classes("hidden", "visible", "bool") == shown


@pytest.mark.parametrize(
    ("classes", "name"),
    [("hidden md:block", "hidden"), ("md:hidden", "hidden"), ("d-none d-md-block", "d-none")],
)
def test_what_is_hidden_at_some_widths_only_is_missing(classes: str, name: str) -> None:
    with pytest.raises(Missing, match="shows or hides it, too"):
        One(classes).found(name, "bool")


@pytest.mark.parametrize(
    ("file", "source", "new"),
    [
        ("a.tsx", 'const A = () => <p className="bg-black p-1">x</p>;', "bg-[#123456] p-1"),
        ("a.tsx", "const A = () => <p className={'bg-black'}>x</p>;", "'bg-[#123456]'"),
        ("a.tsx", "const A = () => <p className={clsx('bg-black', x && 'p-1')}>x</p>;", "('bg-[#"),
        ("a.tsx", "const A = () => <p className={`bg-black ${x}`}>x</p>;", "`bg-[#123456] ${x}`"),
        ("a.tsx", "const A = () => <p>x</p>;", '<p className="bg-[#123456]">'),
        ("a.astro", '<p class:list={["a", "bg-black"]}>x</p>', '"bg-[#123456]"'),
        ("a.vue", '<template><p class="bg-black" :class="{ b: c }">x</p></template>', "bg-[#1"),
        (
            "a.vue",
            "<template><p :class=\"['bg-black', y]\">x</p></template>",
            "['bg-[#123456]', y]",
        ),
        ("a.svelte", '<p class="bg-black {x}">x</p>', 'class="bg-[#123456] {x}"'),
        ("a.njk", '<p class="bg-black {{ x }}">x</p>', 'class="bg-[#123456] {{ x }}"'),
    ],
)
def test_classes_are_found_however_they_are_written(file: str, source: str, new: str) -> None:
    one = One(source, file)
    found = one.with_("bg", "#123456")
    assert new in found
    assert One(found, file).value("bg") == "#123456"
    assert found.replace("bg-[#123456]", "bg-black") in {source, source.replace(">x", ">x")} or (
        "bg-black" not in source
    )


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("a.tsx", "const A = () => <p className={x ? 'bg-black' : 'bg-white'}>x</p>;"),
        ("a.tsx", "const A = () => <p className={clsx('bg-black', x && 'bg-white')}>x</p>;"),
        ("a.tsx", "const A = () => <p className={styles.p}>x</p>;"),
        ("a.tsx", "const A = () => <p className={`bg-${x} p-1`}>x</p>;"),
        ("a.tsx", "const A = () => <p className={`p-1 ${x}`}>x</p>;"),
        ("a.svelte", '<p class="p-1 {x}">x</p>'),
        ("a.vue", "<template><p :class=\"{ 'bg-black': x }\">x</p></template>"),
        ("a.njk", '<p class="{% if x %}bg-black{% endif %}">x</p>'),
    ],
)
def test_a_class_that_code_decides_about_is_missing(file: str, source: str) -> None:
    with pytest.raises(Missing, match="code"):
        One(source, file).found("bg")


def test_a_word_that_touches_code_is_not_a_class() -> None:
    source = "const A = () => <p className={`p-1 bg-black-${x} text-white`}>x</p>;"
    assert One(source, "a.tsx").value("text") == "#ffffff"


def test_markup_cannot_be_written_as_a_class() -> None:
    with pytest.raises(UserError):
        One("rounded-md").classes("rounded", 'x"><script>', "enum")


@pytest.mark.parametrize(
    ("file", "source", "reason"),
    [
        ("a.html", '<p class="hidden a hidden">x</p>', "is there several times"),
        ("a.svelte", "<p class:hidden={x}>x</p>", "code decides about “hidden”"),
        ("a.tsx", "const A = () => <p className={clsx('a', { hidden: x })}>x</p>;", "decides"),
    ],
)
def test_a_class_that_may_be_there_otherwise_is_missing(
    file: str, source: str, reason: str
) -> None:
    with pytest.raises(Missing, match=reason):
        One(source, file).found("hidden", "bool")
