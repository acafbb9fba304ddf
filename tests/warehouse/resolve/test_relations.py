"""What documents say became of programs, as relations between their identities."""

from __future__ import annotations

from typing import Any

RELATIONS = (
    "SELECT r.relation, one.name, other.name, r.fiscal_year, r.fact_id FROM program_relations AS r"
    " JOIN programs AS one ON one.program_id = r.from_id JOIN programs AS other ON other.program_id = r.to_id"
    " ORDER BY ALL"
)


def succession(relation: str, before: str, after: str, **others: Any) -> dict[str, Any]:
    value = {"relation": relation, "from_name": before, "to_name": after, **others.pop("value", {})}
    return {"kind": "succession", "value": value, **others}


def test_a_succession_ties_the_programs_of_its_document(resolved: Any, mention: Any) -> None:
    ask = resolved(
        [
            mention("里山再生事業", document="a"),
            mention("里山創造事業", document="a"),
            mention("里山再生事業", document="b"),
            succession(
                "改称",
                "里山再生事業",
                "里山創造事業",
                document="a",
                fact_id="said",
                value={"fiscal_year": 2013},
            ),
        ]
    )

    assert ask(RELATIONS) == [("改称", "里山再生事業", "里山創造事業", 2013, "said")]
    assert ask("SELECT count(DISTINCT program_id) FROM program_mentions") == [(2,)]


def test_what_is_said_twice_is_one_relation(resolved: Any, mention: Any) -> None:
    facts = [
        mention(name, document=document) for name in ("里山再生事業", "里山創造事業") for document in "ab"
    ]
    said = [succession("後継", "里山再生事業", "里山創造事業", document=document) for document in "ab"]

    assert [row[:4] for row in resolved([*facts, *said])(RELATIONS)] == [
        ("後継", "里山再生事業", "里山創造事業", None)
    ]


def test_programs_that_people_merged_succeed_each_other_no_more(
    resolved: Any, mention: Any, said: Any
) -> None:
    facts = [
        mention("里山再生事業"),
        mention("里山創造事業"),
        succession("改称", "里山再生事業", "里山創造事業"),
    ]

    assert resolved(facts, decisions=[said("merge", "里山創造事業", "里山再生事業")])(RELATIONS) == []
