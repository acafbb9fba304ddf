"""The list of the state's bodies, their forms, tags and successors."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.japanese.ministries import BODIES, bearers, body, meant, tagged


def test_a_short_form_and_letters_mean_the_full_name() -> None:
    got = [body(form).name for form in ("経産省", "METI", "経済産業省")]  # type: ignore[union-attr]

    assert got == ["経済産業省"] * 3


def test_an_unknown_form_is_no_body() -> None:
    assert body("気候省") is None


def test_a_tag_on_a_slide_is_a_ministry() -> None:
    got = [tagged(tag) for tag in ("文", "デ", "内(金)")]

    assert got == ["文部科学省", "デジタル庁", "内閣府(金融庁)"]


def test_a_word_in_the_place_of_a_tag_is_none() -> None:
    got = [tagged(tag) for tag in ("新", "概要", "内(新)")]

    assert got == [None, None, None]


def test_ministries_of_before_2001_lead_to_those_of_after() -> None:
    former = body("科技庁")

    assert former is not None
    assert (former.valid_to, former.successor) == (date(2001, 1, 5), "文部科学省")


def test_each_name_and_each_tag_means_one_body_only() -> None:
    names = [one.name for one in BODIES]
    tags = [one.tag for one in BODIES if one.tag]

    assert (len(set(names)), len(set(tags))) == (len(names), len(tags))


def test_only_bodies_of_one_line_share_a_form() -> None:
    shared = {form: bearers(form) for one in BODIES for form in one.forms if len(bearers(form)) > 1}

    assert {f: b for f, b in shared.items() if len({_last(one.name) for one in b}) > 1} == {}
    assert {"JST", "JICA", "JOGMEC", "農研機構"} <= shared.keys()


def test_every_line_of_successors_has_an_end() -> None:
    assert [one.name for one in BODIES if _last(one.name) is None] == []


def test_a_body_ends_before_its_successor_goes_on_alone() -> None:
    got = [one.name for one in BODIES if one.valid_from and one.valid_to and one.valid_from > one.valid_to]

    assert got == []


def test_parents_stand_in_the_list_themselves() -> None:
    assert {
        one.parent for one in BODIES if one.parent and not any(b.name == one.parent for b in BODIES)
    } == set()


@pytest.mark.parametrize(
    ("form", "named", "on", "expected"),
    [
        ("JST", {"科学技術振興事業団"}, None, "科学技術振興事業団"),
        ("JST", set(), date(2002, 4, 1), "科学技術振興事業団"),
        ("JST", set(), date(2003, 10, 1), "科学技術振興機構"),
        ("JST", set(), None, "科学技術振興機構"),
        ("JOGMEC", set(), date(2022, 11, 13), "石油天然ガス・金属鉱物資源機構"),
        ("総科", set(), date(2010, 1, 1), "総合科学技術会議"),
        ("IPA", {"情報処理推進機構"}, None, "情報処理推進機構"),
        ("IPA", set(), date(2020, 1, 1), None),
    ],
)
def test_a_form_means_the_body_that_is_named_or_that_there_was(
    form: str, named: set[str], on: date | None, expected: str | None
) -> None:
    found = meant(form, named, on)

    assert (found.name if found else None) == expected


def _last(name: str) -> str | None:
    """The body at the end of a line of successors; None where it is a circle."""
    seen = [name]
    while (one := body(seen[-1])) is not None and one.successor:
        if one.successor in seen:
            return None
        seen.append(one.successor)
    return seen[-1]


def test_successors_stand_in_the_list_themselves() -> None:
    got = {one.successor for one in BODIES if one.successor and body(one.successor) is None}

    assert got == set()
