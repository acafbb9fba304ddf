"""The fiscal years and stages of one document, block by block: asked often, read once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from extractors.budget.figures.brackets import CLOSING, OPENING
from extractors.budget.period.periods import Period, periods_in
from pipeline.annotation import AnnotatedDocument
from pipeline.documents import OUTSIDE_THE_TEXT
from pipeline.facts import Label

LONGEST_TITLE = 40
OPENING_BLOCKS = 2
_OPENS, _CLOSES = re.compile(rf"\s*[{OPENING}]\s*"), re.compile(rf"\s*[{CLOSING}]")
_NAME, _OF_MONEY = re.compile(r"[^\W\d_]{4}"), re.compile("予算|要求|金額|経費|規模")
_IN_PART = re.compile(r"\((?:一部|うち)[^()]*$")


def is_of_a_part(text: str, period: Period) -> bool:
    """Whether a period is that of a part alone: 里山再生事業(一部令和5年度補正)."""
    return bool(_IN_PART.search(text, 0, period.start))


class Calendar:
    """What each block of a document says of fiscal years and stages."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self._annotated = annotated
        self._periods: dict[int, list[Period]] = {}
        self.title = self._find_title()
        self.year = self.title.fiscal_year if self.title else None
        self._stages: dict[int, list[Label]] | None = None
        self._notes = list(annotated.labels("bracket_note"))

    def periods(self, block: int) -> list[Period]:
        """The periods that a block names, in the order of its text."""
        if block not in self._periods:
            self._periods[block] = periods_in(self._annotated.passages[block], self.year)
        return self._periods[block]

    def plain(self, block: int) -> list[Period]:
        """The periods that a block names outside of a second one's brackets."""
        return [one for one in self.periods(block) if one not in self.bracketed(block)]

    def bracketed(self, block: int) -> list[Period]:
        """The periods that stand alone in brackets behind another: 令和9年度要求額(令和8年度予算額)."""
        text, periods = self._annotated.passages[block].normalized, self.periods(block)
        return [
            two
            for one, two in pairwise(periods)
            if one.fiscal_year != two.fiscal_year is not None
            and _OPENS.fullmatch(text, one.end, two.start)
            and _CLOSES.match(text, two.end)
        ]

    def leading(self, block: int) -> Iterator[Period]:
        """The periods by which a block governs others: none that only compare.

        (平成20年度予算額 46億円) and ( )内は前年度予算額 speak of other figures.
        """
        for period in self.plain(block):
            if self._is_in_brackets_with_amount(block, period) or self._is_in_note(block, period):
                continue
            if not is_of_a_part(self._annotated.passages[block].normalized, period):
                yield period

    def explains_others(self, opening: str) -> bool:
        """Whether notes tell what some brackets mean, and none anywhere speaks of this one."""
        return bool(self._notes) and all(one.value.opening not in ("", opening) for one in self._notes)

    def bracket_note(self, block: int, opening: str) -> Label | None:
        """The note on brackets that holds at a block: above in its section, behind on its page, in front."""
        if not (notes := [one for one in self._notes if one.value.opening in ("", opening)]):
            return None
        here = bisect_right(notes, block, key=lambda one: one.block)
        outline, blocks = self._annotated.outline, self._annotated.document.blocks
        above = notes[here - 1] if here else None
        if above is not None and _holds_below(outline.heading(above.block), outline.sections(block)):
            return above
        if here < len(notes) and blocks[notes[here].block].page == blocks[block].page:
            return notes[here]
        return above if above is not None and above.block in outline.front else None

    def _is_in_note(self, block: int, period: Period) -> bool:
        """( )内は令和6年度予算額: what a note says of the brackets holds for nothing else."""
        notes = self._annotated.labels("bracket_note", block)
        return any(note.start <= period.start < note.end for note in notes)

    def _is_in_brackets_with_amount(self, block: int, period: Period) -> bool:
        """(平成20年度予算額 46億円): the bracket that a period opens holds an amount."""
        text = self._annotated.passages[block].normalized
        if not text[: period.start].rstrip().endswith(("(", "[")):
            return False
        ends = (text.find(")", period.end), text.find("]", period.end))
        closing = min((at for at in ends if at >= 0), default=len(text))
        return any(period.end <= one.start < closing for one in self._annotated.labels("amount", block))

    def opening(self, heading: int) -> Iterator[Period]:
        """The periods of the lines right under a heading: 平成21年度予算案 7,530百万円."""
        blocks = self._annotated.document.blocks
        for index in range(heading + 1, min(heading + 1 + OPENING_BLOCKS, len(blocks))):
            if blocks[index].kind == "heading" or blocks[index].cell is not None:
                return
            if blocks[index].kind in OUTSIDE_THE_TEXT or "。" in self._annotated.passages[index].normalized:
                continue
            amount = next(self._annotated.labels("amount", index), None)
            if amount is not None:
                program = next(self._annotated.labels("program", index), amount)
                first = min(amount.start, program.start)
                before = [one for one in self.leading(index) if one.start < first]
                if before and self._is_item_with_name(index, before[0]):
                    continue
                yield from (one for one in before if one.fiscal_year and one.stage)

    def _is_item_with_name(self, block: int, period: Period) -> bool:
        """○海外販路開拓対策【令和7年度補正予算案 30億円】: an item whose own name stands before its year."""
        if self._annotated.document.blocks[block].kind != "list_item":
            return False
        before = self._annotated.passages[block].normalized[: period.start]
        return _NAME.search(before) is not None and not _OF_MONEY.search(before)

    def stage_in(self, year: int) -> Label | None:
        """The stage at which all of the document speaks of a year; None where it names several, or none."""
        if self._stages is None:
            self._stages = self._find_stages()
        labels = self._stages.get(year, [])
        return labels[0] if len({one.value.stage for one in labels}) == 1 else None

    def _find_stages(self) -> dict[int, list[Label]]:
        found: dict[int, list[Label]] = {}
        for passage in self._annotated.body():
            if any(one.name == "stage" for one in passage.labels):
                for period in self.periods(passage.index):
                    if period.fiscal_year is not None and period.stage_label is not None:
                        found.setdefault(period.fiscal_year, []).append(period.stage_label)
        return found

    def _find_title(self) -> Period | None:
        """The fiscal year of the title: the first that a heading or a short line of the front names."""
        for index in self._annotated.outline.front:
            passage = self._annotated.passages[index]
            text = passage.normalized
            if passage.block.kind != "heading" and (len(text) > LONGEST_TITLE or "。" in text):
                continue
            if passage.block.kind == "list_item" and passage.named("amount"):
                continue
            periods = (one for one in periods_in(passage, None) if one.fiscal_year is not None)
            first = next((one for one in periods if not self._is_in_note(index, one)), None)
            if first is not None:
                return first
        return None


def _holds_below(heading: int | None, sections: tuple[int, ...]) -> bool:
    """Whether a note below a heading, or above them all, stands in a section of the place."""
    return heading is None or heading in sections
