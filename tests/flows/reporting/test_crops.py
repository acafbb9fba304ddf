"""The part of a page that shows a figure."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from flows.reporting.crops import TALLEST, WIDEST, Wanted, crops, part_of
from pipeline.home import Home
from pipeline.reading.pdf.picture import page_sizes, part_picture
from warehouse.reports.asking import questions
from warehouse.reports.boxes import boxes_of
from warehouse.snapshots.shelf import Shelf

PAGE = (595.0, 842.0)


@st.composite
def boxes(draw: st.DrawFn) -> tuple[float, float, float, float]:
    left, top = draw(st.floats(0, 500)), draw(st.floats(0, 800))
    return left, top, left + draw(st.floats(1, 90)), top + draw(st.floats(1, 40))


@given(boxes(), st.none() | boxes())
def test_a_part_holds_the_value_and_stays_small(
    value: tuple[float, float, float, float], label: tuple[float, float, float, float] | None
) -> None:
    left, top, right, bottom = part_of(Wanted("", "", 1, value, label), PAGE)

    assert 0 <= left <= value[0] and 0 <= top <= value[1]
    assert right >= min(value[2], PAGE[0]) and bottom >= min(value[3], PAGE[1])
    assert right - left <= WIDEST + 100 and bottom - top <= TALLEST + 60


def test_a_label_in_the_row_is_shown_too() -> None:
    part = part_of(Wanted("", "", 1, (400, 100, 440, 112), (60, 100, 160, 112)), PAGE)

    assert part[0] <= 60 and part[2] >= 440


def test_what_is_cut_out_is_what_stands_there(reported: Home) -> None:
    data = (reported.inbox / "press-release.pdf").read_bytes()
    width, height = page_sizes(data)[0]

    whole = part_picture(data, 1, (0, 0, width, height), 600)
    part = part_picture(data, 1, (0, 0, width, height / 2), 600)

    upper = Image.open(BytesIO(whole)).convert("L")
    half = Image.open(BytesIO(part)).convert("L")
    assert half.size == pytest.approx((600, upper.height / 2), abs=2)
    cut = upper.crop((0, 0, *half.size))
    different = sum(abs(a - b) > 96 for a, b in zip(cut.tobytes(), half.tobytes(), strict=True))
    assert different < half.width * half.height / 50


def test_a_document_that_is_gone_has_no_crop(reported: Home) -> None:
    gone = Wanted("one", "0" * 64, 1, (10, 10, 50, 20))

    assert crops(reported, [gone]) == {}


def test_the_box_of_a_published_value_is_found(reported: Home) -> None:
    with questions(reported.published) as ask:
        wanted = ask("finding/programs", wanted="多世代まなび拠点整備事業")[0]["identity"]
        figures = [row for row in ask("program/figures", identity=wanted) if row["document"].endswith("pdf")]
    found = boxes_of(Shelf(reported.snapshots), [row["fact_id"] for row in figures])

    assert figures and set(found) == {row["fact_id"] for row in figures}
