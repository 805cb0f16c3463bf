"""A link to a service has the service's own capitals, and stands among links to others."""

import pytest

from tests.ux_agent.scanning.test_asked import PAGE, changed

CONTACTS = (
    '<p>\n<a href="tel:+441632960188">01632 960188</a>\n<a href="mailto:a@b.cd">a@b.cd</a></p>'
)
SOCIAL = (
    '<ul>\n<li><a href="https://facebook.com/loom">{}</a></li>\n'
    '<li><a href="https://instagram.com/loom">{}</a></li>\n</ul>'
)
NAMES = ("Facebook", "Instagram")


def files(*names: str) -> dict[str, str]:
    social = SOCIAL.format(*names) if names else ""
    return {
        "index.html": PAGE.format(f"<main><h1>A</h1></main><footer>{CONTACTS}{social}</footer>")
    }


@pytest.mark.parametrize(
    ("names", "said", "label"),
    [
        (NAMES, "add linkedin to the footer, https://linkedin.com/loom", "LinkedIn"),
        (NAMES, "add a linkedin link to the footer https://linkedin.com/loom", "LinkedIn"),
        (NAMES, 'add "linkedin" to the footer, https://linkedin.com/loom', "linkedin"),
        (("facebook", "instagram"), "add linkedin, https://linkedin.com/loom", "linkedin"),
    ],
)
def test_the_label_is_written_as_the_service_and_the_site_write_it(
    names: tuple[str, str], said: str, label: str
) -> None:
    line = f'+<li><a href="https://linkedin.com/loom">{label}</a></li>'
    assert changed(files(*names), said) == [line]


def test_the_address_may_follow() -> None:
    found = changed(files(*NAMES), "add youtube to the footer", "https://youtube.com/loom")
    assert found == ['+<li><a href="https://youtube.com/loom">YouTube</a></li>']


def test_no_page_goes_among_telephones_and_mail_addresses() -> None:
    said = "add linkedin to the footer, https://linkedin.com/loom"
    assert changed(files(), said)[0] != '+<a href="https://linkedin.com/loom">LinkedIn</a>'
