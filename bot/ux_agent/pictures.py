"""Pictures that come with a request: what is kept of them, and which cannot be taken."""

from collections.abc import Iterable

from bot.conversation.attachment import Attachment
from bot.conversation.condition import Item
from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase

MOST_PICTURES = 3
MOST_BYTES = 8 * 1024 * 1024
"""Of one picture: below the 10 MiB that everybody may upload (Discord docs, Uploading Files)."""

_KINDS = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}
_MOST_NAME = 255


def stored(images: Iterable[Attachment]) -> list[Item]:
    """The attribute `images` of an item.

    Raises UserError, for the person, on a file that is no picture or too large, or on too many.
    """
    found = [_stored(image) for image in images]
    if len(found) > MOST_PICTURES:
        raise UserError(phrase(Texts.too_many_pictures, most=str(MOST_PICTURES)))
    return found


def _stored(image: Attachment) -> Item:
    ending = image.filename.rpartition(".")[2].lower()
    kind = image.content_type.partition(";")[0] or _KINDS.get(ending, "")
    if kind not in _KINDS.values():
        raise UserError(phrase(Texts.no_picture, name=image.filename))
    if image.size > MOST_BYTES:
        most = str(MOST_BYTES // 1024**2)
        raise UserError(phrase(Texts.picture_too_large, name=image.filename, most=most))
    return {
        "id": image.id,
        "filename": image.filename[:_MOST_NAME],
        "content_type": kind,
        "size": image.size,
        "url": image.url,
    }
