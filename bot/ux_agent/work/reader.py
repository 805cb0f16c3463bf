"""Reads the request of a collecting conversation, by the grammar and then by a model if need be."""

from collections.abc import Callable
from functools import partial

from bot.conversation.condition import Item
from bot.ux_agent.asking_model.asking import helped
from bot.ux_agent.asking_model.prompt import Said
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.intent import Intent
from bot.ux_agent.reading import Outcome, Settle, read_item
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.work.services import LEAST_SECONDS, Context, Services


def reader(context: Context) -> Callable[[Item, Services, CodeHost, SiteIndex], Outcome]:
    """What reads a conversation with the time that this delivery leaves; raises as read_item."""

    def read(item: Item, services: Services, host: CodeHost, index: SiteIndex) -> Outcome:
        outcome = read_item(item, index, settling(item, services, host, index))
        if services.model is None:
            return outcome
        seconds = context.remaining() - LEAST_SECONDS - 1  # to tell what came of it
        return helped(outcome, _said(item), index, services.model, seconds)

    return read


def settling(item: Item, services: Services, host: CodeHost, index: SiteIndex) -> Settle:
    """What puts values in the place of a conversation's pictures."""

    def settle(intent: Intent) -> Intent:
        # Few requests bring a picture, and what reads them is slow to load.
        from bot.ux_agent.picturing.taking import Album, Picture, taken  # noqa: PLC0415

        pictures = [
            Picture(one["filename"], partial(services.fetch, one["url"], one["filename"]))
            for one in item.get("images", ())
        ]
        return taken(intent, index, Album(pictures, host.tree(index.commit), host.keep))

    return settle


def _said(item: Item) -> Said:
    texts = (item["parsed_intent"]["request"], *item.get("said", ())[1:])
    return Said(tuple(filter(None, texts)), item["section"] if "said" not in item else "")
