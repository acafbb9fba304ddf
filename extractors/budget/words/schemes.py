"""The terms of a scheme: what one applicant gets at most and at least (補助上限額, 下限額)."""

from __future__ import annotations

from pipeline.rules import Match, Rule


def _printed(match: Match) -> str:
    return match.text


SCHEMES: tuple[Rule, ...] = (
    Rule(
        "cap",
        r"(?:補助|助成|支援|交付|支給|委託)?(?:金額?|額|事業費)?の?(?:上限|限度)額?|(?:補助|助成|支援)上限",
        _printed,
        "cap",
    ),
    Rule("floor", r"(?:補助|助成|支援|交付|支給)(?:金額?|額)?の?下限額?", _printed, "floor"),
)
