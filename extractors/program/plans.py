"""Plans that are undertakings and no documents: ムーンベース計画を発足させた."""

from __future__ import annotations

from extractors.program.labels import named
from extractors.program.words import any_of
from pipeline.rules import Match, Stretch

_BEGUN = any_of("発足 開始 始動 着手 スタート 立ち上げ 終了 統合")
PLAN = (
    r"(?P<plan>\p{Han}{0,4}[\p{Katakana}ー・]{3,}計画)[」』]?"
    rf"(?:[をがはの]?(?:\p{{Han}}{{0,4}}から)?(?:{_BEGUN})|[とに]して(?:推進|実施|開始))"
)
_OF_ANYONE = any_of("""
    サービス ケア リハビリテーション プロジェクト プログラム エネルギー マスター マスタープラン アクション
    アクションプラン インフラ デジタル スケジュール リスク メンテナンス システム モデル テスト イベント
""")


def begun(match: Match) -> Stretch | None:
    """A plan with a proper name that someone begins or ends; サービス計画 may be anyone's."""
    plan = match["plan"] or ""
    start = match.start + match.text.index(plan)
    stem = plan.removesuffix("計画")
    return None if any(map(stem.endswith, _OF_ANYONE.split("|"))) else named(match, start, start + len(plan))
