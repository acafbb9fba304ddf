"""What a person types for a field, read by the rules that read documents."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.extraction import extract
from pipeline.kinds import discover, plain_value
from pipeline.parsing import Unparsable, check_value, parse_fields
from pipeline.reading import read_text

OKU = 100_000_000


def parse(kind: str, **typed: str) -> dict[str, Any]:
    return parse_fields(discover()[kind], typed)


def refused(kind: str, **typed: str) -> Unparsable:
    with pytest.raises(Unparsable) as caught:
        parse(kind, **typed)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "low", "high", "lower", "upper", "modifier", "resolution"),
    [
        ("12億3,456万円", 1_234_560_000, 1_234_560_000, 1_234_560_000, 1_234_560_000, "exact", 10_000),
        (
            " １２億３，４５６万円\n",
            1_234_560_000,
            1_234_560_000,
            1_234_560_000,
            1_234_560_000,
            "exact",
            10_000,
        ),
        ("7,530百万円", 7_530_000_000, 7_530_000_000, 7_530_000_000, 7_530_000_000, "exact", 1_000_000),
        ("△18億円", -18 * OKU, -18 * OKU, -18 * OKU, -18 * OKU, "exact", OKU),
        ("▲18億円", -18 * OKU, -18 * OKU, -18 * OKU, -18 * OKU, "exact", OKU),
        ("0円", 0, 0, 0, 0, "exact", 1),
        ("1億円以下", OKU, OKU, None, OKU, "at_most", OKU),
        ("1億円未満", OKU, OKU, None, OKU - 1, "at_most", OKU),
        ("1億円以上", OKU, OKU, OKU, None, "at_least", OKU),
        ("約12億円", 12 * OKU, 12 * OKU, None, None, "about", OKU),
        ("12億円の内数", 12 * OKU, 12 * OKU, None, 12 * OKU, "included_in", OKU),
        ("5～8億円", 5 * OKU, 8 * OKU, 5 * OKU, 8 * OKU, "exact", OKU),
        ("5億円〜8億円", 5 * OKU, 8 * OKU, 5 * OKU, 8 * OKU, "exact", OKU),
    ],
)
def test_an_amount_fills_all_its_fields(
    typed: str, low: int, high: int, lower: int | None, upper: int | None, modifier: str, resolution: int
) -> None:
    parsed = parse("budget", amount=typed)

    ends = {"min_modifier": "exact", "max_modifier": "exact"} if low != high else {}
    assert parsed == {
        "amount_min": low,
        "amount_max": high,
        "lower_bound": lower,
        "upper_bound": upper,
        "modifier": modifier,
        "min_modifier": None,
        "max_modifier": None,
        "resolution": resolution,
        **ends,
    }


def test_an_amount_is_typed_as_it_would_be_read() -> None:
    kind = discover()["budget"]
    text = "令和7年度予算案\n\n里山学習支援事業の予算案は、5億2,000万円以下です。\n"
    [fact] = extract(read_text(text), list(discover().values()))["budget"]

    typed = {name: item for name, item in parse_fields(kind, {"amount": "5億2,000万円以下"}).items() if item}

    assert typed.items() <= plain_value(fact.value).items()


def test_a_kind_has_the_fields_of_an_amount_that_it_has() -> None:
    assert parse("money_other", amount="3億円") == {
        "amount_min": 3 * OKU,
        "amount_max": 3 * OKU,
        "modifier": "exact",
        "resolution": OKU,
    }


@pytest.mark.parametrize("typed", ["12", "1,200", "12億", "億円", "12億円と13億円", "100万ドル", "里山"])
def test_what_is_no_whole_amount_is_refused_with_what_would_be(typed: str) -> None:
    error = refused("budget", amount=typed)

    assert str(error) == f"amount: 「{typed}」は値として読めません"
    assert "12億3,456万円" in error.remedy


@pytest.mark.parametrize(
    ("field", "typed", "yen"),
    [
        ("amount_min", "5～8億円", 5 * OKU),
        ("amount_max", "5～8億円", 8 * OKU),
        ("upper_bound", "9億円", 9 * OKU),
    ],
)
def test_a_single_field_of_an_amount_takes_its_own_end(field: str, typed: str, yen: int) -> None:
    assert parse("budget", **{field: typed}) == {field: yen}


@pytest.mark.parametrize(
    ("field", "typed", "number"),
    [("amount_max", "1,200,000", 1_200_000), ("unit_count", "１０", 10), ("resolution", "-5", -5)],
)
def test_whole_numbers_are_read_in_every_width(field: str, typed: str, number: int) -> None:
    assert parse("budget", **{field: typed}) == {field: number}


@pytest.mark.parametrize("typed", ["三つ", "3.5", "3億円"])
def test_a_number_that_is_no_money_is_not_read_as_money(typed: str) -> None:
    error = refused("budget", unit_count=typed)

    assert error.message.startswith("unit_count:")
    assert "億円" not in error.remedy


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("平成21年度", 2009),
        ("H21年度", 2009),
        ("令和元年度", 2019),
        ("2009", 2009),
        ("２００９", 2009),
        ("2009年度", 2009),
    ],
)
def test_a_year_is_western_or_of_an_era(typed: str, year: int) -> None:
    assert parse("budget", fiscal_year=typed) == {"fiscal_year": year}
    assert parse("count", year=typed) == {"year": year}


@pytest.mark.parametrize("typed", ["21年度", "09", "12009", "平成21年4月1日", "平成21年度から23年度", "里山"])
def test_what_is_no_single_year_is_refused_with_what_would_be(typed: str) -> None:
    error = refused("budget", fiscal_year=typed)

    assert error.message == f"fiscal_year: 「{typed}」は値として読めません"
    assert "2009、平成21年度" in error.remedy


@pytest.mark.parametrize(
    ("typed", "start", "end", "precision", "is_range"),
    [
        ("2009-04-01", "2009-04-01", "2009-04-01", "day", False),
        ("平成21年4月1日", "2009-04-01", "2009-04-01", "day", False),
        ("２００９年４月", "2009-04-01", "2009-04-30", "month", False),
        ("平成21年度", "2009-04-01", "2010-03-31", "fiscal_year", False),
        ("平成13年2月から5月まで", "2001-02-01", "2001-05-31", "month", True),
    ],
)
def test_a_date_fills_all_its_fields(
    typed: str, start: str, end: str, precision: str, is_range: bool
) -> None:
    assert parse("date", date=typed) == {
        "start_date": start,
        "end_date": end,
        "precision": precision,
        "is_range": is_range,
        "modifier": None,
    }


def test_an_open_end_of_a_date_is_empty() -> None:
    parsed = parse("date", date="平成21年4月1日から")

    assert (parsed["start_date"], parsed["end_date"]) == ("2009-04-01", None)


def test_each_end_of_a_date_may_be_typed_alone() -> None:
    assert parse("date", start_date="平成21年4月", end_date="平成21年度") == {
        "start_date": "2009-04-01",
        "end_date": "2010-03-31",
    }


@pytest.mark.parametrize("typed", ["2009-02-30", "平成21年13月1日", "2009", "4月1日", "来年"])
def test_what_is_no_day_is_refused_with_what_would_be(typed: str) -> None:
    error = refused("date", date=typed)

    assert error.message == f"date: 「{typed}」は値として読めません"
    assert "2009-04-01" in error.remedy


@pytest.mark.parametrize(
    ("kind", "field", "typed", "code"),
    [
        ("budget", "stage", "予算案", "draft"),
        ("budget", "stage", "draft", "draft"),
        ("budget", "modifier", "以下", "at_most"),
        ("budget", "year_basis", "表の見出し", "header"),
        ("date", "precision", "年度", "fiscal_year"),
        ("count", "modifier", "約", "about"),
    ],
)
def test_a_code_is_typed_as_it_is_stored_or_in_japanese(kind: str, field: str, typed: str, code: str) -> None:
    assert parse(kind, **{field: typed}) == {field: code}


@pytest.mark.parametrize(("kind", "field"), [("budget", "stage"), ("date", "precision")])
def test_another_code_is_refused_with_all_that_there_are(kind: str, field: str) -> None:
    error = refused(kind, **{field: "未定"})

    column = next(one for one in discover()[kind].value.__dataclass_fields__.values() if one.name == field)
    assert error.message == f"{field}: 「未定」は値として読めません"
    assert all(f"{code}（{ja}）" in error.remedy for code, ja in column.metadata["codes"].items())


def test_yes_and_no_are_typed_in_many_ways() -> None:
    assert [parse("budget", is_new=one)["is_new"] for one in ("はい", "○", "TRUE", "yes", "１")] == [True] * 5
    assert [parse("budget", is_new=one)["is_new"] for one in ("いいえ", "×", "False", "no", "0")] == [
        False
    ] * 5
    assert refused("budget", is_new="たぶん").remedy == "はい か いいえ で答えてください"


@pytest.mark.parametrize(("typed", "number"), [("1,234.5", 1234.5), ("６０％", 60.0), ("-5", -5.0)])
def test_numbers_may_have_fractions_commas_and_percent(typed: str, number: float) -> None:
    assert parse("count", value=typed) == {"value": number}


@pytest.mark.parametrize("typed", ["六十", "約60", "nan", "inf", "1_000"])
def test_what_is_no_printed_number_is_refused(typed: str) -> None:
    assert refused("count", value=typed).message == f"value: 「{typed}」は値として読めません"


def test_several_names_stand_between_commas() -> None:
    assert parse("program", aliases="里山、 里海,里川、") == {"aliases": ("里山", "里海", "里川")}


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("budget", "program"),
        ("budget", "fiscal_year"),
        ("budget", "stage"),
        ("budget", "is_new"),
        ("budget", "unit_count"),
        ("date", "end_date"),
        ("count", "value_max"),
        ("program", "aliases"),
    ],
)
@pytest.mark.parametrize("typed", ["", " 　"])
def test_an_empty_text_takes_a_field_away(kind: str, field: str, typed: str) -> None:
    assert parse(kind, **{field: typed}) == {field: None}


@pytest.mark.parametrize(
    ("kind", "field", "first"), [("budget", "amount", "amount_max"), ("date", "date", "end_date")]
)
def test_an_empty_amount_or_date_takes_all_its_fields_away(kind: str, field: str, first: str) -> None:
    parsed = parse(kind, **{field: ""})

    assert first in parsed
    assert set(parsed.values()) == {None}


def test_an_unknown_field_is_refused_with_those_that_there_are() -> None:
    error = refused("budget", nickname="里山")

    usable = error.remedy.partition(": ")[2].split("、")
    assert error.message == "nickname: 「里山」は値として読めません"
    assert {"program", "fiscal_year", "amount"} <= set(usable)
    assert not {"program_id", "part_of", "is_best"} & set(usable)
    assert "date" not in usable


def test_an_amount_is_unknown_to_a_kind_without_one() -> None:
    assert refused("program", amount="12億円").message.startswith("amount:")


@pytest.mark.parametrize(
    "text",
    [
        "令和7年度予算案\n\n里山学習支援事業の予算案は、5～8億円です。\n",
        "令和7年4月1日から5月31日まで、里海で12回の講座を開きます。\n",
    ],
)
def test_what_the_rules_draw_passes_as_it_is(text: str) -> None:
    kinds = discover()
    facts = extract(read_text(text), list(kinds.values()))

    assert sum(map(len, facts.values())) > 0
    for name, several in facts.items():
        for fact in several:
            stored = check_value(kinds[name], plain_value(fact.value))
            assert check_value(kinds[name], stored) == stored


@pytest.mark.parametrize(
    ("kind", "value", "word"),
    [
        ("budget", {"amount_max": "12"}, "amount_max"),
        ("budget", {"amount_max": True}, "amount_max"),
        ("budget", {"stage": "未定"}, "stage"),
        ("budget", {"nickname": "里山"}, "nickname"),
        ("date", {"start_date": "2009-04-31"}, "start_date"),
        ("date", {"start_date": "2010-04-01", "end_date": "2009-04-01"}, "date"),
        ("budget", {"amount_min": 5, "amount_max": 3}, "amount_min"),
        ("count", {"value": float("nan")}, "value"),
    ],
)
def test_what_is_no_value_of_the_kind_is_refused_by_its_field(
    kind: str, value: dict[str, Any], word: str
) -> None:
    with pytest.raises(Unparsable) as caught:
        check_value(discover()[kind], value)

    assert word in caught.value.message
    assert caught.value.remedy


def test_a_checked_value_is_stored_without_what_says_nothing() -> None:
    checked = check_value(discover()["budget"], {"amount_min": -5, "amount_max": -5, "program": None})

    assert checked == {"amount_min": -5, "amount_max": -5}
