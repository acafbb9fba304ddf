"""One fact for each body of a document."""

from __future__ import annotations

from extractors import date, organization
from pipeline.extraction import extract
from pipeline.reading import read


def test_the_fullest_form_stands_for_all() -> None:
    text = "文科省が公募する。\n\n文部科学省のウェブサイトを見る。\n\n文部科学省が選ぶ。\n"

    got = extract(read(text.encode(), "example.txt"), [date.KIND, organization.KIND])["organization"]

    assert [(fact.value.name, fact.line) for fact in got] == [("文部科学省", 3)]


def test_a_bureau_begins_behind_its_ministry() -> None:
    got = extract(
        read("農林水産省水産政策局に置く。\n".encode(), "example.txt"), [date.KIND, organization.KIND]
    )["organization"]

    assert [fact.value.name for fact in got] == ["農林水産省", "水産政策局"]
