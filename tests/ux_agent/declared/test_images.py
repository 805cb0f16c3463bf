"""Pictures of a site by the addresses that its pages give them."""

import pytest

from bot.ux_agent.declared.images import MOST, addresses, share


@pytest.mark.parametrize(
    ("value", "file", "paths", "expected"),
    [
        ("img/a.png", "index.html", ["img/a.png", "img/b.svg"], ["img/a.png", "img/b.svg"]),
        ("../img/a.png", "sub/x.html", ["img/a.png", "b.jpg"], ["../img/a.png", "../b.jpg"]),
        ("./a.png", "index.html", ["a.png", "b.webp"], ["./a.png", "./b.webp"]),
        ("/a.png", "src/x.tsx", ["public/a.png", "public/b/c.gif"], ["/a.png", "/b/c.gif"]),
        ("/img/a.png", "x.njk", ["src/img/a.png", "src/img/b.png"], ["/img/a.png", "/img/b.png"]),
        ("img/a.png", "layouts/x.html", ["static/img/a.png"], ["img/a.png"]),
        ("/a.png", "src/x.vue", ["a.png", "public/a.png", "public/b.png"], ["/a.png", "/b.png"]),
        ("a.png", "x.html", ["a.png", ".git/b.png", "node_modules/x/c.png"], ["a.png"]),
        ("/a.png?v=2", "x.html", ["a.png"], ["/a.png"]),
        ("@/i/a.png", "x.tsx", ["src/i/a.png", "public/b.png"], ["@/i/a.png"]),
        (
            "$lib/a.png",
            "x.svelte",
            ["src/lib/a.png", "src/lib/b/c.svg"],
            ["$lib/a.png", "$lib/b/c.svg"],
        ),
        ("~/i/a.png", "x.vue", ["web/i/a.png", "web/b.png"], ["~/i/a.png", "~/b.png"]),
        ("/up/a.png", "x.html", ["web/up/a.png", "web/up/b.png"], ["/up/a.png", "/up/b.png"]),
    ],
)
def test_pictures_are_named_as_the_present_one_is(
    value: str, file: str, paths: list[str], expected: list[str]
) -> None:
    assert list(addresses(value, file, [*paths, "a.txt"])) == expected


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        ("https://x.example/a.png", ["a.png"]),
        ("//x.example/a.png", ["a.png"]),
        ("/none.png", ["a.png"]),
        ("/a.png", ["one/a.png", "two/a.png"]),
        ("@/a.png", ["one/a.png", "two/a.png"]),
        ("", ["a.png"]),
        (None, ["a.png"]),
    ],
)
def test_where_the_present_one_is_no_file_of_the_site_none_is_named(
    value: str | None, paths: list[str]
) -> None:
    assert addresses(value, "index.html", paths) == ()


def test_no_more_are_named_than_an_index_can_carry() -> None:
    paths = [f"img/{number}.png" for number in range(1000)]
    assert len(addresses("/img/1.png", "index.html", paths)) == MOST
    assert (share(0), share(1), share(3), share(1000)) == (MOST, MOST, MOST // 3, MOST // 10)


def test_those_beside_the_present_one_come_first() -> None:
    paths = ["a/1.png", "b/2.png", "b/3.png", "c/4.png"]
    assert addresses("/b/3.png", "x.html", paths, 3) == ("/b/2.png", "/b/3.png", "/a/1.png")


def test_an_address_with_signs_that_are_encoded_is_that_of_the_file() -> None:
    paths = ["img/a (2).png", "img/b.png"]
    assert addresses("img/a%20%282%29.png", "index.md", paths) == ("img/a (2).png", "img/b.png")
