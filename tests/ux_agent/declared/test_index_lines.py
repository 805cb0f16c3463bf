"""The lines that an index carries beside those around its targets."""

import pytest

from bot.ux_agent.declared.index_size import size, within
from tests.ux_agent.fake_site import FakeSite

MANIFEST = (
    "version: 1\nsections:\n  page:\n    properties:\n"
    '      text: {type: text, at: {file: a.html, element: "p.last", part: text}}\n'
)
FAR = "<br>\n" * 20


def lines_of(line: str, *, most: int = 0) -> list[str]:
    source = FakeSite({".ux-agent.yml": MANIFEST, "a.html": f"{line}\n{FAR}<p class=last>x</p>\n"})
    index = source.index()
    kept = within(index, most or size(index.to_data()))
    return list(kept.files["a.html"].lines.values())


@pytest.mark.parametrize(
    "line",
    [
        '<script type="application/ld+json">{"telephone": "+44 1632 960418"}</script>',
        "<!-- ring 01632 960 418 -->",
        "<p>Call (555) 123-4567</p>",
        '"email": "hi@penrose.example",',
        '"openingHours": ["Sa 09:00-13:00"]',
        '"opens": "09:00", "closes": "13:00"',
    ],
)
def test_what_tells_how_to_reach_somebody_is_kept_far_from_any_target(line: str) -> None:
    assert f"{line}\n" in lines_of(line)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Since 1987, open 24 hours</p>",
        '<svg viewBox="0 0 24 24"><path d="M10 20 30.5 40"/></svg>',
        "@media print",
        f"<p>01632 960 418 {'x' * 400}</p>",
        '  const db = "postgres://site:hunter2@db.example.com/site"',
        '  formKey: "01632 960 418",',
        '<script src="https://maps.example/js?key=x&mail=a@b.example"></script>',
        '  mailer: {password: "x", from: "hi@penrose.example"},',
    ],
)
def test_other_lines_are_not(line: str) -> None:
    assert f"{line}\n" not in lines_of(line)


def test_they_stay_where_others_do_not_fit() -> None:
    whole = size(
        FakeSite(
            {
                ".ux-agent.yml": MANIFEST,
                "a.html": f"<p>01632 960 418</p>\n{FAR}<p class=last>x</p>\n",
            }
        )
        .index()
        .to_data()
    )
    kept = lines_of("<p>01632 960 418</p>", most=whole - 10)
    assert kept == ["<p>01632 960 418</p>\n"]
