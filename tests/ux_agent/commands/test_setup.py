"""`/ux-setup`: a form for those who manage the server, one write, one message."""

import pytest

from bot.adapters.memory import MemorySites
from bot.answering import answer
from bot.conversation.reply import Ask, Form, Handle, Later, RolePick, Say, TextInput
from bot.conversation.transition import EVERYONE, Presser
from bot.errors import ConfigurationError, Refused, UserError
from bot.interactions.custom_id import write
from bot.interactions.interaction import Interaction, Kind
from bot.log import FIELDS, Fields
from bot.ux_agent.commands import setup
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.sites import SiteSetting
from tests.ux_agent.world import ADA, BOB, World

MANAGE_GUILD, ADMINISTRATOR, SEND_MESSAGES = 1 << 5, 1 << 3, 1 << 11
GIVEN = "ada/site"


@pytest.fixture
def office(blind: World) -> World:
    """A world whose server has a site at GitHub."""
    blind.sites = MemorySites({"500": GIVEN})
    return blind


def asked(
    world: World,
    presser: Presser = ADA,
    *,
    repository: str = "",
    request: tuple[str, ...] = (),
    confirm: tuple[str, ...] = (),
    permissions: int = MANAGE_GUILD,
) -> Asked:
    return Asked(
        presser,
        world.origin(),
        options={"repository": repository},
        picks={"request": request, "confirm": confirm},
        permissions=permissions,
    )


def opened(world: World, presser: Presser = ADA) -> Form:
    reply = setup.setup(world.agent(), asked(world, presser))
    assert isinstance(reply, Ask)
    return reply.form


def sent(world: World, form: Form, presser: Presser = ADA, **said: object) -> Later:
    return setup.press(world.agent(), form.handle, asked(world, presser, **said))  # type: ignore[arg-type]


def values(form: Form) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What the form is filled with."""
    repository, request, confirm = form.inputs
    assert isinstance(repository, TextInput)
    assert isinstance(request, RolePick)
    assert isinstance(confirm, RolePick)
    return repository.value, request.roles, confirm.roles


def test_the_form_is_filled_with_the_operators_site_at_first(office: World) -> None:
    assert values(opened(office)) == (GIVEN, (), ())


def test_the_form_is_filled_with_what_was_set(office: World) -> None:
    sent(office, opened(office), repository="ada/other@dev", request=("7", "8"), confirm=("9",))

    assert values(opened(office)) == ("ada/other@dev", ("7", "8"), ("9",))


@pytest.mark.parametrize("permissions", [0, SEND_MESSAGES, MANAGE_GUILD << 1])
def test_F21_a_menu_forged_without_permission_is_refused(office: World, permissions: int) -> None:
    with pytest.raises(Refused, match="Only members who may manage this server"):
        setup.setup(office.agent(), asked(office, permissions=permissions))


@pytest.mark.parametrize("permissions", [0, SEND_MESSAGES, MANAGE_GUILD << 1])
def test_F21_a_form_forged_without_permission_is_refused_and_changes_nothing(
    office: World, permissions: int
) -> None:
    form = opened(office)

    with pytest.raises(Refused, match="Only members who may manage this server"):
        sent(office, form, repository="ada/other", permissions=permissions)

    assert (office.sites.setting("500"), office.queue.jobs) == (SiteSetting(), [])


@pytest.mark.parametrize("permissions", [MANAGE_GUILD, ADMINISTRATOR, MANAGE_GUILD | 1])
def test_who_manages_the_server_may(office: World, permissions: int) -> None:
    assert sent(office, opened(office), permissions=permissions).is_private


def test_F17_there_is_nothing_to_set_up_in_direct_messages(office: World) -> None:
    with pytest.raises(UserError, match="This is for servers"):
        setup.setup(office.agent(), asked(office, ADA._replace(guild_id="dm")))


@pytest.mark.parametrize("kind", [Kind.COMMAND, Kind.MODAL])
def test_F21_a_forged_interaction_is_refused_in_words(office: World, kind: Kind) -> None:
    forged = Interaction(
        kind,
        "77",
        token="t",
        presser=ADA,
        locale="de",
        name="ux-setup",
        custom_id=write(Handle("setup", "A" * 22, "00000000", "11"), "form"),
        permissions=SEND_MESSAGES,
    )
    fields: Fields = {"action": "ux-setup"}
    body = answer(forged, office.agent, office.clock(), fields)

    assert "Das können nur Mitglieder, die diesen Server verwalten dürfen." in str(body)
    assert fields["decision"] == "not_allowed"


def test_a_form_is_one_write_and_one_message_for_the_worker(office: World) -> None:
    form = opened(office)

    reply = sent(office, form, repository=" ada/other ", request=("7",), confirm=("8",))

    assert (type(reply), reply.is_private) == (Later, True)
    assert office.sites.setting("500") == SiteSetting(
        wanted="ada/other",
        request_roles=("7",),
        confirm_roles=("8",),
        set_id=form.handle.conversation_id,
        set_by="11",
        set_at=office.clock(),
    )
    (job,) = office.queue.jobs
    assert (job.kind, job.guild_id) == ("setup", "500")
    assert job.conversation_id == form.handle.conversation_id


@pytest.mark.parametrize("repository", ["", GIVEN])
def test_without_a_repository_of_its_own_the_operators_is_back(
    office: World, repository: str
) -> None:
    sent(office, opened(office), repository="ada/other")
    office.sites.settle("500", "ada/other", is_read=True)

    sent(office, opened(office), repository=repository)

    found = office.sites.find("500")
    assert found is not None
    assert found.site == GIVEN
    assert office.sites.setting("500").wanted == ""


def test_the_site_in_force_is_not_asked_for_again(office: World) -> None:
    sent(office, opened(office), repository="ada/other")
    office.sites.settle("500", "ada/other", is_read=True)

    sent(office, opened(office), repository="ada/other", confirm=("8",))

    held = office.sites.setting("500")
    assert (held.site, held.wanted, held.confirm_roles) == ("ada/other", "", ("8",))


def test_everybody_is_kept_by_its_word_and_shown_by_its_id(office: World) -> None:
    sent(office, opened(office), request=("500",), confirm=("7", "500"))

    held = office.sites.setting("500")
    assert (held.request_roles, held.confirm_roles) == ((EVERYONE,), ("7", EVERYONE))
    assert values(opened(office))[1:] == (("500",), ("7", "500"))


def test_what_is_no_role_is_left_out(office: World) -> None:
    sent(office, opened(office), request=("7", "admin", "<@&9>", ""))

    assert office.sites.setting("500").request_roles == ("7",)


@pytest.mark.parametrize(
    "repository",
    [
        "site",
        "ada/",
        "/site",
        "/etc",
        "ada/site/x",
        "../x/y",
        "https://github.com/ada/site",
        "a b/c",
    ],
)
def test_F68_what_is_no_repository_is_refused_before_anything_is_written(
    office: World, repository: str
) -> None:
    form = opened(office)

    with pytest.raises(UserError, match="is no repository"):
        sent(office, form, repository=repository)

    assert (office.sites.setting("500"), office.queue.jobs) == (SiteSetting(), [])


def test_a_repository_of_another_owner_is_refused_with_what_may_be_chosen(office: World) -> None:
    form = opened(office)

    with pytest.raises(UserError, match=r"may not choose “bob/site”. It may choose: ada/\*"):
        sent(office, form, repository="bob/site")

    assert (office.sites.setting("500"), office.queue.jobs) == (SiteSetting(), [])


def test_a_server_without_a_rule_or_a_site_may_choose_none(office: World) -> None:
    form = opened(office, ADA._replace(guild_id="501"))

    with pytest.raises(UserError, match="SETUP_REPOSITORIES"):
        sent(office, form, ADA._replace(guild_id="501"), repository="ada/site")


def test_a_folder_is_chosen_only_where_it_is_the_servers_own(office: World) -> None:
    office.sites = MemorySites({"500": "/site"}, {"*": ["/etc"]})
    form = opened(office)

    sent(office, form, repository="/site")
    with pytest.raises(UserError, match="is no repository"):
        sent(office, form, repository="/etc")


def test_the_record_tells_the_old_and_the_new_setting(office: World) -> None:
    sent(office, opened(office), repository="ada/other", request=("7",))
    office.sites.settle("500", "ada/other", is_read=True)

    reply = sent(office, opened(office), confirm=("8", "9"))

    assert reply.decision == "configured"
    assert reply.facts == {
        "was": "site ada/other; request 7; confirm -",
        "now": "site (given); request -; confirm 8,9",
    }
    assert reply.facts.keys() <= FIELDS


def test_the_last_of_two_admins_wins_and_the_other_is_known(office: World) -> None:
    sent(office, opened(office), repository="ada/first")
    office.clock.advance(10)
    one, other = opened(office, ADA), opened(office, BOB)
    office.clock.advance(10)
    sent(office, one, ADA, repository="ada/one")
    office.clock.advance(10)
    sent(office, other, BOB, repository="ada/other")

    held = office.sites.setting("500")
    assert (held.wanted, held.set_by) == ("ada/other", "22")
    assert (held.was_by, held.was_at - held.seen_at) == ("11", 20)


def test_a_queue_that_is_down_leaves_the_setting_and_says_so(office: World) -> None:
    form = opened(office)
    office.queue.is_down = True

    with pytest.raises(UserError, match="Please send the form once more"):
        sent(office, form, repository="ada/other")

    assert office.sites.setting("500").wanted == "ada/other"


class Closed(MemorySites):
    """Sites whose table is missing."""

    def setting(self, guild_id: str) -> SiteSetting:
        raise ConfigurationError("table sites does not exist")

    def configure(self, guild_id: str, setting: SiteSetting) -> SiteSetting:
        raise ConfigurationError("table sites does not exist")


def test_without_a_table_it_says_who_must_mend_that(
    office: World, caplog: pytest.LogCaptureFixture
) -> None:
    form = opened(office)
    office.sites = Closed({"500": GIVEN})

    with pytest.raises(UserError, match="I cannot keep settings here"):
        opened(office)
    with pytest.raises(UserError, match="I cannot keep settings here"):
        sent(office, form)
    assert "table sites does not exist" in caplog.text


def test_the_command_and_the_form_are_on_the_menu(office: World) -> None:
    form = office.agent().command("ux-setup", asked(office))
    assert isinstance(form, Ask)

    reply = office.agent().press(form.form.handle, asked(office))

    assert isinstance(reply, Later)
    assert not isinstance(reply, Say)
