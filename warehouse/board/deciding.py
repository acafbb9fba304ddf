"""What a person says of a change, as decisions on facts: accepting that a fact is gone rejects it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, Literal, NamedTuple

from pipeline.round_trip import AMOUNTS, is_spelled
from warehouse.board.board import Board
from warehouse.board.changes import Sides
from warehouse.board.likeness import marks
from warehouse.findings import Finding
from warehouse.review.facts import CurrentFact, whole
from warehouse.review.governing import Governors
from warehouse.review.records import Action, Decision, Target, new_id, now

Answer = Literal["accept", "reject", "drop", "correct", "hold"]


class Undecidable(Exception):
    """An answer that fits no fact; `remedy` says what does."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


class Said(NamedTuple):
    """Who says it, and why; `settles` ends a disagreement."""

    reviewer: str
    note: str = ""
    settles: bool = False


def answers(
    board: Board, several: Sequence[Sides], answer: Answer, said: Said, value: Mapping[str, Any] | None = None
) -> list[Decision]:
    """One decision a change, all in one batch.

    `accept` takes a change as it is, `reject` keeps what was before, `drop` says that the fact is none,
    `correct` lays `value` over what the rules say, `hold` leaves it for later with a note.
    """
    if answer == "correct" and not said.note:
        _check_spelled(several, value or {})
    batch, at = new_id(), now()
    noted = marks(board, several)
    decided = []
    for sides in several:
        action, fact, corrected = _meant(sides, answer, value, was_rejected=_was_rejected(board, sides))
        decided.append(
            Decision(
                id=new_id(),
                at=at,
                reviewer=said.reviewer,
                batch=batch,
                action=action,
                target=target_of(fact, noted.get(fact.fact_id, "")),
                seen=_seen(board, fact),
                value=corrected,
                note=said.note,
                rule=fact.rule,
                rules=(sides.change.new_version or sides.change.old_version or ""),
                run=board.run,
                settles=said.settles,
            )
        )
    return decided


def _check_spelled(several: Sequence[Sides], value: Mapping[str, Any]) -> None:
    """An amount that the printed words don't spell can't be traced: whoever says so says why."""
    if not value.keys() & {*AMOUNTS}:
        return
    for sides in several:
        corrected = SimpleNamespace(**whole(sides.fact.value, value))
        if not is_spelled(corrected, sides.fact.value_quote):
            raise Undecidable(
                f"「{sides.fact.value_quote}」からは読み取れない金額です",
                "理由をメモ（--note）に書いてください",
            )


def _meant(
    sides: Sides, answer: Answer, value: Mapping[str, Any] | None, *, was_rejected: bool
) -> tuple[Action, CurrentFact, dict[str, Any] | None]:
    old, new = sides.old, sides.new
    if answer == "hold":
        return "hold", sides.fact, None
    if answer == "drop":
        return "reject", sides.fact, None
    if answer == "correct":
        return "correct", sides.fact, dict(value or {})
    if new is None:
        assert old is not None
        return ("reject" if answer == "accept" else "accept"), old, None
    if answer == "accept":
        return "accept", new, None
    if sides.change.tie == "same" and sides.change.old_value is not None and not was_rejected:
        return "correct", new, _back(new.value, sides.change.old_value)
    return "reject", new, None


def _was_rejected(board: Board, sides: Sides) -> bool:
    """Whether what was before is that there is no fact."""
    fact = sides.fact
    holding = board.standing.facts.get((fact.document, fact.kind, fact.fact_id))
    return holding is not None and holding.value is None


def _back(new: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that make the new value the old one again."""
    return {name: old.get(name) for name in dict.fromkeys((*new, *old)) if old.get(name) != new.get(name)}


def _seen(board: Board, fact: CurrentFact) -> dict[str, Any]:
    """What the reviewer saw: what the rules say, after corrections of what governs it."""
    holding = board.standing.facts.get((fact.document, fact.kind, fact.fact_id))
    if holding is not None and holding.governed and holding.verdict is None and holding.value is not None:
        return holding.value
    return fact.value


def target_of(fact: CurrentFact, mark: str = "") -> Target:
    """A fact as a decision holds on to it; `mark` tells of others that are like it."""
    return Target(
        type="fact",
        document=fact.document,
        kind=fact.kind,
        fact_id=fact.fact_id,
        anchor=fact.anchor,
        subject=fact.subject,
        offset=fact.offset,
        quote=fact.quote,
        value_quote=fact.value_quote,
        sha256=fact.sha256,
        reader=fact.reader,
        span=fact.span,
        page=fact.page,
        line=fact.line,
        box=fact.box,
        name=mark,
    )


def governing(
    board: Board, fact: CurrentFact, field: str, value: Mapping[str, Any], said: Said
) -> tuple[Decision, list[CurrentFact]]:
    """A correction of the label on which a field of a fact rests, and all facts that it reaches."""
    item = next((one for one in fact.evidence if one["field"] == field and one.get("span")), None)
    if item is None:
        fields = "、".join(dict.fromkeys(one["field"] for one in fact.evidence)) or "なし"
        raise Undecidable(f"{field} を決めている語句がありません", f"根拠のある項目: {fields}")
    governors = Governors(board.facts_of(fact.document), board.versions())
    alone = governors.is_alone(fact.document, field, item["quote"], item["value"])
    decision = Decision(
        id=new_id(),
        at=now(),
        reviewer=said.reviewer,
        batch=new_id(),
        action="govern",
        target=Target(
            type="governor",
            document=fact.document,
            kind=fact.kind,
            fact_id=fact.fact_id,
            anchor=item["value"],
            quote=item["quote"],
            sha256=fact.sha256,
            reader=fact.reader,
            span=tuple(item["span"]),
            page=item["page"],
            line=item["line"],
            box=None if item["box"] is None else tuple(item["box"]),
            field=field,
            name="" if alone else "several",
        ),
        value=dict(value),
        note=said.note,
        rule=item["rule"],
        run=board.run,
        settles=said.settles,
    )
    return decision, list(governors.under(decision).facts)


def undoing(board: Board, said: Said, batch: str | None = None) -> list[Decision]:
    """The undoing of a batch, by default the reviewer's last one; nothing where there is none."""
    own = [one for one in board.decisions if one.reviewer == said.reviewer]
    wanted = batch or (own[-1].batch if own else None)
    undone = [one for one in board.decisions if wanted and one.batch.startswith(wanted)]
    if not undone:
        return []
    return [
        Decision(
            id=new_id(),
            at=now(),
            reviewer=said.reviewer,
            batch=new_id(),
            action="undo",
            target=undone[0].target,
            note=said.note,
            run=board.run,
            undoes=tuple(one.id for one in undone),
        )
    ]


def closing(board: Board, said: Said) -> Decision:
    """That a person has seen the newest state: later changes are told against it."""
    return Decision(
        id=new_id(),
        at=now(),
        reviewer=said.reviewer,
        batch=new_id(),
        action="close",
        target=Target(type="state", name=board.shelf.ledger() or ""),
        note=said.note,
        run=board.run,
    )


def finding_target(finding: Finding) -> Target:
    """An audit's finding as a decision holds on to it: the same as long as its facts and its words are."""
    return Target(
        "audit", document=finding.document, quote=finding.message_ja, page=finding.page, name=finding.audit_id
    )


def number_target(
    identity: str, document: str, page: int, line: int | None, quote: str, digits: str
) -> Target:
    """A number that no rule explains as a decision holds on to it: its digits and the words around."""
    return Target(
        "number", document=document, quote=quote, value_quote=digits, page=page, line=line, name=identity
    )


def settling(board: Board, target: Target, said: Said) -> Decision:
    """That a finding, a number or a page is as the source prints it (原典どおり)."""
    return Decision(
        id=new_id(),
        at=now(),
        reviewer=said.reviewer,
        batch=new_id(),
        action="settle",
        target=target,
        note=said.note,
        run=board.run,
    )


def joining(
    board: Board, keep: tuple[str, str | None], other: tuple[str, str | None], said: Said, *, apart: bool
) -> Decision:
    """That two programs are one, or that they are not."""
    return Decision(
        id=new_id(),
        at=now(),
        reviewer=said.reviewer,
        batch=new_id(),
        action="apart" if apart else "merge",
        target=Target(
            type="programs", name=" ⇔ ".join(sorted(" ".join(filter(None, one)) for one in (keep, other)))
        ),
        value={"keep": list(keep), "merge": list(other)},
        note=said.note,
        run=board.run,
    )
