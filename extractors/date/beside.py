"""What stands beside a date: the event's words, who acted, what it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import re2

from extractors.date.events import ACTOR, EVENT
from extractors.date.found import LABEL
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Basis, Label

REACH = 40
"""How many characters behind a date its event may stand; half as many before it."""

_OPENING, _CLOSING = "([{〔【「『<", ")]}〕】」』>"
_MARKS = " 　・○●◎■□◆◇▶※"
_CAPTION = re2.compile(r"^ ?[】」\]]? ?[:：] ?$|^[】\]] ?$")
_ADJACENT = re2.compile(r"^(?: |、|,|の|に|において|により)*$")
_NO_CLAUSE = re2.compile(r"[、。)\]」】]|.{3}\(")
_QUOTED = re2.compile(r"[「『]([^「」『』]{2,60})[」』]")
_QUOTED_BEFORE = re2.compile(r"[「『](?:([^「」『』]{2,60})[」』] ?\(|([^「」『』()]{2,60}) ?\()$")
_QUOTED_AT_END = re2.compile(r"^[^「『]{0,8}[「『]([^「」『』]{2,60})[」』]$")
_POLICY_BEFORE = re2.compile(
    r"(?:^|[^るためな]の|[^のるたなー・\p{Han}\p{Katakana}A-Za-z0-9])・?([\p{Han}\p{Katakana}A-Za-z0-9][\p{Han}\p{Katakana}ー・A-Za-z0-9]{1,40}"
    r"(?:計画|戦略|方針|大綱|指針|ビジョン|プラン|要綱|法|条例|対策|答申|提言)[0-9]{0,4}) ?\($"
)
_TOPIC = re2.compile(r"([\p{Han}\p{Katakana}ー・A-Za-z0-9]{3,40})[」』]?[はが]、?$")
_PARTICLES = re2.compile(r"^(?:には?|は|において)$")
_PLAIN_SUBJECT = re2.compile(
    r"^[ 、]*(?:に|には|から)?([\p{Han}\p{Katakana}A-Za-z][^、。()「」\s]{1,30}?)(?:の|を|が|は)?$"
)


class Event(NamedTuple):
    """The event of a date: its words, its kind, the label that read them, and how they reach the date."""

    words: str
    kind: str
    label: Label
    basis: Basis


class Surroundings:
    """The dates, events and actors of one passage, in the order of the text."""

    def __init__(self, annotated: AnnotatedDocument, passage: Passage) -> None:
        self.annotated, self.passage, self.text = annotated, passage, passage.normalized
        self.dates = list(annotated.labels(LABEL, passage.index))
        self._events = list(annotated.labels(EVENT, passage.index))
        self._actors = list(annotated.labels(ACTOR, passage.index))

    def event_of(self, date: Label) -> Event | None:
        """The event of a date: its caption (締切:7月25日), what follows, what precedes, or its row's."""
        near = self._captioning(date) or self._at_line_start(date) or self._behind(date) or self._before(date)
        return _event(near, "printed") if near is not None else _in_the_row(self.annotated, date)

    def actor_of(self, date: Label) -> Label | None:
        """The body right behind a date that acts there: (平成20年5月19日 総合科学技術会議)."""
        actor = next(iter(_from(self._actors, date.end)), None)
        if actor is None or not _ADJACENT.search(self.text[date.end : actor.start][:REACH]):
            return None
        acts = any(one.start in (actor.start, actor.end) for one in _from(self._events, actor.start)[:2])
        return actor if acts or self.text[actor.end : actor.end + 1] == ")" else None

    def subject_of(self, date: Label, event: Event | None) -> str | None:
        """What it is about: the name in 「」 before a bracketed date, or what stands before its event."""
        named = self._named_before(date, event)
        if named or event is None or event.label.block != date.block or event.label.start < date.end:
            return named
        between = self.text[date.end : event.label.start]
        quoted = _QUOTED.search(between)
        if quoted:
            return str(quoted.group(1))
        plain = _PLAIN_SUBJECT.search(between) if not self.text[: date.start].strip() else None
        return str(plain.group(1)) if plain and plain.group(1)[-1] not in "でにへと" else None

    def _named_before(self, date: Label, event: Event | None) -> str | None:
        """The name before a bracketed date, on its line or the one above; or the topic of what was done."""
        before = self.text[max(0, date.start - 80) : date.start]
        found = _QUOTED_BEFORE.search(before) or _POLICY_BEFORE.search(before)
        if found is None and before == "(" and self.passage.index:
            found = _QUOTED_AT_END.search(self.annotated.passages[self.passage.index - 1].normalized[-70:])
        if found is None and event is not None and self.text.startswith("され", event.label.end):
            found = _TOPIC.search(before)
        return next((str(name) for name in found.groups() if name), None) if found else None

    def _captioning(self, date: Label) -> Label | None:
        event = self._nearest_before(date)
        return event if event and _CAPTION.search(self.text[event.end : date.start]) else None

    def _at_line_start(self, date: Label) -> Label | None:
        """The event that begins the printed line of a date: 公募開始 1月30日 / 締切 3月31日."""
        event = self._nearest_before(date)
        if event is None or self.text[event.end : date.start].strip(" :"):
            return None
        first, last = self.passage.text.original_span(event.start, date.end)
        original = self.passage.text.original
        line = original.rfind("\n", 0, first) + 1
        is_row = "\n" in original[line:] + original[:line] and "\n" not in original[first:last]
        return event if is_row and not original[line:first].strip(_MARKS) else None

    def _behind(self, date: Label) -> Label | None:
        """The event behind a date in its clause, not beyond the next date; of 実施の発表 the last."""
        end = self._end_of_clause(date)
        inside = [event for event in _from(self._events, date.end)[:REACH] if event.start < end]
        return _last_joined(self.text, inside)

    def _before(self, date: Label) -> Label | None:
        """The nearest event before a date in its clause, not beyond the date before."""
        event = self._nearest_before(date)
        earlier = bisect_left(self.dates, date.start, key=_start) - 1
        first = self.dates[earlier].end if earlier >= 0 else 0
        if event is None or event.start < first:
            return None
        if earlier >= 0 and self._behind(self.dates[earlier]) is event:
            return None
        return None if _NO_CLAUSE.search(self.text[event.end : date.start]) else event

    def _nearest_before(self, date: Label) -> Label | None:
        index = bisect_left(self._events, date.start, key=_start) - 1
        event = self._events[index] if index >= 0 else None
        near = event is not None and event.end <= date.start and date.start - event.start <= REACH // 2
        return event if near else None

    def _end_of_clause(self, date: Label) -> int:
        """Where the words of a date end: the next date, a stop, a comma, the end of its bracket."""
        later = _from(self.dates, date.end)[:1]
        limit = min(date.end + REACH, len(self.text), *(one.start for one in later))
        depth = 0
        for position in range(date.end, limit):
            character = self.text[position]
            depth += (character in _OPENING) - (character in _CLOSING)
            adjacent = position <= date.end + 1 or _PARTICLES.search(self.text[date.end : position])
            if depth < 0 or character == "。" or (character == "、" and depth == 0 and not adjacent):
                return position
        return limit


def _start(label: Label) -> int:
    return label.start


def _from(labels: Sequence[Label], position: int) -> Sequence[Label]:
    """The first few labels that start at a position or behind it."""
    index = bisect_left(labels, position, key=_start)
    return labels[index : index + REACH]


def _event(label: Label, basis: Basis) -> Event:
    return Event(label.value.event, label.value.kind, label, basis)


def _last_joined(text: str, events: Sequence[Label]) -> Label | None:
    last: Label | None = None
    for event in events:
        if last is not None and text[last.end : event.start] not in ("", "の"):
            return last
        last = event
    return last


def _in_the_row(annotated: AnnotatedDocument, date: Label) -> Event | None:
    """The event in the same row of a table: to the right, else in the row's label, else in the header."""
    cell = annotated.passages[date.block].block.cell
    if cell is None:
        return None
    for passage in annotated.passages[date.block + 1 : date.block + 4]:
        other = passage.block.cell
        if other is None or (other.table, other.row) != (cell.table, cell.row):
            break
        event = _last_joined(passage.normalized, list(annotated.labels(EVENT, passage.index)))
        if event is not None:
            return _event(event, "printed")
    for governor in annotated.governors(EVENT, date.block, ("row_label", "column_header")):
        return _event(governor.label, "header")
    return None
