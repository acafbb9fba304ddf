"""The same figure in several documents, what is counted, and what is part of what."""

from __future__ import annotations

from typing import Any

NAME = "里山再生事業"
COUNTED = "SELECT fact_id FROM budget_figures ORDER BY fact_id"


def figures(ask: Any) -> dict[str, str]:
    """The figure that each printing is one of."""
    return dict(ask("SELECT fact_id, figure_id FROM budgets"))


def document(name: str, day: str | None = None) -> dict[str, Any]:
    return {"document": name, "title": name.upper()} | (
        {"published_start": day, "published_end": day, "published_precision": "day"} if day else {}
    )


def published(name: str, day: str) -> dict[str, Any]:
    """The day on which a document came out, as the document prints it."""
    value = {"start_date": day, "end_date": day, "precision": "day", "role": "published"}
    return {"kind": "date", "document": name, "value": value}


def test_the_most_exact_printing_of_all_documents_is_the_best(
    resolved: Any, mention: Any, amount: Any
) -> None:
    ask = resolved(
        [
            mention(NAME, document="a"),
            amount(NAME, 4500, resolution=100, document="a", fact_id="coarse"),
            amount(NAME, 4548, document="b", fact_id="fine"),
            amount(NAME, 4548.123, document="c", fact_id="finest", value={"resolution": 1000}),
        ]
    )

    assert set(figures(ask).values()) == {"finest"}
    assert ask(COUNTED) == [("finest",)]


def test_of_equal_printings_the_first_seen_is_the_best(resolved: Any, mention: Any, amount: Any) -> None:
    ask = resolved(
        [
            mention(NAME, document="a"),
            amount(NAME, 4548, document="a", fact_id="later", first_seen="2026-02-01"),
            amount(NAME, 4548, document="b", fact_id="sooner", first_seen="2026-01-01"),
        ]
    )

    assert figures(ask) == {"later": "sooner", "sooner": "sooner"}


def test_another_purpose_is_another_figure(resolved: Any, mention: Any, amount: Any) -> None:
    others: list[dict[str, Any]] = [
        {"fiscal_year": 2010},
        {"stage": "request"},
        {"value": {"portion": "新規採択分"}},
        {"value": {"scope": "per_unit", "unit": "1地域当たり"}},
        {"value": {"modifier": "included_in"}},
        {"value": {"organization": "環境省"}},
    ]
    facts = [
        one
        for number, other in enumerate(others)
        for one in (
            mention(f"里山第{number}事業", document="a"),
            amount(f"里山第{number}事業", 45, document="a", value={"organization": "農林水産省"}),
            amount(f"里山第{number}事業", 45, document="b", **other),
        )
    ]

    assert resolved(facts)("SELECT program FROM budgets WHERE figure_id <> fact_id") == []


def test_labels_and_figures_without_a_stage_are_not_one_across_documents(
    resolved: Any, mention: Any, amount: Any
) -> None:
    ask = resolved(
        [
            mention(NAME, document="a"),
            amount("旅費", 45, document="a", fact_id="a"),
            amount("旅費", 45, document="b", fact_id="b"),
            amount(NAME, 7, stage=None, document="a", fact_id="c"),
            amount(NAME, 7, stage=None, document="b", fact_id="d"),
        ]
    )

    assert all(fact_id == figure_id for fact_id, figure_id in figures(ask).items())


def test_the_later_document_counts_where_two_disagree(resolved: Any, mention: Any, amount: Any) -> None:
    ask = resolved(
        [
            mention(NAME, document="a"),
            amount(NAME, 89, document="a", fact_id="revised"),
            amount(NAME, 75, document="b", fact_id="first"),
            published("a", "2009-02-01"),
            published("b", "2009-01-01"),
        ],
        [document("a"), document("b")],
    )

    assert figures(ask) == {"revised": "revised", "first": "first"}
    assert ask(COUNTED) == [("revised",)]
    [(message, facts)] = ask(
        "SELECT message_ja, list(fact_id ORDER BY role) FROM audits JOIN audit_facts USING (audit_id)"
        " WHERE \"check\" = 'amounts_across_documents' GROUP BY ALL"
    )
    assert facts == ["first", "revised"]
    assert "「B」では7,500万円" in message
    assert "四捨五入・切捨て" in message


def test_what_one_document_prints_as_two_amounts_is_two_figures(
    resolved: Any, mention: Any, amount: Any
) -> None:
    ask = resolved(
        [
            mention(NAME, document="a"),
            amount(NAME, 89, document="a", fact_id="one"),
            amount(NAME, 75, document="a", fact_id="other"),
            amount(NAME, 75, document="b", fact_id="again"),
        ]
    )

    assert ask(COUNTED) == [("again",), ("one",)] or ask(COUNTED) == [("one",), ("other",)]
    assert ask("SELECT sum(amount_max) FROM budget_figures") == [(164_000_000,)]


def test_two_organizations_shares_in_two_documents_both_count(
    resolved: Any, mention: Any, amount: Any
) -> None:
    ask = resolved(
        [
            mention(NAME, document="a"),
            amount(NAME, 135, document="a", fact_id="one", value={"organization": "文部科学省"}),
            amount(NAME, 129, document="b", fact_id="two", value={"organization": "経済産業省"}),
            amount(NAME, 264, document="c", fact_id="all"),
        ]
    )

    assert ask('SELECT "check" FROM audits') == []
    assert ask(COUNTED) == [("all",), ("one",), ("two",)]


def test_a_variant_is_part_of_the_program_s_total_as_far_as_rounding_tells(
    resolved: Any, mention: Any, amount: Any
) -> None:
    ask = resolved(
        [
            mention(NAME),
            mention(NAME, variant="第II期"),
            amount(NAME, 7500, resolution=100, fact_id="total"),
            amount(NAME, 7530, fact_id="variant", value={"variant": "第II期", "level": "variant"}),
            amount(NAME, 9000, fact_id="more", value={"variant": "第I期", "level": "variant"}),
        ]
    )

    assert ask("SELECT fact_id, part_of FROM budgets ORDER BY fact_id") == [
        ("more", None),
        ("total", None),
        ("variant", "total"),
    ]
    assert ask(
        "SELECT relation, fiscal_year, fact_id FROM program_relations WHERE fiscal_year IS NOT NULL"
    ) == [("内訳", 2009, "variant")]


def test_a_total_that_another_document_prints_better_is_the_total_of_its_parts(
    resolved: Any, mention: Any, amount: Any
) -> None:
    ask = resolved(
        [
            mention(NAME, document="a"),
            amount(NAME, 7500, resolution=100, fact_id="total", document="a"),
            amount(NAME, 3000, fact_id="part", document="a", value={"variant": "第I期", "level": "variant"}),
            amount(NAME, 7512, fact_id="better", document="b"),
            amount(NAME, 3000, fact_id="again", document="b", value={"variant": "第I期", "level": "variant"}),
        ]
    )

    assert dict(ask("SELECT fact_id, part_of FROM budgets WHERE variant IS NOT NULL")) == {
        "part": "better",
        "again": "better",
    }


def test_no_part_is_counted_beside_its_total_of_the_same_level(
    resolved: Any, mention: Any, amount: Any
) -> None:
    def row(number: int, label: str, depth: int) -> dict[str, Any]:
        place = {"table_number": 1, "table_row": number, "table_column": 2, "label_column": depth}
        return {**place, "row_label": label, "fact_id": f"row {number}", "value": {"level": "line"}}

    ask = resolved(
        [
            amount("総務費", 1000, **row(1, "総務費", 0)),
            amount("総務管理費", 700, **row(2, "総務管理費", 1)),
            amount("徴税費", 300, **row(3, "徴税費", 1)),
            amount("民生費", 500, **row(4, "民生費", 0)),
        ]
    )

    assert ask("SELECT fact_id, part_of FROM budgets WHERE part_of IS NOT NULL ORDER BY ALL") == [
        ("row 2", "row 1"),
        ("row 3", "row 1"),
    ]
    assert ask("SELECT sum(amount_max) FROM budget_figures") == [(1_500_000_000,)]
