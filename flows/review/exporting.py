"""What was decided, for others: the handover (申し送り), gold for scoring, examples for who mends rules."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec

from flows.answers import facts_of_text
from flows.language import say
from flows.show.review_words import kind_word, value_word, word
from pipeline.kinds import plain_value
from warehouse.board.board import Board
from warehouse.review.facts import MARK, CurrentFact
from warehouse.review.records import Decision, Target
from warehouse.review.standing import Holding

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def handover(board: Board) -> str:
    """Who decided what, when and why, what is held, and what has lost its place: CSV for a spreadsheet."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(
        say(
            "日時,担当,判断,状態,文書,頁,行,種類,引用,値,理由,判断ID",
            "time,reviewer,decision,state,document,page,line,kind,quote,value,why,id",
        ).split(",")
    )
    states = _states(board)
    for one in board.decisions:
        writer.writerow([_harmless(cell) for cell in _row(one, states.get(one.id, ""))])
    return target.getvalue()


def _states(board: Board) -> dict[str, str]:
    """How each decision stands: superseded, held, in conflict, without a place."""
    states: dict[str, str] = {}
    for key, decisions in board.standing.decisions.items():
        for one in decisions[:-1]:
            states[one.id] = say("後の判断あり", "superseded")
        holding = board.standing.facts.get(key)
        if holding is not None and holding.verdict is not None:
            states[decisions[-1].id] = _state(holding)
    for tied in board.standing.loose:
        states[tied.decision.id] = word("tie", tied.tie)
    return states


def _state(holding: Holding) -> str:
    assert holding.verdict is not None
    if holding.redundant:
        return say("規則が追いついた", "redundant")
    if holding.contradicted:
        return word("doubt", "contradicts")
    return word("state", holding.verdict.state)


def _row(one: Decision, state: str) -> list[str]:
    target = one.target
    value = one.value or {}
    told = "; ".join(f"{name}={value_word(target.kind, name, item)}" for name, item in value.items())
    return [
        f"{one.at:%Y-%m-%d %H:%M}", one.reviewer, word("action", one.action), state, target.document,
        str(target.page or ""), str(target.line or ""), kind_word(target.kind) if target.kind else "",
        target.quote or target.name, told or target.value_quote, one.note, one.id,
    ]  # fmt: skip


def _harmless(cell: str) -> str:
    """Nothing from a document is ever a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def write_gold(board: Board, folder: Path) -> list[Path]:
    """One file a document with decisions: what people agree on is owed, the rest may be found."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for document, lines in _gold(board).items():
        path = folder / f"{document.replace('/', '__')}.jsonl"
        name = document.rpartition("/")[2]
        head = {"kind": "document", "document": name}
        text = "\n".join(json.dumps(line, ensure_ascii=False) for line in (head, *lines))
        path.write_text(text + "\n", "utf-8")
        written.append(path)
    return written


def _gold(board: Board) -> dict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    documents = sorted({key[0] for key in board.standing.decisions})
    for document in documents:
        for fact in board.facts_of(document):
            line = _gold_line(board.standing.facts.get((document, fact.kind, fact.fact_id)), fact)
            if line is not None:
                found[document].append(line)
    for kept in board.standing.kept:
        found[kept.key[0]].append(gold_fact(kept.decision.target, kept.value))
    return dict(sorted(found.items()))


def _gold_line(holding: Holding | None, fact: CurrentFact) -> dict[str, Any] | None:
    target = Target("fact", kind=fact.kind, value_quote=fact.value_quote, page=fact.page, line=fact.line)
    if holding is None or holding.verdict is None or not holding.verdict.counts:
        return {**gold_fact(target, fact.value), "optional": True}
    return None if holding.verdict.value is None else gold_fact(target, holding.verdict.value)


_GOLD_NAMES = {
    "amount_min": "min",
    "amount_max": "max",
    "start_date": "start",
    "end_date": "end",
    "is_range": "range",
    "number": "number",
}
_GOLD_FIELDS = {
    "budget": (
        "program", "variant", "organization", "fiscal_year", "stage", "scope", "amount_min", "amount_max",
        "modifier",
    ),
    "date": ("start_date", "end_date", "precision", "is_range", "modifier"),
    "count": ("subject", "value", "unit", "year", "modifier"),
    "program": ("name", "variant"),
    "policy_document": ("name", "number"),
    "organization": ("name",),
    "region_list": ("label", "declared_count", "members"),
}  # fmt: skip


def gold_fact(target: Target, value: Mapping[str, Any]) -> dict[str, Any]:
    """A fact as gold files hold it."""
    where: dict[str, Any] = {"page": target.page} if target.line is None else {"line": target.line}
    if target.kind in ("program", "policy_document", "organization"):
        where = {"pages": [target.page]} if target.line is None else {"lines": [target.line]}
    said = {
        _GOLD_NAMES.get(name, name): _plain(value.get(name))
        for name in _GOLD_FIELDS.get(target.kind, tuple(value))
    }
    if target.kind == "budget" and said["modifier"] == "exact":
        said["modifier"] = None
    if target.kind == "region_list":
        said["members"] = said["members"] or []
    return {"kind": target.kind, **where, "quote": target.value_quote, **said}


def _plain(item: Any) -> Any:
    if isinstance(item, list | tuple):
        return [one.get("name", one) if isinstance(one, dict) else one for one in item]
    return item


def write_examples(board: Board, folder: Path) -> list[Path]:
    """One TOML file a kind, as its examples are: corrections, rejections, and whether they still fail."""
    folder.mkdir(parents=True, exist_ok=True)
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for decision, value in _mendable(board):
        by_kind[decision.target.kind].append(example(decision, value))
    paths = []
    for kind, examples in sorted(by_kind.items()):
        path = folder / f"{kind}.toml"
        path.write_text("\n".join(examples), "utf-8")
        paths.append(path)
    return paths


def _mendable(board: Board) -> Iterator[tuple[Decision, dict[str, Any] | None]]:
    """Decisions that say that the rules are wrong, each with the right value (None: there is no fact)."""
    for holding in board.standing.facts.values():
        verdict = holding.verdict
        if verdict is None or not verdict.counts or holding.redundant:
            continue
        if verdict.decision.action in ("reject", "correct") or holding.contradicted:
            yield verdict.decision, verdict.value
    yield from ((kept.decision, kept.value) for kept in board.standing.kept)


def example(decision: Decision, value: Mapping[str, Any] | None) -> str:
    """An example, or a counter-example, of the words on which a person decided."""
    target = decision.target
    text = text_of(target)
    fails = _still_fails(target.kind, target.value_quote, text, value)
    about = [
        f"# {target.document}" + (f":{target.line}" if target.line else f" p.{target.page}"),
        f"# rule: {decision.rule or '–'}  decision: {decision.id[:10]}  {decision.note}".rstrip(),
        "# "
        + (
            "fails with today's rules"
            if fails
            else "does not fail by itself: the cause lies outside these words"
        ),
    ]
    quoted = _toml(text)
    if value is None:
        lines = [
            "[[counter_example]]",
            f"text = {quoted}",
            f"why = {_toml(decision.note or 'no fact, as a person decided')}",
        ]
    else:
        said = ", ".join(
            f"{name} = {_toml(item)}" for name, item in {"value_quote": target.value_quote, **value}.items()
        )
        lines = ["[[example]]", f"text = {quoted}", f"facts = [\n  {{ {said} }},\n]"]
    return "\n".join((*about, *lines, ""))


def text_of(target: Target) -> str:
    """The headings above, then the sentence, or the row with its header."""
    _, words, *headers = target.anchor.split(MARK)
    headings = [part for part in target.subject.split(" › ") if part]
    return "\n".join((*headings, " ".join((*reversed(headers), words)) if headers else words))


def _still_fails(kind: str, quote: str, text: str, value: Mapping[str, Any] | None) -> bool:
    _, facts = facts_of_text(text)
    drawn = [
        msgspec.json.decode(msgspec.json.encode(plain_value(fact.value)))
        for fact in facts
        if fact.kind == kind and fact.value_quote == quote
    ]
    if value is None:
        return bool(drawn)
    return not any(all(one.get(name) == item for name, item in value.items()) for one in drawn)


def _toml(item: Any) -> str:
    if isinstance(item, bool):
        return str(item).lower()
    if isinstance(item, int):
        return f"{item:_}" if abs(item) >= 10_000 else str(item)
    if isinstance(item, float):
        return str(item)
    if isinstance(item, Sequence) and not isinstance(item, str):
        return f"[{', '.join(map(_toml, item))}]"
    if isinstance(item, Mapping):
        return f"{{ {', '.join(f'{name} = {_toml(one)}' for name, one in item.items())} }}"
    return json.dumps(str(item), ensure_ascii=False)
