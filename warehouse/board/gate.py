"""The gate before publication: how much change nobody has looked at, and how much the policy lets through."""

from __future__ import annotations

from pathlib import Path

from pipeline.home import Home
from warehouse.board.board import Board, NothingToReview
from warehouse.board.filters import Filter
from warehouse.connecting import connect
from warehouse.review.policy import Gate

AWAITING = Filter(states=("awaiting", "second", "conflict", "held"))


class GateRefused(Exception):
    """More unreviewed change than the policy lets through; what was published before stays."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(reasons)
        self.message = "公開を止めました: " + "、".join(reasons)
        self.remedy = (
            "前の公開ファイルはそのままです。seisaku review で確かめてから seisaku publish を実行してください"
        )

    def __str__(self) -> str:
        return self.message


def check_gate(home: Home, new: Path, gate: Gate) -> None:
    """Refuse to publish a file that holds too much unreviewed change, or open errors; raises GateRefused."""
    reasons = []
    if gate.unreviewed_yen is not None or gate.unreviewed_changes is not None:
        number, yen = _awaiting(home)
        if gate.unreviewed_changes is not None and number > gate.unreviewed_changes:
            reasons.append(f"未確認の変更 {number:,} 件（上限 {gate.unreviewed_changes:,} 件）")
        if gate.unreviewed_yen is not None and yen > gate.unreviewed_yen:
            reasons.append(f"未確認の変更の額 {yen:,.0f} 円（上限 {gate.unreviewed_yen:,} 円）")
    if gate.open_errors is not None and (found := _open_errors(new)) > gate.open_errors:
        reasons.append(f"点検の矛盾 {found:,} 件（上限 {gate.open_errors:,} 件）")
    if reasons:
        raise GateRefused(reasons)


def _awaiting(home: Home) -> tuple[int, float]:
    """How many changes nobody has looked at, and the yen at stake; none where nothing could be read yet."""
    try:
        return Board(home).count(AWAITING)
    except NothingToReview:
        return 0, 0.0


def _open_errors(new: Path) -> int:
    with connect(new, read_only=True) as connection:
        row = connection.execute(
            "SELECT count(*) FROM audits WHERE severity IN ('error', 'warning') AND status = 'proposed'"
        ).fetchone()
    assert row is not None
    return int(row[0])
