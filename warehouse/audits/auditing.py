"""The audits, each a SQL file beside this module, run over what is being published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

import duckdb

_HEAD = re.compile(
    r"^-- severity: (?P<severity>error|warning|info)\n(?:-- scope: (?P<scope>programs|all)\n)?"
)


class Audit(NamedTuple):
    """An audit: the name of its check, how severe a finding is, what it looks at, and the query that finds.

    It looks at each touched `document` by itself, at touched `programs` in all documents, or at `all`.
    """

    check: str
    severity: str
    scope: str
    query: str


def audits() -> Iterator[Audit]:
    """All audits by name; ValueError where a file doesn't say how severe its findings are."""
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".sql"):
            query = file.read_text("utf-8")
            head = _HEAD.match(query)
            if head is None:
                raise ValueError(f"{file.name}: the first line must be -- severity: error, warning or info")
            yield Audit(file.name.removesuffix(".sql"), head["severity"], head["scope"] or "document", query)


def run_audits(connection: duckdb.DuckDBPyConnection) -> None:
    """Run all audits on what was touched; their findings stand in the tables `audits` and `audit_facts`."""
    connection.execute(_statement("finding_id"))
    connection.execute(_statement("forget_facts"))
    for check, severity, scope, query in audits():
        if scope != "document":
            connection.execute(_statement(f"forget_{scope}"), {"check": check})
            connection.execute(_statement("forget_facts"))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE findings AS {query}")
        connection.execute(_statement("keep_findings"), {"check": check, "severity": severity})
        connection.execute(_statement("keep_facts"), {"check": check})


def _statement(name: str) -> str:
    return files(__package__).joinpath(f"statements/{name}.sql").read_text("utf-8")
