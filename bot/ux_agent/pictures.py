"""Pictures that come with a request: what is kept of them, and which cannot be taken."""

from collections.abc import Iterable

from bot.conversation.attachment import Attachment
from bot.conversation.condition import Item
from bot.errors import UserError

MOST_PICTURES = 3
MOST_BYTES = 8 * 1024 * 1024
"""Of one picture: below the 10 MiB that everybody may upload (Discord docs, Uploading Files)."""

_KINDS = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}
_MOST_NAME = 255


def stored(images: Iterable[Attachment]) -> list[Item]:
    """The attribute `images` of an item.

    Raises UserError, for the person, on a file that is no picture or too large, or on too many.
    """
    found = [_stored(image) for image in images]
    if len(found) > MOST_PICTURES:
        raise UserError(f"Please send at most {MOST_PICTURES} pictures.")
    return found


def _stored(image: Attachment) -> Item:
    ending = image.filename.rpartition(".")[2].lower()
    if ending not in _KINDS:
        raise UserError(
            f"{image.filename}: I take pictures only (PNG, JPEG, GIF, WebP, SVG). "
            "Nothing was begun; please ask again."
        )
    if image.size > MOST_BYTES:
        raise UserError(
            f"{image.filename} is too large: a picture may have {MOST_BYTES // 1024**2} MB. "
            "Nothing was begun; please ask again."
        )
    return {
        "id": image.id,
        "filename": image.filename[:_MOST_NAME],
        "content_type": image.content_type or _KINDS[ending],
        "size": image.size,
        "url": image.url,
    }
