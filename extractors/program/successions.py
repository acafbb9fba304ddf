"""Names that a sentence on their succession holds: 里山再生事業を改称し、里山創造事業として実施する."""

from __future__ import annotations

from extractors.program.labels import PROGRAM, overlapping
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Label


def label_successions(annotated: AnnotatedDocument) -> None:
    """Label the names of successions as programs, in place of what overlaps them otherwise."""
    for label in list(annotated.labels("succession")):
        passage = annotated.passages[label.block]
        for name in (*label.value.before, *label.value.after):
            others = overlapping(passage, name.start, name.end)
            if [(one.start, one.end) for one in others] != [(name.start, name.end)]:
                passage.withdraw(others)
                passage.place(Label(PROGRAM, name.value, label.block, name.start, name.end, label.rule))
