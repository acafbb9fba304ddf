"""Facts as the real reading and the real rules draw them from a text, and decisions on them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import msgspec
import pytest

from flows.ingesting.storing import stored_fact
from pipeline.extraction import annotate, facts_of
from pipeline.home import Home
from pipeline.kinds import discover
from pipeline.reading import read_text
from warehouse.board.board import Board
from warehouse.board.deciding import Said, answers, target_of
from warehouse.board.filters import Filter
from warehouse.review.anchoring import Find
from warehouse.review.applying import finder
from warehouse.review.facts import CurrentFact, fact_of_row
from warehouse.review.policy import Policy
from warehouse.review.records import Action, Decision, Target, new_id
from warehouse.review.standing import Standing, stand

DOCUMENT = "inbox/a.txt"
READER = "text 1"
MORNING = datetime(2026, 11, 21, 9, tzinfo=UTC)


class Text(NamedTuple):
    """A text as it was read and drawn: its facts, its bytes and reader, and where its words stand."""

    facts: tuple[CurrentFact, ...]
    versions: dict[str, tuple[str, str]]
    find: Find

    def all_of(self, words: str, kind: str = "budget") -> list[CurrentFact]:
        """The facts whose value is printed so, in the order of the text."""
        return [one for one in self.facts if one.kind == kind and one.value_quote == words]

    def fact(self, words: str, kind: str = "budget") -> CurrentFact:
        """The only one of these."""
        [found] = self.all_of(words, kind)
        return found

    def stand(self, decisions: Sequence[Decision], policy: Policy | None = None) -> Standing:
        """What decisions mean for it."""
        return stand(decisions, self.facts, self.versions, self.find, policy or Policy())

    def with_facts(self, change: Callable[[CurrentFact], CurrentFact | None]) -> Text:
        """The same text as other rules draw it."""
        return self._replace(facts=tuple(one for fact in self.facts if (one := change(fact)) is not None))


@pytest.fixture(scope="session")
def drawn() -> Callable[[str], Text]:
    """Reads a text and draws the facts of all kinds."""
    kinds = list(discover().values())

    def draw(text: str) -> Text:
        annotated = annotate(read_text(text), kinds)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        facts = [
            _current(stored_fact(fact, DOCUMENT, ordinal), sha256)
            for several in facts_of(annotated, kinds, DOCUMENT).values()
            for ordinal, fact in enumerate(several)
        ]
        return Text(tuple(facts), {DOCUMENT: (sha256, READER)}, finder(lambda name: annotated))

    return draw


def _current(stored: Any, sha256: str) -> CurrentFact:
    value, evidence = (msgspec.json.encode(one).decode() for one in (stored.value, stored.evidence))
    return fact_of_row((
        stored.document, stored.kind, stored.fact_id, sha256, READER, stored.anchor, stored.subject,
        stored.value_offset, stored.block, stored.span_start, stored.span_end, stored.page, stored.line,
        stored.box, stored.quote, stored.value_quote, stored.rule, value, evidence,
    ))  # fmt: skip


@pytest.fixture
def say() -> Callable[..., Decision]:
    """Makes decisions, each a minute after the one before."""
    minutes = count()

    def decide(
        action: Action,
        on: CurrentFact | Target,
        value: dict[str, Any] | None = None,
        by: str = "山田",
        **others: Any,
    ) -> Decision:
        is_fact = isinstance(on, CurrentFact)
        return Decision(
            **{
                "id": new_id(),
                "at": MORNING + timedelta(minutes=next(minutes)),
                "reviewer": by,
                "batch": new_id(),
                "action": action,
                "target": target_of(on) if is_fact else on,
                "seen": on.value if is_fact and action != "add" else None,
                "value": value,
                "rule": on.rule if is_fact and action != "add" else "",
                **others,
            }
        )

    return decide


@pytest.fixture(scope="session")
def answer() -> Callable[..., Decision]:
    """Says something of one fact at the board, as a person does there; it is written down."""

    def decide(
        board: Board,
        document: str,
        words: str,
        what: Any = "accept",
        value: dict[str, Any] | None = None,
        *,
        by: str = "山田",
        number: int = 0,
        kind: str = "budget",
        settles: bool = False,
    ) -> Decision:
        facts = [one for one in board.facts_of(document) if (one.kind, one.value_quote) == (kind, words)]
        fact = sorted(facts, key=lambda one: one.span)[number]
        [sides] = [one for one in board.found(Filter(ids=(fact.fact_id,))) if one.new == fact]
        [decided] = answers(board, [sides], what, Said(by, "たしかめた", settles), value)
        board.take([decided])
        return decided

    return decide


@pytest.fixture(scope="session")
def ask() -> Callable[..., list[tuple[Any, ...]]]:
    """Asks the published file of a HOME."""

    def rows(home: Home, query: str, *parameters: object) -> list[tuple[Any, ...]]:
        with duckdb.connect(home.published, read_only=True) as connection:
            return connection.execute(query, parameters).fetchall()

    return rows


@pytest.fixture(scope="module")
def module_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A HOME with an empty inbox, for all tests of a module."""
    home = Home(Path(tmp_path_factory.mktemp("home")))
    home.inbox.mkdir(parents=True)
    return home
