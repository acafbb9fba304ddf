"""Region lists: the lists of names, then the declared numbers that stand without names."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.region.alone import declared_alone
from extractors.region.listing import Listing, listings
from extractors.region.members import members_of
from extractors.region.value import RegionList
from extractors.region.when import with_program_and_year
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Because, Draft


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """One fact for each list; a declared number with its members beside it is one fact, too."""
    told = set()
    for listing in listings(annotated):
        if listing.declared:
            told.add((listing.declared.block, listing.declared.start))
        yield _of_names(annotated, listing)
    for label in annotated.labels("declared_regions"):
        if (label.block, label.start) not in told and (draft := declared_alone(annotated, label)):
            yield draft


def _of_names(annotated: AnnotatedDocument, listing: Listing) -> Draft:
    day = annotated.declared.published_on
    printed = [(name, passage.normalized[name.start : name.end]) for passage, name in listing.names]
    members = members_of(printed, listing.kind, day.isoformat() if day else None)
    declared, found = listing.declared, listing.context
    value = RegionList(
        label=found.label,
        event=found.event,
        member_count=len(members),
        members=members,
        **(declared.value.columns() if declared else {}),
    )
    start, end = listing.stretch
    because = (Because("declared_count", declared, listing.basis),) if declared else ()
    draft = Draft(value, listing.block, start, end, listing.rule, because, tuple(_quote(annotated, listing)))
    return with_program_and_year(annotated, draft, start)


def _quote(annotated: AnnotatedDocument, listing: Listing) -> Iterator[tuple[int, int, int]]:
    """The heading that makes it a list, then all its names."""
    above = listing.context.block
    if above is not None:
        yield above, 0, len(annotated.passages[above].normalized)
    if listing.is_in_one_block:
        yield listing.block, *listing.stretch
    else:
        yield from ((passage.index, name.start, name.end) for passage, name in listing.names)
