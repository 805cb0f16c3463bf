"""Discord's limits of rows, buttons and selects, as its documentation gives them."""

from collections.abc import Iterable

from bot.interactions.render import Json
from tests.interactions.texts import assert_fits


def assert_rows_within_limits(rows: Iterable[Json]) -> None:
    """Action rows that Discord takes."""
    names: list[str] = []
    for row in rows:
        assert row["type"] == 1
        assert 1 <= len(row["components"]) <= 5
        for part in row["components"]:
            names += [part["custom_id"]] if "custom_id" in part else []
            _assert_part_within_limits(part, alone=len(row["components"]) == 1)
    assert len(set(names)) == len(names)
    assert all(1 <= len(name) <= 100 for name in names)


def _assert_part_within_limits(part: Json, *, alone: bool) -> None:
    if part["type"] == 2:
        assert_fits(part["label"], 1, 80)
        assert ("url" in part) == (part["style"] == 5)
        assert_fits(part.get("url", "https://x"), 8, 512)
        return
    assert alone
    assert_fits(part["placeholder"], 0, 150)
    assert 1 <= len(part["options"]) <= 25
    assert len({option["value"] for option in part["options"]}) == len(part["options"])
    for option in part["options"]:
        assert_fits(option["label"], 1, 100)
        assert 1 <= len(option["value"]) <= 100
        assert_fits(option.get("description", ""), 0, 100)
