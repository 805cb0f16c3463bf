"""The tables of template.yaml as text: for AWS's command line, as a table, as JSON."""

import json
from collections.abc import Mapping, Sequence

from bot.deployment.screen import BOLD, DIM, Screen
from bot.deployment.tables import Request, Table
from bot.deployment.tables_compared import parts

_GAP = 2
_INDENT = 2


def for_cli(tables: Sequence[Table]) -> str:
    """A script for a shell: each call of `aws dynamodb` with its --cli-input-json document."""
    return "\n".join(_calls(table) for table in tables)


def _calls(table: Table) -> str:
    wait = f"aws dynamodb wait table-exists --table-name {table.name}"
    calls = [
        f"# {table.name}" + (f" ({table.variable})" if table.variable else ""),
        _call("create-table", table.create),
        wait,
    ]
    if table.time_to_live:
        calls.append(_call("update-time-to-live", table.time_to_live))
    if table.backups:
        calls.append(_call("update-continuous-backups", table.backups))
    return "\n".join(calls) + "\n"


def _call(operation: str, request: Request) -> str:
    return f"aws dynamodb {operation} --cli-input-json '{json.dumps(request, indent=2)}'"


def as_json(tables: Sequence[Table]) -> str:
    """A list of objects: the names of a table, and the documents of the calls that make it."""
    return json.dumps([_data(table) for table in tables], indent=2)


def _data(table: Table) -> dict[str, object]:
    return {
        "name": table.name,
        "variable": table.variable,
        "resource": table.logical_id,
        "create_table": table.create,
        "update_time_to_live": table.time_to_live,
        "update_continuous_backups": table.backups,
    }


def show(screen: Screen, tables: Sequence[Table]) -> None:
    """A table of the tables, an index on a line of its own; part by part on a narrow screen."""
    rows = [row for table in tables for row in _rows(table)]
    heads = ("TABLE", "KEY", "EXPIRES", "STREAM", "NAMED BY")
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    whole = sum(widths) + _GAP * (len(widths) - 1) + _INDENT
    if whole > screen.columns:
        _show_parts(screen, tables)
        return
    print(file=screen.out)
    for number, row in enumerate([heads, *rows]):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        style = BOLD if number == 0 else DIM if row[0].startswith("└") else ""
        line = (" " * _GAP).join(cells).rstrip()
        print(" " * _INDENT + screen.styled(line, style), file=screen.out)
    print(file=screen.out)


def _rows(table: Table) -> list[tuple[str, ...]]:
    stream = table.stream.removesuffix("_IMAGES").replace("_AND_", " + ").lower() or "-"
    key = _names(table.create["KeySchema"])
    rows: list[tuple[str, ...]] = [
        (table.name, key, table.expires_by or "-", stream, table.variable or "-")
    ]
    for index in table.indexes:
        kind = index["Projection"]["ProjectionType"].replace("_", " ").lower()
        rows.append((f"└ {index['IndexName']} ({kind})", _names(index["KeySchema"]), "", "", ""))
    return rows


def _names(schema: Sequence[Mapping[str, str]]) -> str:
    return ", ".join(one["AttributeName"] for one in schema)


def _show_parts(screen: Screen, tables: Sequence[Table]) -> None:
    for table in tables:
        screen.chapter(f"{table.name}  {screen.styled(table.variable, DIM)}".rstrip())
        for part in parts(table, None):
            screen.text(f"{part.what.ljust(14)}{part.wanted}")
    screen.text("")
