"""The job `setup`: what an admin is told of the site that they chose, and what then holds."""

from collections.abc import Mapping

import pytest

from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.reply import Card
from bot.errors import ConfigurationError, Failed, TransientError
from bot.ux_agent.role_names import RolesHidden
from bot.ux_agent.sites import SiteSetting
from bot.ux_agent.work.perform import perform
from bot.ux_agent.work.services import Done, HandBack, Result
from bot.ux_agent.work.setup import TOLD_AT
from tests.git_site import git, save
from tests.ux_agent.work.workshop import GUILD, MANIFEST, Workshop

CHOSEN = "ada/chosen"
BY_ADA = SiteSetting(
    wanted=CHOSEN, request_roles=("7",), set_id="form", set_by="11", set_at=1_700_000_000
)
ROLES = {"Editor": ("70",), "reviewer": ("80", "81"), "@everyone": (GUILD,)}


class Office(Workshop):
    """A workshop whose server shows its roles, and whose admin has sent the form."""

    roles: Mapping[str, tuple[str, ...]] | Exception = ROLES

    def guild_roles(self, guild_id: str) -> Mapping[str, tuple[str, ...]]:
        if isinstance(self.roles, Exception):
            raise self.roles
        return self.roles

    def told(self, *, received: int = 1, locale: str = "en-US", form: str = "form") -> Result:
        """One delivery of the job."""
        job = Job("setup", GUILD, form, interaction_id="i", interaction_token="t", locale=locale)
        services = self.services._replace(guild_roles=self.guild_roles)
        return perform(job, services, self.context(received=received))

    def declares(self, manifest: str) -> None:
        """Have the site declare this."""
        save(self.folder, {".ux-agent.yml": manifest})

    @property
    def card(self) -> Card:
        """What was shown last."""
        return self.person.shown[-1][1]

    @property
    def words(self) -> str:
        """Its lines and warnings."""
        return "\n".join((*self.card.lines, *self.card.warnings))


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = Office(tmp_path_factory.mktemp("office") / "site")
    made.sites.configure(GUILD, BY_ADA)
    return made


def in_force(office: Office) -> str:
    found = office.sites.find(GUILD)
    assert found is not None
    return found.site


def test_a_site_that_can_be_read_comes_into_force_with_its_index(office: Office) -> None:
    assert office.told() == Done("set up")

    found = office.sites.find(GUILD)
    assert found is not None
    assert found.known is not None
    assert (found.site, found.known.site) == (CHOSEN, CHOSEN)
    assert office.sites.setting(GUILD).wanted == ""


def test_what_can_be_edited_and_who_may_is_told(office: Office) -> None:
    office.told()

    assert (office.card.title, office.card.tone) == (f"Set up: {CHOSEN}", "success")
    assert "What can be edited here: navbar, home." in office.words
    assert "May ask for changes: <@&7>" in office.words
    assert "May confirm them: whoever asked" in office.words
    assert "Set by <@11> <t:1700000000:R>." in office.words


@pytest.mark.parametrize("failure", [None, Failed("no_repository", "There is none.")], ids=str)
def test_what_came_of_it_never_becomes_a_post_in_the_channel(
    office: Office, failure: Failed | None
) -> None:
    office.open_faults = [failure] if failure else []
    told: list[Job] = []
    office.person.show = lambda job, card, *, file=None: told.append(job)  # type: ignore[method-assign]
    job = Job("setup", GUILD, "form", interaction_id="i", interaction_token="t", channel_id="ch")
    perform(job, office.services._replace(guild_roles=office.guild_roles), office.context())
    assert [one.channel_id for one in told] == [""]


def test_it_is_told_in_german_to_a_german(office: Office) -> None:
    office.told(locale="de")

    assert office.card.title == f"Eingerichtet: {CHOSEN}"
    assert "Dürfen sie bestätigen: wer darum gebeten hat" in office.words


@pytest.mark.parametrize(
    "failure",
    [
        Failed("app_not_installed", "The App is not installed on ada/chosen."),
        Failed("no_repository", "There is no repository ada/chosen."),
    ],
    ids=str,
)
def test_a_site_that_cannot_be_reached_leaves_the_one_before_in_force(
    office: Office, failure: Failed
) -> None:
    office.open_faults = [failure]

    assert office.told() == Done("unreadable")

    assert in_force(office) == str(office.folder)
    assert office.sites.setting(GUILD) == BY_ADA._replace(wanted="")
    assert (office.card.title, office.card.tone) == (f"Cannot be read: {CHOSEN}", "failure")
    assert str(failure) in office.words
    assert f"this stays: {office.folder.name}." in office.words


def test_a_wrong_manifest_is_told_with_its_line(office: Office) -> None:
    office.declares("version: 1\nsections: [oops\n")

    office.told()

    assert office.card.tone == "failure"
    assert ".ux-agent.yml" in office.words
    assert "line 3" in office.words
    assert in_force(office) == str(office.folder)


def test_a_site_without_a_manifest_is_looked_at_and_that_is_said(office: Office) -> None:
    git(office.folder, "rm", "-q", ".ux-agent.yml")
    git(office.folder, "commit", "-q", "-m", "Gone")

    office.told()

    assert "It has no .ux-agent.yml: this is what I found by looking at it." in office.words
    assert "What can be edited here: home." in office.words
    assert office.card.tone == "success"


def test_a_site_that_a_look_tells_nothing_of_says_so(office: Office) -> None:
    git(office.folder, "rm", "-q", ".ux-agent.yml", "index.html")
    git(office.folder, "commit", "-q", "-m", "Gone")

    office.told()

    assert "looking at it does not tell what may be edited" in office.words
    assert office.card.tone == "failure"


def test_what_only_the_operator_can_mend_is_told_without_its_detail(office: Office) -> None:
    office.open_faults = [ConfigurationError("GITHUB_TOKEN is not set")]

    office.told()

    assert "Its operator must mend that." in office.words
    assert "GITHUB_TOKEN" not in office.words


def test_a_first_site_that_cannot_be_read_leaves_none(office: Office) -> None:
    office.sites.sites.clear()
    office.open_faults = [Failed("gone", "It is gone.")]

    office.told()

    assert "this server has no website." in office.words
    assert office.sites.find(GUILD) is None


def test_a_code_host_that_is_away_is_asked_again_and_told_of_once(office: Office) -> None:
    results = []
    for received in range(1, TOLD_AT + 2):
        office.open_faults = [TransientError("502")]
        results.append(office.told(received=received))

    assert all(isinstance(result, HandBack) for result in results)
    assert len(office.person.shown) == 1
    assert f"until then this stays: {office.folder.name}." in office.words
    assert office.told() == Done("set up")
    assert in_force(office) == CHOSEN


def test_a_message_that_is_gone_ends_the_job_all_the_same(office: Office) -> None:
    office.person.faults = [Gone("dead")]

    assert office.told() == Done("set up, message gone")
    assert in_force(office) == CHOSEN


def test_a_refusal_that_could_not_be_shown_is_shown_again(office: Office) -> None:
    office.open_faults = [Failed("gone", "It is gone."), Failed("gone", "It is gone.")]
    office.person.faults = [TransientError("Discord: 502")]

    assert isinstance(office.told(), HandBack)
    assert office.told() == Done("unreadable")
    assert office.card.title == f"Cannot be read: {CHOSEN}"


def test_a_delivery_that_comes_twice_tells_the_same_twice(office: Office) -> None:
    office.told()
    office.told()

    first, second = (card for _, card in office.person.shown)
    assert first == second


def test_the_operators_site_is_told_when_it_is_back(office: Office) -> None:
    office.sites.configure(GUILD, SiteSetting(set_id="form", set_by="11", set_at=1))

    office.told()

    assert office.card.title == f"Set up: {office.folder.name}"
    assert "May ask for changes: everybody" in office.words


def test_a_server_without_any_site_is_told_so(office: Office) -> None:
    office.sites.sites.clear()
    office.sites.configure(GUILD, SiteSetting(set_id="form", set_by="11", set_at=1))

    assert office.told() == Done("no site")
    assert office.card.title == "No website"


def test_of_two_admins_both_are_told_what_holds(office: Office) -> None:
    by_bob = SiteSetting(wanted=CHOSEN, set_id="bobs", set_by="22", set_at=1_700_000_009)
    office.sites.configure(GUILD, by_bob)

    office.told(form="form")
    overtaken = office.words
    office.told(form="bobs")

    assert "Meanwhile <@22> has set this; it holds now." in overtaken
    assert "Set by <@22>" in overtaken
    assert "This replaces what <@11> had set <t:1700000000:R>" in office.words


def test_a_change_of_what_was_seen_in_the_form_replaces_nothing_unseen(office: Office) -> None:
    later = BY_ADA._replace(set_id="next", seen_at=BY_ADA.set_at, set_at=BY_ADA.set_at + 9)
    office.sites.configure(GUILD, later)

    office.told(form="next")

    assert "This replaces" not in office.words


def test_out_of_time_nothing_is_begun(office: Office) -> None:
    job = Job("setup", GUILD, "form")
    result = perform(job, office.services, office.context(remaining=1))

    assert isinstance(result, HandBack)
    assert office.person.shown == []


NAMED = MANIFEST.replace(
    "sections:", "roles: {request: [editor], confirm: [Reviewer, '99']}\nsections:"
)


@pytest.fixture
def named(office: Office) -> Office:
    """An office whose site names roles by their names, and whose admin picked none."""
    office.sites.configure(GUILD, BY_ADA._replace(request_roles=()))
    office.declares(NAMED)
    return office


def roles(office: Office) -> Mapping[str, tuple[str, ...]]:
    found = office.sites.find(GUILD)
    assert found is not None
    assert found.known is not None
    return found.known.roles


def test_roles_that_a_site_names_become_ids(named: Office) -> None:
    named.told()

    assert roles(named) == {"request": ("70",), "confirm": ("80", "81", "99")}
    assert "May confirm them: <@&80>, <@&81>, <@&99>" in named.words
    assert named.card.warnings == ()


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ({"Editor": ("70",)}, "No role of this server is called Reviewer: nobody has it."),
        (RolesHidden(has_token=False), "I can only look them up with a bot token"),
        (RolesHidden(has_token=True), "once my bot is a member of this server"),
    ],
    ids=["unknown", "no token", "no member"],
)
def test_names_that_cannot_be_looked_up_are_told_with_the_reason(
    named: Office, shown: Mapping[str, tuple[str, ...]] | Exception, words: str
) -> None:
    named.roles = shown

    named.told()

    assert words in named.words
    assert "Reviewer" in named.words
    assert roles(named)["confirm"] == ("Reviewer", "99")


def test_F16_a_name_that_is_not_known_is_nobodys_role(named: Office) -> None:
    named.roles = RolesHidden(has_token=False)

    named.told()

    assert "May confirm them: <@&99>" in named.words
    assert roles(named)["request"] == ("editor",)


def test_the_index_job_looks_up_names_too_and_keeps_what_it_found(named: Office) -> None:
    services = named.services
    perform(Job("index", GUILD), services, named.context())
    before = roles(named)
    perform(Job("index", GUILD), services._replace(guild_roles=named.guild_roles), named.context())

    assert before["request"] == ("editor",)
    assert roles(named)["request"] == ("70",)


def test_discord_being_away_costs_an_index_nothing(
    named: Office, caplog: pytest.LogCaptureFixture
) -> None:
    named.roles = TransientError("Discord: 502")
    services = named.services._replace(guild_roles=named.guild_roles)

    assert perform(Job("index", GUILD), services, named.context()) == Done("refreshed")
    assert roles(named)["request"] == ("editor",)
    assert "cannot be looked up now" in caplog.text
