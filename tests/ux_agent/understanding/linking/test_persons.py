"""Somebody of a list called by a first name, in whatever case, with a pronoun or a reason."""

import pytest

from tests.ux_agent.scanning.proposed import jekyll
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.record_site import STUDIO

_CREW = jekyll(
    "<html><body><main><h1>The crew</h1>{% for one in site.data.crew %}<div class='mate'>"
    "<span>{{ one.mark }}</span><h3>{{ one.name }}</h3><p>{{ one.role }}</p></div>{% endfor %}"
    '<a class="button" href="/ask">Ask Maria for a berth</a></main></body></html>',
    crew="- name: Maria Holt\n  role: Skipper\n  mark: MH\n- name: Will Dray\n  role: Mate\n"
    "  mark: WD\n- name: Kenneth Roe\n  role: Cook\n  mark: KR\n",
)


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("maria has retired, take her card off the page", "Maria Holt"),
        ("will left us, remove him", "Will Dray"),
        ("sadly ken passed away, please take him off", "Kenneth Roe"),
        ("our maria is leaving so please remove her", "Maria Holt"),
        ("maria holt has a new job, take her off", "Maria Holt"),
    ],
)
def test_a_pronoun_means_whom_the_reason_is_about(wording: str, label: str) -> None:
    intent = said(_CREW, wording)
    assert [(one.op, one.target) for one in intent.changes] == [("remove", label)]
    assert intent.kind == "edit"


def test_two_that_left_go_together() -> None:
    intent = said(_CREW, "maria and will have left, remove them")
    assert [(one.op, one.target) for one in intent.changes] == [
        ("remove", "Maria Holt"),
        ("remove", "Will Dray"),
    ]


@pytest.mark.parametrize(
    "wording",
    [
        "maria got maried, she's Maria Fox now",
        "rename maria to Maria Fox",
        "change marias name to Maria Fox",
        "marias surname is Fox now",
        "change maria's last name to Fox",
        "maria changed her surname, it's Fox",
    ],
)
def test_a_new_name_changes_the_initials_too(wording: str) -> None:
    told = changes(_CREW, wording)
    assert told[0][2:] == ("Maria Holt", "Maria Fox")
    assert [one[3] for one in told[1:]] == ["MF"]


def test_half_a_name_keeps_the_other_and_the_title() -> None:
    assert changes(STUDIO, "ada's surname is Lowe-Carter now")[0][2:] == (
        "Dr Ada Bell",
        "Dr Ada Lowe-Carter",
    )
    told = changes(STUDIO, "dr bell got married, she's Ada Fox now")
    assert told[0][2:] == ("Dr Ada Bell", "Dr Ada Fox")
    assert changes(_CREW, "ken's first name is Kennet")[0][3] == "Kennet Roe"


@pytest.mark.parametrize(
    "wording",
    [
        "bob left us, remove him",
        "will you make the headline bigger so she sees it",
        "maria is now Tom Fox",
        "the skipper's surname is Fox",
        "maria has retired",
    ],
)
def test_nobody_else_and_nothing_else_is_meant(wording: str) -> None:
    assert not any(one.target or one.op == "remove" for one in said(_CREW, wording).changes)


_OFFICE = jekyll(
    "<html><body><main><h1>The crew</h1>{% for one in site.data.crew %}<div class='mate'>"
    "<h3>{{ one.name }}</h3><p>{{ one.role }}</p><p>{{ one.email }}</p></div>{% endfor %}"
    '</main><footer><p>Write to <a href="mailto:hi@crew.example">hi@crew.example</a></p></footer>'
    "</body></html>",
    crew="- name: Maria Holt\n  role: Skipper\n  email: maria@crew.example\n- name: Will Dray\n"
    "  role: Mate\n  email: will@crew.example\n",
)


@pytest.mark.parametrize(
    "wording",
    ["marias email is mh@crew.example now", "change maria's e-mail address to mh@crew.example"],
)
def test_somebodys_address_is_not_that_of_all(wording: str) -> None:
    (told,) = changes(_OFFICE, wording)
    assert told[3] == "mh@crew.example"
    assert "maria" in told[1]


def test_a_number_that_nobody_has_is_asked_about() -> None:
    assert said(_OFFICE, "will's mobile is 07700 900 118").kind == "clarify"
    assert said(_CREW, "maria's email is mh@crew.example").kind == "clarify"


@pytest.mark.parametrize(
    ("wording", "labels"),
    [
        ("ken is leaving, take him off the website", ["Kenneth Roe"]),
        ("remove maria and will from the crew", ["Maria Holt", "Will Dray"]),
    ],
)
def test_the_site_or_the_list_around_is_no_part_of_a_name(wording: str, labels: list[str]) -> None:
    assert [one.target for one in said(_CREW, wording).changes] == labels
