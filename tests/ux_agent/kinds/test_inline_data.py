"""Data written where it is shown: each of its texts is a run of the element around."""

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import elements_of
from bot.ux_agent.kinds.runs import runs

SOURCE = b"""export default () => <main>
  <ul>{(['a', 'b'] as const).filter(Boolean).map((x) => <li key={x}>{x}</li>)}</ul>
  <div>{[{ title: 'Quiet', tags: ["x"] }].map((f) =>
    <p key="k">{f.title} is {f.n ? 'one' : f}</p>)}</div>
  <Grid items={[{ t: 'P' }]} style={{ color: 'red' }} label="L" />
  <Card tags={['T']}>Inside</Card>
  <b>{names.map((n) => n + 'x')}{make(['q'])}</b>
</main>"""


def texts() -> dict[str, list[str]]:
    """The runs of each element by its tag."""
    document = Document("a.tsx", SOURCE)
    return {
        one.tag: [document.text(run.start, run.end) for run in runs(one)]
        for one in elements_of(document)
    }


def test_texts_of_a_list_that_is_gone_through_are_runs() -> None:
    assert texts()["ul"] == ["a", "b"]
    assert texts()["div"] == ["Quiet", "x"]
    assert texts()["p"] == ["is", "one"]


def test_texts_of_data_for_a_component_without_content_are_runs() -> None:
    assert texts()["Grid"] == ["P"]
    assert texts()["Card"] == ["Inside"]


def test_texts_that_other_code_takes_are_none() -> None:
    assert texts()["b"] == []
