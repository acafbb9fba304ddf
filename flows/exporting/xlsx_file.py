"""Excel workbooks: codes as text, yen as numbers with △, a sheet that says what the columns mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from flows.exporting.cells import plain
from flows.language import say

MOST_ROWS = 1_048_575
LONGEST_TEXT = 32_767
LARGEST_NUMBER = 1 << 53
FIRST_DAY = date(1900, 3, 1)
YEN = re.compile(r"amount|yen|bound|resolution|expected|found|difference|tolerance|金額|円|下限|上限|差")
WIDEST, NARROWEST, SAMPLED = 60, 8, 200


class Described(NamedTuple):
    """A column with what it means."""

    name: str
    type: str
    meaning: str


class Book:
    """A workbook that is written row by row; `shortened` counts texts that a cell cannot hold."""

    def __init__(self, path: Path, columns: Sequence[Described]) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book: Workbook = xlsxwriter.Workbook(path, {**options, "strings_to_numbers": False})
        self._columns = columns
        self._styles = {
            "head": self._book.add_format({"bold": True, "bottom": 1}),
            "yen": self._book.add_format({"num_format": "#,##0;[Red]△#,##0"}),
            "number": self._book.add_format({"num_format": "0"}),
            "day": self._book.add_format({"num_format": "yyyy-mm-dd"}),
            "time": self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            "text": self._book.add_format({"num_format": "@"}),
        }
        self.shortened = 0

    def write(self, rows: Iterable[Sequence[Any]]) -> int:
        """Write all rows, on a further sheet where one is full, and the meanings; how many rows."""
        count = 0
        sheet: Worksheet | None = None
        for row in rows:
            if sheet is None or count % MOST_ROWS == 0:
                sheet = self._sheet(count // MOST_ROWS)
            for column, value in enumerate(row):
                self._cell(sheet, count % MOST_ROWS + 1, column, plain(value))
            count += 1
        if sheet is None:
            self._sheet(0)
        self._meanings()
        self._book.close()
        return count

    def _sheet(self, number: int) -> Worksheet:
        name = say("データ", "data")
        sheet = self._book.add_worksheet(name if not number else f"{name} {number + 1}")
        for column, described in enumerate(self._columns):
            sheet.set_column(column, column, _width(described))
            sheet.write_string(0, column, described.name, self._styles["head"])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, MOST_ROWS, max(0, len(self._columns) - 1))
        return sheet

    def _cell(self, sheet: Worksheet, row: int, column: int, value: Any) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, datetime) and value.date() >= FIRST_DAY:
            sheet.write_datetime(row, column, value.replace(tzinfo=None), self._styles["time"])
        elif type(value) is date and value >= FIRST_DAY:
            sheet.write_datetime(row, column, value, self._styles["day"])
        elif isinstance(value, int | float | Decimal) and -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
            sheet.write_number(row, column, value, self._number(column, value))
        else:
            self._text(sheet, row, column, str(value))

    def _text(self, sheet: Worksheet, row: int, column: int, words: str) -> None:
        if len(words) > LONGEST_TEXT:
            self.shortened += 1
            words = words[: LONGEST_TEXT - 1] + "…"
        sheet.write_string(row, column, words, self._styles["text"])

    def _number(self, column: int, value: float | Decimal) -> Format | None:
        if not isinstance(value, int):
            return None
        return self._styles["yen" if YEN.search(self._columns[column].name) else "number"]

    def _meanings(self) -> None:
        sheet = self._book.add_worksheet(say("列の説明", "columns"))
        heads = (say("列", "column"), say("型", "type"), say("説明", "meaning"))
        for column, (head, width) in enumerate(zip(heads, (28, 14, 90), strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self._styles["head"])
        for row, described in enumerate(self._columns, 1):
            for column, words in enumerate(described):
                sheet.write_string(row, column, words)


def _width(column: Described) -> float:
    """Wide enough for the head, and for what stands in columns of such a type."""
    head = sum(2 if ord(character) > 0x2E80 else 1 for character in column.name) + 3
    usual = {"VARCHAR": 24, "DATE": 12, "TIMESTAMP": 20, "BIGINT": 16, "HUGEINT": 18}.get(column.type, 10)
    return float(min(WIDEST, max(NARROWEST, head, usual)))
