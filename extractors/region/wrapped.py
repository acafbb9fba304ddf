"""Lists that go on in the next lines: 上川地域、最上地域、 and below it 石見地域、阿蘇地域."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.region.names import Name
from extractors.region.runs import runs
from pipeline.annotation import AnnotatedDocument, Passage

_GOES_ON = re.compile(r"\s*(?:\([^()]{1,30}\))?\s*[、,・]\s*")


def lines_behind(
    annotated: AnnotatedDocument,
    passage: Passage,
    run: tuple[Name, ...],
    names: Mapping[int, list[Name]],
) -> Iterator[tuple[Passage, Name]]:
    """The names of the lines behind a run, while each line before ends with a comma and no cell does."""
    while _ends_open(passage, run) and passage.index + 1 < len(annotated.passages):
        following = annotated.passages[passage.index + 1]
        found = names.get(following.index, [])
        if following.block.cell or following.block.kind != passage.block.kind or not found:
            return
        if following.normalized[: found[0].start].strip():
            return
        first = next(runs(following, found), None)
        run = first if first and first[0].start == found[0].start else (found[0],)
        yield from ((following, name) for name in run)
        passage = following


def _ends_open(passage: Passage, run: tuple[Name, ...]) -> bool:
    return passage.block.cell is None and bool(_GOES_ON.fullmatch(passage.normalized, run[-1].end))
