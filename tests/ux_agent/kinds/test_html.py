"""Places in pages."""

import pytest

from bot.ux_agent.declared.declaration import ElementAt
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.html import locate


def part(page: str, element: str, name: str = "text") -> Found:
    """A part of an element of a page."""
    return locate(ElementAt("a.html", element, name), Document("a.html", page.encode()), "text")


def set_part(page: str, element: str, name: str, value: str) -> str:
    """The page with a part set to a value."""
    place, source = part(page, element, name).place, page.encode()
    return (source[: place.start] + encode(place, value).encode() + source[place.end :]).decode()


@pytest.mark.parametrize(
    ("inside", "value", "raw"),
    [
        ("Hello", "Hello", "Hello"),
        ("\n  Hello\n  there \n", "Hello there", "Hello\n  there"),
        ("Fish &amp; chips &copy; 2026", "Fish & chips © 2026", "Fish &amp; chips &copy; 2026"),
        ("&copy; &nbsp;", "© \xa0", "&copy; &nbsp;"),
        ("Fish & chips", "Fish & chips", "Fish & chips"),
        ("<svg><path/></svg> Order", "Order", "Order"),
        ("Order <!-- now --> ", "Order", "Order"),
        ("<br>one", "one", "one"),
        ("<img src=x> Order <br>", "Order", "Order"),
        ("", "", ""),
    ],
)
def test_the_text_of_an_element_is_found(inside: str, value: str, raw: str) -> None:
    found = part(f"<p>{inside}</p>", "p")
    assert (found.value, found.place.raw) == (value, raw)


@pytest.mark.parametrize(
    "inside",
    ["a <b>c</b> d", "a <b>c</b>", "a<br>b", "<br>a<br>b", "a <!-- x --> b", "<b>c</b>", "<img>"],
)
def test_mixed_text_is_left_out(inside: str) -> None:
    with pytest.raises(Missing, match="mixed with other elements"):
        part(f"<p>{inside}</p>", "p")


@pytest.mark.parametrize(
    "inside", ["{{ title }}", "{% if a %}x{% else %}y{% endif %}", "<?= $x ?>"]
)
def test_text_that_a_template_makes_is_left_out(inside: str) -> None:
    with pytest.raises(Missing):
        part(f"<p>{inside}</p>", "p")


@pytest.mark.parametrize("inside", ["© {{ year }}", "{% if a %}©", "© {# b #}", "<br>©<?= $x ?>"])
def test_the_one_text_beside_code_is_found(inside: str) -> None:
    assert part(f"<p>{inside}</p>", "p").place.raw == "©"


def test_a_text_between_code_and_elements_is_named_by_its_number() -> None:
    page = "<p>© {{ year }} Corner <b>Bakery</b>. All &amp; sundry </p>"
    found = [part(page, "p", f"text.{number}").value for number in range(3)]
    assert found == ["©", "Corner", ". All & sundry"]
    assert set_part(page, "p", "text.1", "{{ x }}") == page.replace("Corner", "&#123;{ x }}")
    with pytest.raises(Missing, match="has 3 texts"):
        part(page, "p", "text.3")


def test_an_attribute_that_a_template_makes_is_left_out() -> None:
    with pytest.raises(Missing, match="made by a template"):
        part('<a href="{{ url }}">x</a>', "a", "attr:href")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a title="x">t</a>', '<a title="&lt;&quot;\'">t</a>'),
        ("<a title='x'>t</a>", "<a title='&lt;\"&#39;'>t</a>"),
        ("<a title=x>t</a>", '<a title="&lt;&quot;\'">t</a>'),
        ('<a title="">t</a>', '<a title="&lt;&quot;\'">t</a>'),
        ("<a title>t</a>", '<a title="&lt;&quot;\'">t</a>'),
        ("<a>t</a>", '<a title="&lt;&quot;\'">t</a>'),
        ("<a b=c d>t</a>", '<a b=c d title="&lt;&quot;\'">t</a>'),
        ("<a TITLE=x>t</a>", '<a TITLE="&lt;&quot;\'">t</a>'),
        ("<img/>", '<img title="&lt;&quot;\'"/>'),
    ],
)
def test_an_attribute_is_written_by_its_quotes(before: str, after: str) -> None:
    assert set_part(before, "*", "attr:title", "<\"'") == after


def test_an_absent_attribute_has_no_value_and_an_empty_one_has() -> None:
    assert part("<a>t</a>", "a", "attr:title").value is None
    assert part("<a title>t</a>", "a", "attr:title").value == ""
    assert part('<a title="">t</a>', "a", "attr:title").value == ""


def test_attributes_are_decoded() -> None:
    assert part('<a title="a &amp; b">t</a>', "a", "attr:title").value == "a & b"


def test_an_address_is_a_link_whatever_was_declared() -> None:
    assert part("<a href=x>t</a>", "a", "attr:href").type == "url"
    assert part("<a title=x>t</a>", "a", "attr:title").type == "text"


def test_the_first_of_doubled_attributes_counts_as_in_browsers() -> None:
    assert part('<a title="one" title="two">t</a>', "a", "attr:title").value == "one"


def test_an_element_that_can_have_no_text_is_left_out() -> None:
    with pytest.raises(Missing, match="br has no text"):
        part("<p><br>one</p>", "br")


def test_bytes_that_are_no_utf8_are_left_out() -> None:
    with pytest.raises(Missing, match=r"a\.html is not UTF-8"):
        Document("a.html", "<p>\xe4</p>".encode("latin-1"))


@pytest.mark.parametrize(
    "name",
    ["HREF", "src", "action", "formaction", "poster", "data", "cite", "xlink:href"],
)
def test_F69_whatever_a_browser_follows_takes_addresses(name: str) -> None:
    assert part("<a>t</a>", "a", f"attr:{name}").type == "url"


@pytest.mark.parametrize(
    ("page", "element", "name"),
    [
        ("<script></script>", "script", "text"),
        ("<style></style>", "style", "text"),
        ('<meta http-equiv="refresh" content="5">', "meta", "attr:content"),
    ],
)
def test_F69_code_styles_and_orders_to_the_browser_are_left_out(
    page: str, element: str, name: str
) -> None:
    with pytest.raises(Missing, match="is read by the browser"):
        part(page, element, name)
    assert part('<meta name="description" content="x">', "meta", "attr:content").value == "x"
