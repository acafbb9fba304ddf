"""What an amount is of, as one says it: 外国人旅行消費額 around 消費額, 課税所得の年平均額 around 所得."""

from __future__ import annotations

import re

from pipeline.annotation import Passage
from pipeline.facts import Label

_PART_OF_A_NOUN = re.compile(r"[一-鿿々ァ-ヶーA-Za-z]+$")
_NO_PART = re.compile(r"(?:約|各|当該|同|本|その|又は|及び|年度?|月|比|末|時点)+")
_MEASURE = re.compile("の?(?:年平均額|平均額|合計額?|総額|累計額?)")


def whole(passage: Passage, words: Label) -> Label:
    """The whole noun that some words of money are the end of, with its measure; a date is no part of it."""
    text = passage.normalized
    first = max((one.end for one in passage.named("date") if one.end <= words.start), default=0)
    noun = _PART_OF_A_NOUN.search(text, first, words.start)
    start = noun.start() if noun else words.start
    begun = _NO_PART.match(text, start, words.start)
    measure = _MEASURE.match(text, words.end)
    return words._replace(start=begun.end() if begun else start, end=measure.end() if measure else words.end)
