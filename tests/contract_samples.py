"""Hold everything that we send to Discord against a contract checker.

`python tests/contract_samples.py DIR [RECORDED]`: DIR has `check_discord_response.py` and
`samples/`. Each sample interaction is sent, signed, through the door with every kind of reply,
real and hostile; each answer, webhook body and command list is checked. So is what the tests wrote
down in RECORDED, where they ran with RECORD_DISCORD=RECORDED. Exit status 1 on any finding.
"""

import importlib.util
import itertools
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.conversation.reply import (
    Ask,
    Button,
    Card,
    Choice,
    FilePick,
    Form,
    Later,
    Link,
    Replace,
    Reply,
    RolePick,
    Say,
    Select,
    TextInput,
)
from bot.dispatch import OUT_OF_DATE, private
from bot.errors import TransientError
from bot.interactions.commands import commands
from bot.interactions.interaction import Kind
from bot.interactions.render import FIELD, message, new_message, plain_message
from bot.interactions.signature import Verifier
from bot.log import Log
from bot.paying.links import link_card
from bot.paying.telling import outcome_card
from bot.settings import MessageStyle
from bot.ux_agent import cards
from bot.ux_agent.intent import Change, Intent, Question
from bot.ux_agent.plan import Edit, Plan
from lambda_interactions.door import OpenDoor
from tests.interactions.payloads import (
    CONVERSATION,
    NOW,
    OWNER,
    PUBLIC_KEY,
    SHOWN,
    Payload,
    RecordingAgent,
    encoded,
    event,
    handle,
    signed,
    snowflake,
)
from tests.recording import judging

CHECKER = "check_discord_response"
STYLES: tuple[MessageStyle, ...] = ("components", "embed")
THOROUGHLY = ("button_guild", "command_string_guild", "modal_submit_from_button_guild")
HOSTILE = {
    "long": "x" * 9000,
    "astral": "😀" * 5000,
    "accents": "e\u0301" * 5000,
    "cjk": "字" * 5000,
    "fences": "```\n" * 2000,
    "markdown": "*_~`|[](<@1>)# \n- 1. > \\" * 400,
    "mentions": "@everyone @here <@1> <@&2> <#3> </x:4> <t:1:R> " * 200,
    "unseen": "\u202e\u2066\x00\x1b[31m\u200b\u2028\ufeff" * 500,
    "surrogates": "\ud800x\udfff" * 500,
    "breaks": "\n" * 5000,
    "blank": " \u3000\t",
    "arrows": "a: b → c: d → e\n" * 500,
    "empty": "",
}


class Case(NamedTuple):
    """One thing that we send: for which sample, what it is, and what the checker finds."""

    sample: str
    name: str
    findings: list[Any]


def load(folder: Path) -> Any:
    """The checker as a module."""
    spec = importlib.util.spec_from_file_location(CHECKER, folder / f"{CHECKER}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def item(phase: str, **changed: Any) -> dict[str, Any]:
    """A stored conversation in that phase."""
    plan = Plan(
        "c0ffee",
        (Edit("site.css", "b10b", 1, 5, "#fff", "#00008b"),),
        ("navbar background: #ffffff → #00008b", 'header text: "Hi" → "Hello, world"'),
        "--- a/site.css\n+++ b/site.css\n@@ -1 +1 @@\n-  color: #fff;\n+  color: #00008b;\n",
        ("Contrast of 1.9 is below 4.5", "Several files change: a, b"),
    )
    change = Change("navbar", "set", "background", "#00008b")
    return {
        "phase": phase,
        "conversation_id": CONVERSATION,
        "user_id": OWNER,
        "locale": "en-GB",
        "section": "navbar",
        "plan": plan.to_data(),
        "plan_digest": SHOWN * 8,
        "parsed_intent": Intent("edit", "make the navbar dark blue", (change,)).to_data(),
        "clarification_questions": ["Which one?"],
        "confirmed_by": OWNER,
        "confirmed_at": NOW,
        "pr_number": 7,
        "pr_url": "https://github.com/owner/my_site/pull/7",
        **changed,
    }


def asking(text: str, *choices: str) -> dict[str, Any]:
    """A stored conversation with an open question."""
    question = Question("value", text, tuple((choice, choice) for choice in choices))
    intent = Intent("clarify", "make it blue", question=question)
    questions = [text]
    return item(
        "needs_clarification",
        parsed_intent=intent.to_data(),
        clarification_questions=questions,
    )


def shown() -> Iterator[tuple[str, Card]]:
    """Every card that the UX agent shows, and cards made of hostile texts."""
    yield "preview", cards.card_of(item("awaiting_confirmation"))
    yield "preview by role", cards.card_of(item("awaiting_confirmation", confirm_roles=["5"]))
    yield "changed", cards.changed_card(item("awaiting_confirmation"))
    yield "question", cards.card_of(asking("Which colour?"))
    yield "few choices", cards.card_of(asking("Which?", "Header", "Footer"))
    yield "many choices", cards.card_of(asking("Which?", *map(str, range(40))))
    refused = Intent("refuse", "x", reason="That is not on the site.")
    yield "refusal", cards.card_of(item("needs_clarification", parsed_intent=refused.to_data()))
    yield "reading", cards.card_of(item("collecting"))
    yield "working", cards.card_of(item("confirmed"))
    yield "done", cards.card_of(item("completed"))
    yield "failed", cards.card_of(item("failed"))
    yield "cancelled", cards.cancelled_card(item("awaiting_confirmation"), "1", 1_800_000_000)
    yield "expired", cards.expired_card(item("awaiting_confirmation"))
    yield "expired and collected", cards.expired_card({"locale": "de"})
    yield "moved", cards.moved_card(item("awaiting_confirmation"), "<#1>")
    yield "ended", cards.ended_card("en-GB")
    for done in (1, 2, 3):
        yield f"working, step {done}", cards.working_card(item("executing"), done=done)
    yield "payment link", link_card(f"https://pay.example.com/pay/{'a' * 22}.{'b' * 43}", "de")
    yield "card verified", outcome_card("verified", "de")
    yield "card cancelled", outcome_card("cancelled", "en-GB")
    yield "notice", cards.notice(cards.NOT_FOUND, "en-GB")
    for name, text in HOSTILE.items():
        yield f"hostile {name}", hostile_card(text)


def hostile_card(text: str) -> Card:
    """A card with that text wherever a text can be."""
    numbered = [handle("answer", str(number)) for number in range(30)]
    return Card(
        text,
        (text, f"{text}: {text} → {text}") * 5,
        diff=text,
        warnings=(text,) * 5,
        footer=text,
        progress=text,
        more=Button(handle("diff"), text),
        rows=(
            tuple(Button(of, text) for of in numbered[:7]),
            (Link(text, "https://github.com/o/r/pull/1"), Link(text, text)),
            (Button(numbered[0], "twin"),),
            Select(numbered[9], text, tuple(Choice(text, f"{n}{text}"[:90], text) for n in "ab")),
            Select(numbered[10]._replace(shown="f" * 8), text, (Choice(text, text, text),)),
            (Button(numbered[11], text),),
            (Button(numbered[12], text),),
        ),
    )


def replies() -> Iterator[tuple[str, Reply]]:
    """Every kind of reply."""
    for name, card in shown():
        yield f"say {name}", Say(card)
        yield f"whisper {name}", Say(card, is_private=True)
        yield f"replace {name}", Replace(card)
    yield "later", Later()
    yield "later in private", Later(is_private=True)
    yield "later in place", Later(replaces=True)
    yield "out of date", private(OUT_OF_DATE, "de")
    yield "change form", Ask(cards.change_form(item("awaiting_confirmation")))
    yield "answer form", Ask(cards.answer_form(asking("Which colour should the navbar have now?")))
    for name, text in HOSTILE.items():
        inputs = (
            TextInput(FIELD, text, value=text, hint=text, limit=len(text)),
            TextInput("again", text, text, text, is_long=True, is_required=False),
            RolePick("roles", text, text, roles=("5", "6")),
            FilePick("files", text, text),
        )
        form = Form(handle("change"), text, inputs)
        yield f"hostile form {name}", Ask(form)


def ours(sample: Payload) -> Payload:
    """The sample with our command, button and field in place of its own."""
    payload = {**sample, "id": snowflake()}
    data = payload.get("data", {})
    if payload["type"] == Kind.COMMAND:
        option = {"name": "request", "type": 3, "value": "make the navbar dark blue"}
        payload["data"] = {**data, "name": "ux-update", "options": [option]}
    elif payload["type"] == Kind.COMPONENT:
        payload["data"] = {**data, "custom_id": f"ux:c:{CONVERSATION}:{SHOWN}:{OWNER}"}
    elif payload["type"] == Kind.MODAL:
        field = {"type": 4, "id": 2, "custom_id": FIELD, "value": "make it red"}
        payload["data"] = {
            "custom_id": f"ux:m:{CONVERSATION}:{SHOWN}:{OWNER}",
            "components": [{"type": 18, "id": 1, "component": field}],
        }
    return payload


def answer(
    payload: Payload,
    agent: RecordingAgent,
    style: MessageStyle = "components",
    headers: Mapping[str, str] = {},
) -> dict[str, Any]:
    """The Lambda response to the signed interaction."""
    verifier, log = Verifier(PUBLIC_KEY, 300), Log(lambda _: None)
    door = OpenDoor(verifier, lambda: agent, lambda: NOW, log, style=style)
    body = encoded(payload)
    return door.answer(event(body, signed(body) | dict(headers)), "")


def callbacks(checker: Any, sample: str, payload: Payload) -> Iterator[Case]:
    """Every answer to one interaction."""
    kind = payload["type"]
    for name, reply in replies():
        if kind == Kind.MODAL and isinstance(reply, Ask):
            continue  # a form cannot be answered by a form
        if kind in {Kind.PING, Kind.AUTOCOMPLETE} and reply != Later():
            continue  # the agent is not asked
        if "hostile" in name and sample not in THOROUGHLY:
            continue  # what a text does to a body does not depend on who asked
        for style in STYLES if sample in THOROUGHLY else STYLES[:1]:
            yield judged(checker, sample, name, payload, RecordingAgent(reply), style)
    for fault in (KeyError("phase"), TransientError("timed out")):
        agent = RecordingAgent(Later(), fault)
        yield judged(checker, sample, repr(fault), payload, agent)
    foreign = {**payload, "data": {**payload.get("data", {}), "custom_id": "x", "name": "x"}}
    yield judged(checker, sample, "foreign", foreign, RecordingAgent(Later()))
    report = checker.Report()
    signature = {"x-signature-ed25519": "00" * 64}
    refusal = answer(payload, RecordingAgent(Later()), headers=signature)
    checker.unwrap_lambda(report, refusal, 401)
    yield Case(sample, "wrong signature", report)


def judged(
    checker: Any,
    sample: str,
    name: str,
    payload: Payload,
    agent: RecordingAgent,
    style: MessageStyle = "components",
) -> Case:
    """What the checker finds in one answer."""
    report = checker.Report()
    body = checker.unwrap_lambda(report, answer(payload, agent, style))
    if body is not None:
        report += checker.callback(body, payload)
    return Case(sample, name, report)


def bodies(checker: Any) -> Iterator[Case]:
    """Every webhook body and the list of commands."""
    original = "PATCH /webhooks/1/token/messages/@original"
    posted = "POST /channels/1/messages"
    for (name, card), style in itertools.product(shown(), STYLES):
        edit, new = message(card, style), new_message(card, style)
        yield Case("webhook edit", name, checker.rest(original, edit))
        yield Case("webhook edit", f"{name} (followup)", checker.followup(edit, "edit"))
        yield Case("message of the bot", name, checker.rest(posted, new))
        with_file = message(card, style, file="navbar.diff")
        found = checker.rest(original, with_file, files=("navbar.diff",))
        yield Case("webhook edit with a file", name, found)
        for is_private in (False, True):
            body = new_message(card, style, is_private=is_private)
            yield Case("webhook create", name, checker.followup(body, "create"))
    for name, card in shown():
        for line in (original, posted):
            plain = plain_message(card, file="x.diff")
            yield Case("plain message", name, checker.rest(line, plain, files=("x.diff",)))
            yield Case("plain message", name, checker.rest(line, plain_message(card)))
    for direct, user, pays in itertools.product((True, False), repeat=3):
        wanted = commands(direct_messages=direct, user_installs=user, payments=pays)
        name = f"direct {direct}, user {user}, payments {pays}"
        yield Case("commands", name, checker.commands(wanted))


def cases(folder: Path, recorded: Path | None) -> Iterator[Case]:
    """Everything that is checked."""
    checker = load(folder)
    if recorded is not None:
        yield from itertools.starmap(Case, judging.judged(checker, recorded))
    for path in sorted((folder / "samples").glob("*.json")):
        sample = json.loads(path.read_text(encoding="utf-8"))
        if "raw_body" in sample:
            sample = json.loads(sample["raw_body"])
        yield from callbacks(checker, path.stem, ours(sample))
    yield from bodies(checker)


def main(arguments: list[str]) -> int:
    """Print a table; exit status 2 usage, 1 findings, 0 none."""
    folder, recorded = (*map(Path, arguments), None, None)[:2]
    if folder is None or len(arguments) > 2 or not (folder / f"{CHECKER}.py").is_file():
        print(__doc__, file=sys.stderr)
        return 2
    if recorded is not None and not any(recorded.glob("*.json")):
        print(f"nothing is recorded in {recorded}", file=sys.stderr)
        return 1
    counts: dict[str, list[int]] = {}
    for case in cases(folder, recorded):
        count = counts.setdefault(case.sample, [0, 0])
        count[bool(case.findings)] += 1
        for level, where, rule, words in case.findings:
            print(f"{case.sample} · {case.name}: {level}: {where}: [{rule}] {words}")
    width = max(map(len, counts))
    print(f"{'':{width}}  passed  failed")
    for sample, (passed, failed) in counts.items():
        print(f"{sample:{width}}  {passed:6}  {failed:6}")
    passed, failed = (sum(column) for column in zip(*counts.values(), strict=True))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
