"""What a printed amount says of the true one: nothing is added to it, an open end stays open."""

from __future__ import annotations

from dataclasses import replace

from pipeline.japanese.money import Money
from pipeline.labels import AmountLabel, Modifier


def amount_label(money: Money, modifier: Modifier = "exact", *, open_end: bool = False) -> AmountLabel:
    """The label of one printed number; with `open_end` the number itself is excluded (未満, 超)."""
    yen, lower, upper = money.yen, None, None
    if modifier == "exact":
        lower = upper = yen
    elif modifier == "at_least":
        lower = yen + 1 if open_end else yen
    elif modifier == "at_most":
        upper = yen - 1 if open_end else yen
    elif modifier == "included_in":
        upper = yen
    return AmountLabel(yen, yen, modifier, lower, upper, resolution=money.resolution)


def capped(label: AmountLabel) -> AmountLabel:
    """The label of an amount that words elsewhere call a limit: 補助上限額 above a column of 750万円."""
    if label.modifier != "exact" or label.minimum != label.maximum:
        return label
    return AmountLabel(
        label.minimum, label.maximum, "at_most", None, label.maximum, resolution=label.resolution
    )


def floored(label: AmountLabel) -> AmountLabel:
    """The label of an amount that words elsewhere call the least: 補助下限額 above a column of 100万円."""
    if label.modifier != "exact" or label.minimum != label.maximum:
        return label
    return AmountLabel(
        label.minimum, label.maximum, "at_least", label.minimum, None, resolution=label.resolution
    )


def included(label: AmountLabel) -> AmountLabel:
    """The label of an amount that a bracket calls part of a whole: 300百万円(森林交付金の内数)."""
    if label.modifier != "exact" or label.minimum != label.maximum:
        return label
    return replace(label, modifier="included_in", lower_bound=None)
