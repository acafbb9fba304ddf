"""Asking the published file for passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from warehouse.query import opened
from warehouse.query_errors import QueryError
from warehouse.search.marking import Piece, row_with_marks, sentence_around
from warehouse.search.passage import Found, Hit, Hits
from warehouse.search.question import Question, understand
from warehouse.search.whole_numbers import ends


class Limits(NamedTuple):
    """What is asked for: documents whose name holds a part, passages with a kind of fact, so many hits."""

    document: str | None = None
    kind: str | None = None
    most: int = 10


class UnknownKind(Exception):
    """No kind of fact of that name; `known` are the names that there are."""

    def __init__(self, kind: str, known: Sequence[str]) -> None:
        super().__init__(kind)
        self.kind, self.known = kind, tuple(known)


def search(published: Path, text: str, limits: Limits | None = None) -> Hits:
    """The passages that hold the words, best first; raises QueryError, UnknownKind."""
    limits = limits or Limits()
    question = understand(text)
    with opened(published) as connection:
        try:
            _check(connection)
            return _answered(connection, question, limits._replace(kind=_kind(connection, limits.kind)))
        except duckdb.Error as error:
            reason = str(error).strip().partition("\n")[0]
            raise QueryError(f"検索できません: {reason}", "seisaku publish で作り直してください") from error


def _answered(connection: duckdb.DuckDBPyConnection, question: Question, limits: Limits) -> Hits:
    missing = {row["term"] for row in _ask(connection, "unknown", terms=sorted(question.forms))}
    ranked = _ranked(connection, question, missing, limits)
    unknown = _unknown(connection, question, missing)
    units = [row["unit"] for row in ranked]
    texts = _by_unit(_ask(connection, "texts", units=units))
    facts = _by_unit(_ask(connection, "facts", units=units))
    hits = (_hit(row, question, texts[row["unit"]], facts[row["unit"]]) for row in ranked)
    return Hits(
        question.text,
        ranked[0]["found"] if ranked else 0,
        bool(ranked and ranked[0]["is_partial"]),
        unknown,
        _near(connection, unknown or (() if ranked else question.said)),
        tuple(hits),
    )


def _ranked(
    connection: duckdb.DuckDBPyConnection, question: Question, missing: set[str], limits: Limits
) -> list[dict[str, Any]]:
    """Words that are unknown as a whole are told, and not missed in passages that hold the others."""
    connection.execute(_statement("prepare"))
    for phrase in question.phrases:
        connection.execute(_statement("exact"), {"phrase": phrase, **ends(phrase)._asdict()})
    terms = {form for word in question.words if not missing.issuperset(word.forms) for form in word.forms}
    return _ask(
        connection,
        "ranked",
        terms=sorted(terms | question.forms_of_phrases),
        phrases=len(question.phrases),
        document=limits.document,
        kind=limits.kind,
        most=limits.most,
    )


def _hit(
    row: dict[str, Any], question: Question, texts: list[dict[str, Any]], facts: list[dict[str, Any]]
) -> Hit:
    pieces = [Piece(one["text"], one["kind"] in ("cell", "heading")) for one in texts]
    text, marks = row_with_marks(pieces, question.forms, question.phrases)
    sentence = sentence_around(text, marks)
    place = {name: row[name] for name in Hit._fields if name in row}
    found = tuple(Found(**{name: fact[name] for name in Found._fields}) for fact in facts)
    return Hit(**place, sentence=sentence.text, marks=sentence.marks, text=text, facts=found)


def _unknown(connection: duckdb.DuckDBPyConnection, question: Question, missing: set[str]) -> tuple[str, ...]:
    """The words of which some term stands in no document, and the phrases that do."""
    phrases = {row["phrase"] for row in _ask(connection, "phrases_found")}
    words = [word.text for word in question.words if missing.intersection(word.forms)]
    return (*words, *(phrase for phrase in question.phrases if phrase not in phrases))


def _near(connection: duckdb.DuckDBPyConnection, words: Sequence[str]) -> tuple[str, ...]:
    names = (row["name"] for word in words for row in _ask(connection, "near", text=word))
    return tuple(dict.fromkeys(names))


def _kind(connection: duckdb.DuckDBPyConnection, wanted: str | None) -> str | None:
    """The kind's own name: budget, for budget, budgets or 予算."""
    if wanted is None:
        return None
    rows = _ask(connection, "kinds")
    for row in rows:
        if wanted.casefold() in (row["kind"], row["table_name"], (row["ja"] or "").partition("。")[0]):
            return str(row["kind"])
    raise UnknownKind(wanted, [row["kind"] for row in rows])


def _check(connection: duckdb.DuckDBPyConnection) -> None:
    if not connection.execute(_statement("is_searchable")).fetchall()[0][0]:
        raise QueryError(
            "公開ファイルに検索の索引がありません（古い版で作られました）",
            "seisaku publish で作り直してください",
        )


def _by_unit(rows: list[dict[str, Any]]) -> defaultdict[int, list[dict[str, Any]]]:
    grouped: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row["unit"]].append(row)
    return grouped


def _ask(connection: duckdb.DuckDBPyConnection, name: str, **values: Any) -> list[dict[str, Any]]:
    answer = connection.execute(_statement(name), values or None)
    names = [column for column, *_ in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _statement(name: str) -> str:
    return files(__package__).joinpath(f"statements/{name}.sql").read_text("utf-8")
