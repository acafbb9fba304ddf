"""Names that a document has shown to be names, found again wherever it prints them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from extractors.program.labels import add, named_in, overlapping
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.labels import ProgramLabel

SHORTEST = 3
SHORT = 8
_COMMON_NOUNS = frozenset({"名詞-普通名詞-一般", "名詞-普通名詞-サ変可能", "名詞-普通名詞-形状詞可能"})


def label_known(
    annotated: AnnotatedDocument,
    names: Mapping[str, ProgramLabel],
    rule: str,
    weaker: frozenset[str] = frozenset(),
    whole: bool = False,
) -> None:
    """Label each occurrence of printed names; where a label of a `weaker` rule disagrees, it gives way.

    With `whole`, only a label of the very same characters does.
    """
    index = _index(names)
    for passage in annotated.body() if index else ():
        for start, end in _occurrences(passage.normalized, index):
            known = names[passage.normalized[start:end]]
            there = overlapping(passage, start, end)
            agreed = any(one.rule not in weaker or one.value.name == known.name for one in there) or (
                whole and any((one.start, one.end) != (start, end) for one in there)
            )
            if not agreed and _is_word(passage, start, end):
                passage.withdraw(there)
                _place(passage, start, end, known, rule)


def _index(names: Iterable[str]) -> dict[str, list[str]]:
    """The names by their first characters, the longest first: a text of any length is walked through once."""
    index = defaultdict[str, list[str]](list)
    for name in sorted(names, key=len, reverse=True):
        if len(name) >= SHORTEST:
            index[name[:SHORTEST]].append(name)
    return dict(index)


def _occurrences(text: str, index: Mapping[str, list[str]]) -> Iterator[tuple[int, int]]:
    position = 0
    while position <= len(text) - SHORTEST:
        candidates = index.get(text[position : position + SHORTEST], ())
        name = next((one for one in candidates if text.startswith(one, position)), None)
        if name:
            yield position, position + len(name)
        position += len(name) if name else 1


def _place(passage: Passage, start: int, end: int, known: ProgramLabel, rule: str) -> None:
    if known.variant:
        add(passage, known, start, end, rule)
        return
    value, start, end = named_in(passage.normalized, start, end)
    add(passage, ProgramLabel(known.name, value.variant), start, end, rule)


def _is_word(passage: Passage, start: int, end: int) -> bool:
    """A short name stands between words and ends no longer one: START in RESTART, 公園費 in 都市公園費."""
    if end - start >= SHORT:
        return True
    return passage.whole_words(start, end) and not _ends_a_compound(passage, start)


def _ends_a_compound(passage: Passage, start: int) -> bool:
    """Whether a common noun stands right before, and nothing understood (a date, a body) ends there."""
    if start == 0 or any(label.end == start for label in passage.labels):
        return False
    before = passage.doc.char_span(start - 1, start, alignment_mode="expand")
    return before is not None and before[-1].tag_ in _COMMON_NOUNS
