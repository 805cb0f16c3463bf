"""The small GitHub's REST API: every operation of the slice, checked on its way in and out."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.github import apps, errors, git_data, pull_requests, schema
from bot.playground.github.call import Answer, Call, Links, Request
from bot.playground.github.credentials import Grant
from bot.playground.github.errors import Refusal
from bot.playground.github.faults import Trouble
from bot.playground.github.hosted import Hosted
from bot.playground.github.lines import Cut
from bot.playground.github.small_github import SmallGitHub

VERSIONS = ("2022-11-28", "2026-03-10")
Handle: TypeAlias = Callable[[Call, float], Answer]
_HOURLY = 5000
_REPO = "/repos/{owner}/{repo}"


class Operation(NamedTuple):
    """An operation: its method and path in the description, what it needs, what it does."""

    method: str
    path: str
    permission: str
    level: str
    handle: Handle | None

    @property
    def docs(self) -> str:
        """The page that describes it."""
        return str(schema.operation(self.method, self.path)["externalDocs"]["url"])


OPERATIONS = (
    Operation("POST", "/app/installations/{installation_id}/access_tokens", "", "", None),
    Operation("GET", _REPO, "metadata", "read", apps.get_repository),
    Operation("GET", f"{_REPO}/branches/{{branch}}", "contents", "read", git_data.get_branch),
    Operation("GET", f"{_REPO}/git/ref/{{ref}}", "contents", "read", git_data.get_ref),
    Operation("POST", f"{_REPO}/git/refs", "contents", "write", git_data.create_ref),
    Operation(
        "GET", f"{_REPO}/git/commits/{{commit_sha}}", "contents", "read", git_data.get_commit
    ),
    Operation("POST", f"{_REPO}/git/commits", "contents", "write", git_data.create_commit),
    Operation("GET", f"{_REPO}/git/trees/{{tree_sha}}", "contents", "read", git_data.get_tree),
    Operation("POST", f"{_REPO}/git/trees", "contents", "write", git_data.create_tree),
    Operation("GET", f"{_REPO}/git/blobs/{{file_sha}}", "contents", "read", git_data.get_blob),
    Operation("POST", f"{_REPO}/git/blobs", "contents", "write", git_data.create_blob),
    Operation("GET", f"{_REPO}/pulls", "pull_requests", "read", pull_requests.list_pulls),
    Operation("POST", f"{_REPO}/pulls", "pull_requests", "write", pull_requests.create_pull),
    Operation(
        "GET", f"{_REPO}/pulls/{{pull_number}}", "pull_requests", "read", pull_requests.get_pull
    ),
    Operation(
        "PATCH",
        f"{_REPO}/pulls/{{pull_number}}",
        "pull_requests",
        "write",
        pull_requests.update_pull,
    ),
    Operation(
        "POST",
        f"{_REPO}/issues/{{issue_number}}/comments",
        "pull_requests",
        "write",
        pull_requests.create_comment,
    ),
)
_DEEP = ("{ref}", "{branch}", "{tree_sha}")


def api(github: SmallGitHub) -> list[BaseRoute]:
    """All routes; the last one refuses whatever the fake does not offer."""
    doors = Doors(github)
    routes: list[BaseRoute] = [
        Route(_starlette(one.path), doors.serving(one), methods=[one.method]) for one in OPERATIONS
    ]
    methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    return [*routes, Route("/{rest:path}", doors.serving(None), methods=methods)]


class Doors:
    """Serves requests for one small GitHub."""

    def __init__(self, github: SmallGitHub) -> None:
        self._github = github

    def serving(self, operation: Operation | None) -> Callable[[HttpRequest], Awaitable[Response]]:
        """The endpoint of an operation; None is what does not exist."""

        async def serve(request: HttpRequest) -> Response:
            content = await request.body()
            number = self._remember(request, content)
            trouble = self._github.faults.meet(request.method, _path(request))
            if trouble.act is not None:
                await run_in_threadpool(trouble.act)
            await asyncio.sleep(trouble.wait)
            response = _instead(trouble)
            if response is None:
                answered = (operation, request, content, trouble.refusal)
                response = await run_in_threadpool(self._answer, *answered)
            if trouble.act_after is not None:
                await run_in_threadpool(trouble.act_after)
            response = _spoiled(trouble, response)
            self._note(number, None if isinstance(response, Cut) else response.status_code)
            return response

        return serve

    def _remember(self, request: HttpRequest, content: bytes) -> int:
        query = dict(request.query_params)
        now, body = self._github.clock.now(), _json(content)
        with self._github.lock:
            number = len(self._github.requests)
            seen = Request(number, now, request.method, _path(request), query, body)
            self._github.requests.append(seen)
            return number

    def _note(self, number: int, status: int | None) -> None:
        with self._github.lock:
            if number < len(self._github.requests):  # else somebody has forgotten them meanwhile
                noted = self._github.requests[number]._replace(status=status)
                self._github.requests[number] = noted

    def _answer(
        self,
        operation: Operation | None,
        request: HttpRequest,
        content: bytes,
        refusal: Refusal | None,
    ) -> Response:
        docs = operation.docs if operation else ""
        with self._github.lock:
            try:
                if refusal is not None:
                    raise refusal
                answer = self._perform(operation, request, content)
            except Refusal as refused:
                answer = Answer(refused.status, refused.body(docs), refused.headers)
            if operation is not None:
                at = (operation.method, operation.path, answer.status, answer.body)
                self._breach(request, "answered", schema.answer_faults(*at))
            return self._response(answer)

    def _perform(self, operation: Operation | None, request: HttpRequest, content: bytes) -> Answer:
        _check_headers(request)
        if operation is None:
            self._breach(request, "asked", ["The small GitHub offers no such operation."])
            raise Refusal(404, "Not Found", docs=errors.DOCS)
        call = self._admitted(operation, request)
        body = _body(content)
        at = (operation.method, operation.path)
        faults = schema.parameter_faults(*at, call.query, call.at)
        faults += schema.body_faults(*at, body)
        if faults:
            self._breach(request, "asked", faults)
            raise errors.invalid_request(faults)
        handle = operation.handle or self._github.installations.create_token
        return handle(call._replace(body=body or {}), self._github.clock.now())

    def _admitted(self, operation: Operation, request: HttpRequest) -> Call:
        """The call with who asks and of what; refuses those who may not."""
        at = {key: str(value) for key, value in request.path_params.items()}
        mounted = request.scope.get("root_path", "")
        own = f"{request.url.scheme}://{request.url.netloc}{mounted}"
        links = Links(own, self._github.web or own)
        authorization = request.headers.get("authorization", "")
        call = Call(at, dict(request.query_params), {}, links, authorization)
        if not operation.permission:
            return call
        grant = self._grant(request, authorization)
        found = self._repository(f"{at['owner']}/{at['repo']}", own, request)
        if not grant.sees(found.full_name):
            raise errors.not_found()
        if not grant.allows(operation.permission, operation.level):
            raise errors.not_accessible(grant.kind, f"{operation.permission}={operation.level}")
        if operation.level == "write" and found.limits.is_archived:
            raise errors.archived()
        return call._replace(grant=grant, repository=found)

    def _repository(self, name: str, own: str, request: HttpRequest) -> Hosted:
        found = self._github.repositories.get(name)
        if name in self._github.renamed:
            number = self._github.repositories[self._github.renamed[name]].id
            rest = _path(request).removeprefix(f"/repos/{name}")
            place = f"{own}/repositories/{number}{rest}"
            raise errors.moved(place, is_read=request.method == "GET")
        if found is None:
            raise errors.not_found()
        return found

    def _grant(self, request: HttpRequest, authorization: str) -> Grant:
        scheme, _, token = authorization.partition(" ")
        if not authorization:
            raise (
                errors.not_found() if request.method == "GET" else errors.requires_authentication()
            )
        if scheme.lower() not in {"bearer", "token"}:
            raise errors.bad_credentials()
        grant = self._github.tokens.find(token, self._github.clock.now())
        if grant.kind == "installation" and self._github.app.installed == "suspended":
            raise errors.suspended()
        return grant

    def _breach(self, request: HttpRequest, what: str, faults: list[str]) -> None:
        place = f"{request.method} {_path(request)} {what}"
        self._github.breaches.extend(f"{place}: {fault}" for fault in faults)

    def _response(self, answer: Answer) -> Response:
        used = len(self._github.requests)
        headers = {
            "content-type": "application/json; charset=utf-8",
            "x-github-api-version-selected": VERSIONS[0],
            "x-github-media-type": "github.v3; format=json",
            "x-github-request-id": f"F00D:{used:04X}:{time.time_ns() & 0xFFFFFF:06X}",
            "x-ratelimit-limit": str(_HOURLY),
            "x-ratelimit-remaining": str(max(_HOURLY - used, 0)),
            "x-ratelimit-reset": str(int(self._github.clock.now()) + 3600),
            "x-ratelimit-resource": "core",
            "x-ratelimit-used": str(used),
        }
        content = json.dumps(answer.body, separators=(",", ":"))
        return Response(content, answer.status, headers={**headers, **answer.headers})


def _starlette(path: str) -> str:
    for name in _DEEP:
        path = path.replace(name, f"{name[:-1]}:path}}")
    return path


def _path(request: HttpRequest) -> str:
    """The path below where the API is mounted."""
    return request.url.path.removeprefix(str(request.scope.get("root_path", "")))


def _json(content: bytes) -> object:
    """The body to remember; None when there is none or it is no JSON."""
    try:
        return json.loads(content)
    except ValueError:
        return None


def _body(content: bytes) -> Mapping[str, Any] | None:
    if not content:
        return None
    try:
        body = json.loads(content)
    except ValueError as error:
        raise Refusal(400, "Problems parsing JSON") from error
    if not isinstance(body, dict):
        raise Refusal(400, "Body should be a JSON object")
    return body


def _check_headers(request: HttpRequest) -> None:
    """Refuse who names no client (docs: User agent) or an API version that there is not."""
    if not request.headers.get("user-agent"):
        words = "Request forbidden by administrative rules. Please make sure your request has a "
        raise Refusal(403, f"{words}User-Agent header.")
    version = request.headers.get("x-github-api-version", VERSIONS[0])
    if version not in VERSIONS:
        raise Refusal(400, f'"{version}" is not a supported version.')


def _instead(trouble: Trouble) -> Response | None:
    """What is answered in place of all processing."""
    if trouble.is_cut:
        return Cut()
    if trouble.page is not None:
        status, page = trouble.page
        return HTMLResponse(page, status)
    return None


def _spoiled(trouble: Trouble, response: Response) -> Response:
    """What becomes of the answer on its way."""
    if trouble.is_lost:
        return Cut()
    if trouble.is_garbled:
        half = bytes(response.body)[: len(response.body) // 2]
        return Response(half, response.status_code, media_type="application/json")
    return response
