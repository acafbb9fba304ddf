"""Fields of forms with several dates: 事業開始年度:平成14年度(里海再生事業), and on the next line another."""

from __future__ import annotations

import re2

from extractors.date.beside import Event, Surroundings
from pipeline.facts import Label

MOST_LINES = 6
_WHOSE = re2.compile(
    r"^ ?\(([^()。]{2,60}(?:事業|プログラム|プロジェクト|制度|補助金|交付金|助成金|基金))\) ?(?:、|$)"
)


def whose(around: Surroundings, date: Label, event: Event | None) -> str | None:
    """The program in brackets behind the date of a field: 里海再生事業."""
    if event is None or (event.label.end > date.start and event.label.block == date.block):
        return None
    found = _WHOSE.search(around.text[date.end :])
    return str(found.group(1)) if found else None


def carried(around: Surroundings, date: Label) -> Event | None:
    """The event of the field above, for a line that is a date and another program in brackets."""
    if not _is_value(around, date):
        return None
    for index in range(around.passage.index - 1, max(-1, around.passage.index - 1 - MOST_LINES), -1):
        above = Surroundings(around.annotated, around.annotated.passages[index])
        last = above.dates[-1] if above.dates else None
        if last is None or _WHOSE.search(above.text[last.end :]) is None:
            return None
        if not _is_value(above, last):
            event = above.event_of(last)
            is_field = event is not None and event.label.end <= last.start
            return event._replace(basis="heading") if event is not None and is_field else None
    return None


def _is_value(around: Surroundings, date: Label) -> bool:
    """Whether a line is nothing but a date with the program that it is of."""
    return not around.text[: date.start].strip() and _WHOSE.search(around.text[date.end :]) is not None
