from __future__ import annotations

import pytest

from pipeline.accounting.numbers import runs
from pipeline.accounting.reasons import Example, Reason, Reasons, compiled, reasons
from pipeline.text import repair_text

EXAMPLES = [(reason, example) for reason in reasons() for example in reason.examples]
MONEY = (
    "予算額 1,200万円",
    "3億円×5件",
    "12 百万円",
    "第2次補正予算 500億円",
    "1人当たり 5,000円",
    "¥1,000",
    "△2,899千円",
    "補助率2/3、上限 300万円",
    "5年間で 10兆円",
)


def accounted(known: Reasons, example: Example) -> list[tuple[str, str | None]]:
    text = repair_text(example.text).normalized
    kinds = frozenset(("cell", example.block) if example.block == "label" else (example.block, ""))
    found = ((run, known.of(text, run, kinds, example.header)) for run in runs(text))
    return [(text[slice(*run)], reason.name if reason else None) for run, reason in found]


@pytest.mark.parametrize(("reason", "example"), EXAMPLES, ids=lambda one: getattr(one, "text", one))
def test_a_reason_accounts_for_the_numbers_of_its_examples_and_no_others(
    reason: Reason, example: Example
) -> None:
    by_itself = accounted(Reasons([r for r in reasons() if r.pattern == reason.pattern]), example)

    assert [number for number, name in by_itself if name] == list(example.numbers)


@pytest.mark.parametrize(("reason", "example"), EXAMPLES, ids=lambda one: getattr(one, "text", one))
def test_no_other_reason_claims_a_number_first(reason: Reason, example: Example) -> None:
    names = {number: name for number, name in accounted(compiled(), example) if number in example.numbers}

    assert set(names.values()) <= {reason.name}


@pytest.mark.parametrize("reason", reasons(), ids=lambda one: one.name)
def test_every_reason_has_an_example(reason: Reason) -> None:
    assert any(example.numbers for example in reason.examples)


@pytest.mark.parametrize("text", MONEY)
def test_no_reason_ever_takes_an_amount_of_money(text: str) -> None:
    amount = accounted(compiled(), Example(text, ()))[-1 if "×" not in text else 0]

    assert amount[1] is None
