"""The noun behind a number: 14件の|応募, 12件、3万kWの|導入, 5団体が|参加."""

from __future__ import annotations

from typing import TYPE_CHECKING

import re2

from extractors.indicator.near import labels_behind
from extractors.indicator.phrase import Phrase, is_noun
from pipeline.annotation import Passage
from pipeline.facts import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LIST = re2.compile(r"^(?:等)?[、(及びと]{1,2}$")
_LONGEST_GAP = 3
_NOUN_OF_A_VERB = "名詞-普通名詞-サ変"


def behind(passage: Passage, label: Label) -> Phrase | None:
    """The noun that の, or the noun of an action that を, が or で, ties to a number."""
    doc, reach = passage.doc, _last_of_list(passage, label)
    here = doc.char_span(reach - 1, reach, alignment_mode="expand")
    if here is None or here.end >= len(doc) or doc[here.end].text not in ("の", "が", "を", "で"):
        return None
    first = here.end + 1
    last = _noun_end(doc, first)
    if first == last:
        return None
    if doc[here.end].text != "の" and not doc[last - 1].tag_.startswith(_NOUN_OF_A_VERB):
        return None
    return Phrase(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]), None)


def _noun_end(doc: Doc, first: int) -> int:
    """Behind the last token of a noun phrase; 共通の|指針 goes on over its の."""
    last = first
    while last < len(doc) and is_noun(doc[last]):
        last += 1
    goes_on = last > first and "形状詞" in doc[last - 1].tag_ and last + 1 < len(doc)
    return last + 2 if goes_on and doc[last].text == "の" and is_noun(doc[last + 1]) else last


def _last_of_list(passage: Passage, label: Label) -> int:
    """The end of the last of several numbers in a row: 25万件、93万kW|の導入, 80ノード(640GPU)|の資源."""
    end, text = label.end, passage.normalized
    for other in labels_behind(passage, "quantity", label.end):
        if other.start - end > _LONGEST_GAP or not _LIST.match(text[end : other.start]):
            break
        end = other.end
    return end + text.startswith(")", end)
