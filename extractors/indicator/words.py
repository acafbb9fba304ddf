"""Words that name what may be counted (応募, 研修生), and words that name nothing (合計, 今後)."""

from __future__ import annotations

import re2

from extractors.indicator.units import COUNTED

NOTHING = frozenset(
    """
    うち 計 合計 これら 本 同 上記 下記 全体 もの こと ところ ほか 他 場合 とき 際 者 方 ため 年 月 日
    年度 以下 以上 程度 以内 数 約 その他 例 例えば なお また それぞれ 各 前 後 中 間 次 今 それ これ
    前回 今回 毎年 毎月 週 項目 番号 内 外 別 注 図 表 年間 期間 合わせ 人 名 件 社 当該 割合 比 金額 額
    総額 予算 予算額 経費 補助率 補助 助成率 単価 消費税 税率 金利 利率 利子 年利 税 頁 ページ 電話 住所
    直近 過去 最近 最大 最低 年率 規模 概要 資料 別紙 別添 参考 目次 今後 本日 日間 常時 主要 のとおり
    下表 別表 内訳 予定 予定者 見込み 見込 目標 実績 達成 時 新た 対象 残り 半数 大半 多く 一部 全て
    すべて 左記 右記 最終 最終的 国内 世界 年度末 同月 同日 昨年 昨年度 前年 前年度 本年 本年度 翌年
    翌年度 当日 毎週 毎日 一定 連続 直接 間接 自己 割 倍 回 通常 原則 ほぼ 説明 定員 種別計 小計
    """.split()
)
_ENDS_BADLY = re2.compile(
    r"(?:とおり|ところ|こと|ため|次のうち|年度分|以内|以上|以下|第|のうち|から|まで|年目|月分|前|後|時|際"
    r"|当たり|あたり|当り|ごと|毎|につき|別)$"
)
_NAMED_UNIT = re2.compile(rf"(?P<unit>{COUNTED})数(?:\(.*\))?$")
_PEOPLE = ("人", "名", "者")
_OF_ANYTHING = "件%倍割ポ"


def says_something(text: str) -> bool:
    """Whether words name what may be counted."""
    if len(text) < 2 or text[0] in "~〜-" or text in NOTHING or text.replace(",", "").isdigit():
        return False
    return _ENDS_BADLY.search(text) is None


def counts_something_else(subject: str, unit: str | None) -> bool:
    """Whether a subject names another unit than the number's: 管理戸数 23団地; not 利用者数 300人."""
    named = _NAMED_UNIT.search(subject)
    if named is None or unit is None or unit[0] in _OF_ANYTHING:
        return False
    if named["unit"] in _PEOPLE and unit.startswith(_PEOPLE):
        return False
    return named["unit"] not in unit and unit not in named["unit"]
