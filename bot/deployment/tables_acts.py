"""Tables looked at, made, completed and deleted at DynamoDB."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from botocore.exceptions import ClientError

from bot.deployment.amazon import Client, CloudFault, told
from bot.deployment.finding import Finding, note, well, wrong
from bot.deployment.screen import DIM, Screen
from bot.deployment.tables import Table
from bot.deployment.tables_compared import ENCRYPTION, KEY, RECOVERY, Live, Part, parts
from bot.deployment.wording import AGENT
from bot.errors import ConfigurationError

_WAIT = {"Delay": 1, "MaxAttempts": 300}
_MISSING = "ResourceNotFoundException"
_THERE = "ResourceInUseException"
_KEPT = "what was typed is not its name"
_OF_AWS = {ENCRYPTION, RECOVERY}
_SPARED = "a local AWS need not keep it; at AWS it has to be {wanted}"


class Shop(NamedTuple):
    """Where the tables are: DynamoDB's client, what shows it, and the place in words.

    One that `is_local` is on this machine, where nothing of worth is kept.
    """

    client: Client
    screen: Screen
    place: str
    is_local: bool = False


def look(client: Client, table: Table) -> Live | None:
    """The table as it is, None where there is none; raises CloudFault."""
    with told():
        try:
            found = client.describe_table(TableName=table.name)["Table"]
        except ClientError as error:
            if error.response["Error"].get("Code") == _MISSING:
                return None
            raise
        expiry = client.describe_time_to_live(TableName=table.name)
        recovery = client.describe_continuous_backups(TableName=table.name)
    return Live(found, expiry["TimeToLiveDescription"], recovery["ContinuousBackupsDescription"])


def create(shop: Shop, tables: Iterable[Table]) -> bool:
    """Make what is missing, and add what a table lacks; whether all are as they have to be.

    What is there in another shape is told and left as it is. Raises CloudFault.
    """
    shop.screen.title("ux-agent tables create", shop.place)
    done = [_create(shop, table) for table in tables]
    shop.screen.tally()
    return all(done)


def _create(shop: Shop, table: Table) -> bool:
    is_new = look(shop.client, table) is None and _made(shop.client, table)
    live = _awaited(shop.client, table)
    found = parts(table, live)
    is_ours = not any(part.wrong for part in found if part.what == KEY)
    added = [part for part in found if is_ours and part.wrong and part.call and part.call.adds]
    for part in added:
        _mend(shop.client, table, part)
    _head(shop.screen, table, "made" if is_new else "was there")
    lacks = [] if is_new else [part.what for part in added]
    if is_new:
        shop.screen.show_all(_well(part) for part in parts(table, None))
        return True
    left = [part for part in parts(table, _awaited(shop.client, table)) if part.wrong]
    if lacks:
        shop.screen.show(well("added", ", ".join(lacks)))
    if not left:
        shop.screen.show(well("as it should be", f"holds {live.holds}"))
    return shop.screen.show_all(_wrong(part) for part in left)


def _made(client: Client, table: Table) -> bool:
    """Make it; whether it was us and not somebody else at the same moment."""
    with told():
        try:
            client.create_table(**table.create)
        except ClientError as error:
            if error.response["Error"].get("Code") == _THERE:
                return False
            raise
    return True


def _awaited(client: Client, table: Table) -> Live:
    with told():
        client.get_waiter("table_exists").wait(TableName=table.name, WaiterConfig=_WAIT)
    live = look(client, table)
    if live is None:
        raise ConfigurationError(f"{table.name} was deleted at this moment: run it again")
    return live


def _mend(client: Client, table: Table, part: Part) -> None:
    """Make the call, if it has one; somebody else may have made it a moment ago."""
    try:
        with told():
            if part.call:
                getattr(client, part.call.operation)(**part.call.request)
    except CloudFault:
        same = next(one for one in parts(table, look(client, table)) if one.what == part.what)
        if same.wrong:
            raise
    _awaited(client, table)


def verify(shop: Shop, tables: Iterable[Table]) -> bool:
    """Say of each part whether it is as it has to be; whether all are. Raises CloudFault."""
    shop.screen.title("ux-agent tables verify", shop.place)
    fine = []
    for table in tables:
        live = look(shop.client, table)
        _head(shop.screen, table, f"holds {live.holds}" if live else "")
        fine.append(shop.screen.show_all(_told(shop, table, live)))
    shop.screen.tally()
    return all(fine)


def _told(shop: Shop, table: Table, live: Live | None) -> list[Finding]:
    if live is None:
        return [wrong("is not there", "", f"  {AGENT} tables create {table.name}")]
    status = live.table.get("TableStatus", "ACTIVE")
    found = parts(table, live)
    busy = [] if status == "ACTIVE" else [note("state", f"is {status.lower()}: look again later")]
    return [*busy, *(_judged(shop, part) for part in found)]


def _judged(shop: Shop, part: Part) -> Finding:
    """A part as it is; what protects real data is not asked of a local AWS."""
    if part.wrong and shop.is_local and part.what in _OF_AWS:
        return note(part.what, f"{part.wrong}: {_SPARED.format(wanted=part.wanted)}")
    return _wrong(part) if part.wrong else _well(part)


def delete(shop: Shop, tables: Sequence[Table], *, is_sure: bool, is_attended: bool) -> bool:
    """Delete each table whose name is typed, or all where it `is_sure`; whether all are gone.

    Raises ConfigurationError where nobody is there to be asked, and CloudFault.
    """
    if not is_sure and not is_attended:
        raise ConfigurationError(
            "nothing is deleted: nobody is there to type the name of each table; "
            "--yes deletes without a question"
        )
    shop.screen.title("ux-agent tables delete", shop.place)
    done = [_delete(shop, table, is_sure=is_sure) for table in tables]
    shop.screen.tally()
    return all(done)


def _delete(shop: Shop, table: Table, *, is_sure: bool) -> bool:
    screen = shop.screen
    live = look(shop.client, table)
    _head(screen, table, f"holds {live.holds}" if live else "")
    if live is None:
        screen.show(well("is not there"))
        return True
    if live.table.get("DeletionProtectionEnabled"):
        mend = f"  aws dynamodb update-table --table-name {table.name} "
        mend += "--no-deletion-protection-enabled"
        screen.show(wrong("kept", "it is protected against deletion", mend))
        return False
    if not is_sure:
        lines = (f"All that it holds goes with it. Type {table.name} to delete it.",)
        screen.explain(f"Delete {table.name}?", lines)
        if screen.ask() != table.name:
            screen.show(wrong("kept", _KEPT))
            return False
    with told():
        shop.client.delete_table(TableName=table.name)
        shop.client.get_waiter("table_not_exists").wait(TableName=table.name, WaiterConfig=_WAIT)
    screen.show(well("deleted"))
    return True


def _head(screen: Screen, table: Table, about: str) -> None:
    told = ", ".join(part for part in (table.variable, about) if part)
    screen.chapter(f"{table.name}  {screen.styled(told, DIM)}".rstrip())


def _well(part: Part) -> Finding:
    return well(part.what, part.wanted)


def _wrong(part: Part) -> Finding:
    command = (f"  {part.call.command}",) if part.call else ()
    return wrong(part.what, f"{part.wrong}; it has to be {part.wanted}", *command, *part.advice)
