"""Texts that several pages hold alike, and copies that drifted apart."""

from tests.ux_agent.scanning.proposed import named, plain, values

PAGE = (
    '<h1>{0}</h1><a href=b.html>b</a><a href=c.html>c</a><footer><p class="legal">{1}</p></footer>'
)


def test_a_copy_with_an_older_year_changes_with_the_others() -> None:
    lines = ("© 2024 Ann Ltd", "© 2023 Ann Ltd", "© 2024 Ann Ltd")
    a, b, c = (PAGE.format(*one) for one in zip("ABC", lines, strict=True))
    site = plain(a, b=b, c=c)
    assert len(named(site, "footer", "text").places) == 3
    assert list(values(site, "footer").values()) == ["© 2024 Ann Ltd"]


def test_texts_that_differ_in_words_or_stand_in_one_page_are_two() -> None:
    b = PAGE.format("B", "© 2024 Bob Ltd")
    site = plain(PAGE.format("A", "© 2024 Ann Ltd"), b=b, c=b)
    assert len(values(site, "footer")) == 2
    two = PAGE.format("A", "Desk 1</p><p class=legal>Desk 2")
    assert len(values(plain(two, b=two, c=two), "footer")) == 2
