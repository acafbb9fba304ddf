"""Rows as a table on a terminal, as CSV, or as JSON."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from rich.console import Console
from rich.table import Table

from flows.language import say
from flows.show.console import styled

SCHEMA = 1
MOST_ROWS = 100


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], console: Console) -> None:
    """A table of at most 100 rows; says so when there are more."""
    remaining = iter(rows)
    table = Table(box=None, pad_edge=False, header_style="bold")
    shown = list(islice(remaining, MOST_ROWS))
    for position, name in enumerate(columns):
        numeric = any(isinstance(row[position], int | float | Decimal) for row in shown)
        table.add_column(styled(name), justify="right" if numeric else "left", overflow="fold")
    for row in shown:
        table.add_row(*(styled(_cell(value), "" if value is not None else "dim") for value in row))
    console.print(table)
    if next(remaining, None) is not None:
        more = say(
            f"ほかにも行があります（先頭の{MOST_ROWS}行を表示）。全部は --csv か --json で。",
            f"There are more rows (the first {MOST_ROWS} are shown); use --csv or --json for all.",
        )
        console.print(styled(more, "dim"))


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """CSV on stdout, UTF-8, NULL as nothing."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["" if value is None else _plain(value) for value in row])


def write_json(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """One JSON object on stdout: its schema's version, the columns, and each row as an object on a line."""
    sys.stdout.write(f'{{"schema": {SCHEMA}, "columns": {_json(list(columns))}, "rows": [')
    for number, row in enumerate(rows):
        sys.stdout.write(f"{',' if number else ''}\n{_json(dict(zip(columns, row, strict=True)))}")
    sys.stdout.write("\n]}\n")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_number_or_text)


def _number_or_text(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return value if isinstance(value, str | int | float | bool) else str(value)


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    return str(_plain(value))
