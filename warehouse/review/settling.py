"""Findings and numbers that people have settled: 原典どおり, no fact."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import duckdb

from warehouse.review.records import Decision


def number_id(document: str, quote: str, digits: str) -> str:
    """The identity of a number that no rule explains: its digits and the words around them."""
    return hashlib.sha256(
        "\x1f".join((document, quote, digits)).encode("utf-8", "surrogatepass")
    ).hexdigest()[:16]


def settle(connection: duckdb.DuckDBPyConnection, settled: Mapping[str, Decision]) -> None:
    """Mark settled findings, and take settled numbers off the list of those that nothing explains."""
    findings = [key.partition("|")[2] for key in settled if key.startswith("audit|")]
    if findings:
        connection.execute(
            "UPDATE audits SET status = 'accepted' WHERE audit_id IN (SELECT unnest(?))", [findings]
        )
    numbers = {key.partition("|")[2] for key in settled if key.startswith("number|")}
    if not numbers:
        return
    documents = {one.target.document for key, one in settled.items() if key.startswith("number|")}
    rows = connection.execute(
        "SELECT rowid, document, quote, digits FROM unaccounted WHERE document IN (SELECT unnest(?))",
        [sorted(documents)],
    ).fetchall()
    gone = [row for row, document, quote, digits in rows if number_id(document, quote, digits) in numbers]
    connection.execute("DELETE FROM unaccounted WHERE rowid IN (SELECT unnest(?::BIGINT[]))", [gone])
