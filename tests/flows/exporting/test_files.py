"""Files that people take away: nothing is a formula, nothing is lost silently, types stay."""

from __future__ import annotations

import csv
import json
import zipfile
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from flows.exporting.cells import plain, text
from flows.exporting.csv_file import write_csv
from flows.exporting.jsonl_file import write_jsonl
from flows.exporting.xlsx_file import LONGEST_TEXT, Book, Described

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = ["=HYPERLINK(1)", "+81", "-1+1", "@SUM(1)", "\t=1", "|cmd", "%x"]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "TRUE"),
        (-5, "-5"),
        (Decimal("1.50"), "1.50"),
        (date(2026, 4, 1), "2026-04-01"),
        (datetime(2026, 4, 1, 9, 5, 7), "2026-04-01 09:05:07"),
        (["里山", "里海"], "里山、里海"),
        ({"a": [1]}, '{"a": [1]}'),
        ("△5億円", "△5億円"),
        ("01", "01"),
    ],
)
def test_values_as_text(value: Any, cell: str) -> None:
    assert text(value) == cell


@pytest.mark.parametrize("words", HOSTILE)
def test_text_of_a_document_is_no_formula(words: str) -> None:
    assert text(words) == f"'{words}"


def test_csv_is_what_excel_in_japan_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"

    count, lost = write_csv(path, ["事業", "額"], [("里山,「学習」\n事業", 500), ("𠮷野", None)], "utf-8")

    data = path.read_bytes()
    assert (count, lost) == (2, Counter())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 3
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["事業", "額"], ["里山,「学習」\n事業", "500"], ["𠮷野", ""]]


def test_cp932_names_each_character_that_it_does_not_have(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"

    _, lost = write_csv(path, ["名"], [("𠮷野の𠮷",), ("café",), ("①髙﨑㈱ⅢＡ〜B—−¥",)], "cp932")

    assert lost == Counter({"𠮷": 2, "é": 1})
    assert path.read_bytes().decode("cp932").split("\r\n") == [
        "名",
        "〓野の〓",
        "caf〓",
        "①髙﨑㈱ⅢＡ～B―－￥",
        "",
    ]


def test_json_lines_keep_types_and_round_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = (9_007_199_254_740_993, Decimal("0.1"), date(2026, 4, 1), ["あ"], None)

    assert write_jsonl(path, ["yen", "share", "day", "names", "none"], [row]) == 1
    assert json.loads(path.read_text("utf-8")) == {
        "yen": 9_007_199_254_740_993,
        "share": "0.1",
        "day": "2026-04-01",
        "names": ["あ"],
        "none": None,
    }


def cells(path: Path, sheet: int = 1) -> dict[str, tuple[str, str]]:
    """The cells of a sheet: their type and what they hold."""
    with zipfile.ZipFile(path) as book:
        found = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml")).iter(f"{MAIN}c")
        assert "xl/externalLinks" not in " ".join(book.namelist())
        return {
            cell.attrib["r"]: (
                cell.attrib.get("t", "n"),
                "".join(cell.itertext()),
            )
            for cell in found
        }


def columns(*names: str) -> list[Described]:
    return [Described(name, "VARCHAR", f"{name}の説明") for name in names]


def test_a_workbook_has_codes_as_text_yen_as_numbers_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Book(path, columns("prefecture_code", "amount_max", "quote", "day", "huge", "link"))

    count = book.write(
        [("01", -1_200_000_000, "=1+1", date(2026, 4, 1), 2**60, "https://gov.example.jp/a.pdf")]
    )

    found = cells(path)
    assert count == 1
    assert found["A2"] == ("inlineStr", "01")
    assert found["B2"] == ("n", "-1200000000")
    assert found["C2"] == ("inlineStr", "=1+1")
    assert found["D2"] == ("n", "46113")
    assert found["E2"] == ("inlineStr", str(2**60))
    assert found["F2"] == ("inlineStr", "https://gov.example.jp/a.pdf")
    with zipfile.ZipFile(path) as whole:
        assert "[Red]△#,##0" in whole.read("xl/styles.xml").decode()
        assert "<f>" not in whole.read("xl/worksheets/sheet1.xml").decode()
        assert "hyperlink" not in whole.read("xl/worksheets/sheet1.xml").decode()


def test_a_sheet_says_what_the_columns_mean(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"

    Book(path, columns("年度")).write([])

    assert cells(path)["A1"][1] == "年度"
    assert [cells(path, 2)[place][1] for place in ("A1", "C1", "A2", "C2")] == [
        "列",
        "説明",
        "年度",
        "年度の説明",
    ]


def test_a_text_that_no_cell_can_hold_is_counted(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.xlsx", columns("quote"))

    book.write([("あ" * (LONGEST_TEXT + 5),), ("短い",)])

    assert book.shortened == 1


def test_a_full_sheet_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.exporting.xlsx_file.MOST_ROWS", 2)
    path = tmp_path / "a.xlsx"

    assert Book(path, columns("番号")).write([(number,) for number in range(3)]) == 3
    assert [cells(path, 1)["A3"][1], cells(path, 2)["A1"][1], cells(path, 2)["A2"][1]] == ["1", "番号", "2"]


def test_structures_become_text() -> None:
    assert plain([{"a": date(2026, 4, 1)}]) == '[{"a": "2026-04-01"}]'
