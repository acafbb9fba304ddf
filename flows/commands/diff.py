"""What `seisaku diff` prints and how it ends."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from flows.answers import SCHEMA, encode
from flows.commands.opening import opened
from flows.exit_codes import DIFFERENT, DONE, FAILURE
from flows.language import say
from flows.show.changes import print_changes, print_groups
from flows.show.console import err, out, styled
from flows.show.yen import yen_ja
from pipeline.home import Home
from warehouse.board.board import Board
from warehouse.board.changes import Change
from warehouse.board.filters import Filter

MOST = 20


def run(
    home: Path | None,
    states: list[str],
    wanted: Filter,
    *,
    against: str | None = None,
    as_json: bool = False,
    html: Path | None = None,
    each: bool = False,
) -> int:
    """Compare two states, print what differs in groups (or each change), or write it as JSON or HTML."""
    old, new = [*states, *("reviewed", "newest")[len(states) :]]
    with opened(Home.find(home), old, new, against=against) as board:
        if board is None:
            return FAILURE
        if as_json:
            sys.stdout.write(encode(as_data(board, wanted)) + "\n")
        elif html is not None:
            from flows.show.diff_page import diff_page

            html.write_text(diff_page(board, wanted), "utf-8")
            out().print(styled(html))
        else:
            _print(board, wanted, each=each, whole=bool(states) or against is not None)
        awaiting, _ = board.count(_awaiting(wanted))
    return DIFFERENT if awaiting else DONE


def as_data(board: Board, wanted: Filter) -> dict[str, Any]:
    """All changes as data: `schema`, the two runs, and each change with its fields."""
    return {
        "schema": SCHEMA,
        "old": board.old_run,
        "new": board.run,
        "changes": [change_data(one) for one in board.changes(wanted)],
    }


def change_data(change: Change) -> dict[str, Any]:
    """A change as data."""
    return {
        "change_id": change.change_id,
        "group_id": change.group_id,
        "change": change.change,
        "state": change.state,
        "kind": change.kind,
        "document": change.document,
        "page": change.page,
        "line": change.line,
        "old_fact_id": change.old_id,
        "new_fact_id": change.new_id,
        "tie": change.tie,
        "causes": change.causes,
        "signature": change.signature,
        "yen": round(change.yen),
        "doubts": change.doubts,
        "old_quote": change.old_quote,
        "new_quote": change.new_quote,
        "old_rule": change.old_rule,
        "new_rule": change.new_rule,
        "old_rules_version": change.old_version,
        "new_rules_version": change.new_version,
        "fields": [{"field": f.field, "old": f.old, "new": f.new} for f in change.fields],
    }


def _awaiting(wanted: Filter) -> Filter:
    return replace(wanted, states=("awaiting", "second", "conflict"))


def _print(board: Board, wanted: Filter, *, each: bool, whole: bool) -> None:
    """All changes between two states; against the closed state what is decided is counted only."""
    console = out()
    if each:
        print_changes(board.changes(wanted), console)
    else:
        groups = board.groups(wanted)
        print_groups([one for one in groups if whole or one.awaiting or one.change == "moved"], console)
        if len(groups) > MOST:
            err().print(styled(say("一件ずつは --each で", "--each shows each change"), "dim"))
    number, _ = board.count(wanted)
    awaiting, yen = board.count(_awaiting(wanted))
    decided, _ = board.count(replace(wanted, states=("decided",)))
    base = say("なし", "nothing") if board.old_run is None else str(board.old_run)
    told = (
        say(f"状態 {base} → {board.run}", f"states {base} → {board.run}"),
        say(f"変更 {number:,}", f"changes {number:,}"),
        say(f"判断済み {decided:,}", f"decided {decided:,}"),
        say(f"未確認 {awaiting:,}（{yen_ja(yen)}）", f"awaiting {awaiting:,} ({yen_ja(yen)})"),
    )
    console.print(styled("  ".join(told), "bold"), soft_wrap=True)
