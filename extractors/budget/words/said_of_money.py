"""Words that say what an amount is, or that it is no budget: 補助上限額, 事業規模, 資本金, 増減."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.rules import Match, Rule, Stretch


def _printed(match: Match) -> str:
    return match.text


def _group(match: Match) -> str | None:
    return match["text"]


def _part(match: Match) -> Stretch | None:
    """うち国費 8億円: the words between うち and the amount are what the part is."""
    text = _PARTICLE.sub("", (match["text"] or "").strip())
    start = match.start + match.text.index(text) if text else match.start
    return Stretch(text, start, start + len(text)) if text else None


_PARTICLE = re.compile(r"(?:として|について|に|を|は|が|へ|の)$")


def _years_from_now(years: int) -> Callable[[Match], int]:
    def produce(match: Match) -> int:
        return years

    return produce


_OTHER_MONEY = (
    r"売上(?:高|額|収入)?|出荷額|生産額|販売額|資本(?:金|の額)|出資(?:金|の?総額|額)|所得|年収|世帯収入|収入金額|"
    r"最低賃金|賃金(?:額|引上げ)?|時給|時間額|給与(?:総額|支給)|罰金|過料|反則金|課徴金|運賃|料金|入場料|受講料|会費|"
    r"家賃|宿泊(?:料|費)|価格|時価|地価|市場規模|経済(?:波及)?効果|国内総生産|GDP|輸出額|輸入額|貿易額|"
    r"損害|損失|被害(?:総?額)|影響額|引当金|[黒赤]字|賠償|負債|債務|残高|利益|純資産|総資産|資産総額|(?:設備|研究開発)?投資額|民間投資|"
    r"寄附(?:金|額)?|寄付(?:金|額)?|税額|課税|納税|保険料|自己負担|契約金額|落札|年商|取引額|経常|粗利|付加価値額|"
    r"(?:交付)?申請(?:総?額|金額)|(?:人件費の?|時間|労務)単価|謝金|消費(?:額|支出)|購入|発注|見積|賞金|年金|医療費|月額|日額|手当額?"
)
_SUPPORT = (
    r"(?:補助|助成|支援|給付)金?額|支給(?:額)?|交付(?:決定)?額|交付する|委託(?:費|料|額)|支援規模|給付金|"
    r"事業費|(?:に要する|に必要な|に係る|関係)経費|基金|加算|上乗せ|拠出|配分|計上|実施規模"
)

WORDS: tuple[Rule, ...] = (
    Rule(
        "cap",
        r"(?:補助|助成|支援|交付|支給|委託)?(?:金額?|額|事業費)?の?(?:上限|限度)額?|(?:補助|助成|支援)上限",
        _printed,
        "cap",
    ),
    Rule("floor", r"(?:補助|助成|支援|交付|支給)(?:金額?|額)?の?下限額?", _printed, "floor"),
    Rule("commitment", r"(?:国庫)?債務負担行為", _printed, "commitment"),
    Rule(
        "source_of_money",
        r"^\s*(?P<text>(?:うち)?(?:国費|国庫(?:支出金|補助金?|負担金)|国?[都道府]?県?支出金|地方債|[都道府県市町村]債|"
        r"一般財源|特定財源|地方費|[都道府県市町村]費|自己負担))\s*$",
        _group,
        "source_of_money",
    ),
    Rule(
        "sources_of_money",
        r"^\s*(?:財源内訳|(?:左の|本年度の)?財源の?内訳|特定財源)\s*$",
        _printed,
        "sources_of_money",
    ),
    Rule(
        "borrowing",
        r"^[^。]{0,6}(?:地方債|市債|町債|県債)(?:の状況|に関する調書)?\s*$",
        _printed,
        "borrowing",
    ),
    Rule("volume", r"総?事業費", _printed, "volume"),
    Rule(
        "scale", r"(?:事業|貸付|融資|予算|投融資|保証)規模|(?:貸付|融資|保証)(?:総額|枠)", _printed, "scale"
    ),
    Rule("support", _SUPPORT, _printed, "support"),
    Rule("budget_word", r"総額|歳出|歳入|国費", _printed, "budget_word"),
    Rule("other_money", rf"(?:{_OTHER_MONEY})(?:の?総額|金額)?", _printed, "other_money"),
    Rule(
        "difference",
        r"(?:比較)?(?:増減(?:額|率)?|増△減)|比較|差引(?:額|き)?|差額|伸び率|増加額|減少額|不用額|未執行額|(?:翌年度へ?の?)?繰越額?|構成比|対前年度?(?:比|増|減|差)?|前年度?(?:比|差)|比率|割合",
        _printed,
        "difference",
    ),
    Rule(
        "changed_by", r"円(?:程度)?の?(?:増|減)(?:額|少|加)?(?:[()、。 でとにしの▲△]|$)", _printed, "no_sum"
    ),
    Rule(
        "threshold",
        r"円(?:未満|以上|以下|超|を超える|に満たない|以内)(?:の|である)?"
        r"(?:こと|場合|とき|者|もの|企業|法人|事業[者所]|財産|設備|機械|機器|備品|工事|契約|団体|世帯|店舗|施設|経費|物品)",
        _printed,
        "no_sum",
    ),
    Rule(
        "allotted",
        r"円(?:程度)?(?:の内数)?(?:を(?:予算に|新たに|追加で?|それぞれ)?(?:計上|措置|配分|盛り込|充当|確保|要求)|"
        r"が(?:予算に|新たに|追加で?|それぞれ)?(?:計上|措置|配分|交付|積み増|追加|盛り込ま)[れさ])",
        _printed,
        "allotted",
    ),
    Rule("for_each_so_many_yen", r"円(?:につき|当たり|あたり|ごとに)", _printed, "no_sum"),
    Rule("added_on_top", r"円(?:程度|以内)?を(?:さらに)?上乗せ", _printed, "no_sum"),
    Rule("said_of_a_figure", r"円(?:の内数は|に(?:は|も)?含(?:む|ま|め))", _printed, "no_sum"),
    Rule("price_with_tax", r"円 ?\(?税[抜込]", _printed, "no_sum"),
    Rule(
        "new",
        r"[(\[【〈<](?:うち)?(?:新規|新)[)\]】〉>]|NEW!?|新規[0-9]+[\p{Han}\p{Katakana}ー]{1,6}?採択",
        _printed,
        "new",
    ),
    Rule(
        "other_column",
        r"^.{0,12}(?:件数|人数|者数|社数|校数|回数|台数|戸数|箇所数|か所数|[%%]|率|倍|順位|番号|コード|面積|人口|世帯数?)(?:\([^()]*\))?$",
        _printed,
        "no_money",
    ),
    Rule("portion", r"\((?P<text>[^()0-9]{1,16}分)\)", _group, "portion"),
    Rule("portion_of_row", r"^[\s(]*うち、?(?P<text>[^()0-9、。::]{1,16}?)[\s::)]*$", _part, "portion"),
    Rule(
        "portion_within", r"うち、?(?P<text>[^()0-9、。::\s]{1,16}?)\s*[::はが]? ?約?[0-9]", _part, "portion"
    ),
    Rule("caveat", r"(?P<text>[^()。、\s]{2,16}中の推計額|推計額|概数|速報値|見込額)", _group, "caveat"),
    Rule(
        "within",
        r"(?P<text>[^()。、\s0-9::]{2,20}(?:交付金|予算|補助金|勘定|会計|基金))の? ?"
        r"[0-9][0-9,.]*[兆億万千百]+円の内数",
        _group,
        "within",
    ),
    Rule("condition", r"\(?(?P<text>[^()。、\s]{2,24})の場合(?:は|には)?、?", _group, "condition"),
    Rule("this_year", r"(?:本|今|当|当該)年度", _years_from_now(0), "relative_year"),
    Rule("last_year", r"(?:前|昨)年度", _years_from_now(-1), "relative_year", not_after="対"),
    Rule("next_year", r"(?:翌|来|次)年度", _years_from_now(1), "relative_year"),
)
