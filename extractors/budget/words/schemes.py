"""The terms of a scheme: what one applicant gets (支給額, 補助単価), at most or at least (上限, 下限額)."""

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
    Rule(
        "floor",
        r"(?:補助|助成|支援|交付|支給|申請)?(?:金額?|額)?の?下限額?",
        _printed,
        "floor",
        not_after="経費の?|事業費の?|[賃年]金?の?",
        not_before="値|を下回",
    ),
    Rule("award", r"(?:補助|助成|支援|支給|給付|交付)(?:金額|額|単価)|支給金", _printed, "award"),
    Rule("award_to_one", r"支給額|助成額|(?:補助|助成|支援|支給|給付|交付)単価", _printed, "award_to_one"),
    Rule(
        "size_of_one", r"^[\s・○■]*(?:実施|支援|開発|研究開発|委託|補助)規模 ?[::]", _printed, "size_of_one"
    ),
    Rule(
        "applicants",
        r"^\s*(?:(?:中小|中堅|小規模|零細|大)(?:企業|事業者)(?:者|等)?(?:[・、](?:中小|中堅|小規模|大)?(?:企業|事業者)(?:者|等)?)*"
        r"|個人事業[主者]|(?:従業員(?:数|規模)?\s*)?[0-9,]+(?:[~-][0-9,]+)?人(?:以下|以上|未満|超)?)(?:の場合)?\s*$",
        _printed,
        "applicants",
    ),
    Rule("unit_price", r"^\s*単価(?: ?\([^()]{1,6}\))?\s*$", _printed, "unit_price"),
)
