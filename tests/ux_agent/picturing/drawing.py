"""Pictures for tests, drawn on the spot."""

import io

from PIL import Image, ImageDraw

BROWN, CREAM, GREEN = "#6b4423", "#f3e3c3", "#3c7a4b"


def drawn(*colours: str, size: tuple[int, int] = (120, 80), ground: str = "#ffffff") -> Image.Image:
    """Stripes of colours inside a border of `ground`."""
    picture = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(picture)
    width = (size[0] - 20) // max(1, len(colours))
    for number, colour in enumerate(colours):
        left = 10 + number * width
        draw.rectangle((left, 10, left + width - 1, size[1] - 10), fill=colour)
    return picture


def saved(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """The bytes of its file."""
    into = io.BytesIO()
    picture.save(into, kind, **options)
    return into.getvalue()
