"""Interactions as Discord would send them to us, signed with a key of our own."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey

from bot.conversation.attachment import Attachment
from bot.conversation.reply import Choice, Handle, Reply, Suggest, Verb
from bot.conversation.transition import Presser
from bot.interactions.custom_id import write
from bot.interactions.render import FIELD
from bot.ux_agent.agent import Origin
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.where import Where

SAMPLES = Path(__file__).parent.parent / "samples"
KEY = SigningKey(bytes(range(32)))
PUBLIC_KEY = KEY.verify_key.encode().hex()
NOW = 1_800_000_000
OWNER = "53908232506183680"  # the samples' user
CONVERSATION = "q1w2e3r4t5y6u7i8o9p0aA"
SHOWN = "0123abcd"

Payload = dict[str, Any]


@cache
def _text(name: str) -> str:
    return (SAMPLES / f"{name}.json").read_text(encoding="utf-8")


def sample(name: str) -> Payload:
    """A sample payload, as it stands in its file."""
    loaded: Payload = json.loads(_text(name))
    return loaded


def snowflake(now: int = NOW, number: int = 0) -> str:
    """An id made at that epoch second."""
    return str(((now * 1000 - 1_420_070_400_000) << 22) | number)


def fresh(name: str, *, number: int = 0, now: int = NOW) -> Payload:
    """A sample as if it was made now."""
    return {**sample(name), "id": snowflake(now, number)}


def command(name: str = "command_string_guild", **options: str) -> Payload:
    """`/ux-update` with these options, in the shape of that sample."""
    payload = fresh(name)
    given = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
    payload["data"] = {**payload["data"], "name": "ux-update", "options": given}
    return payload


def handle(verb: Verb = "confirm", argument: str = "", owner: str = OWNER) -> Handle:
    """A handle of the conversation that the tests speak of."""
    return Handle(verb, CONVERSATION, SHOWN, owner, argument)


def press(custom_id: str | Handle, name: str = "button_guild", **data: Any) -> Payload:
    """A press of the button with that custom_id."""
    payload = fresh(name)
    wanted = custom_id if isinstance(custom_id, str) else write(custom_id, "button")
    payload["data"] = {**payload["data"], "custom_id": wanted, **data}
    return payload


def pick(of: Handle, *values: str) -> Payload:
    """A choice from a select."""
    return press(write(of, "select"), component_type=3, values=list(values))


def submit(of: Handle, text: str, name: str = "modal_submit_from_button_guild") -> Payload:
    """A form sent with that text, as a Label."""
    payload = fresh(name)
    field = {"type": 4, "id": 2, "custom_id": FIELD, "value": text}
    components = [{"type": 18, "id": 1, "component": field}]
    payload["data"] = {"custom_id": write(of, "form"), "components": components}
    return payload


def encoded(payload: object) -> bytes:
    """The bytes as Discord writes them: compact, UTF-8, sorted keys."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode()


def signed(body: bytes, timestamp: str = str(NOW), key: SigningKey = KEY) -> dict[str, str]:
    """The two headers that Discord would send with this body."""
    signature = key.sign(timestamp.encode() + body).signature.hex()
    return {"x-signature-ed25519": signature, "x-signature-timestamp": timestamp}


def event(body: bytes, headers: Mapping[str, str] | None = None) -> Payload:
    """A function URL's event (payload 2.0) with these bytes, signed unless headers are given."""
    return {
        "version": "2.0",
        "rawPath": "/",
        "headers": {
            "content-type": "application/json",
            **(signed(body) if headers is None else headers),
        },
        "requestContext": {"http": {"method": "POST"}},
        "body": body.decode(),
        "isBase64Encoded": False,
    }


class RecordingAgent:
    """Stands in for the UX agent: notes each call and answers `reply`, or raises `fault`."""

    def __init__(self, reply: Reply, fault: Exception | None = None) -> None:
        self.reply = reply
        self.fault = fault
        self.calls: list[tuple[Any, ...]] = []
        self.knows: tuple[str, ...] = ("ux-help", "resume", "diff", "setup", "forget")
        self.suggestions = Suggest((Choice("Header", "header"),))
        self.where = Where()

    def _note(self, *call: Any) -> Reply:
        self.calls.append(call)
        if self.fault is not None:
            raise self.fault
        return self.reply

    def start_conversation(
        self,
        request: str,
        presser: Presser,
        origin: Origin,
        *,
        section: str = "",
        images: tuple[Attachment, ...] = (),
    ) -> Reply:
        given = (images,) if images else ()
        return self._note("start_conversation", request, section, presser, origin, *given)

    def command(self, name: str, asked: Asked) -> Reply | None:
        return self._note("command", name, asked) if name in self.knows else None

    def press(self, of: Handle, asked: Asked) -> Reply | None:
        return self._note("press", of, asked) if of.verb in self.knows else None

    def suggest(self, name: str, asked: Asked) -> Suggest:
        self._note("suggest", name, asked)
        return self.suggestions

    def confirm_and_execute(self, of: Handle, presser: Presser, origin: Origin) -> Reply:
        return self._note("confirm_and_execute", of, presser, origin)

    def cancel(self, of: Handle, presser: Presser, origin: Origin) -> Reply:
        return self._note("cancel", of, presser, origin)

    def answer(self, of: Handle, presser: Presser, origin: Origin, text: str) -> Reply:
        return self._note("answer", of, text, presser, origin)

    def answer_choice(self, of: Handle, presser: Presser, origin: Origin) -> Reply:
        return self._note("answer_choice", of, presser, origin)

    def change(self, of: Handle, presser: Presser, origin: Origin, text: str) -> Reply:
        return self._note("change", of, text, presser, origin)

    def change_form(self, of: Handle, presser: Presser, origin: Origin) -> Reply:
        return self._note("change_form", of, presser, origin)

    def answer_form(self, of: Handle, presser: Presser, origin: Origin) -> Reply:
        return self._note("answer_form", of, presser, origin)
