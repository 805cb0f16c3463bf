"""A file that somebody gave with a command or a form, as the signed interaction tells of it."""

from bot.record import Record


class Attachment(Record):
    """What is known of a file without reading it: `size` in bytes, `url` where its bytes are.

    `content_type` goes by the file's name and may be '' (Discord docs, Attachment Structure).
    """

    id: str
    filename: str
    content_type: str
    size: int
    url: str
