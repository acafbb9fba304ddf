"""The lists of a document: runs of names in a passage and stacks of blocks, with what chooses them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.region import context
from extractors.region.beside import declared_beside, declared_in, declared_in_row
from extractors.region.context import Context
from extractors.region.members import area_member
from extractors.region.names import AREA_HINT, Name, names_in
from extractors.region.runs import FEWEST, runs
from extractors.region.stacks import begins_with_a_prefecture, sole_name, stacks
from extractors.region.wrapped import lines_behind
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Basis, Label

AREAS_THAT_SPEAK_FOR_THEMSELVES = 3
_SHARED_KIND = re.compile(
    r"(?:の[各両全]?[0-9二三四五六七八九十]{0,3}|[各両][0-9]{0,3})(都市|[都道府県市区町村])"
)


@dataclass(frozen=True)
class Listing:
    """Names with their blocks, the context that makes them a list, and the number declared beside them."""

    names: tuple[tuple[Passage, Name], ...]
    rule: str
    context: Context
    declared: Label | None = None
    kind: str = ""

    @property
    def block(self) -> int:
        """The block of the first name."""
        return self.names[0][0].index

    @property
    def is_in_one_block(self) -> bool:
        """Whether all names stand in the same block."""
        return self.names[0][0] is self.names[-1][0]

    @property
    def stretch(self) -> tuple[int, int]:
        """From the first name to the last one in the same block."""
        last = self.names[-1] if self.is_in_one_block else self.names[0]
        return self.names[0][1].start, last[1].end

    @property
    def basis(self) -> Basis:
        """How the declared number reaches the list."""
        return "printed" if self.declared and self.declared.block == self.block else "heading"


def listings(annotated: AnnotatedDocument) -> Iterator[Listing]:
    """All lists of names, those of one passage first."""
    names = {p.index: found for p in annotated.body() if _may_hold(p) and (found := names_in(annotated, p))}
    columns, lines = set[tuple[int, int]](), set[int]()
    for listing in _of_runs(annotated, names):
        if (cell := listing.names[0][0].block.cell) is not None:
            columns.add((cell.table, cell.column))
        elif begins_with_a_prefecture(listing.names[0][0].normalized, listing.names[0][1]):
            lines.add(listing.block)
        yield listing
    yield from _alone_in_row(annotated, names, columns)
    yield from _alone_in_line(annotated, names, lines)
    for whole in stacks(annotated, names):
        stack = tuple(one for one in whole if one[0].index not in lines)
        if len(stack) < FEWEST:
            continue
        first = stack[0][0]
        if first.block.cell and (first.block.cell.table, first.block.cell.column) in columns:
            continue
        above = context.of_stack(annotated, first.index)
        if above and not (
            context.is_excluded(annotated, first.index, "")
            or context.table_is_excluded(annotated, first.index)
        ):
            declared = declared_in(annotated, above.block)
            yield Listing(stack, "names_one_under_the_other", above, declared)


def _of_runs(annotated: AnnotatedDocument, names: Mapping[int, list[Name]]) -> Iterator[Listing]:
    """The names side by side, with those of the next lines where a line ends in the midst of them."""
    taken = set[int]()
    for index, found in names.items():
        passage = annotated.passages[index]
        if index in taken or (passage.block.cell is not None and passage.block.cell.role == "header"):
            continue
        for run in runs(passage, found):
            if listing := _of_run(annotated, passage, run):
                more = tuple(lines_behind(annotated, passage, run, names))
                taken.update(one.index for one, _ in more)
                yield replace(listing, names=listing.names + more)


def _alone_in_row(
    annotated: AnnotatedDocument, names: Mapping[int, list[Name]], columns: Collection[tuple[int, int]]
) -> Iterator[Listing]:
    """佐渡市 in a column whose other rows hold several names: the list of its row, as theirs are."""
    for index, found in names.items():
        passage = annotated.passages[index]
        cell, sole = passage.block.cell, sole_name(passage, found)
        if cell and sole and cell.role != "header" and (cell.table, cell.column) in columns:
            above = context.of_block(annotated, index)
            if above is not None:
                declared = declared_in_row(annotated, passage, 1)
                yield Listing(((passage, sole),), "names_side_by_side", above, declared)


def _alone_in_line(
    annotated: AnnotatedDocument, names: Mapping[int, list[Name]], lines: set[int]
) -> Iterator[Listing]:
    """岩手県:盛岡市 right below 青森県:青森市、八戸市: its prefecture's list has one member."""
    for index, found in names.items():
        passage = annotated.passages[index]
        sole = sole_name(passage, found) if passage.block.cell is None else None
        if sole is None or not lines & {index - 1, index + 1}:
            continue
        above = context.of_block(annotated, index)
        if above is not None and begins_with_a_prefecture(passage.normalized, sole):
            lines.add(index)
            yield Listing(((passage, sole),), "names_side_by_side", above)


def _may_hold(passage: Passage) -> bool:
    return any(label.name == "place" for label in passage.labels) or bool(
        AREA_HINT.search(passage.normalized)
    )


def _of_run(annotated: AnnotatedDocument, passage: Passage, run: tuple[Name, ...]) -> Listing | None:
    start, end = run[0].start, run[-1].end
    declared = declared_beside(annotated, passage, start, end)
    found = context.of_run(annotated, passage, start, end)
    if found is None and (declared or _speaks_for_itself(passage, run)):
        sentence = passage.normalized[max(0, start - context.LONGEST_CLAUSE) : end + context.LONGEST_CLAUSE]
        if not context.is_excluded(annotated, passage.index, sentence):
            found = context.of_block(annotated, passage.index) or Context(None, None)
    if found is None:
        return None
    shared = _SHARED_KIND.match(passage.normalized, end)
    if run[0].form == "short" and not shared and not (found.label and _apart(passage, run)):
        return None
    declared = (
        declared or declared_in(annotated, found.block) or declared_in_row(annotated, passage, len(run))
    )
    return Listing(
        tuple((passage, name) for name in run),
        "names_side_by_side",
        found,
        declared,
        shared[1].removeprefix("都市") or "市" if shared else "",
    )


def _speaks_for_itself(passage: Passage, run: tuple[Name, ...]) -> bool:
    """札幌地域、函館地域、仙台地域: three areas named after places of this country are no accident."""
    areas = [passage.normalized[name.start : name.end] for name in run if name.form == "area"]
    domestic = [text for text in areas if area_member(text).relation]
    return (
        len(areas) >= AREAS_THAT_SPEAK_FOR_THEMSELVES
        and len(domestic) * 2 >= len(areas)
        and all(text.partition("(")[0].endswith(("地域", "エリア", "地区")) for text in areas)
    )


def _apart(passage: Passage, run: tuple[Name, ...]) -> bool:
    """Whether more than ・ separates names: 釧路・根室 is one district, 釧路、根室 are two places."""
    gaps = (passage.normalized[a.end : b.start] for a, b in pairwise(run))
    return any(gap.strip() != "・" for gap in gaps)
