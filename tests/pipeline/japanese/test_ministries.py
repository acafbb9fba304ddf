"""The list of the state's bodies, their forms, tags and successors."""

from __future__ import annotations

from datetime import date

from pipeline.japanese.ministries import BODIES, body, tagged


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


def test_each_form_and_each_tag_means_one_body_only() -> None:
    forms = [form for one in BODIES for form in one.forms]
    tags = [one.tag for one in BODIES if one.tag]

    assert (len(set(forms)), len(set(tags))) == (len(forms), len(tags))


def test_successors_stand_in_the_list_themselves() -> None:
    got = {one.successor for one in BODIES if one.successor and body(one.successor) is None}

    assert got == set()
