"""What `seisaku score` prints: precision and recall of kinds and rules against all decisions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from flows.answers import SCHEMA, encode
from flows.commands.opening import opened
from flows.exit_codes import DIFFERENT, DONE, FAILURE
from flows.language import say
from flows.review.documents import reading
from flows.show.console import clean, complain, out, styled
from flows.show.review_words import kind_word
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.review.scoring import Score, Turned, scores, turned


def run(home: Path | None, against: str | None, *, as_json: bool) -> int:
    """Score the rules; with another revision, say what ours gain and lose (exit code 3: they lose)."""
    place = Home.find(home)
    with opened(place, "empty") as board:
        if board is None:
            return FAILURE
        found = scores(board.standing)
        if against is None:
            _tell(found, [], as_json=as_json)
            return DONE
        changes = _turned(place, board, against)
    if changes is None:
        return FAILURE
    _tell(found, changes, as_json=as_json)
    return DIFFERENT if any(not one.gained for one in changes) else DONE


def _turned(home: Home, board: Board, revision: str) -> list[Turned] | None:
    from flows.review.revision import RevisionFailed, against

    try:
        with against(home, revision) as (shelf, theirs, _):
            other = Board(home, "empty", str(theirs), shelf=shelf, read=reading(home))
            return turned(other.standing, board.standing)
    except RevisionFailed as error:
        complain(error.message, error.remedy)
        return None


def _tell(found: dict[tuple[str, str], Score], changes: list[Turned], *, as_json: bool) -> None:
    if as_json:
        rows = [_data(kind, rule, score) for (kind, rule), score in found.items()]
        told = [
            {
                "document": one.judged.document,
                "kind": one.judged.kind,
                "fact_id": one.judged.fact_id,
                "quote": one.judged.decision.target.quote,
                "rule": one.judged.rule,
                "gained": one.gained,
            }
            for one in changes
        ]
        sys.stdout.write(encode({"schema": SCHEMA, "rules": rows, "turned": told}) + "\n")
        return
    console = out()
    _table(found, console)
    for one in changes:
        mark, style = ("+", "green") if one.gained else ("−", "red")
        target = one.judged.decision.target
        where = f"{kind_word(one.judged.kind)} {one.judged.document} p.{target.page}"
        console.print(
            styled(
                f"{mark} {where} 「{clean(target.value_quote)}」 {one.judged.rule}",
                style,
            ),
            soft_wrap=True,
        )


def _data(kind: str, rule: str, score: Score) -> dict[str, Any]:
    return {
        "kind": kind, "rule": rule, "right": score.right, "wrong": score.wrong, "missed": score.missed,
        "precision": score.precision, "recall": score.recall,
    }  # fmt: skip


def _table(found: dict[tuple[str, str], Score], console: Console) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in (say("種類", "kind"), say("規則", "rule")):
        table.add_column(styled(name), overflow="fold")
    for name in say("正,誤,漏れ,適合率,再現率", "right,wrong,missed,precision,recall").split(","):
        table.add_column(styled(name), justify="right")
    by_kind: dict[str, Score] = {}
    for (kind, _), score in found.items():
        total = by_kind.setdefault(kind, Score())
        total.right, total.wrong, total.missed = (
            total.right + score.right, total.wrong + score.wrong, total.missed + score.missed
        )  # fmt: skip
    for kind, total in by_kind.items():
        table.add_row(*_cells(kind_word(kind), say("（すべて）", "(all)"), total, "bold"))
        for (of, rule), score in found.items():
            if of == kind:
                table.add_row(*_cells("", rule, score, ""))
    console.print(table)


def _cells(kind: str, rule: str, score: Score, style: str) -> list[Any]:
    rates = [("–" if rate is None else f"{rate:.3f}") for rate in (score.precision, score.recall)]
    return [
        styled(text, style)
        for text in (kind, rule, str(score.right), str(score.wrong), str(score.missed), *rates)
    ]
