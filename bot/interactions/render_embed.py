"""A card as an embed above action rows (Discord docs, Message resource: Embed Limits)."""

from bot.conversation.reply import Card
from bot.interactions.render_parts import Json, colour, plain_footer, rows, texts, title

_TITLE, _DESCRIPTION, _FOOTER = 256, 4096, 500  # together below the 6000 of all embeds


def message(card: Card) -> Json:
    """The body of a message that shows the card."""
    said, diff, warned, is_cut = texts(card, _DESCRIPTION - 4)
    embed: Json = {"title": title(card, _TITLE), "color": colour(card)}
    description = "\n\n".join(filter(None, (said, diff, warned)))
    if description:
        embed["description"] = description
    if footer := plain_footer(card.footer, _FOOTER):
        embed["footer"] = {"text": footer}
    return {
        "embeds": [embed],
        "components": rows(card, card.more if is_cut else None),
        "allowed_mentions": {"parse": []},
    }
