"""What strangers send is opened with care and written anew."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from bot.errors import Failed
from bot.ux_agent.pictures import MOST_BYTES
from bot.ux_agent.picturing.opening import LONGEST_SIDE, opened, written
from tests.ux_agent.picturing.drawing import BROWN, GREEN, drawn, saved


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is so large and has next to nothing in it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_kinds_that_people_send_are_opened(kind: str) -> None:
    picture = opened(saved(drawn(BROWN), kind), "logo")
    assert picture.size == (120, 80)


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b'\xef\xbb\xbf\n<?xml version="1.0"?><svg/>',
    ],
)
def test_F72_an_svg_is_refused_by_its_content(content: bytes) -> None:
    with pytest.raises(Failed, match="SVG"):
        opened(content, "logo.png")


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7 ...", b"BM" + bytes(100)])
def test_F72_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(Failed, match="no picture that I can read"):
        opened(content, "notes.png")


def test_F72_a_damaged_picture_is_refused() -> None:
    with pytest.raises(Failed, match="damaged"):
        opened(saved(drawn(BROWN, GREEN, size=(400, 400)))[:300], "logo.png")


@pytest.mark.parametrize("side", [4_100, 60_000])
def test_F72_a_bomb_of_pixels_is_refused_before_it_is_unpacked(side: int) -> None:
    with pytest.raises(Failed, match="too many pixels"):
        opened(bomb(side, side), "logo.png")


def test_F72_too_many_bytes_are_refused() -> None:
    with pytest.raises(Failed, match="8 MB"):
        opened(bytes(MOST_BYTES + 1), "logo.png")


def test_F72_a_moving_picture_is_refused() -> None:
    frames = [drawn(BROWN), drawn(GREEN)]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(Failed, match="moves"):
        opened(content, "party.gif")


def test_what_is_written_holds_the_pixels_and_nothing_else() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "made at home, 52.5 N 13.4 E")
    made = written(opened(saved(drawn(BROWN), pnginfo=notes) + b"<script>", "logo.png"))
    assert b"Comment" not in made.content
    assert b"script" not in made.content
    again = Image.open(io.BytesIO(made.content))
    assert (again.format, again.size) == ("PNG", (120, 80))
    assert again.convert("RGB").getpixel((60, 40)) == (0x6B, 0x44, 0x23)


def test_a_photograph_stays_one_without_where_it_was_taken() -> None:
    marked = Image.Exif()
    marked[0x010E] = "secret place"
    content = saved(drawn(BROWN), "JPEG", exif=marked)
    assert b"Exif" in content
    made = written(opened(content, "me.jpg"))
    assert made.ending == "jpg"
    assert b"Exif" not in made.content


def test_a_picture_taken_sideways_stands_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # a quarter turn
    made = written(opened(saved(drawn(BROWN), "JPEG", exif=turned), "me.jpg"))
    assert (made.width, made.height) == (80, 120)


def test_transparency_is_kept() -> None:
    picture = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    made = written(opened(saved(picture, "WEBP", lossless=True), "logo.webp"))
    assert made.ending == "png"
    assert Image.open(io.BytesIO(made.content)).getpixel((5, 5)) == (0, 0, 0, 0)


def test_a_large_picture_is_made_smaller_in_its_shape() -> None:
    made = written(opened(saved(drawn(BROWN, size=(4000, 1000))), "wide.png"))
    assert (made.width, made.height) == (LONGEST_SIDE, LONGEST_SIDE // 4)


def test_a_photograph_may_be_larger_and_is_unpacked_small() -> None:
    picture = opened(saved(drawn(BROWN, size=(6000, 4000)), "JPEG"), "shop.jpg")
    assert picture.size == (3000, 2000)
    with pytest.raises(Failed, match="too many pixels"):
        opened(saved(drawn(BROWN, size=(6000, 4000))), "shop.png")


def test_the_same_picture_is_written_the_same(tmp_path: Path) -> None:
    content = saved(drawn(BROWN, GREEN))
    (tmp_path / "a").write_bytes(written(opened(content, "a")).content)
    assert (tmp_path / "a").read_bytes() == written(opened(content, "b")).content
