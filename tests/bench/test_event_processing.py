"""Batches of session events: what is asked for, and that the tables add little to the archive."""

from pathlib import Path

import pytest

from tests.bench.event_processing import ALONE, BOTH, DOCUMENTED, measured, told


@pytest.mark.slow
def test_a_batch_asks_for_one_summary_a_session_where_the_document_asks_for_one_an_event(
    root: Path,
) -> None:
    found = {one.name: one for one in measured(root, rounds=1)}
    assert found[ALONE].requests == {"PutObject": 10}
    assert found[BOTH].requests == {"PutObject": 10, "GetItem": 4, "PutItem": 10, "UpdateItem": 8}
    assert found[DOCUMENTED].requests == {"PutObject": 1, "PutItem": 10, "UpdateItem": 10}
    assert all(name in told(list(found.values())) for name in found)
