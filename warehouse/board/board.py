"""The board of a HOME: the newest state beside the last that was closed, with all decisions so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from importlib.resources import files
from typing import Any

import msgspec

from pipeline.annotation import AnnotatedDocument
from pipeline.home import Home
from warehouse.board.changes import Change, DocumentRow, Group, Sides
from warehouse.board.contradicting import add_contradictions
from warehouse.board.filters import Filter
from warehouse.board.reviewing import add_decisions
from warehouse.board.states import states, states_of_fact, unchanged
from warehouse.connecting import connect
from warehouse.diff.comparing import compare, runs_of
from warehouse.findings import facts_under_audit
from warehouse.publication.sql_types import literal
from warehouse.review.applying import finder
from warehouse.review.facts import COLUMNS, CurrentFact, current_facts, fact_of_row
from warehouse.review.governing import governed_value
from warehouse.review.journal import Journal
from warehouse.review.policy import read_policy
from warehouse.review.records import Decision
from warehouse.review.standing import FactKey, Holding, Standing, hold, stand
from warehouse.snapshots.shelf import Shelf

Read = Callable[[str, tuple[str, str]], AnnotatedDocument | None]
_OF_CHANGE = ", ".join(field.name for field in fields(Change))
_JSON = ("old_value", "new_value")
FEW = 8
_ONE_NEW = (
    "UPDATE queue SET state = $state WHERE change <> 'moved' AND causes <> ['reviewer'] AND new_id = $fact_id"
    " AND document = $document AND kind = $kind AND $run IS NOT NULL AND $is_new RETURNING group_id"
)
_ONE_GONE = (
    "UPDATE queue SET state = $state WHERE new_id IS NULL AND old_id = $fact_id"
    " AND document = $document AND kind = $kind AND $run >= new_run AND NOT $is_new RETURNING group_id"
)


class NothingToReview(Exception):
    """There are no snapshots yet."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self.message = f"比べる記録がまだありません: {home.snapshots}"
        self.remedy = "先に seisaku ingest を実行してください"


class UnknownState(Exception):
    """A run that left no snapshot."""

    def __init__(self, wanted: str, known: Sequence[int]) -> None:
        super().__init__(wanted)
        self.message = f"状態 {wanted} はありません"
        self.remedy = "ある状態: " + "、".join(
            ("empty", "reviewed", "published", "newest", *map(str, known[-12:]))
        )


class Board:
    """What differs between two states, what was decided of it, and what awaits a decision."""

    def __init__(
        self,
        home: Home,
        old: str = "reviewed",
        new: str = "newest",
        *,
        shelf: Shelf | None = None,
        read: Read | None = None,
    ) -> None:
        """Raises NothingToReview, UnknownState, DamagedJournal, BadPolicy.

        States are runs by number, `empty`, `reviewed` (the last that was closed), `published`, `newest`.
        `read` gives a Document by name, sha256 and reader, for decisions on words that no rule draws.
        """
        self.home, self.shelf = home, shelf or Shelf(home.snapshots)
        self.journal, self.policy = Journal(home.decisions), read_policy(home.policy)
        if self.shelf.newest() is None:
            raise NothingToReview(home)
        self.decisions = self.journal.decisions()
        self._read = read
        self.connection = connect()
        closed = self._closed()
        self.old_run, self.run = self._run(old, closed), self._run(new, closed)
        compare(self.connection, self.shelf, self.old_run, self.run)
        self._prepare()
        self.standing = self.stand()
        add_contradictions(self.connection, self.standing)
        add_decisions(self.connection, self.standing, self._since(old))
        self._doubt(facts_under_audit(home.published))
        self.connection.execute(_statement("queue"))
        self._groups: list[Group] | None = None
        self.mark(states(self.standing))

    def _since(self, old: str) -> Callable[[Decision], bool]:
        """Whether a decision was taken after the older state was closed, published, or left by its run."""
        if old == "reviewed":
            closes = [one.at for one in self.decisions if one.target.type == "state"]
            return lambda one: not closes or one.at > closes[-1]
        if old == "published" and (at := self.shelf.published_at()) is not None:
            return lambda one: one.at > at
        return lambda one: self.old_run is None or (one.run or 0) >= self.old_run

    def _doubt(self, audited: Sequence[str]) -> None:
        """Facts on which an audit has an open finding are doubtful."""
        self.connection.execute(
            "UPDATE told SET doubts = list_append(doubts, 'audit') WHERE new_id IN (SELECT unnest(?))",
            [list(audited)],
        )

    def _closed(self) -> int | None:
        """The run that was closed last; on another machine its number says nothing of the runs here."""
        closes = (one for one in reversed(self.decisions) if one.target.type == "state")
        here = self.shelf.ledger() or ""
        return next((one.run for one in closes if one.target.name in ("", here)), None)

    def _run(self, name: str, closed: int | None) -> int | None:
        known = self.shelf.runs()
        if name in ("empty", "newest", "candidate"):
            return None if name == "empty" else known[-1]
        if name == "reviewed":
            return (
                closed
                if closed is None or closed in known
                else max((r for r in known if r <= closed), default=None)
            )
        if name == "published":
            return self.shelf.published()
        if name.isascii() and name.isdecimal() and int(name) in known:
            return int(name)
        raise UnknownState(name, known)

    def _prepare(self) -> None:
        """The facts and documents of the newer state, as views on its snapshots."""
        runs = self.connection.execute("SELECT DISTINCT run_id FROM new_states ORDER BY ALL").fetchall()
        paths = [self.shelf.path("facts", run) for (run,) in runs] or [
            self.shelf.path("facts", runs_of(self.shelf)[0])
        ]
        listed = f"[{', '.join(literal(str(path)) for path in paths)}]"
        self.connection.execute(_statement("facts_of_today").replace("{files}", listed))
        for name, run in (("documents", self.run), ("old_documents", self.old_run)):
            source = literal(str(self.shelf.path("documents", run or self.shelf.runs()[0])))
            where = "" if run is not None else " WHERE FALSE"
            self.connection.execute(
                f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM read_parquet({source}){where}"
            )

    def versions(self) -> dict[str, tuple[str, str]]:
        """The bytes and the reader on which the facts of each document rest."""
        rows = self.connection.execute(_statement("versions")).fetchall()
        return {document: (sha256, reader) for document, sha256, reader in rows}

    def stand(self) -> Standing:
        """What all decisions mean for the facts of the newer state."""
        documents = sorted({one.target.document for one in self.decisions} - {""})
        facts = current_facts(self.connection, "facts_of_today", documents) if documents else iter(())
        versions = self.versions() if documents else {}
        find = finder(
            lambda name: self._read(name, versions[name]) if self._read and name in versions else None
        )
        return stand(self.decisions, facts, versions, find, self.policy)

    def mark(self, rows: Iterable[dict[str, Any]]) -> None:
        """Note the states of facts in the queue."""
        rows = list(rows)
        if len(rows) <= FEW:
            for row in rows:
                statement = _ONE_NEW if row["is_new"] else _ONE_GONE
                self._recount(self.connection.execute(statement, row).fetchall())
            return
        self._groups = None
        encoded = msgspec.json.encode(rows).decode()
        make, *updates = _statement("decided").split("\n\n")
        self.connection.execute(make, {"rows": encoded})
        for update in updates:
            self.connection.execute(update)

    def _recount(self, touched: Sequence[tuple[str]]) -> None:
        """Count the groups anew in which a state has changed."""
        if self._groups is None:
            return
        for (group_id,) in set(touched):
            row = self.connection.execute(_statement("recount"), {"group": group_id}).fetchone()
            assert row is not None
            awaiting, yen, decided = row
            self._groups = [
                replace(one, awaiting=awaiting, yen=yen, decided=decided) if one.group_id == group_id else one
                for one in self._groups
            ]

    def all_groups(self) -> list[Group]:
        """All groups, the weightiest first; asked for again only after a decision."""
        if self._groups is None:
            self._groups = self.groups()
        return self._groups

    def change(self, change_id: str) -> Change | None:
        """The change of that identity."""
        row = self.connection.execute(
            f"SELECT {_OF_CHANGE} FROM queue WHERE change_id = ?", [change_id]
        ).fetchone()
        return _change(row) if row else next((one.change for one in self.unchanged([change_id])), None)

    def unchanged(self, ids: Sequence[str]) -> list[Sides]:
        """Facts by their identity, in the form of changes: one may decide on any fact at any time."""
        facts = self._facts("facts_of_today", ids).values() if ids else ()
        return [Sides(unchanged(fact, self.standing), None, fact) for fact in facts]

    def found(self, wanted: Filter, *, limit: int | None = None) -> list[Sides]:
        """The changes that a filter lets through, with both sides; and facts that did not change, by id."""
        changes = self.changes(wanted, limit=limit)
        seen = {name for one in changes for name in (one.change_id, one.old_id, one.new_id)}
        return self.all_sides(changes) + self.unchanged([name for name in wanted.ids if name not in seen])

    def groups(self, wanted: Filter | None = None) -> list[Group]:
        """The groups of changes that a filter lets through, the weightiest first."""
        where, parameters = (wanted or Filter()).where()
        rows = self.connection.execute(_statement("groups").replace("{where}", where), parameters).fetchall()
        return [Group(*row) for row in rows]

    def changes(
        self, wanted: Filter | None = None, *, limit: int | None = None, offset: int = 0
    ) -> list[Change]:
        """Changes in the order of the queue."""
        where, parameters = (wanted or Filter()).where()
        rows = self.connection.execute(
            f"SELECT {_OF_CHANGE} FROM queue WHERE {where} ORDER BY position"
            f" LIMIT {'ALL' if limit is None else limit} OFFSET {offset}",
            parameters,
        ).fetchall()
        return [_change(row) for row in rows]

    def count(self, wanted: Filter | None = None) -> tuple[int, float]:
        """How many changes there are, and the yen at stake."""
        where, parameters = (wanted or Filter()).where()
        row = self.connection.execute(
            f"SELECT count(*), coalesce(sum(yen), 0) FROM queue WHERE {where}", parameters
        ).fetchone()
        assert row is not None
        return int(row[0]), float(row[1])

    def sides(self, change: Change) -> Sides:
        """A change with both of its facts."""
        return Sides(
            change, self._fact("old", change, change.old_id), self._fact("new", change, change.new_id)
        )

    def _fact(self, side: str, change: Change, fact_id: str | None) -> CurrentFact | None:
        if fact_id is None:
            return None
        row = self.connection.execute(
            f"SELECT {COLUMNS} FROM {side}_facts WHERE document = ? AND kind = ? AND fact_id = ?",
            [change.document, change.kind, fact_id],
        ).fetchone()
        if row is None and side == "new":
            row = self.connection.execute(
                f"SELECT {COLUMNS} FROM facts_of_today WHERE document = ? AND kind = ? AND fact_id = ?",
                [change.document, change.kind, fact_id],
            ).fetchone()
        return fact_of_row(row) if row else None

    def unread_pages(self) -> list[tuple[str, str, str, list[int]]]:
        """Documents with pages that could not be read: name, sha256, why, page numbers."""
        rows = self.connection.execute(
            "SELECT document, sha256, note FROM documents WHERE status = 'partly' ORDER BY document"
        ).fetchall()
        return [(document, sha256, note, _pages(note)) for document, sha256, note in rows]

    def neighbours(self, sides: Sides, most: int = 7) -> list[CurrentFact]:
        """The facts of the same kind in the same table, or else in the same block."""
        fact, side = sides.fact, "new" if sides.new is not None else "old"
        place = self.connection.execute(
            f"SELECT ordinal, table_number, block FROM {side}_facts"
            " WHERE fact_id = ? AND document = ? AND kind = ?",
            [fact.fact_id, fact.document, fact.kind],
        ).fetchone()
        if place is None:
            return [fact]
        where = dict(zip(("ordinal", "table", "block"), place, strict=True))
        cursor = self.connection.execute(
            _statement("neighbours").replace("{side}", side).replace("{columns}", COLUMNS),
            {"document": fact.document, "kind": fact.kind, "most": most, **where},
        )
        return [fact_of_row(row) for row in cursor.fetchall()]

    def documents(self) -> list[DocumentRow]:
        """What became of each document between the two states, and what awaits in it."""
        return [DocumentRow(*row) for row in self.connection.execute(_statement("morning")).fetchall()]

    def media_type(self, document: str) -> str | None:
        """The media type of a document."""
        row = self.connection.execute(
            "SELECT media_type FROM documents WHERE document = ?", [document]
        ).fetchone()
        return str(row[0]) if row and row[0] else None

    def knows(self, sha256: str) -> bool:
        """Whether a content belongs to a document that was ever drawn from."""
        row = self.connection.execute(
            "SELECT 1 FROM all_extractions WHERE sha256 = ? LIMIT 1", [sha256]
        ).fetchone()
        return row is not None

    def next_open(self, after: int) -> str | None:
        """The next change that awaits a decision, behind a position; from the start again behind the last."""
        row = self.connection.execute(
            "SELECT change_id FROM queue WHERE position > ? AND state IN ('awaiting', 'second', 'conflict')"
            " ORDER BY position LIMIT 1",
            [after],
        ).fetchone()
        if row is None and after:
            return self.next_open(0)
        return str(row[0]) if row else None

    def facts_of(self, document: str) -> list[CurrentFact]:
        """All facts of a document as they are today."""
        return list(current_facts(self.connection, "facts_of_today", [document]))

    def all_sides(self, changes: Sequence[Change]) -> list[Sides]:
        """Many changes with both of their facts, by two questions in all."""
        old = self._facts("old_facts", [one.old_id for one in changes if one.old_id])
        new = self._facts("new_facts", [one.new_id for one in changes if one.new_id])
        missing = [
            one.new_id for one in changes if one.new_id and (one.document, one.kind, one.new_id) not in new
        ]
        if missing:
            new |= self._facts("facts_of_today", missing)
        return [
            Sides(
                one,
                old.get((one.document, one.kind, one.old_id or "")),
                new.get((one.document, one.kind, one.new_id or "")),
            )
            for one in changes
        ]

    def _facts(self, table: str, ids: Sequence[str]) -> dict[tuple[str, str, str], CurrentFact]:
        cursor = self.connection.execute(
            f"SELECT {COLUMNS} FROM {table} WHERE fact_id IN (SELECT unnest(?))", [list(ids)]
        )
        facts = map(fact_of_row, cursor.fetchall())
        return {(fact.document, fact.kind, fact.fact_id): fact for fact in facts}

    def take(self, decisions: Sequence[Decision]) -> None:
        """Write decisions down, and let the queue show them: only what they touch is looked at again."""
        self.journal.append(decisions)
        undone = {one for decision in decisions for one in decision.undoes}
        touched = [d for d in self.decisions if d.id in undone] + [d for d in decisions if d.action != "undo"]
        self.decisions = [d for d in self.decisions if d.id not in undone]
        self.decisions += [d for d in decisions if d.action != "undo"]
        facts = self._touchable(touched)
        if facts is None:
            self._stand_anew()
        else:
            self.mark(list(self._touch(touched, undone, facts)))

    def _stand_anew(self) -> None:
        self.standing = self.stand()
        self._groups = None
        self.connection.execute(
            "UPDATE queue SET state = 'awaiting'"
            " WHERE state NOT IN ('moved', 'awaiting') AND causes <> ['reviewer']"
        )
        self.mark(states(self.standing))

    def _touchable(self, touched: Sequence[Decision]) -> dict[FactKey, CurrentFact] | None:
        """The facts of today that decisions touch; None where an identity has passed to another fact."""
        if any(one.target.type != "fact" for one in touched):
            return None
        ids = [one.target.fact_id for one in touched]
        facts = self._facts("new_facts", ids)
        missing = [one for one in ids if not any(key[2] == one for key in facts)] if len(ids) < FEW else []
        facts |= self._facts("facts_of_today", missing) if missing else {}
        for one in touched:
            fact = facts.get(_key(one))
            if fact is not None and (fact.sha256, fact.reader, fact.span) != _place(one):
                return None
        known = {_key(one): one.id for one in touched}
        for key, decisions in self.standing.decisions.items():
            if any(known.get(_key(one)) == one.id and _key(one) != key for one in decisions[-1:]):
                return None
        return facts

    def _touch(
        self, touched: Sequence[Decision], undone: set[str], facts: Mapping[FactKey, CurrentFact]
    ) -> Iterator[dict[str, Any]]:
        """The states of facts that decisions have just touched; their words stand where they stood."""
        for decision in touched:
            key = _key(decision)
            decisions = [d for d in self.standing.decisions.get(key, ()) if d.id not in undone]
            if decision.id not in undone:
                decisions.append(decision)
            before = self.standing.facts.pop(key, None)
            above = before.governed if before else ()
            self.standing.decisions[key] = decisions
            fact = facts.get(key)
            if fact is not None and decisions:
                self.standing.facts[key] = hold(fact, decisions, self.policy, above)
            elif fact is not None and above:
                self.standing.facts[key] = Holding(fact, None, governed_value(fact.value, above), above)
            if not decisions:
                del self.standing.decisions[key]
            yield from states_of_fact(key, self.standing)


def _key(decision: Decision) -> FactKey:
    return decision.target.document, decision.target.kind, decision.target.fact_id


def _place(decision: Decision) -> tuple[str, str, tuple[int, int, int] | None]:
    return decision.target.sha256, decision.target.reader, decision.target.span


def _pages(note: str) -> list[int]:
    """The pages that a note tells of: p. 1–3, 7: …"""
    found: list[int] = []
    for listed in re.findall(r"p\. ([0-9–, ]+):", note):
        for part in listed.split(","):
            first, _, last = part.strip().partition("–")
            found += range(int(first), int(last or first) + 1)
    return sorted(set(found))


def _change(row: Sequence[Any]) -> Change:
    named = dict(zip((field.name for field in fields(Change)), row, strict=True))
    for name in _JSON:
        named[name] = msgspec.json.decode(named[name]) if named[name] else None
    return Change(**named)


def _statement(name: str) -> str:
    return files(__package__).joinpath(f"statements/{name}.sql").read_text("utf-8")
