"""What the templates show of a change: words, boxes, fields with their evidence, neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flows.language import say
from flows.review.desk import Desk, TextLine
from flows.show.changes import FOLLOWING
from flows.show.review_words import field_word, kind_word, value_word, word
from flows.show.yen import yen_ja
from pipeline.kinds import discover
from pipeline.parsing import AMOUNT, DATE, RESOLVED
from warehouse.board.changes import Change, Sides
from warehouse.review.facts import CurrentFact
from warehouse.review.records import Decision

_OF_LABEL = frozenset({"program", "variant", "name", "subject", "label"})
_OF_UNIT = frozenset({"resolution", "unit"})
PADDING = 3.0
SHAPE = 0.75
CLOSER = 0.5


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it was and as it is, with the words on which it rests."""

    name: str
    word: str
    old: str | None
    new: str | None
    is_changed: bool
    evidence: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the picture of a page: what it holds (`value`, `label`, `unit`, `header`), and where."""

    role: str
    x: float
    y: float
    width: float
    height: float
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A page with its boxes; `shown` is what is seen at first, `other` after a key, as SVG view boxes."""

    address: str
    width: float
    height: float
    boxes: list[Box]
    shown: str
    other: str


@dataclass(frozen=True, slots=True)
class Input:
    """A field that can be corrected: its name, its word, what it says, and what it may say."""

    name: str
    word: str
    value: str
    choices: list[tuple[str, str]]
    governs: bool = False


def fields_of(sides: Sides) -> list[Field]:
    """All fields of both sides; those that follow from others only where they differ."""
    kind, old, new = sides.change.kind, sides.old, sides.new
    before, now = (old.value if old else {}), (new.value if new else {})
    names = dict.fromkeys((*now, *before))
    found = []
    for name in names:
        changed = before.get(name) != now.get(name)
        backed = [item for item in sides.fact.evidence if item["field"] == name]
        if name in FOLLOWING and not backed and not (changed and old and new):
            continue
        found.append(
            Field(
                name,
                field_word(kind, name),
                value_word(kind, name, before.get(name)) if old else None,
                value_word(kind, name, now.get(name)) if new else None,
                changed and old is not None and new is not None,
                backed,
            )
        )
    return found


def picture_of(desk: Desk, fact: CurrentFact) -> Picture | None:
    """The page of a fact with boxes on its value and on the words that its fields rest on."""
    if desk.board.media_type(fact.document) != "application/pdf":
        return None
    size = desk.pictures.size(fact.sha256, fact.page)
    if size is None:
        return None
    boxes = list(_boxes(fact))
    return Picture(f"/page/{fact.sha256}/{fact.page}.png", *size, boxes, *_views(fact, size))


def _boxes(fact: CurrentFact) -> Iterator[Box]:
    for item in fact.evidence:
        if item.get("box") and item["page"] == fact.page:
            title = f"{field_word(fact.kind, item['field'])}: {item['quote']}"
            yield _box(_role(item["field"]), item["box"], title)
    if fact.box:
        yield _box("value", fact.box, fact.value_quote)


def _role(field: str) -> str:
    if field in _OF_UNIT:
        return "unit"
    return "label" if field in _OF_LABEL else "header"


def _box(role: str, box: Any, title: str) -> Box:
    x0, top, x1, bottom = box
    return Box(role, x0 - PADDING, top - PADDING, x1 - x0 + 2 * PADDING, bottom - top + 2 * PADDING, title)


def _views(fact: CurrentFact, size: tuple[float, float]) -> tuple[str, str]:
    """Of a tall page the part around the value, and the whole; of a wide one the whole, and a closer look."""
    width, height = size
    whole = f"0 0 {width:.0f} {height:.0f}"
    if height > width * SHAPE:
        return _around(fact, size, width), whole
    return whole, _around(fact, size, width * CLOSER)


def _around(fact: CurrentFact, size: tuple[float, float], wide: float) -> str:
    """A part of the page of that width, with the value in its middle."""
    width, height = size
    tall = min(height, wide * SHAPE)
    x0, top, x1, bottom = fact.box or (0, 0, wide, tall)
    left = min(max(0.0, (x0 + x1 - wide) / 2), width - wide)
    first = min(max(0.0, (top + bottom - tall) / 2), height - tall)
    return f"{left:.0f} {first:.0f} {wide:.0f} {tall:.0f}"


def text_of(desk: Desk, fact: CurrentFact) -> list[tuple[TextLine, list[tuple[str, bool]]]]:
    """The lines around a fact of a text document, its value marked where it stands in one line."""
    if fact.line is None:
        return []
    found = desk.lines(fact.document, (fact.sha256, fact.reader), fact.line)
    return [(line, _marked(line, fact)) for line in found]


def _marked(line: TextLine, fact: CurrentFact) -> list[tuple[str, bool]]:
    before, found, after = line.text.partition(fact.value_quote)
    if line.number == fact.line and found and line.text.count(fact.value_quote) == 1:
        return [(before, False), (found, True), (after, False)]
    return [(line.text, line.number == fact.line)]


def inputs_of(sides: Sides) -> list[Input]:
    """The fields of a correction, filled with what stands there; amounts and days as one field each."""
    kind = discover()[sides.change.kind]
    value = sides.fact.value
    hidden = set(FOLLOWING) | {"amount_max", "min_modifier", "max_modifier", "members"}
    found = []
    known = {name: one.metadata for name, one in _fields(kind.value)}
    if "amount_max" in known:
        found.append(Input(AMOUNT, say("金額", "amount"), _amount(value), [], "resolution" in _backed(sides)))
    if "start_date" in known:
        hidden |= {"start_date", "end_date", "precision", "is_range", "label_ja"}
        found.append(Input(DATE, say("日付", "date"), str(value.get("label_ja") or ""), []))
    for name, metadata in known.items():
        if name in hidden or name.endswith(RESOLVED):
            continue
        choices = [(code, say(ja, code)) for code, ja in metadata.get("codes", {}).items()]
        shown = value.get(name)
        text = (
            "" if shown is None else shown if isinstance(shown, str) else value_word(kind.name, name, shown)
        )
        found.append(Input(name, field_word(kind.name, name), text, choices, name in _backed(sides)))
    return found


def _fields(value: type) -> list[tuple[str, Any]]:
    from dataclasses import fields

    return [(one.name, one) for one in fields(value)]


def _backed(sides: Sides) -> set[str]:
    """The fields that rest on words elsewhere, which may be corrected for all figures under them."""
    return {item["field"] for item in sides.fact.evidence if item.get("span")}


def _amount(value: dict[str, Any]) -> str:
    low, high = value.get("amount_min"), value.get("amount_max")
    if high is None:
        return ""
    return yen_ja(high) if low in (None, high) else f"{yen_ja(low or 0)}～{yen_ja(high)}"


def printed_yen(fact: CurrentFact | None) -> str:
    """The amount of a fact as people read it; nothing where it has none."""
    if fact is None or fact.value.get("amount_max") is None:
        return ""
    return _amount(fact.value)


def title_of(change: Change) -> str:
    """予算の変更."""
    return say(
        f"{kind_word(change.kind)}の{word('change', change.change)}",
        f"{kind_word(change.kind)}: {word('change', change.change)}",
    )


def earlier(desk: Desk, change: Change) -> list[Decision]:
    """What was decided before; a first verdict stays hidden from the second reviewer until they decide."""
    decisions = desk.board.standing.decisions.get((change.document, change.kind, change.fact_id), [])
    if change.state == "second" and all(one.reviewer != desk.reviewer for one in decisions):
        return []
    return decisions
