"""Words that any plan has, by which 事業計画 and 基本方針 are told from names."""

from __future__ import annotations

import re2

from extractors.policy_document.words import HEADS, LOOSE, any_of

# Words that any plan or guideline has; a name needs others.
_GENERIC = any_of("""
    本 同 当該 当 各 各種 他 両 全 旧 新 現行 今後 次期 中期 長期 中長期 短期 年次 年度 単年度 複数年 第
    期 基本 基本的 実施 実行 推進 事業 事業化 研究 研究開発 開発 活動 業務 収支 資金 経営 運営 管理 全体
    個別 具体的 行動 重点 総合 総合的 整備 施設 設備 投資 販売 生産 人員 人事 採用 教育 指導 学習 授業
    研修 支援 評価 審査 選定 採択 選考 採点 取組 対応 対策 改善 改革 作業 工程 工事 施工 設計 調査 利用
    活用 導入 普及 広報 情報 発信 安全 防災 避難 復旧 復興 国 県 市 町 村 都 府 道 区 省 地域 地方
    自治体 都道府県 市町村 大学 企業 国家 政府 成長 経済 社会 産業 技術 科学 国際 海外 市場 出口 知財
    データ 処遇 申請 補助 交付 公募 募集 配分 積算 積立 返済 償還 予算 編成 予算編成 決算 財政 財務 運用
    サービス ケア 支給 給付 認定 登録 指定 判断 判定 基準 運営費 検討 策定 変更 計画 方針 戦略 目標 構想
    検査 測定 監査 契約 調達 入札 建設 改修 修繕 点検 保全 維持 更新 長寿命化 配置 環境 必要 標準 統一
    最低 将来 政策 施策 主要 主な 新規 一般 特別 共通 関連 関係 独自 自主 緊急 当面 次 従来 既存 上記
    下記 前記 案 等 の な 及び と や ・ 向け 別 連携 に 関する 係る 向けた ため する 実現 実践 課題 解決
    創出 形成 強化 促進 確保 育成 拡大 向上 推奨 参考 提案 提出 作成 応募 利用者 入居 退院 治療 診療
    看護 介護 福祉 保健 医療 個別支援 就業 給与 一般事業主 保存 営業 商品 製品 製造 出店 ビジネス
    マーケティング 広告 ブランド 企画 試験 実験 実証 解析 分析 技術開発 人材 人材育成 組織 体制
    知的財産権
""")
_GENERIC_ONLY = re2.compile(f"(?:{_GENERIC}|[0-9]+|{HEADS})*")
_PLAIN = any_of("""
    本 同 当該 当 各 各種 他 全 旧 新 現行 今後 次期 中期 長期 中長期 短期 年次 年度 基本 基本的
    基本的な 実施 実行 事業 研究 個別 全体 具体的 具体的な 重点 総合 総合的 総合的な 行動 推進 整備 計画
    方針 戦略 指針 対策 要領 要綱 目標 の な 及び と 等 国 県 市 町 村 都道府県 市町村 地域 地方 自治体
    地方公共団体 政府 企業 大学 経営 運営 評価 審査 調査 拠点 今年度 来年度 公募 募集 申請 応募 上記
    下記 別途 別紙 関連 関係 主な 中間 最終 平成 令和 昭和 期 第 次 版 案
""")
_PLAIN_ONLY = re2.compile(f"(?:{_PLAIN}|[0-9]+|{HEADS}|{LOOSE})*")


def is_plain(name: str) -> bool:
    """Whether a name says nothing of its matter: 基本計画, 中間報告書, 各県の方針."""
    return bool(_PLAIN_ONLY.fullmatch(name))


def is_generic(name: str) -> bool:
    """Whether a name is made of words that any plan has: 事業実施計画, 基本方針."""
    return bool(_GENERIC_ONLY.fullmatch(name))
