"""What Discord's API answers when it refuses (docs: Opcodes and Status Codes)."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class Fault(NamedTuple):
    """One broken rule: where in the body, Discord's name for it, and its words."""

    path: tuple[str | int, ...]
    code: str
    message: str

    def __str__(self) -> str:
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return f"{place.lstrip('.') or 'body'}: {self.message} ({self.code})"


class ApiError(Exception):
    """A refusal: HTTP status, Discord's JSON error code and words, and what else the body says."""

    def __init__(self, status: int, code: int, message: str, **more: object) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status = status
        self.code = code
        self.message = message
        self.more = more
        self.faults: tuple[Fault, ...] = ()

    def __str__(self) -> str:
        faults = "; ".join(str(fault) for fault in self.faults)
        return faults or f"{self.status} {self.code} {self.message}"

    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        return {"message": self.message, "code": self.code, **self.more}

    def headers(self) -> dict[str, str]:
        """Headers beside the usual ones; a rate limit says how long to wait."""
        if "retry_after" not in self.more:
            return {}
        wait = f"{self.more['retry_after']:g}"
        scope = "global" if self.more.get("global") else "user"
        return {"Retry-After": wait, "X-RateLimit-Reset-After": wait, "X-RateLimit-Scope": scope}


def unauthorized() -> ApiError:
    """The bot token is missing or wrong."""
    return ApiError(401, 0, "401: Unauthorized")


def not_found() -> ApiError:
    """No such route."""
    return ApiError(404, 0, "404: Not Found")


def unknown_guild() -> ApiError:
    """There is no such server."""
    return ApiError(404, 10004, "Unknown Guild")


def unknown_channel() -> ApiError:
    """There is no such channel."""
    return ApiError(404, 10003, "Unknown Channel")


def unknown_message() -> ApiError:
    """The message was deleted, or never was."""
    return ApiError(404, 10008, "Unknown Message")


def unknown_webhook() -> ApiError:
    """The token is unknown, or its interaction is not acknowledged (yet)."""
    return ApiError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> ApiError:
    """The interaction is older than 3 seconds, or never was."""
    return ApiError(404, 10062, "Unknown interaction")


def already_acknowledged() -> ApiError:
    """An interaction takes one initial response."""
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def blocked_client() -> ApiError:
    """Cloudflare blocks a User-Agent that names no library."""
    return ApiError(403, 40333, "internal network error")


def unknown_application() -> ApiError:
    """The application is another one's."""
    return ApiError(404, 10002, "Unknown Application")


def missing_access() -> ApiError:
    """The bot is not in that server."""
    return ApiError(403, 50001, "Missing Access")


def too_many_commands(most: int) -> ApiError:
    """A list may hold so many commands of that type."""
    return ApiError(400, 30032, f"Maximum number of application commands reached ({most}).")


def too_many_creates() -> ApiError:
    """As many commands were made today as a day takes."""
    words = "Max number of daily application command creates has been reached (200)"
    return ApiError(400, 30034, words)


def entry_point_left_out() -> ApiError:
    """An Activity's entry point goes only by a request of its own."""
    words = "You cannot remove this app's Entry Point command in a bulk update operation. Please"
    words += " include the Entry Point command in your update request or delete it separately."
    return ApiError(400, 50240, words)


def missing_permissions() -> ApiError:
    """The bot may see the channel, but not do this in it."""
    return ApiError(403, 50013, "Missing Permissions")


def not_the_author() -> ApiError:
    """The message is somebody else's."""
    return ApiError(403, 50005, "Cannot edit a message authored by another user")


def too_large() -> ApiError:
    """A file is longer than anybody may send."""
    return ApiError(413, 40005, "Request entity too large")


def unverified_endpoint() -> ApiError:
    """A PING to the endpoint was not answered as it has to be, or a bad signature was taken."""
    words = "The specified interactions endpoint URL could not be verified."
    code = "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID"
    return invalid_form([Fault(("interactions_endpoint_url",), code, words)])


def not_a_list() -> Fault:
    """The body is no list."""
    return Fault((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")


def empty_message() -> ApiError:
    """A message needs content, an embed, a component, a file or a poll."""
    return ApiError(400, 50006, "Cannot send an empty message")


def expired_token() -> ApiError:
    """Fifteen minutes are over."""
    return ApiError(401, 50027, "Invalid Webhook Token")


def invalid_json() -> ApiError:
    """The body is not JSON."""
    return ApiError(400, 50109, "The request body contains invalid JSON.")


def invalid_form(faults: Sequence[Fault]) -> ApiError:
    """The body breaks rules; `errors` nests them by their place."""
    tree: dict[str, Any] = {}
    for fault in faults:
        place = tree
        for step in fault.path:
            place = place.setdefault(str(step), {})
        place.setdefault("_errors", []).append({"code": fault.code, "message": fault.message})
    error = ApiError(400, 50035, "Invalid Form Body", errors=tree)
    error.faults = tuple(faults)
    return error


def rate_limited(retry_after: float, *, is_global: bool = False) -> ApiError:
    """Too many requests: to be repeated after `retry_after` seconds (docs: Rate Limits)."""
    words = "You are being rate limited."
    return ApiError(429, 0, words, retry_after=retry_after, **{"global": is_global})


def server_error(status: int = 500) -> ApiError:
    """Discord itself is in trouble."""
    words: Mapping[int, str] = {500: "500: Internal Server Error", 503: "upstream connect error"}
    return ApiError(status, 0, words.get(status, f"{status}: Server Error"))
