from __future__ import annotations

import re
from typing import Any

import pytest

from pipeline.kinds import discover
from warehouse.publication.catalogue import Table, catalogue
from warehouse.publication.schema import japanese_names

COMMON = "fact_id document page line quote value_quote status rule repaired first_seen last_seen"
CONTRACT = {
    "documents": "document title publisher published_start published_end published_precision media_type class"
    " pages sha256 url release_id role status note first_seen last_seen",
    "budgets": f"{COMMON} program variant program_id organization fiscal_year stage stage_printed scope"
    " amount_min amount_max lower_bound upper_bound modifier min_modifier max_modifier resolution unit"
    " unit_count years per condition portion level within caveat year_basis is_new figure_id part_of is_best",
    "budget_figures": f"{COMMON} program program_id fiscal_year stage scope amount_min amount_max level"
    " is_best",
    "dates": f"{COMMON} start_date end_date precision is_range modifier label_ja role event event_kind"
    " subject program_id policy_document_id actor",
    "program_mentions": f"{COMMON} name variant program_id",
    "document_programs": "program_id document name variant parent organization aliases pages",
    "programs": "program_id name variant parent_id first_year last_year",
    "program_names": "program_id name first_year last_year",
    "program_organizations": "program_id organization_id role fact_id decision_id",
    "program_involvements": f"{COMMON} program variant program_id organization organization_id role"
    " fiscal_year",
    "program_relations": "relation from_id to_id fiscal_year fact_id decision_id",
    "region_lists": f"{COMMON} list_id label program variant program_id organization event fiscal_year"
    " declared_count declared_max declared_modifier counted_unit alt_count alt_unit member_count"
    " parent_list_id same_as",
    "region_members": "list_id position name document area_id relation prefecture_code municipality_code",
    "region_places": "list_id position document area_id relation prefecture_code municipality_code",
    "places": f"{COMMON} name prefecture_code municipality_code",
    "prefectures": "code name",
    "municipalities": "code name prefecture_code valid_from valid_to",
    "policy_documents": f"{COMMON} policy_document_id name number decided_start decided_by",
    "organizations": f"{COMMON} organization_id name canonical_name kind parent parent_id successor_id",
    "state_bodies": "organization_id name kind short_names former_names parent_id successor_id valid_from"
    " valid_to",
    "indicators": f"{COMMON} subject value value_max unit year year_kind kind modifier",
    "other_money": f"{COMMON} subject year amount_min amount_max modifier currency",
    "evidence": "fact_id field value quote document page line box basis rule",
    "audits": "audit_id check severity document page line message_ja message_en expected found difference"
    " tolerance status",
    "audit_facts": "audit_id fact_id",
    "unaccounted": "document page line digits quote box",
    "accounted": "document reason numbers share",
    "passages": "document page line position kind text",
    "dictionary": "table_name column_name type ja en codes",
}
TYPES = {
    ("budgets", "amount_min"): "BIGINT",
    ("budgets", "fiscal_year"): "INTEGER",
    ("budgets", "is_new"): "BOOLEAN",
    ("dates", "start_date"): "DATE",
    ("document_programs", "aliases"): "VARCHAR[]",
    ("document_programs", "pages"): "INTEGER[]",
    ("evidence", "box"): "DOUBLE[]",
    ("region_lists", "declared_count"): "INTEGER",
    ("documents", "first_seen"): "TIMESTAMP",
}
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
CATALOGUE = catalogue(discover().values())


@pytest.mark.parametrize("name", CONTRACT)
def test_a_public_table_has_all_columns_of_the_contract(file: Any, name: str) -> None:
    columns = {column for column, *_ in file.sql(f"DESCRIBE {name}").fetchall()}

    assert set(CONTRACT[name].split()) - columns == set()


def test_columns_have_the_types_of_the_contract(file: Any) -> None:
    types = {
        (table, column): type_
        for table, column, type_ in file.sql(
            "SELECT table_name, column_name, type FROM dictionary"
        ).fetchall()
    }

    assert {key: types[key] for key in TYPES} == TYPES


@pytest.mark.parametrize("table", CATALOGUE.values(), ids=lambda table: table.name)
def test_every_table_and_column_is_described_in_both_languages(table: Table) -> None:
    described = [table, *table.columns]
    without_japanese = [
        each.name for each in described if not JAPANESE.search(each.ja) and each.ja != "URL。取得元"
    ]
    without_english = [each.name for each in described if not re.search("[a-z]{2}", each.en)]

    assert (without_japanese, without_english) == ([], [])


@pytest.mark.parametrize("table", CATALOGUE.values(), ids=lambda table: table.name)
def test_japanese_names_are_short_and_tell_columns_apart(table: Table) -> None:
    names = [table.japanese_name, *(column.japanese_name for column in table.columns)]

    assert [name for name in names if len(name) > 16] == []
    assert len({*japanese_names(table).values()}) == len(table.columns)
    assert len({*names[1:]}) == len(table.columns)


def test_comments_stand_on_everything_that_people_see(file: Any) -> None:
    uncommented = file.sql(
        "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL AND schema_name = 'main'"
        " UNION ALL SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal"
        " UNION ALL SELECT table_name || '.' || column_name FROM duckdb_columns()"
        " WHERE comment IS NULL AND NOT internal AND schema_name = 'main'"
    ).fetchall()

    assert uncommented == []


def test_the_dictionary_tells_every_table_column_and_macro(file: Any) -> None:
    told = set(file.sql("SELECT table_name, column_name FROM dictionary").fetchall())
    there = {(name, column.name) for name, table in CATALOGUE.items() for column in table.columns}

    assert there | {(name, None) for name in CATALOGUE} <= told
    assert ("nendo(year)", None) in told
    assert file.sql(
        "SELECT codes['draft'] FROM dictionary WHERE column_name = 'stage' LIMIT 1"
    ).fetchall() == [("予算案",)]


def test_every_table_has_a_view_with_japanese_names_and_decoded_values(file: Any) -> None:
    views = {
        name for (name,) in file.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    }

    assert {table.japanese_name for table in CATALOGUE.values()} <= views
    assert file.sql("SELECT 段階, 金額（下限）, 状態 FROM 予算 WHERE 事実ID = 'one'").fetchall() == [
        ("予算案", 100_000_000, "未確認")
    ]


def test_reference_tables_hold_codes_with_their_leading_zero(file: Any) -> None:
    assert file.sql("SELECT name FROM prefectures WHERE code = '01'").fetchall() == [("北海道",)]
    assert file.sql(
        "SELECT m.name FROM municipalities AS m JOIN prefectures AS p ON p.code = m.prefecture_code"
        " WHERE m.code = '011002' AND p.name = '北海道'"
    ).fetchall() == [("札幌市",)]
