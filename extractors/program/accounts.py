"""Headings of the accounts (款, 項) of a municipality's budget: 1項 里山管理費 is no program's name."""

from __future__ import annotations

import re2

from extractors.program.labels import programs
from pipeline.annotation import AnnotatedDocument

_HEADING = re2.compile(r"^\s*第?[0-9]+\s*[款項]\s*(?P<name>[^\s、。()0-9]{2,30})\s*$")


def withdraw_accounts(annotated: AnnotatedDocument) -> None:
    """Take the labels off what the document itself calls a 款 or a 項, wherever it stands."""
    headings = (_HEADING.match(passage.normalized) for passage in annotated.body())
    names = {match["name"] for match in headings if match}
    for passage in annotated.body() if names else ():
        passage.withdraw([label for label in programs(passage) if label.value.name in names])
