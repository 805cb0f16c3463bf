"""Serves what the small Discord's CDN keeps, below /cdn."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground.discord.state import State

PATH = "/cdn"
_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"})


def cdn(state: State) -> Route:
    """A file by its signed address; 404 as Discord answers it for any other address."""

    async def serve(request: Request) -> Response:
        identity = str(request.path_params["identity"])
        kept = state.cdn.read(identity, request.url.query, state.clock.now())
        if kept is None or kept.name != request.path_params["name"]:
            return Response("This content is no longer available.", 404)
        kind = kept.content_type or "application/octet-stream"
        place = "inline" if kind in _SHOWN else "attachment"
        headers = {"Content-Disposition": f'{place}; filename="{kept.name}"'}
        return Response(kept.content, media_type=kind, headers=headers)

    return Route(f"{PATH}/{{folder}}/{{channel}}/{{identity}}/{{name}}", serve)
