"""The words that tell the name of a body from what merely stands beside it."""

from __future__ import annotations

# They point to a body, or stand before the names of many.
POINTING = frozenset(
    "各 本 当 同 旧 当該 関係 上記 下記 前記 次 現 元 同上 うち 例 以下 また 今回 今後 前 他 両 全"
    " 関連 担当 定例 委員会 協議会 部会 なお ただし 特に 例えば".split()
)

POSTS = frozenset(
    "代表 代表取締役 代表取締役社長 取締役 社長 副社長 理事 理事長 副理事長 専務 常務 会長 副会長"
    " 総長 学長 副学長 所長 部長 課長 室長 本部長 顧問 監事 教授 准教授 名誉教授 特任教授 客員教授"
    " 講師 助教 主査 座長 委員長 主任 主任研究員 研究員 フェロー 弁護士 参与 執行役員"
    " 係長 局長 次長 課長補佐".split()
)

# The name of a body begins behind them: 負担金|…協議会, スタートアップ|….
LEFT_BEHIND = frozenset(
    "負担金 補助金 会費 委託金 委託料 交付金 助成金 出資金 充当 補助 参加費 スタートアップ 法人 兼".split()
)

# Kinds of bodies: ・ behind them joins no name, 金融機関・|産業革新機構.
NO_PART = frozenset(
    "金融機関 研究機関 関係機関 府省 省庁 国 県 市 町 村 都道府県 市町村 自治体 地方公共団体 大学"
    " 企業 民間企業 機関 団体 株式会社 体制 高専 大企業 中小企業".split()
)

# Divisions that every ministry and bureau has: their names count where their ministry is printed before them.
OF_ANY_MINISTRY = frozenset("総務 企画 管理 人事 財務 広報 監査 国際 政策 計画 調整 業務".split())

# Words that any committee, bureau or office may have; a name needs others.
GENERIC = frozenset(
    """
    ウェブ オンライン WEB Web ビデオ
    関係 担当 専門 審査 選定 選考 評価 検討 推進 運営 実行 準備 編集 連絡 調整 作業 事前
    第三者 外部 内部 有識者 学識 経験者 学識経験者 定例 臨時 合同 研究 研究大学 国際卓越研究大学
    国立 公立 私立 県立 市立 管理 企画 総務 実施 監査 監視 調査 検証 協議 国際 全体 幹部
    本会議 地方 都道府県 市町村 関連 関係者 関係閣僚 各種 独立 諮問 政策 所管 事業 活用 構築
    作成 支援 対策 実務者 実務 民間 公益 一般 特別 常任 常設 幹事 代表者 主管 主務 活動
    利用者 募集 公募 採択 推薦 入札 契約 候補 学術 海外 国内 外国 地域 公開 非公開 緊急 拡大
    小 分野別 分野 政府系 共同 行政 業務 計画 開催 イベント 負担 保護者 職員 教職員 学校 企業
    産業 産学官 情報 技術 審議 各省 省内 庁内 院内 学内 社内 教育 経営 健康 安全 衛生 倫理
    懲戒 人事 財務 広報 予算 決算 改善 改革 基本 総合 中央 連携 協力 高等 簡易 家庭
    農業協同組合 漁業協同組合 生活協同組合 事業協同組合 協同組合 信用金庫 信用組合 労働金庫
    商工会議所 事務総局 商業 工業 中小企業 県内 市内 都市銀行 地域銀行 地方銀行 信託銀行 民間銀行
    メインバンク 取引
    """.split()
)
