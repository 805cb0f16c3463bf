"""Every transcript reads the same through every door.

`pytest tests/transcripts --write-transcripts` writes down what is seen now; look at the difference.
"""

from pathlib import Path

import pytest

from tests.gateway.stage import through_gateway
from tests.transcripts.acting import Stage
from tests.transcripts.doors import through_core, through_lambda, through_playground
from tests.transcripts.play import read
from tests.transcripts.town import Town

pytestmark = pytest.mark.no_cover

PLAYS = sorted((Path(__file__).parent / "plays").glob("*.txt"))
DOORS = {
    "core": through_core,
    "lambda": through_lambda,
    "gateway": through_gateway,
    "playground": through_playground,
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.stem)
def test_the_transcript_reads_the_same(
    path: Path, door: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    play = read(path)
    town = Town(tmp_path / "site")
    with DOORS[door](town) as hands:
        played = Stage(town, hands).play(play)
    if request.config.getoption("--write-transcripts", default=False) and door == "core":
        path.write_text(played.text(), encoding="utf-8")
        return
    assert played.text() == path.read_text(encoding="utf-8")
