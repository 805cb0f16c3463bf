"""The place that a declaration names."""

from bot.ux_agent.declared.declaration import RuleAt
from bot.ux_agent.declared.manifest import read_manifest


def test_a_rule_may_be_new() -> None:
    text = "version: 1\nsections:\n  a:\n    properties:\n"
    line = "      {0}: {{type: size, at: {{file: a.css, rule: .b, prop: top, new: {0}}}}}\n"
    found = read_manifest(f"{text}{line.format('rule')}{line.format('other')}".encode())
    assert [one.at for one in found.properties] == [(RuleAt("a.css", ".b", "top", "rule"),)]
    assert "“rule” or “important”" in found.warnings[0]
