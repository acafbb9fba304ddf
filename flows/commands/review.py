"""What the verbs of `seisaku review` do: every action of the page as a command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.answers import SCHEMA, encode
from flows.commands.diff import change_data
from flows.commands.opening import opened
from flows.commands.reviewer import reviewer
from flows.exit_codes import DONE, FAILURE, USAGE
from flows.language import say
from flows.show.changes import field_lines, head, print_changes, print_groups
from flows.show.console import clean, complain, err, out, styled
from flows.show.review_words import field_word, word
from flows.show.yen import yen_ja
from pipeline.home import Home
from pipeline.kinds import discover
from pipeline.parsing import Unparsable, check_value, parse_fields
from warehouse.board.board import Board
from warehouse.board.changes import Change, Sides
from warehouse.board.deciding import Answer, Said, Undecidable, answers, closing, governing, joining, undoing
from warehouse.board.filters import Filter
from warehouse.review.facts import whole
from warehouse.review.records import Decision

OPEN = ("awaiting", "second", "conflict")
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Call:
    """What every verb takes: where, who, why, and whether only to show what would be done."""

    home: Path | None
    reviewer: str | None = None
    note: str = ""
    settle: bool = False
    dry_run: bool = False


def listing(call: Call, wanted: Filter, *, groups: bool, as_json: bool, limit: int) -> int:
    """Print what awaits (or whatever the filter says), in groups or one by one."""
    wanted = wanted if wanted.states else replace(wanted, states=(*OPEN, "held"))
    with opened(Home.find(call.home)) as board:
        if board is None:
            return FAILURE
        if as_json:
            rows = [change_data(one) for one in board.changes(wanted, limit=limit or None)]
            sys.stdout.write(encode({"schema": SCHEMA, "changes": rows}) + "\n")
        elif groups:
            print_groups(board.groups(wanted), out())
        else:
            print_changes(board.changes(wanted, limit=limit or None), out())
        if not as_json:
            _morning(board)
    return DONE


def _morning(board: Board) -> None:
    counts = {state: board.count(Filter(states=(state,)))[0] for state in (*OPEN, "held", "decided")}
    _, yen = board.count(Filter(states=OPEN))
    told = "  ".join(f"{word('state', state)} {number:,}" for state, number in counts.items())
    loose = len(board.standing.loose)
    told += say(f"  行き先のない判断 {loose}", f"  decisions without a place {loose}") if loose else ""
    out().print(styled(f"{told}  {yen_ja(yen)}", "bold"), soft_wrap=True)


def show(call: Call, wanted: Filter) -> int:
    """Print changes whole: quotes, fields, evidence, earlier decisions."""
    with opened(Home.find(call.home)) as board:
        if board is None:
            return FAILURE
        several = board.found(wanted, limit=50)
        if not several:
            return _nothing()
        for sides in several:
            _print_sides(board, sides)
    return DONE


def _print_sides(board: Board, sides: Sides) -> None:
    console = out()
    console.print(head(sides.change), soft_wrap=True)
    for name, fact in ((say("前", "before"), sides.old), (say("今", "now"), sides.new)):
        if fact is not None:
            console.print(styled(f"  {name}: {fact.quote}"), soft_wrap=True)
    for line in field_lines(sides.change):
        console.print(line, soft_wrap=True)
    for item in sides.fact.evidence:
        field = field_word(sides.change.kind, item["field"])
        console.print(
            styled(
                f"    ← {field} = {item['value']}  「{item['quote']}」 {item['basis']}, {item['rule']}", "dim"
            ),
            soft_wrap=True,
        )
    for one in board.standing.decisions.get(
        (sides.change.document, sides.change.kind, sides.change.fact_id), ()
    ):
        console.print(styled(f"    {told(one)}"), soft_wrap=True)


def told(decision: Decision) -> str:
    """A decision in one line: who, when, what, why."""
    line = f"{decision.at:%Y-%m-%d %H:%M} {decision.reviewer}: {word('action', decision.action)}"
    return f"{line} 「{decision.note}」" if decision.note else line


def decide(
    call: Call, wanted: Filter, answer: Answer, typed: dict[str, str] | None = None, *, all_: bool
) -> int:
    """Decide on all changes that a filter lets through; says how many, and warns where there are none."""
    if wanted == Filter() and not all_:
        complain(
            say("何についての判断か分かりません", "nothing says which changes are meant"),
            say("ID か条件を、すべてなら --all を付けてください", "give ids or filters, or --all"),
        )
        return USAGE
    wanted = wanted if wanted.states or wanted.ids else replace(wanted, states=(*OPEN, "held"))
    with opened(Home.find(call.home)) as board:
        if board is None:
            return FAILURE
        said = who(call)
        several = board.found(wanted)
        if not several:
            return _nothing()
        if said is None:
            return USAGE
        try:
            value = _parsed(several, typed) if typed else None
            decisions = answers(board, several, answer, said, value)
        except (Unparsable, Undecidable) as error:
            complain(error.message, error.remedy)
            return USAGE
        return take(board, decisions, [one.change for one in several], call, answer)


def _parsed(several: Sequence[Sides], typed: dict[str, str]) -> dict[str, object]:
    """Typed fields, checked against each fact that they are for."""
    kinds = {sides.change.kind for sides in several}
    if len(kinds) > 1:
        raise Unparsable(
            "kind", "、".join(sorted(kinds)), say("一つの種類に絞ってください", "choose one kind")
        )
    kind = discover()[kinds.pop()]
    value = parse_fields(kind, typed)
    for sides in several:
        check_value(kind, whole(sides.fact.value, value))
    return value


def govern(call: Call, wanted: Filter, field: str, typed: dict[str, str], scale: int | None) -> int:
    """Correct the label on which a field of a fact rests, for all figures under it."""
    with opened(Home.find(call.home)) as board:
        if board is None:
            return FAILURE
        said = who(call)
        if said is None:
            return USAGE
        several = board.found(wanted, limit=1)
        if not several:
            return _nothing()
        try:
            kind = discover()[several[0].change.kind]
            value = {**parse_fields(kind, typed), **({"scale": scale} if scale else {})}
            decision, facts = governing(board, several[0].fact, field, value, said)
        except (Unparsable, Undecidable) as error:
            complain(error.message, error.remedy)
            return USAGE
        out().print(
            styled(
                say(
                    f"「{decision.target.quote}」の下の {len(facts)} 件",
                    f"{len(facts)} facts under “{decision.target.quote}”",
                )
            )
        )
        return take(board, [decision], [], call)


def undo(call: Call, batch: str | None) -> int:
    """Take back a batch of decisions, by default the reviewer's own last one."""
    with opened(Home.find(call.home)) as board:
        if board is None:
            return FAILURE
        said = who(call)
        if said is None:
            return USAGE
        decisions = undoing(board, said, batch)
        if not decisions:
            return _nothing()
        return take(board, decisions, [], call)


def close(call: Call) -> int:
    """Note that the newest state has been seen: from now on changes are told against it."""
    with opened(Home.find(call.home)) as board:
        if board is None:
            return FAILURE
        said = who(call)
        return USAGE if said is None else take(board, [closing(board, said)], [], call)


def join(call: Call, keep: str, other: str, *, apart: bool) -> int:
    """Say that two programs are one, or that they are not; a variant stands behind a slash: 事業/第2期."""
    with opened(Home.find(call.home)) as board:
        if board is None:
            return FAILURE
        said = who(call)
        if said is None:
            return USAGE
        return take(board, [joining(board, _name(keep), _name(other), said, apart=apart)], [], call)


def _name(text: str) -> tuple[str, str | None]:
    name, _, variant = text.partition("/")
    return name.strip(), variant.strip() or None


def who(call: Call) -> Said | None:
    """Who decides and why; None, with a complaint, where nobody says."""
    who = reviewer(call.reviewer)
    if who is None:
        complain(
            say("誰の判断か分かりません", "nobody says who decides"),
            say("--reviewer 名前 か git config user.name で", "use --reviewer NAME or git config user.name"),
        )
        return None
    return Said(who, call.note, call.settle)


def _nothing() -> int:
    complain(
        say("当てはまる変更がありません", "no change matches"),
        say("seisaku review list で条件を確かめてください", "check the filters with seisaku review list"),
    )
    return FAILURE


def take(
    board: Board, decisions: Sequence[Decision], changes: Sequence[Change], call: Call, answer: str = ""
) -> int:
    """Write decisions down and tell what is left; or, for trial, only show what would be done."""
    if call.dry_run:
        print_changes(changes[:SHOWN], out())
        out().print(
            styled(say(f"（試し）判断 {len(decisions):,} 件", f"(dry run) decisions {len(decisions):,}"))
        )
        return DONE
    board.take(decisions)
    number = sum(len(one.undoes) or 1 for one in decisions)
    batch, action = decisions[0].batch[:10], word("action", answer or decisions[0].action)
    out().print(styled(f"{action} {number:,}  {clean(decisions[0].reviewer)}  {batch}", "bold"))
    left, _ = board.count(Filter(states=OPEN))
    err().print(
        styled(
            say(f"残り {left:,}。公開は seisaku publish", f"{left:,} left; seisaku publish publishes"), "dim"
        )
    )
    return DONE
