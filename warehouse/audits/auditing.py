"""The audits, each a SQL file beside this module, run over what is being published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

import duckdb

_SEVERITY = re.compile(r"^-- severity: (?P<severity>error|warning|info)\n")


class Audit(NamedTuple):
    """An audit: the name of its check, how severe a finding is, and the query that finds."""

    check: str
    severity: str
    query: str


def audits() -> Iterator[Audit]:
    """All audits by name; ValueError where a file doesn't say how severe its findings are."""
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".sql"):
            query = file.read_text("utf-8")
            head = _SEVERITY.match(query)
            if head is None:
                raise ValueError(f"{file.name}: the first line must be -- severity: error, warning or info")
            yield Audit(file.name.removesuffix(".sql"), head["severity"], query)


def run_audits(connection: duckdb.DuckDBPyConnection) -> None:
    """Run all audits and keep their findings in the tables `audits` and `audit_facts`."""
    connection.execute(_statement("finding_id"))
    for check, severity, query in audits():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE findings AS {query}")
        connection.execute(_statement("keep_findings"), {"check": check, "severity": severity})
        connection.execute(_statement("keep_facts"), {"check": check})


def _statement(name: str) -> str:
    return files(__package__).joinpath(f"statements/{name}.sql").read_text("utf-8")
