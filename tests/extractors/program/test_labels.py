"""The labels on which other kinds rely."""

from __future__ import annotations

from extractors import date, organization, program, succession
from pipeline.annotation import AnnotatedDocument
from pipeline.extraction import annotate
from pipeline.labels import ProgramLabel
from pipeline.reading import read

KINDS = (date.KIND, organization.KIND, succession.KIND, program.KIND)


def labels(text: str) -> list[tuple[str, ProgramLabel]]:
    annotated = annotate(read(text.encode(), "example.txt"), KINDS)
    return [
        (printed(annotated, one.block, one.start, one.end), one.value) for one in annotated.labels("program")
    ]


def printed(annotated: AnnotatedDocument, block: int, start: int, end: int) -> str:
    return annotated.passages[block].normalized[start:end]


def test_a_label_spans_the_name_with_its_variant() -> None:
    got = labels("## (1) 海藻養殖技術実証事業（広域型）【12億円】\n")

    assert got == [("海藻養殖技術実証事業(広域型)", ProgramLabel("海藻養殖技術実証事業", "広域型"))]


def test_this_program_is_the_one_of_the_section() -> None:
    got = labels(
        "## 海藻養殖技術実証事業\n\n本事業は、来年度に終わる。\n\n## 竹材利用促進事業\n\n本事業は、続く。\n"
    )

    assert [value.name for words, value in got if words == "本事業"] == [
        "海藻養殖技術実証事業",
        "竹材利用促進事業",
    ]


def test_a_known_name_is_found_inside_a_longer_compound() -> None:
    got = labels("## 竹材利用促進事業\n\n各地の竹材利用促進事業実施団体に聞いた。\n")

    assert [words for words, _ in got] == ["竹材利用促進事業", "竹材利用促進事業"]


def test_a_title_corrects_where_a_name_in_running_text_begins() -> None:
    got = labels("地域における竹材利用技術開発事業を進める。\n\n## 地域における竹材利用技術開発事業\n")

    assert {value.name for _, value in got} == {"地域における竹材利用技術開発事業"}


def test_an_abbreviation_is_found_between_words_only() -> None:
    got = labels("## 竹材利用促進事業(BAM)\n\nBAMは続く。BAMBOOとは別である。\n")

    assert [words for words, _ in got] == ["竹材利用促進事業", "BAM", "BAM"]
