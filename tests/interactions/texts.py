"""Texts and handles that Hypothesis makes up, hostile ones among them."""

from hypothesis import strategies as st

from bot.conversation.reply import Handle

TEXT = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(exclude_categories=[]), max_size=40).map(lambda text: text * 200),
    st.sampled_from(["`" * 5000, "*" * 7000, "😀" * 3000, "e\u0301" * 3000, "\n" * 5000, " ", ""]),
    st.sampled_from(["字" * 5000, "-# " * 2000, "# \n" * 2000, "<t:1:R>" * 900]),
)
ID = st.from_regex(r"[0-9]{1,20}", fullmatch=True)
HANDLE = st.builds(
    Handle,
    st.just("answer"),
    st.from_regex(r"[A-Za-z0-9_-]{22}", fullmatch=True),
    st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
    ID,
    st.from_regex(r"([0-9]{1,10})?", fullmatch=True),
)


def units(text: str) -> int:
    """UTF-16 code units, as Discord may count."""
    return len(text.encode("utf-16-le")) // 2


def assert_fits(text: str, least: int, most: int) -> None:
    """The text without blanks around it has `least` characters, and the whole `most` units."""
    assert least <= len(text.strip())
    assert units(text) <= most
