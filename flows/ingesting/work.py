"""What a worker process does with one content: bytes → Document → facts of each kind."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import msgspec

from flows.ingesting.assignment import Assignment, Outcome
from flows.ingesting.drawing import draw_facts
from flows.ingesting.reader import read_bytes
from warehouse.archive import Archive, Unkept
from warehouse.ledger.rows import Extraction, Reading

if TYPE_CHECKING:
    from pipeline.documents import Document


def carry_out(assignment: Assignment) -> Outcome:
    """Read where it must be read, then extract; whatever goes wrong becomes part of the outcome."""
    from pipeline.documents import from_bytes

    if assignment.stored is not None:
        return _outcome(assignment, None, from_bytes(zlib.decompress(assignment.stored)))
    try:
        data = Archive(assignment.objects).load(assignment.sha256)
    except Unkept as error:
        return Outcome(None, trouble=(error.reason, error.remedy))
    reading, document = read_bytes(data, assignment)
    return _outcome(assignment, reading, document)


def _outcome(assignment: Assignment, reading: Reading | None, document: Document | None) -> Outcome:
    if document is None:
        return Outcome(reading)
    extractions: list[Extraction] = []
    facts: list[bytes] = []
    for draw in assignment.draws:
        for extraction, found in draw_facts(assignment, document, draw):
            extractions.append(extraction)
            facts += map(msgspec.json.encode, found)
    return Outcome(reading, tuple(extractions), tuple(facts))
