"""What a pull request's body shows."""

from bot.playground.page.prose import Block, blocks


def test_paragraphs_and_code_follow_one_another() -> None:
    body = "Hello\nthere\n\n```text\na `b`\n\nc\n```\n\nBye  \nnow\n"
    assert blocks(body) == [
        Block(is_code=False, text="Hello\nthere"),
        Block(is_code=True, text="a `b`\n\nc"),
        Block(is_code=False, text="Bye  \nnow"),
    ]


def test_comments_are_not_shown_but_in_code() -> None:
    assert blocks("```\n<!-- a -->\n```\n\n<!-- ux:a:b -->\n") == [
        Block(is_code=True, text="<!-- a -->")
    ]


def test_a_longer_fence_holds_a_shorter_one() -> None:
    assert blocks("````\n```\n````") == [Block(is_code=True, text="```")]


def test_nothing_shows_nothing() -> None:
    assert blocks("") == []
