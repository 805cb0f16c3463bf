"""Where the bot answers: as its operator set it, and in words elsewhere."""

import pytest

from bot.answering import answer
from bot.conversation.transition import Presser
from bot.interactions.interaction import Interaction, Kind
from bot.log import Fields
from bot.ux_agent.where import Where
from tests.ux_agent.world import World

IN_DM = Interaction(Kind.COMMAND, "77", token="t", presser=Presser("11", "dm"), name="ux-help")
ALONE = IN_DM._replace(presser=Presser("11", "900"), is_user_install=True)


def said(world: World, where: Where, interaction: Interaction) -> tuple[str, object]:
    agent = world.agent()
    agent.where = where
    fields: Fields = {}
    body = answer(interaction, lambda: agent, world.clock(), fields)
    return str(body), fields.get("decision")


@pytest.mark.parametrize(
    ("interaction", "where", "words"),
    [
        (IN_DM, Where(direct_messages=False), "I do not answer in direct messages."),
        (ALONE, Where(user_installs=False), "ask me in a server that has installed me."),
    ],
)
def test_F17_where_it_is_switched_off_it_says_so(
    world: World, interaction: Interaction, where: Where, words: str
) -> None:
    body, decision = said(world, where, interaction)

    assert words in body
    assert decision == "closed_here"


@pytest.mark.parametrize(
    ("interaction", "where"),
    [
        (IN_DM, Where(user_installs=False)),
        (ALONE, Where(direct_messages=False)),
        (IN_DM, Where()),
        (ALONE, Where()),
        (IN_DM._replace(presser=Presser("11", "500")), Where(False, False)),
    ],
)
def test_F17_elsewhere_it_answers(world: World, interaction: Interaction, where: Where) -> None:
    assert said(world, where, interaction)[1] == "told"


def test_F17_it_says_so_in_german_too(world: World) -> None:
    body, _ = said(world, Where(False, False), IN_DM._replace(locale="de"))

    assert "In Direktnachrichten antworte ich nicht." in body


@pytest.mark.parametrize("interaction", [IN_DM, ALONE])
def test_F17_nothing_is_suggested_where_it_does_not_answer(
    world: World, interaction: Interaction
) -> None:
    typing = interaction._replace(
        kind=Kind.AUTOCOMPLETE, name="ux-update", focused="section", options={"section": "nav"}
    )

    assert said(world, Where(False, False), typing) == (
        "{'type': 8, 'data': {'choices': []}}",
        None,
    )
