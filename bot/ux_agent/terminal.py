"""A trial's outcome as text for a terminal."""

from collections.abc import Iterator

from bot.ux_agent.plan import Plan
from bot.ux_agent.trial import Trial

_BOLD, _RED, _GREEN, _CYAN, _YELLOW, _DIM = "1", "31", "32", "36", "33", "2"
_DIFF = {"---": _BOLD, "+++": _BOLD, "@@": _CYAN, "-": _RED, "+": _GREEN}

_HOW_TO_ANSWER = (
    "Answer with one more message, a further argument: the same command again, then "
    '"your answer" behind what it has now.'
)


def render(trial: Trial, *, is_written: bool, has_colour: bool, done: str = "") -> str:
    """What a person reads after a trial; with `has_colour`, in the colours of a terminal.

    `done` is what became of a plan that was not written to the folder; else it can be.
    """
    lines = _lines(trial, is_written=is_written, done=done)
    return "\n".join(_styled(text, style if has_colour else "") for style, text in lines)


def _styled(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style and text else text


def _lines(trial: Trial, *, is_written: bool, done: str) -> Iterator[tuple[str, str]]:
    intent, plan = trial.outcome
    if plan is not None:
        yield from _plan_lines(plan)
        files = ", ".join(sorted(trial.files))
        if is_written:
            yield _GREEN, f"Written: {files}"
        elif done:
            yield _GREEN, done
        else:
            yield _DIM, "Nothing is written yet; --apply writes it."
    elif intent.question is not None:
        yield _BOLD, _safe(intent.question.text)
        for number, (label, _) in enumerate(intent.question.choices, start=1):
            yield "", f"  {number}. {_safe(label)}"
        yield _DIM, _HOW_TO_ANSWER
    else:
        yield _YELLOW, _safe(intent.reason)


def _plan_lines(plan: Plan) -> Iterator[tuple[str, str]]:
    for line in plan.lines:
        yield _BOLD, _safe(line)
    yield "", ""
    for line in plan.diff.replace("\r\n", "\n").split("\n"):
        yield _style(line), _safe(line)
    for warning in plan.warnings:
        yield _YELLOW, f"Note: {_safe(warning)}"


def _style(line: str) -> str:
    return next((style for start, style in _DIFF.items() if line.startswith(start)), "")


def _safe(text: str) -> str:
    """The text without what a terminal would obey."""
    return "".join(char if char.isprintable() or char == "\t" else "\ufffd" for char in text)
