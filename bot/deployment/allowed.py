"""Whether answers are what template.yaml allows, before anything is done with them."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.deployment.answers import ASKED_AS, Answers
from bot.deployment.finding import Halted, wrong

Declared = Mapping[str, Mapping[str, Any]]
"""The template's parameters by name."""


def check(answers: Answers, questions: Iterable[str], declared: Declared) -> None:
    """Raise Halted for an answer that nobody asks for or that the template does not allow."""
    # Answers are remembered in a file, so none is a secret.
    public = [name for name, about in declared.items() if not about.get("NoEcho")]
    names = [*questions, *(name for name in public if name not in ASKED_AS)]
    for name in answers.named():
        _refuse_unknown(name, names)
    answers.forget(
        {
            name: str(declared[name].get("Default", ""))
            for name in public
            if "Default" in declared[name]
        }
    )
    for name, value in answers.parameters().items():
        told = fault(declared[name], value) if name in declared else "template.yaml has none such"
        if told:
            _refuse(answers, name, value, told)


def fault(about: Mapping[str, Any], value: str) -> str:
    """What CloudFormation would say against a parameter's value, '' for nothing.

    Source: CloudFormation's guide, "Parameters": Type, AllowedPattern, AllowedValues, Min/MaxValue.
    """
    if "AllowedValues" in about:
        allowed = [str(one) for one in about["AllowedValues"]]
        return "" if value in allowed else f"one of {', '.join(allowed)} is allowed"
    if about["Type"] == "Number":
        return _number_fault(about, value)
    if not re.search(about.get("AllowedPattern", ""), value):
        words = about.get("ConstraintDescription") or f"it must match {about['AllowedPattern']}"
        return f"{words} is allowed" if "ConstraintDescription" in about else str(words)
    return ""


def _number_fault(about: Mapping[str, Any], value: str) -> str:
    least, most = about.get("MinValue"), about.get("MaxValue")
    is_number = re.fullmatch(r"-?[0-9]+", value) is not None
    is_within = is_number and (least is None or int(value) >= least)
    if is_within and (most is None or int(value) <= most):
        return ""
    bounds = [f"from {least}" if least is not None else "", f"to {most}" if most else ""]
    return " ".join(["a whole number", *filter(None, bounds), "is allowed"])


def _refuse_unknown(name: str, names: list[str]) -> None:
    if name in names:
        return
    other = ASKED_AS.get(name)
    if other:
        advice = f"it is made of another answer: --answer {other}=…"
        raise Halted(wrong("answer", f"“{name}” is no answer", advice))
    folded = {one.lower(): one for one in names}
    near = [folded[one] for one in difflib.get_close_matches(name.lower(), folded, n=3)]
    advice = f"did you mean {' or '.join(near)}?" if near else "README, “Deploy it”, has the names"
    raise Halted(wrong("answer", f"nobody asks for an answer “{name}”", advice))


def _refuse(answers: Answers, name: str, value: str, told: str) -> None:
    if answers.given(name) is not None:
        raise Halted(wrong(name, f"--answer {name}={value}: {told}"))
    advice = f"--answer {name}=… for another value, --forget {name} for the template's own"
    raise Halted(wrong(name, f"{name}={value}, as remembered: {told}", advice))
