"""The sources of a page: numbered as they are first cited, told at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flows.reporting.crops import Crop, Wanted, crops
from flows.reporting.printed import Lines, Marked, marked
from flows.reporting.words import Words, day_word
from pipeline.home import Home
from warehouse.reports.asking import Questions
from warehouse.reports.boxes import boxes_of
from warehouse.snapshots.shelf import Shelf

ADDRESSES = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure was printed: document, place, words, who vouches for it, and how it looks there."""

    number: int
    fact_id: str
    row: dict[str, Any]
    address: str | None
    day: str
    words: Marked
    status: str
    rule: str
    repaired: bool
    lines: list[tuple[int, Marked]]
    crop: Crop | None


class Sources:
    """Gives each fact that is cited its number."""

    def __init__(self, ask: Questions, home: Home, words: Words) -> None:
        self._ask, self._home, self._words = ask, home, words
        self._numbers: dict[str, int] = {}

    def number(self, fact_id: str) -> int:
        """The number of a fact, the next one where it is new."""
        return self._numbers.setdefault(fact_id, len(self._numbers) + 1)

    def listed(self) -> list[Source]:
        """All that were cited, in order; to be asked when nothing more is cited."""
        fact_ids = list(self._numbers)
        found = {row["fact_id"]: row for row in self._ask("sources", fact_ids=fact_ids)}
        rules = self._ask.rules((row["table_name"] for row in found.values()), fact_ids)
        drawn = crops(self._home, self._wanted(fact_ids, found))
        lines = Lines(self._home)
        return [
            self._source(fact_id, found[fact_id], rules[fact_id], drawn.get(fact_id), lines)
            for fact_id in fact_ids
            if fact_id in found
        ]

    def _wanted(self, fact_ids: list[str], found: dict[str, dict[str, Any]]) -> list[Wanted]:
        values = boxes_of(Shelf(self._home.snapshots), fact_ids)
        labels = {row["fact_id"]: tuple(row["box"]) for row in self._ask("labels", fact_ids=fact_ids)}
        return [
            Wanted(one, found[one]["sha256"], found[one]["page"], values[one], labels.get(one))
            for one in fact_ids
            if one in values and one in found and found[one]["media_type"] == "application/pdf"
        ]

    def _source(
        self, fact_id: str, row: dict[str, Any], rule: tuple[str, bool], crop: Crop | None, lines: Lines
    ) -> Source:
        plain = row["media_type"] == "text/plain" and row["line"]
        value = row["value_quote"] or ""
        return Source(
            number=self._numbers[fact_id],
            fact_id=fact_id,
            row=row,
            address=safe_address(row["url"]),
            day=day_word(row) if row["published_start"] else "",
            words=marked(row["quote"] or "", value),
            status=self._words.coded(row["table_name"], "status", row["status"]),
            rule=rule[0],
            repaired=rule[1],
            lines=lines.around(row["sha256"], row["encoding"], row["line"], value) if plain else [],
            crop=crop,
        )


def safe_address(url: str | None) -> str | None:
    """An address that a page may link to; nothing else that documents or sources name."""
    return url if url and url.startswith(ADDRESSES) else None
