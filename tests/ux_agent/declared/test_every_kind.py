"""A site that declares every kind of place: each is found, changed by its bytes, and taken back."""

from pathlib import Path

import pytest

from bot.errors import UserError
from bot.ux_agent.editing.checking import check
from bot.ux_agent.intent import Change
from tests.ux_agent.editing.undoing import Files, edited, planned, undone
from tests.ux_agent.fake_site import FakeSite

SITE: Files = {
    ".ux-agent.yml": (Path(__file__).parent / "every_kind.yml").read_bytes(),
    "index.html": b"""<p class="tagline">Fresh daily</p>
<p>From <span data-ux="home.price">3 EUR</span></p>
<footer>
  <p class="legal">All rights reserved</p>
  <a href="https://a.example" aria-label="Pictures"><p>Buy us a coffee</p></a>
  <a href="https://b.example" aria-label="Films"></a>
</footer>
""",
    "css/main.scss": b"""---
---
$ink: #222222;
:root { --accent: #d9822b; }
html,
body { font-family: Georgia, serif; }
.site-footer {
  color: $ink;
}
""",
    "src/Footer.jsx": b"""export const Footer = () => <footer className="p-4">x</footer>;
""",
    "src/Header.tsx": b"""export const Header = () => (
  <header className="bg-slate-900 md:bg-black">
    <img src="/logo.svg" alt="" />
    <button className={clsx('rounded', wide && 'w-full')}>x</button>
    <nav>
      <a href="/">Home</a>
      <a href="/about">About</a>
    </nav>
  </header>
);
""",
    "content/_index.md": b"""---
title: "Bread: daily"
---

We bake at night.
""",
    "lang/en.json": b'{"tagline": "Fresh daily"}\n',
    "app/layout.tsx": b"export const metadata: Metadata = { title: 'Corner Bakery' };\n",
    "app/page.tsx": b"""const features = [
  { title: 'Rolls', description: 'Warm' },
  { title: 'Cakes', description: 'Sweet' },
];
""",
    "tailwind.config.js": b"module.exports = {};\n",
    "public/logo.svg": b"<svg/>",
    "public/img/night.svg": b"<svg/>",
}

CHANGES = [
    ("footer", "text", "A & <b>", "index.html", "All rights reserved", "A &amp; &lt;b&gt;"),
    ("footer", "coffee", "Tea?", "index.html", "Buy us a coffee", "Tea?"),
    (
        "footer",
        "background",
        "#123456",
        "css/main.scss",
        "color: $ink;",
        "color: $ink;\n  background: #123456;",
    ),
    (
        "footer",
        "font-size",
        "14px",
        "css/main.scss",
        "color: $ink;",
        "color: $ink;\n  font-size: 14px;",
    ),
    ("footer", "visibility", "hidden", "src/Footer.jsx", '"p-4"', '"p-4 hidden"'),
    ("header", "logo", "/img/night.svg", "src/Header.tsx", "/logo.svg", "/img/night.svg"),
    ("header", "logo", "night.svg", "src/Header.tsx", "/logo.svg", "/img/night.svg"),
    ("header", "background", "#ffffff", "src/Header.tsx", "bg-slate-900", "bg-white"),
    ("header", "radius", "full", "src/Header.tsx", "'rounded'", "'rounded-full'"),
    ("home", "hero-text", 'A "b"', "content/_index.md", '"Bread: daily"', '"A \\"b\\""'),
    ("home", "description", "# x", "content/_index.md", "We bake at night.", "\\# x"),
    ("home", "price", "4 EUR", "index.html", "3 EUR", "4 EUR"),
    ("home", "page-title", "It's", "app/layout.tsx", "'Corner Bakery'", "'It\\'s'"),
    ("site", "accent", "#000080", "css/main.scss", "#d9822b", "#000080"),
    ("site", "font-family", "Open Sans", "css/main.scss", "Georgia, serif", '"Open Sans"'),
]


def test_every_place_is_found() -> None:
    index = FakeSite(SITE).index()
    assert index.warnings == ()
    assert len(index.targets) == 18


@pytest.mark.parametrize(("section", "name", "value", "file", "old", "new"), CHANGES)
def test_a_value_is_set_and_taken_back(
    section: str, name: str, value: str, file: str, old: str, new: str
) -> None:
    made = planned([Change(section, "set", name, value)], SITE)
    result = edited(SITE, made)
    check(made.edits, SITE, {file: result[file]})
    assert result == {**SITE, file: SITE[file].replace(old.encode(), new.encode(), 1)}
    assert undone(made, SITE, result) == SITE


MOVED = {
    "index.html": (b"<p class", b"<!-- new -->\n<p class"),
    "css/main.scss": (b"$ink:", b"$new: 1px;\n$ink:"),
    "src/Footer.jsx": (b"export", b"// new\nexport"),
    "src/Header.tsx": (b"export", b"// new\nexport"),
    "content/_index.md": (b"---\ntitle", b"---\nnew: 1\ntitle"),
    "app/layout.tsx": (b"export", b"// new\nexport"),
}
"""What somebody else changed of each file in the meantime."""


@pytest.mark.parametrize(("section", "name", "value", "file", "old", "new"), CHANGES)
def test_a_value_is_taken_back_where_it_stands_by_now(
    section: str, name: str, value: str, file: str, old: str, new: str
) -> None:
    made = planned([Change(section, "set", name, value)], SITE)
    result = edited(SITE, made)
    moved = {**result, file: result[file].replace(*MOVED[file], 1)}
    assert moved != result
    assert undone(made, SITE, moved) == {**SITE, file: SITE[file].replace(*MOVED[file], 1)}


def test_mirrors_change_together() -> None:
    made = planned([Change("home", "set", "tagline", "Baked now")], SITE)
    assert {edit.file for edit in made.edits} == {"lang/en.json", "index.html"}


def test_a_list_of_data_is_renamed_described_and_shortened() -> None:
    wishes = [
        Change("home", "set", "link-label", "Buns", "Rolls"),
        Change("home", "set", "description", "Very sweet", "Cakes"),
    ]
    result = edited(SITE, planned(wishes, SITE))
    assert b"{ title: 'Buns', description: 'Warm' }" in result["app/page.tsx"]
    assert b"{ title: 'Cakes', description: 'Very sweet' }" in result["app/page.tsx"]


def test_a_picture_that_the_site_lacks_is_not_named() -> None:
    with pytest.raises(UserError, match=r"no picture “/none\.svg”.*/logo\.svg, /img/night\.svg"):
        planned([Change("header", "set", "logo", "/none.svg")], SITE)
