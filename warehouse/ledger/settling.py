"""Which documents need nothing: kept from run to run, anew only where something was learnt."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from warehouse.ledger.store import Ledger, encoded, statement


def unsettled(ledger: Ledger, run_id: int, kinds: Mapping[str, str], readers: tuple[str, str]) -> set[str]:
    """The known documents for which something is left to do, if their files hold what they held.

    `kinds` are today's with the versions of their rules, `readers` the versions for texts and for PDFs.
    """
    with ledger.transaction() as connection:
        _settle(connection, run_id, kinds, readers)
        return {document for (document,) in connection.execute(statement("unsettled")).fetchall()}


def _settle(
    connection: duckdb.DuckDBPyConnection, run_id: int, kinds: Mapping[str, str], readers: tuple[str, str]
) -> None:
    """Bring the table `settled` up to what the ledger holds."""
    basis = encoded([readers, kinds])
    until = connection.execute("FROM settled_until WHERE basis = ?", [basis]).fetchone()
    if until is None:
        connection.execute("DELETE FROM settled")
    _, version_id, extraction_id, last_run = until or (basis, 0, 0, 0)
    since = {"version_id": version_id, "extraction_id": extraction_id, "run_id": last_run}
    if not connection.execute(statement("touched"), since).fetchone():
        return
    connection.execute("DELETE FROM settled WHERE document IN (FROM touched)")
    rows = [{"kind": kind, "kind_version": version} for kind, version in kinds.items()]
    reader, pdf_reader = readers
    connection.execute(
        statement("settle"), {"kinds": encoded(rows), "reader": reader, "pdf_reader": pdf_reader}
    )
    connection.execute("DELETE FROM settled_until")
    connection.execute(statement("settled_until"), {"basis": basis, "run_id": run_id})
