"""Laws in running text: …基本|法 is one, 分析|法 is a way of doing something."""

from __future__ import annotations

import re2

from extractors.policy_document.extent import compound
from extractors.policy_document.names import floor, is_body, phrase_before
from extractors.policy_document.value import Named
from extractors.policy_document.words import any_of
from pipeline.japanese.names import printed_name
from pipeline.rules import Match, Stretch

# The word before 法 that makes it a law: …推進|法.
_LAW_WORDS = re2.compile(
    "(?:"
    + any_of("""
    基本 促進 振興 措置 特別 推進 支援 強化 保護 規制 整備 対策 組織 設置 安定 基準 保険 福祉 教育 税
    防止 改正 事業 管理 取締 補償 保障 機構 法人 会社 訴訟 自治 財政 会計 公務員 組合 衛生 増進 消防
    道路 河川 計画 著作権 特許 独占禁止 感染症 電波 放送 水道 農地 森林 漁業 銀行 適正化 円滑化 救済
    救助 活性化 再生 保全 公開 登記 認定 調整 育成 確保 抑制 禁止 制限 派遣 給付 手当 年金 共済 信託
    取引 社会 労働 均等 解消 虐待 選挙 国籍 戸籍 弁護士 医師 医療 薬剤師 交通 運送 航空 港湾 鉄道 住宅
    建築 都市 収用 災害 国土 公園 環境 廃棄物 リサイクル エネルギー 鉱業 統計 番号 少年 児童 障害者
    高齢者 生活 雇用 最低賃金 下請 権利 保証 破産 更生 執行 通則 手続 学校 図書館 博物館 文化財 スポーツ
    観光 旅館 旅行 食品 農薬 肥料 種苗 家畜 動物 植物 水産 海岸 離島 過疎 山村 半島 特区 創生 復興
    補助金 交付税 関税 予算 国有財産 人事 給与 旅費 倫理 個人情報 公文書 秘密 デジタル 通信 商標 意匠
    競争 消費者 責任 麻薬 臓器 血液 検疫 予防接種 健康 母体 精神 がん 難病 合理化 発達 利用 移転 立地
    車両 対処 賠償 省エネ 入管 独禁 景表 薬機 TLO PFI バイ・ドール 開発 特例 承継 継続 経営
    休業 貸金業 建設業 旅館業 警備業 倉庫業 保険業 信託業 取引業 営業 測量 計量 気象業務 借地借家 金融商品
    資金決済 出入国 旅券 自衛隊 警察 水防 砂防 治山 種子 漁港 空港 鉱山保安 割賦販売 特定商 賃貸借
    """)
    + ")$"
)
# Too little for a law's name by themselves: この|基本法, 同|促進法.
_BARE_LAWS = frozenset(
    """
    基本 促進 振興 措置 特別 推進 支援 強化 保護 規制 整備 対策 組織 設置 防止 改正 事業 管理 取締 保障
    適正化 円滑化 救済 活性化 再生 保全 公開 認定 調整 抑制 禁止 制限 解消 執行 手続 権利 責任 合理化
    利用 移転 開発 特例 承継 継続 特別措置 臨時措置
    """.split()
)
# Ways of doing something: 分析|法 is no law.
_TECHNIQUES = re2.compile(
    "(?:"
    + any_of("""
    方 手 療 用 工 製 解 文 作 寸 語 違 合 不 無 司 立 遵 順 適 論 戦 技 画 農 漁 筆 便 仏 魔 末 六 諸
    護 悪 国内 国際 同 本 新 旧 現行 各 関係 個別 一般 根拠 当該 治療 分析 統計学 測定 検査 試験 推計
    推定 算出 算定 計算 製造 培養 合成 処理 加工 表示 学習 指導 投与 保存 調理 栽培 施工 印刷 評価 解析
    診断 予測 検定 検出 定量 抽出 精製 観察 撮影 記述 表現 発想 面接 比較 回帰 因果 対象 採点 換算 控除
    定額 定率 償却 均等償却 原価 収益還元 取得 移動平均 総平均 加重平均 限定 消去 内挿 外挿 近似 差分
    有限要素 活用 使用 利用 操作 運転 飼育 養殖 繁殖 移植 接種 麻酔 手術 食事 運動 作業 物理 化学
    認知行動 心理 温熱 放射線 免疫 薬物 散布 防除 デルファイ モンテカルロ KJ リハビリ 公 私 実定 慣習 理
    論理 入札 契約締結 選定 決定 判定 選択 連携 調達 会議 憲 国際人道 上位 下位 特例 関連 個別業 他 両
    前 現 関係各
    """)
    + ")$"
)
# Behind a law's name, where the name itself leaves it open.
_OF_ACTS = r"第[0-9一二三四五六七八九十]+条|の(?:規定|施行|改正|一部)"
_ACT_CUES = re2.compile(f"^等?(?:{_OF_ACTS})")
_LAW_CUES = re2.compile(
    r"^(?:[」』]|等?(?:第[0-9一二三四五六七八九十]+条|に基づ|に(?:より|よる|定め|規定|おける|違反)|上の|違反"
    r"|の(?:規定|施行|制定|改正|成立|一部|適用|趣旨|目的|対象|遵守)|で(?:定め|規定)|を?(?:改正|制定|施行|公布|遵守)|が(?:成立|施行|制定|改正)))"
)
_COUNCIL = "審議会"
_FOREIGN_END = re2.compile(r"[A-Za-zァ-ヴー]$")
_LONG_NAME = re2.compile(r"^[^・]{5,12}\p{Han}$")
_AMENDED = re2.compile("^等?の一部(?:を|改正)")
_KIND_OF_LAW = re2.compile("(?:特別|臨時|緊急)?(?:措置|特例|特別)法")


def with_number(match: Match) -> Stretch | None:
    """都市公園法(昭和31年法律第79号): the name before the bracket, however long."""
    return phrase_before(match, match.start + 1, None, commas=True)


def law(match: Match) -> Stretch | None:
    """森林|基本法; 分析|法 is none, and where words leave it open what stands behind must tell."""
    passage, doc = match.passage, match.passage.doc
    head = doc.char_span(match.start, match.end, alignment_mode="expand")
    if head is None or head.end_char != match.end:
        return None
    if _AMENDED.match(passage.normalized[match.end :]):
        return None
    if match["long"]:
        return phrase_before(match, match.end, None, commas=True)
    first = compound(doc, head.start, floor(passage, match.start, councils=True))
    start = _behind_a_council(passage.normalized, doc[first].idx, match.start)
    name = passage.normalized[start : match.end]
    if _KIND_OF_LAW.fullmatch(name):
        return phrase_before(match, match.end, None)
    if not is_law(name[: match.start - start], passage.normalized[match.end :]) or is_body(passage, match):
        return None
    return Stretch(Named(printed_name(name)), start, match.end)


def _behind_a_council(text: str, start: int, end: int) -> int:
    """Where a law begins that is printed right behind a council: 法制審議会|商法."""
    council = text.rfind(_COUNCIL, start, end)
    return start if council < 0 else council + len(_COUNCIL)


def is_law(before: str, behind: str) -> bool:
    """Whether 法 behind these words is a law: a word of laws, a long name, or what is said of laws."""
    if before in ("民", "刑", "商", "日本国憲"):
        return True
    if len(before) < 2 or before in _BARE_LAWS:
        return False
    if _LAW_WORDS.search(before):
        return True
    if _TECHNIQUES.search(before):
        return False
    cues = _ACT_CUES if _FOREIGN_END.search(before) else _LAW_CUES
    return bool(cues.search(behind) or _LONG_NAME.search(before))
