"""What axe-core finds on a page; its script comes with axe-playwright-python."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

_AXE = files("axe_playwright_python").joinpath("axe.min.js")


def breaches(page: Page) -> list[str]:
    """Every rule that the page breaks now, with the first part that breaks it."""
    page.wait_for_load_state("load")  # without its style sheet a page has other colours
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.read_text(encoding="utf-8"))
    options = {"resultTypes": ["violations"], "iframes": False}
    run = "(options) => axe.run(document, options).then((found) => found.violations)"
    found: list[dict[str, Any]] = page.evaluate(run, options)
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found]
