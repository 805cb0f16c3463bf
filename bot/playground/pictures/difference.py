"""Where two pictures of a page differ."""

import io

from PIL import Image, ImageChops

from bot.playground.pictures.chromium import NoPictureError

HEIGHT = 600
TALL = 4000
_ABOVE = 120


def around_difference(before: bytes, after: bytes) -> tuple[bytes, bytes] | None:
    """Both PNGs where they differ, HEIGHT pixels of each; None where they look the same.

    What differs is in the middle; where it is higher than that, its beginning is there.

    Raises NoPictureError where one is no picture.
    """
    if before == after:
        return None
    try:
        pictures = [Image.open(io.BytesIO(one)).convert("RGB") for one in (before, after)]
    except OSError as fault:
        raise NoPictureError("what was taken is no picture") from fault
    box = ImageChops.difference(*pictures).getbbox()
    if box is None:
        return None
    width, height = pictures[0].size
    above = max(_ABOVE, (HEIGHT - (box[3] - box[1])) // 2)
    top = max(0, min(box[1] - above, height - HEIGHT))
    cut = (0, top, width, min(top + HEIGHT, height))
    return _png(pictures[0].crop(cut)), _png(pictures[1].crop(cut))


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
