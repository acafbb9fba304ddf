"""Single questions to snapshots."""

from __future__ import annotations

from typing import Any

from warehouse.connecting import connect
from warehouse.snapshots.shelf import Shelf


def documents_of(shelf: Shelf, run: int) -> list[tuple[str, str]]:
    """The documents of a state with the sha256 of their bytes, where there are any."""
    return _ask(
        "SELECT document, sha256 FROM read_parquet($file) WHERE sha256 IS NOT NULL ORDER BY document",
        {"file": str(shelf.path("documents", run))},
    )


def kind_versions_of(shelf: Shelf, run: int) -> list[tuple[str, str]]:
    """Each kind with each version of its rules that a state rests on."""
    files = [str(path) for path in sorted((shelf.folder / "extractions").glob("*.parquet"))]
    return _ask(
        "SELECT DISTINCT s.kind, e.kind_version FROM read_parquet($file) AS s "
        "JOIN read_parquet($files) AS e USING (extraction_id) ORDER BY ALL",
        {"file": str(shelf.path("states", run)), "files": files},
    )


def facts_of_new_documents(shelf: Shelf, old: int | None, new: int) -> list[tuple[str, int]]:
    """The documents that a state has and an older one (or none) had not, with the number of their facts."""
    before = "" if old is None else "ANTI JOIN read_parquet($old) AS o ON o.document = s.document"
    return _ask(
        "SELECT s.document, CAST(sum(e.facts) AS BIGINT) FROM read_parquet($state) AS s "
        f"JOIN read_parquet($files) AS e USING (extraction_id) {before} "
        "GROUP BY s.document HAVING sum(e.facts) > 0 ORDER BY ALL",
        {
            "state": str(shelf.path("states", new)),
            "files": [str(path) for path in sorted((shelf.folder / "extractions").glob("*.parquet"))],
            **({} if old is None else {"old": str(shelf.path("documents", old))}),
        },
    )


def unaccounted_of(shelf: Shelf, run: int | None) -> list[tuple[str, int, int | None, str, str]]:
    """The numbers of a state that no rule explains: document, page, line, words around, digits."""
    files = [str(path) for path in sorted((shelf.folder / "unaccounted").glob("*.parquet"))]
    if run is None or not files:
        return []
    return _ask(
        "SELECT u.document, u.page, u.line, u.quote, u.value_quote FROM read_parquet($files) AS u "
        "JOIN read_parquet($file) AS s USING (extraction_id) ORDER BY u.document, u.ordinal",
        {"file": str(shelf.path("states", run)), "files": files},
    )


def _ask(question: str, parameters: dict[str, object]) -> list[Any]:
    with connect() as connection:
        return connection.execute(question, parameters).fetchall()
