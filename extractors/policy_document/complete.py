"""One fact for each policy document of a document, at its first mention, with its decision."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from extractors.policy_document.names import POLICY
from extractors.policy_document.rules import DECIDED
from extractors.policy_document.value import Named, PolicyDocument
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Because, Draft, Label
from pipeline.japanese.names import printed_name

_BRACKET = re2.compile(
    r"^[」』》>]?\s?(?:\([^()0-9]*\)|\([^()]*年度改訂\))?[~―]?[^()]{0,30}?(?P<bracket>\([^()]*\))"
)
_CABINET = "閣議"
_ACT_NUMBER = re2.compile(
    r"^(?:\([^()0-9]{2,4}\))?[」』]?\s?\((?P<number>(?:明治|大正|昭和|平成|令和|[12][0-9]{3})[^()、。]{0,40}?第[0-9一二三四五六七八九十百千の-]+号)"
)
_ALIAS = re2.compile(r"^[^。「」]*(?:第[0-9]+号。)?[^。「」]*以下[、,]?\s*(?:単に)?[「『]$")
_SHORT = re2.compile(r"[」』]?\s?\((?:いわゆる|通称|略称)?[:：「『]?")

_CLOSED = re2.compile(r"^[」』]?\)")


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """Documents in the order of their first mention; what 以下「○○法」という names is the same one."""
    labels = list(annotated.labels(POLICY))
    known = _known(annotated, labels)
    first: dict[tuple[str, str | None], Label] = {}
    for label in labels:
        value: Named = label.value
        if value.name in known and known[value.name] != value.name:
            continue
        if not value.sure and any(_is_rest(value.name, name) for name in known.values()):
            continue
        if value.number is None and label.rule != DECIDED and any(name == value.name for name, _ in first):
            continue
        first.setdefault((value.name, value.number), label)
    acts = {
        label.value.name: number for label in reversed(labels) if (number := _act_number(annotated, label))
    }
    for label in first.values():
        yield _draft(annotated, label, acts)


def _known(annotated: AnnotatedDocument, labels: list[Label]) -> dict[str, str]:
    """Sure names by themselves, and short ones by the names that the document gives them to."""
    known: dict[str, str] = {}
    before: Label | None = None
    for label in labels:
        name = label.value.name
        if before and before.block == label.block and _renames(annotated, before, label):
            known[name] = known.get(before.value.name, before.value.name)
            continue
        if label.value.sure:
            known.setdefault(name, name)
        before = label
    return known


def _renames(annotated: AnnotatedDocument, before: Label, label: Label) -> bool:
    """Whether a label is the short name of the one before: …に関する法律(以下「海洋法」という)."""
    text = annotated.passages[label.block].normalized
    between = text[before.end : label.start]
    return bool(_ALIAS.search(between) or (_SHORT.fullmatch(between) and _CLOSED.match(text[label.end :])))


def _act_number(annotated: AnnotatedDocument, label: Label) -> str | None:
    """平成14年法律第122号 in brackets behind a name."""
    match = _ACT_NUMBER.match(annotated.passages[label.block].normalized[label.end : label.end + 100])
    return printed_name(match["number"]) if match else None


def _is_rest(name: str, longer: str) -> bool:
    return name != longer and (longer.endswith(name) or longer.startswith(name))


def _draft(annotated: AnnotatedDocument, label: Label, acts: dict[str, str]) -> Draft:
    value: Named = label.value
    when = _decision(annotated, label)
    who = _decider(annotated, label, when)
    because = tuple(
        Because(field, said, "printed")
        for field, said in (("decided_start", when), ("decided_by", who))
        if said
    )
    fact = PolicyDocument(
        None,
        value.name,
        value.number,
        acts.get(value.name),
        when.value.start if when else None,
        who.value if who else None,
    )
    return Draft(fact, label.block, label.start, label.end, label.rule, because)


def _decision(annotated: AnnotatedDocument, label: Label) -> Label | None:
    """The date in the bracket behind a name, where a decision is spoken of or nothing else."""
    start, end = _bracket(annotated, label)
    inside = annotated.passages[label.block].normalized[start:end]
    if not inside or "号" in inside or "以下" in inside:
        return None
    dates = [one for one in annotated.labels("date", label.block) if start <= one.start and one.end <= end]
    return dates[0] if dates and not dates[0].value.is_range else None


def _decider(annotated: AnnotatedDocument, label: Label, when: Label | None) -> Label | None:
    """The cabinet or the body that the bracket with the date names."""
    if when is None:
        return None
    start, end = _bracket(annotated, label)
    cabinet = annotated.passages[label.block].normalized.find(_CABINET, start, end)
    if cabinet >= 0:
        return Label("decider", _CABINET, label.block, cabinet, cabinet + len(_CABINET), label.rule)
    bodies = annotated.labels("organization", label.block)
    found = next((one for one in bodies if start <= one.start and one.end <= end), None)
    return found._replace(value=found.value.name) if found else None


def _bracket(annotated: AnnotatedDocument, label: Label) -> tuple[int, int]:
    found = _BRACKET.match(annotated.passages[label.block].normalized[label.end : label.end + 120])
    return (label.end + found.start(1), label.end + found.end(1)) if found else (0, 0)
