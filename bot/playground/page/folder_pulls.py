"""The pages of pull requests: their list, and for a git folder one where a person ends them.

Only forms of this very page are heard: a browser names the page's origin with each of them.
"""

from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.page.github_pages import Render, require_own
from bot.playground.page.merging import FolderPulls, Refused
from bot.playground.page.playground import Playground
from bot.playground.page.prose import blocks
from bot.playground.page.site_folder import SiteFolder

_PULLS: Final = "/playground/pulls"
_PULL: Final = f"{_PULLS}/{{site}}/{{number:int}}"


def routes(playground: Playground, render: Render) -> list[BaseRoute]:
    """The pages; `render` makes one from a template's name and values."""

    async def listing(request: Request) -> Response:
        found = await run_in_threadpool(_all, playground)
        return render("pulls.html", sites=found)

    async def show(request: Request) -> Response:
        site, number = _place(playground, request)
        if not _is_here(site, number):
            return RedirectResponse(site.address(number))
        return render("pull.html", **await run_in_threadpool(_look, playground, site, number))

    async def act(request: Request) -> Response:
        require_own(request)
        site, number = _place(playground, request)
        if not _is_here(site, number):
            raise HTTPException(404, "Nobody can do that here.")
        name = str(request.path_params["act"])
        try:
            await run_in_threadpool(_act, playground, site, number, name)
        except Refused as reason:
            page = await run_in_threadpool(_look, playground, site, number)
            return render("pull.html", **{**page, "refused": str(reason)})
        return RedirectResponse(site.address(number), 303)

    return [
        Route(_PULLS, listing),
        Route(f"{_PULLS}/{{number:int}}", show),
        Route(_PULL, show),
        Route(f"{_PULL}/{{act}}", act, methods=["POST"]),
    ]


def _all(playground: Playground) -> list[tuple[str, SiteFolder, list[dict[str, Any]]]]:
    """The pull requests of each site that has any."""
    found = [(site, site.pulls()) for site in playground.sites()]
    return [(playground.called(site), site, pulls) for site, pulls in found if pulls]


def _place(playground: Playground, request: Request) -> tuple[SiteFolder, int]:
    number = int(request.path_params["number"])
    site = playground.site_named(str(request.path_params.get("site", playground.site.name)))
    if site is None:
        raise HTTPException(404, f"There is no pull request #{number}.")
    return site, number


def _is_here(site: SiteFolder, number: int) -> bool:
    return site.address(number).startswith(f"{_PULLS}/")


def _found(site: SiteFolder, number: int) -> dict[str, Any]:
    record = site.pull(number)
    if record is None:
        raise HTTPException(404, f"There is no pull request #{number}.")
    return record


def _look(playground: Playground, site: SiteFolder, number: int) -> dict[str, object]:
    """What the page of a pull request shows; a 404 when there is none."""
    record = _found(site, number)
    written = (record["body"], *(comment["body"] for comment in record["comments"]))
    is_open = record["state"] == "open"
    return {
        "pull": record,
        "said": [blocks(one) for one in written],
        "site": site,
        "trouble": _acts(playground, site).trouble(record) if is_open else "",
        "refused": "",
    }


def _acts(playground: Playground, site: SiteFolder) -> FolderPulls:
    return FolderPulls(site, playground.discord.state.clock.now)


def _act(playground: Playground, site: SiteFolder, number: int, name: str) -> None:
    """Raises Refused where it cannot be merged."""
    pulls = _acts(playground, site)
    done = {"merge": pulls.merge, "close": pulls.close}.get(name)
    if done is None:
        raise HTTPException(404, "Nobody can do that.")
    done(_found(site, number))
    playground.read_again()
