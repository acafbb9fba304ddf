"""The words by which policy documents are told: what ends a name, and what stands behind one."""

from __future__ import annotations

import re2


def any_of(words: str) -> str:
    """A pattern for any of the words (separated by white space), the longest first."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


# Nothing but a policy document ends so: one word of content before it is a name.
STRONG = any_of(
    "議定書 実施要綱 交付要綱 大綱 白書 重点計画 基本計画 基本構想 総合戦略 基本指針 経済対策 憲章 骨太の方針"
    " 行動指針 総合開発計画 枠組条約"
)

# Ends a name where its term, its year, its decision or the words behind it tell so.
HEADS = any_of("""
    議定書 実施要綱 交付要綱 基本計画 基本構想 総合戦略 基本指針 行動指針 大綱 白書 計画 構想 戦略 指針
    重点計画 経済対策 憲章 方針 プラン ビジョン ロードマップ ガイドライン ガイドブック マニュアル ハンドブック
    アジェンダ パッケージ 宣言 要綱 要領 基準 規程 工程表 グランドデザイン 行動計画 骨太の方針 規則 条例
    対策 基本方向 枠組み
""")

# In quotation marks these are often plans of applicants or catchwords: 「経営革新計画」; more must tell.
PLAIN_HEADS = re2.compile(
    "(?:計画|構想|プラン|マニュアル|パッケージ|宣言|要綱|要領|基準|規程|対策|報告|調査|統計"
    "|方策|まとめ|規則|条例)$"
)

SURE_PLANS = re2.compile("(?:基本|総合|推進|重点|行動)計画$")

# Ends a name only in quotation marks, or where its decision stands in brackets behind it.
LOOSE = any_of("""
    報告書 報告 答申 提言 とりまとめ 取りまとめ 取り纏め まとめ 考え方 あり方 在り方 方向性 方策 勧告
    意見 建議 手引き 手引 手順書 調査 統計 覚書 協定 条約 議定書 通知 告示 声明 論点整理 見解 骨子
    レポート 年報 具申 申合せ 申し合わせ 意見書 見通し 基本的態度
""")

# Behind a name: what is done with such documents only.
CUES = (
    r"(?:等|など)?(?:に(?:も)?(?:基づ|基付|掲げ|位置(?:付|づ)|盛り込|沿[いっ]|則[りっ]|即し|準拠|示され|定め|規定|記載)"
    r"|(?:の|も|など)?を?踏まえ|において|における|では|(?:を|が|は|の)(?:新たに|共同で|速やかに)?"
    r"(?:閣議決定|公表|制定|とりまとめ|取りまとめ)|[をが]?(?:新たに|共同で)?(?:策定|改定|改訂)|で(?:定め|示|掲げ|は)|の中で"
    r"|[はが]、?[^。「」は]{0,24}閣議決定|の(?:目標|改定|改訂|着実な)|関連で)"
)

ERAS = frozenset("明治 大正 昭和 平成 令和".split())
_YEAR = r"(?:明治|大正|昭和|平成|令和|[12][0-9]{3})\s*[0-9元一二三四五六七八九十]*\s*年"
ERA_YEAR = rf"(?:{_YEAR}|[12][0-9]{{3}}/[0-9]{{1,2}}(?:/|\b))"
WORD_OF_DOCUMENTS = "word of policy documents"

POINTING = frozenset(
    """
    本 同 当該 当 各 各種 他 両 全 旧 現行 今後 上記 下記 前記 次期 次 例えば また なお さらに 特に 今般
    今回 以下 うち 及び 並びに 又は 若しくは 改正 いわゆる 既存 その この これら それら 平成 令和 昭和
    年度 等 など の に を で と や 国 政府 県 市 町 村 自治体 地方公共団体 都道府県 市町村 府省 省
    各府省 関係府省 我が国 関係 関連 他の 現在 従来 報告書 平成期
""".split()
)
