"""A new card of a page whose cards are but texts: a copy with texts of its own."""

import pytest

from bot.errors import UserError
from bot.ux_agent.editing.entry_copies import lacking
from bot.ux_agent.intent import Change
from tests.ux_agent.editing.undoing import edited, index_of, planned, undone

_MANIFEST = (
    "version: 1\nsections: {team: {items: {team-cards: {at: {file: team.html, "
    "element: div.card, repeat: true}, label: 'text:h3'}}}}\n"
)
_ANN = (
    '<div class="card" id="ann"><b class="card-initials">AL</b><h3>Ann Lee</h3>'
    '<p class="card-role">Baker</p><p>Up at four.</p></div>'
)
_JOE = (
    '<div class="card"><b class="card-initials">JP</b><h3>Joe Poe</h3>'
    '<p class="card-role">Tea &amp; cakes</p><p>Hums.</p></div>'
)
_MAY = (
    '<div class="card"><b class="card-initials">MR</b><h3>May Roe</h3>'
    '<p class="card-role">Till</p><p>Or <a href="mailto:m@x.example">write</a>.</p></div>'
)


def _files(*cards: str) -> dict[str, bytes]:
    page = "<main>\n  " + "\n  ".join(cards) + "\n</main>\n"
    return {".ux-agent.yml": _MANIFEST.encode(), "team.html": page.encode()}


def _added(files: dict[str, bytes], **told: str) -> str:
    value = {"label": "Kim & Ray", "href": "", **told}
    made = planned((Change("team", "add", "add-link", value),), files)
    result = edited(files, made)
    assert undone(made, files, result) == files
    return result["team.html"].decode().splitlines()[-2].strip()


def test_a_new_card_has_texts_and_initials_of_its_own() -> None:
    files = _files(_ANN, _JOE, _MAY)  # the last one has a link, which no other has
    assert _added(files, role="Cook <b>", text="Sings.") == (
        '<div class="card"><b class="card-initials">KR</b><h3>Kim &amp; Ray</h3>'
        '<p class="card-role">Cook &lt;b&gt;</p><p>Sings.</p></div>'
    )


def test_a_text_that_is_not_told_is_named() -> None:
    with pytest.raises(UserError, match="text"):
        _added(_files(_ANN, _JOE), role="Cook")


@pytest.mark.parametrize(
    "own",
    ['<img src="a.png" alt="">', '<i class="icon-cake"></i>', "<!-- old -->", "one <em>two</em>"],
)
def test_what_is_more_than_texts_is_not_copied(own: str) -> None:
    cards = [one.replace("</h3>", f"</h3>{own}") for one in (_ANN, _JOE)]
    (cards_of,) = (one for one in index_of(_files(*cards)).targets if one.entries)
    assert lacking(cards_of) == ("{}",)


def test_one_card_alone_tells_not_what_the_others_have() -> None:
    (cards_of,) = (one for one in index_of(_files(_JOE, _MAY)).targets if one.entries)
    assert lacking(cards_of) == ("{}",)
