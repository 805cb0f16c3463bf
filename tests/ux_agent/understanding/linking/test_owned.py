"""Lists within entries, named by the entry that they belong to."""

import pytest

from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.understanding.reading import said

PLANS = """plans:
  - name: Flex
    price: "£90"
    features:
      - Ten days
      - Coffee
  - name: Resident
    price: "£200"
    features:
      - Coffee
      - Post address
"""
MANIFEST = """
version: 1
sections:
  home:
    items:
      plans: {at: {file: plans.yml, key: plans, repeat: true}, label: name}
      flex-features: {at: {file: plans.yml, key: 'plans[0].features', repeat: true}}
      resident-features: {at: {file: plans.yml, key: 'plans[1].features', repeat: true}}
"""
SITE = FakeSite({".ux-agent.yml": MANIFEST, "plans.yml": PLANS}).index()


@pytest.mark.parametrize(
    "wording",
    [
        'add "Lockers" to the feature list of the Flex plan',
        'add "Lockers" to the Flex plan\'s features',
        'please add "Lockers" to the Flex plan',
    ],
)
def test_a_new_entry_stands_in_the_list_of_its_owner(wording: str) -> None:
    changes = said(SITE, wording).changes
    assert [(one.op, one.property) for one in changes] == [("add", "flex-features")]


@pytest.mark.parametrize(
    ("wording", "gone"),
    [
        ('remove "Post address" from the Resident plan', "Post address"),
        ("remove coffee from the features of the Resident plan", "Coffee"),
        ("delete Ten days from the Flex plan", "Ten days"),
    ],
)
def test_what_goes_from_an_owner_leaves_the_owner(wording: str, gone: str) -> None:
    intent = said(SITE, wording)
    assert [(one.op, one.target) for one in intent.changes] == [("remove", gone)]


_FILES = {".ux-agent.yml": MANIFEST, "plans.yml": PLANS.replace("name: Flex", "name: The Flex")}
CALLED_THE = FakeSite(_FILES).index()


@pytest.mark.parametrize(
    "wording", ["remove coffee from the flex", 'remove "Coffee" from "The Flex"']
)
def test_an_owner_whose_name_has_an_article_stays(wording: str) -> None:
    found = said(CALLED_THE, wording).changes
    assert [(one.property, one.target) for one in found] == [("flex-features", "Coffee")]


@pytest.mark.parametrize("wording", ["add Lockers to the Flex plan", "add Lockers to Flex"])
def test_an_unquoted_entry_stands_in_the_list_of_its_owner(wording: str) -> None:
    found = said(SITE, wording).changes
    assert [(one.op, one.property) for one in found] == [("add", "flex-features")]
