"""Several variants in the brackets behind a name: 離島補助金(通常枠、賃上げ枠), (支援1:…、支援2:…)."""

from __future__ import annotations

import re2

from extractors.program.brackets import is_variant
from extractors.program.labels import add, programs
from pipeline.annotation import AnnotatedDocument
from pipeline.labels import ProgramLabel

LISTED = "variants in brackets"
FEWEST = 2
_BRACKETS = re2.compile(r"\((?P<inner>[^()]{4,200})\)")
_ONE = re2.compile(r"[^、・/]+(?:・[^、・/]+)*")


def label_listed(annotated: AnnotatedDocument) -> None:
    """Brackets that list at least two variants, and little else, list those of the name before them."""
    for passage in annotated.body():
        for label in programs(passage) if "(" in passage.normalized else ():
            match = _BRACKETS.match(passage.normalized[label.end :])
            found = _variants(match["inner"] or "") if match else []
            for text, at in found if len(found) >= FEWEST else ():
                start = label.end + 1 + at
                value = ProgramLabel(label.value.name, text)
                add(passage, value, start, start + len(text), LISTED)


def _variants(inner: str) -> list[tuple[str, int]]:
    ones = [(one.group().split(":")[0].removesuffix("等"), one.start()) for one in _ONE.finditer(inner)]
    return [one for one in ones if is_variant(one[0])]
