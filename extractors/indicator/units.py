"""The units in which indicators are counted and measured: 件, 人, 校, kW, %."""

from __future__ import annotations

import re2


def any_of(words: str) -> str:
    """RE2: any of the words, the longest first."""
    return "|".join(sorted(map(re2.escape, words.split()), key=len, reverse=True))


RATIOS = frozenset(("%", "割", "倍", "ポイント"))
"""What compares with a whole or with another year."""

COUNTERS = any_of("""
    件 人 名 社 校 園 館 店 店舗 戸 世帯 台 基 機 隻 両 者 法人 団体 組織 機関 大学 高専 企業 事業者
    事業所 施設 病院 診療所 経営体 協定 プロジェクト テーマ 課題 品目 品種 組合 農家 冊 本 個 床 席 頭
    羽 匹 樹 人泊 人日 人月 か国 カ国 ヵ国 ヶ国 か国・地域 ノード GPU パラメータ チーム グループ 研究室
    専攻 学科 学部 クラス 学級 クラブ 団地 棟 組 回 ha ヘクタール km m2 平方メートル 平方キロメートル kW
    MW GW kWh MWh GWh TWh kL kl キロリットル t トン kg t-CO2 トンCO2 tCO2 アクセス ダウンロード 論文 便
    航路 路線 商品 銘柄 種目 競技 種類 講座 研究所 研究機関 工場 筆 人/年 件/年 社/年 回/年
""")
"""RE2: units of a count or a measure, the longest first."""

PLACES = any_of("地域 自治体 市町村 市区町村 都道府県 拠点 地区 箇所 か所 カ所 ヵ所 ヶ所")
"""RE2: what lists of regions count; with a goal it is an indicator."""

COUNTED = any_of("""
    件 人 者 社 校 園 館 店舗 戸 台 世帯 施設 団体 回 組織 経営体 大学 企業 機関 病院 事業所 クラブ 基 本
    頭 床
""")
"""RE2: the units that a noun itself may name: 採択件数 counts in 件, 世帯数 in 世帯."""
