"""Who is behind a program, and the words that say so."""

from __future__ import annotations

from extractors import date, organization, program, succession
from extractors.program.value import ProgramMention
from pipeline.extraction import extract
from pipeline.facts import Fact
from pipeline.reading import read

KINDS = (date.KIND, organization.KIND, succession.KIND, program.KIND)


def facts(text: str) -> list[Fact]:
    return extract(read(text.encode(), "example.txt"), KINDS)["program"]


def test_the_tag_is_the_evidence_for_the_ministry() -> None:
    [fact] = facts("【農】果樹園の無人化技術の確立\n")

    assert [(e.field, e.value, e.quote, e.basis) for e in fact.evidence] == [
        ("organization", "農林水産省", "農", "printed")
    ]


def test_the_heading_is_the_evidence_for_the_parent() -> None:
    got = facts("## 離島振興総合対策プログラム\n\n- (1) 離島航路維持支援事業\n- (2) 離島診療所整備補助金\n")

    assert [(e.field, e.quote, e.basis) for e in got[1].evidence] == [
        ("parent", "離島振興総合対策プログラム", "heading")
    ]


def test_two_publishers_are_no_evidence() -> None:
    [fact] = facts("文部科学省\n\n経済産業省\n\n## 離島航路維持支援事業\n")

    assert fact.value == ProgramMention(name="離島航路維持支援事業")


def test_a_name_in_running_text_is_no_part_of_the_section_it_stands_in() -> None:
    got = facts("## 竹材利用促進事業\n\n海藻養殖技術実証事業と連携する。\n")

    assert [fact.value.parent for fact in got] == [None, None]
