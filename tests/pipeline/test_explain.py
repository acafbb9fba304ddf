"""Explanations hold what the rules saw."""

from __future__ import annotations

from pipeline.explain import explain, fact_as_json
from pipeline.reading import read


def test_labels_and_evidence_are_told() -> None:
    explanation = explain(read("平成２１年度の計画".encode(), "a.txt"))

    [passage] = explanation.passages
    [label] = [label for label in passage["labels"] if label["name"] == "date"]
    assert passage["repaired"]
    assert label["text"] == "平成21年度"
    assert [token for token, _, _ in passage["tokens"]]


def test_a_fact_as_json_has_place_quote_and_rule() -> None:
    explanation = explain(read("平成２１年度の計画".encode(), "a.txt"))

    [fact] = [fact_as_json(fact) for fact in explanation.facts if fact.kind == "date"]

    assert (fact["page"], fact["line"], fact["value_quote"]) == (1, 1, "平成２１年度")
    assert fact["rule"]


def test_a_kind_s_own_column_kind_hides_no_kind_of_fact() -> None:
    explanation = explain(read("デジタル庁が所管する。\n".encode(), "example.txt"))

    [fact] = [fact_as_json(fact) for fact in explanation.facts]

    assert (fact["kind"], fact["organization_kind"]) == ("organization", "ministry")
