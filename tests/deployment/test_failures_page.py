"""What docs/failures.md tells of is each code that the bot gives a failure, and no other."""

import re
from pathlib import Path

import pytest

_RAISED = re.compile(r'\bFailed\(\s*"([a-z_]+)"')
_GIVEN = re.compile(r'"error_code": "([a-z_]+)"')
_MEANT = re.compile(r'^    4\d\d: \("([a-z_]+)"', re.MULTILINE)
_ROOMS = ("adapters", "conversation", "ux_agent")
_PAYMENT = "stripe"


def codes(root: Path) -> set[str]:
    """The codes in the program's own text."""
    files = [path for room in _ROOMS for path in (root / "bot" / room).rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in files if _PAYMENT not in path.name]
    texts.append((root / "bot" / "bootstrap.py").read_text(encoding="utf-8"))
    return {
        code for text in texts for form in (_RAISED, _GIVEN, _MEANT) for code in form.findall(text)
    }


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page."""
    return (root / "docs" / "failures.md").read_text(encoding="utf-8")


def test_each_code_of_a_failure_is_told_of_and_no_other(root: Path, page: str) -> None:
    heads = re.findall(r"^\| (`[^|]+`) \|", page, re.MULTILINE)
    told = {code for head in heads for code in re.findall(r"`(\w+)`", head)}
    of_scans = page.partition("## In the log alone")[2]
    told |= set(re.findall(r"`(no_entry|scan_\w+)`", of_scans))
    there = codes(root)
    assert {"branch_refused", "gave_up", "repository_gone", "scan_large"} <= there
    assert told == there


def test_each_has_a_meaning_and_something_to_do(page: str) -> None:
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert rows
    assert all(len([cell for cell in row.split(" | ") if cell.strip(" |")]) == 3 for row in rows)


def test_the_runbook_leads_there(root: Path) -> None:
    chapter = (root / "docs" / "runbook.md").read_text(encoding="utf-8").partition("## 5 Redrive")
    assert "(failures.md)" in chapter[2].partition("## 6")[0]
