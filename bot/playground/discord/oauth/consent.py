"""The page where a person lets the application act for them (docs: OAuth2, Authorization Code).

A real person is signed in at Discord; here one picks who to be. A cookie keeps that for the next
time, when `prompt=none` asks nothing of who has let the application do it all before.
"""

from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.playground.discord.oauth.grants import Grants, Wish
from bot.playground.discord.oauth.refusals import ACCESS_DENIED, OAuthRefused
from bot.playground.discord.page import page
from bot.playground.discord.people import MANAGE_GUILD, User

COOKIE = "small-discord-user"
_DOES: Mapping[str, str] = {
    "identify": "Know your name and your avatar",
    "email": "Know your email address",
    "guilds": "Know which servers you are in, and what you may do there",
    "openid": "Know who you are",
}


def is_asked(request: Request) -> bool:
    """Whether an authorization's address asks for a person's consent, not for a bot's place."""
    return "response_type" in request.query_params or "redirect_uri" in request.query_params


def ask(grants: Grants, request: Request) -> Response:
    """The question, or the way back at once."""
    wish = _wish(grants, request.query_params)
    if isinstance(wish, Response):
        return wish
    known = _person(grants, request.cookies.get(COOKIE, ""))
    if wish.is_silent and known is not None and grants.has_let(known, wish):
        return _back(wish.redirect_uri, {"code": grants.let(known, wish)}, wish.state)
    name = grants.state.world.application.bot.username
    likely = [*([known] if known else []), *grants.state.world.users]
    people = "".join(_button(grants, one) for one in dict.fromkeys(likely))
    does = "".join(f"<li>{escape(_DOES[scope])}</li>" for scope in wish.scopes)
    host = urlsplit(wish.redirect_uri).netloc
    more = (
        f"<p>It will be able to:</p><ul class='does'>{does}</ul>"
        "<p id='who'>Who are you?</p>"
        f"<form method='post' class='who' aria-labelledby='who'>{people}"
        "<button class='press quiet' name='user' value=''>Cancel</button></form>"
        f"<p class='after'>Then you are back at {escape(host)}.</p>"
    )
    shown = page(f"Sign in to {name}", "with the small Discord", more)
    shown.headers["Content-Security-Policy"] = _policy(wish.redirect_uri)
    return shown


async def press(grants: Grants, request: Request) -> Response:
    """The way back, with a code for who was picked, or with the news that nobody was."""
    wish = _wish(grants, request.query_params)
    if isinstance(wish, Response):
        return wish
    person = _person(grants, await _picked(request))
    if person is None:
        said = {"error": "access_denied", "error_description": ACCESS_DENIED}
        return _back(wish.redirect_uri, said, wish.state)
    back = _back(wish.redirect_uri, {"code": grants.let(person, wish)}, wish.state)
    back.set_cookie(COOKIE, person.id, path="/oauth2", httponly=True, samesite="lax")
    return back


def _wish(grants: Grants, asked: Mapping[str, str]) -> Wish | Response:
    """What is asked for, or the answer that says why not."""
    if not grants.is_client(asked.get("client_id", "")):
        return _not_asked("Unknown Application")
    if asked.get("redirect_uri") not in grants.redirect_uris:
        return _not_asked("Invalid OAuth2 redirect_uri")
    try:
        return grants.read(asked)
    except OAuthRefused as refused:
        return _back(asked["redirect_uri"], refused.body(), asked.get("state", ""))


def _not_asked(words: str) -> HTMLResponse:
    return page("Nobody is signed in", words, status=400)


def _back(address: str, said: Mapping[str, str], state: str) -> RedirectResponse:
    query = urlencode({**said, **({"state": state} if state else {})})
    return RedirectResponse(f"{address}{'&' if '?' in address else '?'}{query}", 302)


def _person(grants: Grants, identity: str) -> User | None:
    found = (user for user in grants.state.world.users if user.id == identity)
    return next(found, None)


async def _picked(request: Request) -> str:
    body = (await request.body()).decode(errors="replace")
    return dict(parse_qsl(body)).get("user", "")


def _button(grants: Grants, user: User) -> str:
    state = grants.state
    managed = [
        guild.name
        for guild in state.world.guilds_of(user)
        if guild.id in state.joined and guild.permissions(user) & MANAGE_GUILD
    ]
    may = f"manages {', '.join(managed)}" if managed else "manages no server that the bot is in"
    return (
        f"<button class='press' name='user' value='{escape(user.id)}'>"
        f"{escape(user.global_name or user.username)} <small>{escape(may)}</small></button>"
    )


def _policy(address: str) -> str:
    """A browser follows a form's answer only to where the page may send forms."""
    place = urlsplit(address)
    return (
        f"default-src 'self'; base-uri 'none'; form-action 'self' {place.scheme}://{place.netloc}; "
        "frame-ancestors 'none'; object-src 'none'"
    )
