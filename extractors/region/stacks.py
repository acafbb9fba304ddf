"""Names that stand one in a block each: a column of a table, the items of a list, lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.region.names import Name
from pipeline.annotation import AnnotatedDocument, Passage
from pipeline.japanese.prefectures import prefecture_named
from pipeline.japanese.regions import prefecture_pattern

_MARK = re.compile(r"[\s・○●■◆□◇▶*-]*(?:\(?[0-9]{1,2}[.)]?\s*|\([ア-ン]\)\s*|[ア-ン][.、]?\s+)?")
_REST = re.compile(r"\s*(?:\([^()]*\)|（[^（）]*）)?\s*[、,]?$|\s*[:：\s-].*")

_WHERE = re.compile(rf"(?:(?:{prefecture_pattern()})[\s:]+)?")

Stack = tuple[tuple[Passage, Name], ...]


def stacks(annotated: AnnotatedDocument, names: Mapping[int, Sequence[Name]]) -> Iterator[Stack]:
    """Groups of two blocks or more that follow each other, each of which is one name."""
    columns: dict[tuple[int, int], list[tuple[Passage, Name]]] = {}
    lines: list[tuple[Passage, Name]] = []
    for passage in annotated.body():
        sole = sole_name(passage, names.get(passage.index, ()))
        if passage.block.cell is not None:
            if sole and passage.block.cell.role != "header":
                columns.setdefault((passage.block.cell.table, passage.block.cell.column), []).append(
                    (passage, sole)
                )
            continue
        if lines and (sole is None or not _continues(lines[-1][0], passage)):
            yield from _if_stack(lines)
            lines = []
        if sole:
            lines.append((passage, sole))
    yield from _if_stack(lines)
    yield from _columns(columns)


def _columns(columns: dict[tuple[int, int], list[tuple[Passage, Name]]]) -> Iterator[Stack]:
    """Columns without repetitions; one of prefectures only where no other column names regions."""
    of_prefectures = {place for place, column in columns.items() if all(map(_is_prefecture, column))}
    for (table, place), column in columns.items():
        if (table, place) in of_prefectures and (_repeats(column) or _others(columns, of_prefectures, table)):
            continue
        yield from _if_stack(list({_text(one): one for one in reversed(column)}.values())[::-1])


def _others(columns: Iterable[tuple[int, int]], of_prefectures: set[tuple[int, int]], table: int) -> bool:
    return any(place[0] == table and place not in of_prefectures for place in columns)


def _repeats(column: list[tuple[Passage, Name]]) -> bool:
    return len(set(map(_text, column))) < len(column)


def _text(one: tuple[Passage, Name]) -> str:
    passage, name = one
    return passage.normalized[name.start : name.end]


def _is_prefecture(one: tuple[Passage, Name]) -> bool:
    return prefecture_named(_text(one)) is not None


def _if_stack(found: list[tuple[Passage, Name]]) -> Iterator[Stack]:
    if len(found) > 1:
        yield tuple(found)


def sole_name(passage: Passage, names: Sequence[Name]) -> Name | None:
    """The one name that a block is: ・札幌地域, (1) 仙台市, 函館地域:部品の加工."""
    if not names or (names[0].form == "short" and passage.block.cell is None):
        return None
    name, text = names[0], passage.normalized
    mark = _MARK.match(text)
    if mark is None or not _WHERE.fullmatch(text, mark.end(), name.start):
        return None
    if _is_prefecture((passage, name)) and len(names) > 1 and not text[name.end : names[1].start].strip():
        name = names[1]
    rest = text[name.end :]
    if passage.block.cell is not None or passage.block.kind != "list_item":
        return name if re.fullmatch(r"\s*(?:\([^()]*\))?\s*", rest) else None
    return name if _REST.fullmatch(rest) else None


def begins_with_a_prefecture(text: str, name: Name) -> bool:
    """Whether a line says first where its names lie: 岩手県:盛岡市."""
    mark = _MARK.match(text)
    return (
        mark is not None and mark.end() < name.start and bool(_WHERE.fullmatch(text, mark.end(), name.start))
    )


def _continues(before: Passage, passage: Passage) -> bool:
    return before.block.kind == passage.block.kind and before.block.level == passage.block.level
