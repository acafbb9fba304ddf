"""Areas across lists, the places they are tied to, parts of declared numbers, and their year."""

from __future__ import annotations

from typing import Any


def areas(document: str, *names: str, **value: Any) -> dict[str, Any]:
    members = [{"name": name} if isinstance(name, str) else name for name in names]
    return {"kind": "region_list", "document": document, "value": {"members": members, **value}}


def declared(number: int, **value: Any) -> dict[str, Any]:
    own = {key: value.pop(key) for key in ("document", "line", "block", "fact_id", "page") if key in value}
    return {
        "kind": "region_list",
        "value": {"declared_count": number, "counted_unit": "地域", "program": "里山事業", **value},
        **own,
    }


def test_an_area_is_the_same_in_all_lists_and_others_are_told_apart(resolved: Any) -> None:
    same = [
        ("札幌地域", "札幌"),
        ("大阪地域（彩都）", "大阪地域(彩都)"),
        ("水戸・日立地域", "水戸･日立地域"),
    ]
    other = [
        ("旭川地域", "旭川エリア"),
        ("函館地域", "函館市"),
        ("神戸地域(北)", "神戸地域(南)"),
        ("東部地域", "東部地域"),
        ("県北エリア", "県北エリア"),
    ]
    city = {"name": "函館市", "relation": "is", "prefecture_code": "01", "municipality_code": "012025"}
    lists = [
        areas(f"{number} {side}", city if name == "函館市" else name)
        for number, pair in enumerate(same + other)
        for side, name in zip("ab", pair, strict=True)
    ]

    ids = dict(resolved(lists)("SELECT document, area_id FROM region_members"))

    numbers = range(len(same + other))
    assert [n for n in numbers if ids[f"{n} a"] == ids[f"{n} b"]] == list(range(len(same)))


def test_an_area_of_two_cities_is_tied_to_both(resolved: Any) -> None:
    ties = [
        {"relation": "named_after", "prefecture_code": "08", "municipality_code": code}
        for code in ("082015", "082023")
    ]
    member = {"name": "水戸・日立地域", "relation": "named_after", "prefecture_code": "08", "places": ties}
    ask = resolved([areas("a", member, {"name": "筑波研究学園都市地域"})])

    assert ask("SELECT relation, municipality_code FROM region_places ORDER BY ALL") == [
        ("named_after", "082015"),
        ("named_after", "082023"),
    ]
    assert ask("SELECT prefecture_code, municipality_code FROM region_members WHERE position = 1") == [
        ("08", None)
    ]


def test_numbers_that_add_up_to_the_one_before_are_its_parts(resolved: Any, mention: Any) -> None:
    ask = resolved(
        [
            mention("里山事業"),
            declared(14, block=1, fact_id="whole"),
            *(declared(number, block=2, fact_id=f"part {number}", event="開始") for number in (5, 6, 3)),
            declared(9, block=3, fact_id="another"),
        ]
    )

    assert ask(
        "SELECT fact_id, parent_list_id FROM region_lists WHERE parent_list_id IS NOT NULL ORDER BY ALL"
    ) == [
        ("part 3", "whole"),
        ("part 5", "whole"),
        ("part 6", "whole"),
    ]


def test_other_numbers_are_no_parts(resolved: Any, mention: Any) -> None:
    several = {
        "other sum": [declared(5, block=2), declared(4, block=2)],
        "other unit": [declared(5, block=2), declared(5, block=2, counted_unit="拠点")],
        "far away": [declared(5, block=20), declared(5, block=20)],
        "one": [declared(10, block=2)],
    }
    facts = [
        {**one, "document": name}
        for name, parts in several.items()
        for one in (mention("里山事業"), declared(10, block=1), *parts)
    ]

    assert resolved(facts)("SELECT document FROM region_lists WHERE parent_list_id IS NOT NULL") == []


def test_a_number_that_a_budget_pays_for_is_of_its_year_with_its_evidence(
    resolved: Any, mention: Any, amount: Any
) -> None:
    paid = {"scope": "per_unit", "unit": "1地域当たり", "unit_count": 9}
    ask = resolved(
        [
            mention("里山事業"),
            amount(
                "里山事業",
                500,
                value=paid,
                line=3,
                evidence=[{"field": "fiscal_year", "quote": "平成21年度"}],
            ),
            declared(9, line=3, fact_id="nine"),
            declared(9, line=4, fact_id="elsewhere"),
        ]
    )

    assert dict(ask("SELECT fact_id, fiscal_year FROM region_lists")) == {"nine": 2009, "elsewhere": None}
    assert ask("SELECT quote FROM evidence WHERE fact_id = 'nine'") == [("平成21年度",)]


def test_a_number_that_is_printed_again_is_the_same_list(resolved: Any, mention: Any) -> None:
    ask = resolved(
        [
            mention("里山事業"),
            declared(9, event="継続", fact_id="a"),
            declared(9, event="継続", fact_id="b"),
            declared(9, event="新規", fact_id="c"),
            declared(8, event="継続", fact_id="d"),
        ]
    )

    assert ask("SELECT fact_id, same_as FROM region_lists WHERE same_as IS NOT NULL") == [("b", "a")]


def test_two_documents_that_declare_other_numbers_are_found(resolved: Any, mention: Any) -> None:
    facts = [mention("里山事業", document=name) for name in "ab"]
    numbers = [declared(n, document=name, event="採択", fiscal_year=2008) for n, name in ((9, "a"), (8, "b"))]
    other_years = [
        declared(n, document=name, event="開始", fiscal_year=n) for n, name in ((2008, "a"), (2009, "b"))
    ]
    ask = resolved([*facts, *numbers, *other_years], [{"document": "a"}, {"document": "b"}])

    assert ask('SELECT "check", expected::INTEGER, found::INTEGER FROM audits') == [
        ("counts_across_documents", 9, 8)
    ]


def test_areas_of_one_name_in_two_prefectures_are_two_and_a_municipality_is_its_code(resolved: Any) -> None:
    def tied(name: str, relation: str, code: str) -> dict[str, str]:
        return {"name": name, "relation": relation, "prefecture_code": code[:2], "municipality_code": code}

    ask = resolved(
        [
            areas("a", tied("伊達地域", "named_after", "012335"), tied("札幌市", "is", "011002")),
            areas("b", tied("伊達地域", "named_after", "072133"), tied("北海道札幌市", "is", "011002")),
        ]
    )

    assert ask("SELECT position, count(DISTINCT area_id) FROM region_members GROUP BY ALL ORDER BY ALL") == [
        (1, 2),
        (2, 1),
    ]


def test_what_a_list_leaves_open_is_no_bridge_between_two_years(resolved: Any, mention: Any) -> None:
    years = (2007, None, 2008)
    numbers = [declared(9, event="採択", **({"fiscal_year": year} if year else {})) for year in years]

    assert resolved([mention("里山事業"), *numbers])("SELECT count(same_as) FROM region_lists") == [(0,)]
