"""From the value back to the print: an amount that none of its spellings bears out is set aside."""

from __future__ import annotations

from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.japanese.money import spelled

MISREAD = "misread_amount"
"""The label of an amount that was set aside: neither a budget nor other money."""


def set_misread_aside(annotated: AnnotatedDocument) -> None:
    """Amounts whose numbers don't stand in their raw characters are labelled so, and lead to no fact."""
    for passage in annotated.body():
        misread = [one for one in passage.named("amount") if not _is_borne_out(annotated, passage, one)]
        if misread:
            passage.withdraw(misread)
        for label in misread:
            passage.place(label._replace(name=MISREAD))


def _is_borne_out(annotated: AnnotatedDocument, passage: Passage, label: Label) -> bool:
    amount = label.value
    printed = annotated.document.quote(passage.raw(label.start, label.end))
    return all(spelled(end, printed, amount.unit) for end in {amount.minimum, amount.maximum})
