"""Forms whose items are numbered: what ①事業名 names is what the items ② to ⑭ are about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import re2

from extractors.program.labels import programs
from extractors.program.references import TITLE
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.facts import Label
from pipeline.reading.marks import mark_of

FORM_ITEM = "form_item"
FEWEST = 3  # items behind the name: else it is a list of programs
MISSING = 3  # numbers that a conversion may have lost between two items
_NAME_FIELD = re2.compile(
    r"(?:事\s*業|施\s*策|制\s*度|補\s*助\s*金|プロジェクト|プログラム)\s*(?:の\s*)?名\s*(?:称)?\s*[::]?\s*$"
)
_NUMBER = re2.compile(r"[①-⑳]|[0-9０-９]{1,2}")


class Item(NamedTuple):
    """A numbered item: the family of its mark, its number, its passage, and how long its mark is."""

    family: str
    number: int
    passage: Passage
    mark: int


def label_forms(annotated: AnnotatedDocument) -> None:
    """Leave on each item of a form a label whose value is the program that the form's name item names."""
    items = [item for passage in annotated.body() if (item := _item(passage)) is not None]
    for position, item in enumerate(items):
        name = _named(item)
        form = [item, *_following(items[position + 1 :], item)] if name else []
        for one in form if len(form) > FEWEST else ():
            one.passage.place(Label(FORM_ITEM, name, one.passage.index, 0, one.mark, "item_of_form"))


def _item(passage: Passage) -> Item | None:
    if passage.block.cell is not None or (mark := mark_of(passage.text.original)) is None:
        return None
    number = _NUMBER.search(passage.text.original[: mark.length])
    return Item(mark.family, _value(number.group()), passage, mark.length) if number else None


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else int(unicodedata.numeric(number))


def _named(item: Item) -> Label | None:
    """The program of ①事業名 里海再生事業."""
    name = next(iter(programs(item.passage)), None)
    if name is None or name.rule != TITLE:
        return None
    return name if _NAME_FIELD.search(item.passage.normalized[: name.start]) else None


def _following(items: list[Item], name: Item) -> Iterator[Item]:
    """The items that go on in the form's numbering, up to where it begins anew."""
    last = name.number
    for item in items:
        if item.family != name.family:
            continue
        if not last < item.number <= last + MISSING or _named(item):
            return
        last = item.number
        yield item
