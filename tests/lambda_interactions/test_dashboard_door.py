"""The HTTP language of the dashboard API: paths, statuses, headers, other origins, the log."""

import json

import pytest

from bot.errors import ConfigurationError, TransientError
from lambda_interactions.dashboard_door import MOST_BYTES, Behind
from tests.lambda_interactions.dashboards import NOW, ORIGIN, OURS, Dashboard, bearer
from tests.lambda_interactions.web import SHAPES
from tests.transcript.test_signed_in import REFUSED

JSON = {"content-type": "application/json"}
READ = ("/sessions/list", "/sessions/s00001", "/conversations/s00001", "/metrics/summary")
ALL = (*READ, "/healthz", "/openapi.json")


@pytest.fixture
def dashboard() -> Dashboard:
    made = Dashboard(origins=(ORIGIN,))
    made.shelf.session(1)
    return made


@pytest.mark.parametrize("shape", SHAPES)
def test_a_tenants_sessions_are_listed(dashboard: Dashboard, shape: str) -> None:
    dashboard.shelf.session(2, event_type="FORM_COMPLETED")
    told = dashboard.ask("/sessions/list?limit=1&outcome=browsing", bearer(), shape=shape)
    assert told.status == 200
    assert [one["session_id"] for one in told.body["sessions"]] == ["s00001"]
    assert told.body["next_cursor"] is None


def test_a_session_is_found_under_both_of_its_paths(dashboard: Dashboard) -> None:
    told = dashboard.ask("/sessions/s00001", bearer())
    assert (told.status, told.body["session_id"]) == (200, "s00001")
    assert [one["event_type"] for one in told.body["events"]] == ["LOOKED"]
    assert dashboard.ask("/conversations/s00001", bearer()).text == told.text


def test_a_session_called_list_is_found_among_conversations(dashboard: Dashboard) -> None:
    event = {**dashboard.shelf.events.rows["s00001"]}
    (row,) = event.values()
    dashboard.shelf.keep(row._replace(session_id="list", event_id="list:1"))
    assert dashboard.ask("/conversations/list", bearer()).body["session_id"] == "list"
    assert "sessions" in dashboard.ask("/sessions/list", bearer()).body


def test_the_numbers_are_of_the_range_asked_for(dashboard: Dashboard) -> None:
    told = dashboard.ask("/metrics/summary?range=7d", bearer())
    assert (told.status, told.body["range"], told.body["sessions"]) == (200, "7d", 1)
    assert dashboard.ask("/metrics/summary", bearer()).body["range"] == "30d"


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/sessions/list?limit=0", "limit: a whole number from 1 to 100"),
        ("/sessions/list?range=2d", "range: one of 1d, 7d, 30d, 90d"),
        ("/sessions/list?cursor=abc", "invalid cursor"),
        ("/sessions/s00001?cursor=abc", "invalid cursor"),
        ("/metrics/summary?range=", "range: one of 1d, 7d, 30d, 90d"),
    ],
)
def test_f57_what_cannot_be_asked_is_a_400_that_says_so(
    dashboard: Dashboard, path: str, error: str
) -> None:
    told = dashboard.ask(path, bearer())
    assert (told.status, told.body) == (400, {"error": error})


@pytest.mark.parametrize("authorization", REFUSED.values(), ids=REFUSED)
def test_f60_every_fault_of_a_token_reads_the_same(
    dashboard: Dashboard, authorization: str
) -> None:
    dashboard.shelf.now = 1_800_000_000  # at which these tokens have their faults
    known = dashboard.ask("/sessions/s00001")
    for path in READ:
        told = dashboard.ask(path, authorization)
        assert (told.status, told.body) == (401, {"error": "unauthorized"})
        assert told == known
    assert not dashboard.shelf.asked


@pytest.mark.parametrize("tenant", [None, "", 7, "0123456789ABCD", "TENANT#0123456", ["a"]])
def test_f60_nobody_is_signed_in_without_a_tenant(dashboard: Dashboard, tenant: object) -> None:
    assert dashboard.ask("/sessions/list", bearer(tenant)) == dashboard.ask("/sessions/list")


def test_whoever_is_not_signed_in_is_told_how_to_be(dashboard: Dashboard) -> None:
    assert dashboard.ask("/sessions/list").headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/", "/sessions", "/sessions/", "/sessions/s00001/b", "/metrics"])
def test_where_no_path_is_there_is_a_404(dashboard: Dashboard, path: str) -> None:
    told = dashboard.ask(path, bearer())
    assert (told.status, told.body) == (404, {"error": "not found"})


@pytest.mark.parametrize("session", ["%00", "a%2Fb", "a%20b", "%C3%A9", "x" * 129, "a%23b", "%FF"])
def test_what_no_session_is_called_is_not_there(dashboard: Dashboard, session: str) -> None:
    told = dashboard.ask(f"/sessions/{session}", bearer())
    assert told.text == dashboard.ask("/sessions/never-was", bearer()).text
    assert told.status == 404


@pytest.mark.parametrize("path", ALL)
def test_a_head_is_a_get_without_its_body(dashboard: Dashboard, path: str) -> None:
    got, head = (dashboard.ask(path, bearer(), method=one) for one in ("GET", "HEAD"))
    assert (head.status, head.text) == (200, "")
    assert head.headers == got.headers


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_another_method_is_a_405_that_names_those_there_are(
    dashboard: Dashboard, path: str, method: str
) -> None:
    told = dashboard.ask(path, bearer(), method=method)
    assert (told.status, told.headers["allow"]) == (405, "GET, OPTIONS, HEAD")


def test_without_other_origins_there_is_no_preflight() -> None:
    told = Dashboard().ask("/sessions/list", bearer(), method="OPTIONS", headers={"origin": ORIGIN})
    assert (told.status, told.headers["allow"]) == (405, "GET, HEAD")
    assert not [name for name in told.headers if name.startswith("access-control")]
    assert "vary" not in told.headers


def test_a_body_that_is_too_large_is_a_413(dashboard: Dashboard) -> None:
    told = dashboard.ask("/sessions/list", bearer(), body="x" * (MOST_BYTES + 1))
    assert told.status == 413


@pytest.mark.parametrize("path", [*ALL, "/nothing", "/sessions/never-was"])
def test_every_answer_has_the_headers_that_keep_it_to_itself(
    dashboard: Dashboard, path: str
) -> None:
    headers = dashboard.ask(path, bearer()).headers
    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-type"] == "application/json"


def test_a_page_of_ours_may_ask_and_read(dashboard: Dashboard) -> None:
    asked = {"origin": ORIGIN, "access-control-request-method": "GET"}
    told = dashboard.ask("/sessions/list", method="OPTIONS", headers=asked)
    assert (told.status, told.text) == (204, "")
    assert told.headers["access-control-allow-origin"] == ORIGIN
    assert told.headers["access-control-allow-methods"] == "GET, HEAD"
    assert "authorization" in told.headers["access-control-allow-headers"]
    assert dashboard.ask("/events", method="OPTIONS", headers=asked).headers[
        "access-control-allow-methods"
    ] == ("POST")
    read = dashboard.ask("/sessions/list", bearer(), headers={"origin": ORIGIN})
    assert (read.status, read.headers["access-control-allow-origin"]) == (200, ORIGIN)
    assert read.headers["vary"] == "origin"
    refused = dashboard.ask("/sessions/list", headers={"origin": ORIGIN})
    assert (refused.status, refused.headers["access-control-allow-origin"]) == (401, ORIGIN)


@pytest.mark.parametrize(
    "origin",
    [
        *(
            "*",
            "null",
            "",
            "https://dashboard.example.com.evil.com",
            "http://dashboard.example.com",
        ),
        *("https://dashboard.example.com:444", "https://evil.com", "https://DASHBOARD.example.com"),
    ],
)
def test_a_page_of_somebody_else_may_not(dashboard: Dashboard, origin: str) -> None:
    for method in ("GET", "OPTIONS"):
        told = dashboard.ask("/sessions/list", bearer(), method=method, headers={"origin": origin})
        assert not [name for name in told.headers if name.endswith("-origin")]
        assert told.headers["vary"] == "origin"


def test_no_answer_lets_cookies_through(dashboard: Dashboard) -> None:
    told = dashboard.ask("/sessions/list", bearer(), headers={"origin": ORIGIN})
    assert "access-control-allow-credentials" not in told.headers


@pytest.mark.parametrize(
    "origin",
    ["*", "https://*.example.com", "example.com", "https://example.com/", "null", "ws://a"],
)
def test_an_origin_is_exact_or_the_operators_to_mend(origin: str) -> None:
    with pytest.raises(ConfigurationError, match="DASHBOARD_CORS_ORIGINS"):
        Dashboard(origins=(origin,))


def test_with_the_tables_off_there_are_no_sessions_and_that_is_well() -> None:
    dashboard = Dashboard(Behind())
    for path in READ:
        told = dashboard.ask(path, bearer())
        assert (told.status, told.text) == (404, dashboard.ask("/nothing").text)
    told = dashboard.ask("/healthz")
    assert (told.status, told.body) == (200, {"status": "ok", "tables": "off"})
    assert set(dashboard.ask("/openapi.json").body["paths"]) == {"/healthz", "/openapi.json"}


@pytest.mark.parametrize("without", ["sessions", "signed_in"])
def test_without_a_part_of_it_nothing_is_read(without: str) -> None:
    whole = Dashboard().behind
    dashboard = Dashboard(whole._replace(**{without: None}))
    for path in READ:
        assert dashboard.ask(path, bearer()) == dashboard.ask("/nothing")


@pytest.mark.parametrize("state", ["missing", "unusable", "unreachable"])
def test_health_says_which_table_cannot_be_used(dashboard: Dashboard, state: str) -> None:
    fine = {"session_events": "ok", "session_summaries": "ok"}
    told = dashboard.ask("/healthz")
    assert (told.status, told.body) == (200, {"status": "ok", "tables": fine})
    dashboard.states["session_summaries"] = state
    told = dashboard.ask("/healthz")
    wanted = {"session_events": "ok", "session_summaries": state}
    assert (told.status, told.body) == (503, {"status": "unavailable", "tables": wanted})
    assert told.headers["retry-after"] == "10"


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (TransientError("table picasso-session-events"), 503),
        (ConfigurationError("table picasso-session-events"), 503),
        (ValueError("tenant fo85e6a06dcdf4"), 500),
    ],
)
def test_a_failure_tells_nothing_but_that_it_failed(
    dashboard: Dashboard, failure: Exception, status: int
) -> None:
    dashboard.shelf.summaries.failure = failure
    told = dashboard.ask("/sessions/list", bearer())
    assert told.status == status
    assert "table" not in told.text
    assert "Traceback" not in told.text
    assert "fo85e6a06dcdf4" not in dashboard.lines[-1]


def test_the_log_names_neither_session_nor_tenant_nor_token(dashboard: Dashboard) -> None:
    dashboard.ask("/sessions/s00001", bearer())
    assert dashboard.logged.keys() == {
        *("level", "request_id", "kind", "action", "status", "duration_ms", "container")
    }
    assert (dashboard.logged["action"], dashboard.logged["status"]) == ("session", 200)


def test_each_request_is_measured(dashboard: Dashboard) -> None:
    dashboard.ask("/metrics/summary", bearer())
    (line,) = map(json.loads, dashboard.measured)
    assert (line["Requests"], line["ActiveSessions"], line["Function"]) == (1, 1, "dashboard")
    assert 0 <= line["RequestTime"] < 10_000
    assert line["_aws"]["Timestamp"] == NOW * 1000


def test_events_from_outside_are_handed_on(dashboard: Dashboard) -> None:
    key = {"x-tenant-key": "a key"}
    told = dashboard.ask("/events", method="POST", body='{"a": 1}', headers={**JSON, **key})
    assert (told.status, dashboard.taking.taken) == (202, [{"a": 1}])
    told = dashboard.ask("/events", method="POST", body='[{"a": 1}]', headers=JSON)
    assert (told.status, len(dashboard.taking.taken)) == (401, 1)


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ("{}", {}, 415),
        ("{}", {"content-type": "text/plain"}, 415),
        ("", JSON, 400),
        ("{", JSON, 400),
        ('{"a": 1, "a": 2}', JSON, 400),
        ('{"a": NaN}', JSON, 400),
        ("[" * 100_000, JSON, 400),
    ],
)
def test_what_is_no_json_is_handed_on_to_nobody(
    dashboard: Dashboard, body: str, headers: dict[str, str], status: int
) -> None:
    told = dashboard.ask(
        "/events", method="POST", body=body, headers={**headers, "x-tenant-key": "a key"}
    )
    assert (told.status, dashboard.taking.taken) == (status, [])


def test_events_that_cannot_be_handed_on_are_to_be_sent_again(dashboard: Dashboard) -> None:
    dashboard.taking.failure = TransientError("queue")
    told = dashboard.ask("/events", method="POST", body="{}", headers=JSON)
    assert (told.status, told.headers["retry-after"]) == (503, "1")


def test_f19_what_a_request_says_of_a_tenant_is_not_read(dashboard: Dashboard) -> None:
    plain = dashboard.ask("/sessions/list", bearer())
    theirs = "fo85e6a06dcdf4"
    told = dashboard.ask(
        f"/sessions/list?tenant_hash={theirs}&tenant={theirs}",
        bearer(),
        body=json.dumps({"tenant_hash": theirs}),
        headers={**JSON, "x-tenant-hash": theirs, "x-tenant-key": theirs},
    )
    assert told == plain
    assert OURS not in told.text


def test_a_door_measures_only_where_it_is_told_to() -> None:
    dashboard = Dashboard(metrics=None)
    assert dashboard.ask("/metrics/summary", bearer()).status == 200
    assert dashboard.measured == []
