"""Opens pictures that strangers send, and writes them anew so that nothing else comes along."""

import io
import warnings
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.pictures import MOST_BYTES

MOST_PIXELS = 16_000_000
"""What is unpacked whole: beyond it the worker's memory would not do."""

MOST_OF_PHOTOGRAPH = 40_000_000
"""Of a JPEG, which can be unpacked at a fraction of its size."""

LONGEST_SIDE = 2000
"""Pixels of a picture as it is committed; a larger one is made smaller."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_QUALITY = 88
_SVG = (b"<svg", b"<?xml", b"<!DOCTYPE svg")


class Written(NamedTuple):
    """A picture written anew: its bytes, the ending of its file, and its size in pixels."""

    content: bytes
    ending: str
    width: int
    height: int


def opened(content: bytes, name: str) -> Image.Image:
    """The picture, upright; `name` is for the words of what is wrong.

    Raises Failed when it is none that is taken: SVG, moving, too large in bytes or pixels, damaged.
    """
    if len(content) > MOST_BYTES:
        most = str(MOST_BYTES // 1024**2)
        raise Failed("picture", phrase(Texts.picture_too_large, name=name, most=most))
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].startswith(_SVG):
        raise Failed("picture", phrase(Texts.picture_svg, name=name))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow warns of is refused here
            picture = Image.open(io.BytesIO(content), formats=_FORMATS)
            _require_small(picture, name)
            picture.load()
            ImageOps.exif_transpose(picture, in_place=True)
            return picture
    except Image.DecompressionBombError:
        raise Failed("picture", phrase(Texts.picture_pixels, name=name)) from None
    except UnidentifiedImageError:
        raise Failed("picture", phrase(Texts.picture_unknown, name=name)) from None
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, ArithmeticError) as fault:
        raise Failed("picture", phrase(Texts.picture_damaged, name=name)) from fault


def _require_small(picture: Image.Image, name: str) -> None:
    """Before a pixel is unpacked: what the head of the file says of its size and frames."""
    width, height = picture.size
    is_photograph = picture.format == "JPEG"
    if width * height > (MOST_OF_PHOTOGRAPH if is_photograph else MOST_PIXELS):
        raise Failed("picture", phrase(Texts.picture_pixels, name=name))
    if is_photograph:
        picture.draft(picture.mode, (LONGEST_SIDE, LONGEST_SIDE))
    if getattr(picture, "n_frames", 1) > 1:
        raise Failed("picture", phrase(Texts.picture_moving, name=name))


def written(picture: Image.Image) -> Written:
    """The pixels alone: no metadata, no profile, no trailing bytes; the same for the same pixels.

    One with transparency or few colours is written as PNG, a photograph as JPEG.
    """
    small = picture.copy()
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    is_photo = picture.format == "JPEG" or (picture.format == "WEBP" and not _is_clear(small))
    kept = small.convert("RGBA" if _is_clear(small) and not is_photo else "RGB")
    plain = Image.new(kept.mode, kept.size)
    plain.paste(kept)
    into = io.BytesIO()
    if is_photo:
        plain.save(into, "JPEG", quality=_QUALITY, optimize=True)
    else:
        plain.save(into, "PNG", optimize=True)
    return Written(into.getvalue(), "jpg" if is_photo else "png", *plain.size)


def _is_clear(picture: Image.Image) -> bool:
    """Whether any of it is transparent."""
    if "transparency" in picture.info:
        return True
    if "A" not in picture.getbands():
        return False
    least = picture.getchannel("A").getextrema()[0]
    return isinstance(least, int | float) and least < 255
