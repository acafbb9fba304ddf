"""The words by which programs are told: what ends a name, what is generic."""

from __future__ import annotations

import re2


def any_of(words: str) -> str:
    """A pattern for any of the words (separated by white space), the longest first."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


# Ends a name by itself: …創成|事業, …推進|補助金.
HEADS = any_of("""
    事業 プログラム プロジェクト 制度 補助金 交付金 助成金 給付金 支援金 奨励金 協力金 調整費 基金
    イニシアティブ
""")

# Heads that speak of money for others: two words before them are enough.
MONEY = frozenset("補助金 交付金 助成金 給付金 支援金 奨励金 協力金 調整費 基金".split())

# Ends a name only where the place says that a name stands there: a column 事業名, a tag 【文】, an amount.
TAILS = any_of("""
    支援 推進 整備 促進 強化 構築 形成 開発 実証 対策 調査 創出 普及 確立 育成 確保 活用 導入 改革 振興
    研究 展開 向上 拡大 充実 改善 支給 助成 補助 設置 活動 措置 特例 加速 革新 構想 計画 プラン 費 戦略
    拠点 高度化 強靱化 設計 検証
""")

# 制度 is a program's head behind what a state does for others; 年金制度 and 退職金制度 are institutions.
_HELP = any_of("""
    支援 補助 助成 公募 奨励 認定 表彰 貸付 融資 派遣 活用 促進 推進 登録 交付 給付 特例 減免 登用 交流
    育成 出願 買取 奨学 研究開発 納税
""")
_INSTITUTION = re2.compile("制度$")
_OF_HELP = re2.compile(f"(?:{_HELP})(?:等|金)?制度$")

_GENERIC_WORDS = any_of("""
    本 同 当該 当 各種 各 全 他 両 該当 対象者 新規 既存 継続 関連 補助 委託 助成 支援 実施 対象 主な 主たる
    主要 その他 次 上記 下記 具体的 予算 概算要求 個別 重点 単独 独自 自主 自己 モデル 公募 採択 選定
    国庫 都道府県 市町村 自治体 地方 国 都 県 市 政府 民間 等 など の な ・ 及び と や 新たな 新しい
    従来 現行 一般 特定 拡充 見直し 廃止 終了 収益 公共 公益 営利 直轄 受託 大型 小型 共同 研究
    研究開発 教育 人材育成 教育研究 政策 施策 事務 経常 普通 特別 会計 競争的 資金 大規模 複数年度
    単年度 広域 連携 共通 個人 年度 類似 参考 第 件 つの 評価 運営費 経費 実証 AI DX
""")
_GENERIC = re2.compile(f"(?:{_GENERIC_WORDS}|{HEADS}|[0-9IVX]+)*")
_ONE = re2.compile(f"{_GENERIC_WORDS}|{HEADS}")
_LINKS = frozenset(
    "等 など の な ・ 及び と や 第 件 つの 本 同 当該 当 各種 各 全 他 両 その 次 新規 その他".split()
)
_ENOUGH = 4  # generic words, the head among them, that together name one fund: 重点支援地方交付金

# The kinds of expense (節) of a municipality's budget and what they are divided into.
_EXPENSES = any_of("""
    報酬 給料 職員手当等 共済費 災害補償費 恩給及び退職年金 報償費 旅費 交際費 需用費 役務費 委託料
    使用料及び賃借料 工事請負費 原材料費 公有財産購入費 備品購入費 負担金 補助及び交付金 扶助費 貸付金
    補償 償還金 投資及び出資金 積立金 寄附金 公課費 繰出金 消耗品費 燃料費 食糧費 印刷製本費 光熱水費
    修繕料 賄材料費 通信運搬費 手数料 保険料 人件費 事務費 物件費 国庫支出金 県支出金 都支出金 地方債
    一般財源 その他
""")
_EXPENSE = re2.compile(rf"^[0-9\s.]*(?:{_EXPENSES})")

# Words that any description has, though a name may have them too.
PLAIN = frozenset(
    """
    産学官 産学 連携 研究 教育 開発 研究開発 共同 共同研究 地域 人材 育成 人材育成 技術 国際 交流 大学
    企業 推進 支援 促進 実施 整備 改革 評価 補助 委託 助成 関連 対象 モデル 情報 運営 公共 普及 啓発
    調査 新 産業 科学技術 行政 政策 活動 総合 重点 基盤 基礎 応用 創業 起業 雇用 福祉 介護 保育 医療
    環境 業務 管理
""".split()
)


def is_generic(name: str) -> bool:
    """Whether a phrase is made of words that any program has: 各種支援事業, 新規・拡充事業, 補助事業."""
    text = "".join(name.split())
    if _GENERIC.fullmatch(text) is None:
        return False
    words = _ONE.findall(text)
    return not (words and words[-1] in MONEY and len(words) >= _ENOUGH and not _LINKS.intersection(words))


def is_expense(name: str) -> bool:
    """Whether a label of a budget's table names a kind of expense and no program: 10需用費, 旅費."""
    return bool(_EXPENSE.match(name))


def is_institution(name: str) -> bool:
    """Whether a phrase names an institution and no program: 年金制度, but not 奨学金貸付制度."""
    return bool(_INSTITUTION.search(name)) and not _OF_HELP.search(name)
