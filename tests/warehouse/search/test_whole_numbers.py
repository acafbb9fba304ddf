"""Numbers are found as wholes."""

from __future__ import annotations

import pytest

from warehouse.search.whole_numbers import ends, is_whole


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("5,000万円", "5000万", None),
        ("５，０００万円", "5000万", None),
        ("1.5億円", "1.5億", None),
        ("平成20", None, "成20"),
        ("3,480", "3480", "3480"),
        ("5,", "5,", None),
        ("賃上げ", None, None),
        ("", None, None),
    ],
)
def test_a_phrase_tells_the_numbers_at_its_ends(phrase: str, first: str | None, last: str | None) -> None:
    assert ends(phrase) == (first, last)


@pytest.mark.parametrize(
    ("before", "inside", "after", "whole"),
    [
        ("額は", "5,000万円", "。", True),
        ("額は1", "5,000万円", "。", False),
        ("額は１", "５，０００万円", "。", False),
        ("額は1,", "500万円", "。", False),
        ("額は1.", "5億円", "。", False),
        ("3、", "500万円", "。", True),
        ("1 ", "5,000万円", "。", True),
        ("平成", "20", "1年", False),
        ("約", "3", ",480円", False),
        ("約", "3", ", 4", True),
        ("第1", "条", "2", True),
    ],
)
def test_a_number_that_goes_on_is_another(before: str, inside: str, after: str, whole: bool) -> None:
    assert is_whole(before + inside + after, len(before), len(before + inside)) == whole
