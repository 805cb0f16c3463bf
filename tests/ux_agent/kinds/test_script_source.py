"""Scripts with bare ampersands in JSX are read as browsers' tools read them."""

import pytest

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.script_source import parsed

READ = [
    b'const a = <a href="https://x?a=b&c=d&copy=e">x & y &copy z</a>;',
    b"const a = <p>AT&T &amp; &lt;</p>, q = 1 & 2;",
    b"const a = c && <p>a && b &c; {d && e}</p>;",
    b"const a = { b: <i>&</i> };",
]


@pytest.mark.parametrize("source", READ)
def test_a_bare_ampersand_in_jsx_is_a_letter(source: bytes) -> None:
    assert not parsed("tsx", source).root_node.has_error


def test_nodes_stand_where_they_stand_in_the_source() -> None:
    source = READ[0]
    found = parsed("tsx", source).root_node
    texts = [node for node in tree.walk(found) if node.type == "jsx_text"]
    assert [source[node.start_byte : node.end_byte] for node in texts] == [b"x & y &copy z"]


def test_an_operator_stays_one_and_a_fault_stays_one() -> None:
    found = parsed("tsx", b"const a = b & c && d;").root_node
    assert sum(node.type == "binary_expression" for node in tree.walk(found)) == 2
    assert parsed("tsx", b"const a = 1 & ;").root_node.has_error
    assert parsed("tsx", b"const a = <p>x").root_node.has_error
