"""The console's pages as HTML; every value is escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from bot.console import wording


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        moment=wording.moment,
        iso=wording.iso,
        seconds=wording.seconds,
        dollars=wording.dollars,
        percent=wording.percent,
        number=wording.number,
        said=wording.said,
        stands=wording.stands,
        titled=wording.titled,
    )
    return environment


def render(template: str, values: dict[str, object]) -> str:
    """The template of this name with these values; an attribute that an item lacks is empty."""
    return _environment().get_template(template).render(values)
