"""What stands near a number: labels within reach, so that a long block costs no more than a short one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from pipeline.annotation import Passage
from pipeline.facts import Label

REACH = 200
"""Characters of a sentence before and behind a number that may speak of it."""

_start = attrgetter("start")


def sentence_start(passage: Passage, offset: int) -> int:
    """Where the sentence around a place begins, or as far back as one looks."""
    floor = max(0, offset - REACH)
    return max(floor, passage.normalized.rfind("。", floor, offset) + 1)


def sentence_end(passage: Passage, offset: int) -> int:
    """Where the sentence around a place ends, or as far ahead as one looks."""
    ceiling = min(len(passage.normalized), offset + REACH)
    end = passage.normalized.find("。", offset, ceiling)
    return ceiling if end < 0 else end + 1


def labels_between(passage: Passage, name: str, first: int, last: int) -> Sequence[Label]:
    """The labels of a name that begin between two places and end before the second, in order."""
    labels = passage.named(name)
    found = labels[bisect_left(labels, first, key=_start) : bisect_left(labels, last, key=_start)]
    return [label for label in found if label.end <= last]


def labels_before(passage: Passage, name: str, offset: int) -> Sequence[Label]:
    """The labels of a name before a place in its sentence."""
    return labels_between(passage, name, sentence_start(passage, offset), offset)


def labels_behind(passage: Passage, name: str, offset: int) -> Sequence[Label]:
    """The labels of a name behind a place in its sentence."""
    return labels_between(passage, name, offset, sentence_end(passage, offset))
