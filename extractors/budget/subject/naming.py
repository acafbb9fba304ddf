"""The name that a row or an item gives itself: 22 観光案内費 is 観光案内費."""

from __future__ import annotations

import re

from extractors.budget.figures.figure import Figure
from extractors.budget.figures.rows import texts_to_the_left
from extractors.budget.subject.places import is_place
from pipeline.annotation import Passage
from pipeline.facts import Label

LONGEST_NAME = 80
_LEAD = re.compile(
    r"[\s#・○●◎■□◆◇▶▷>*※-]*(?:【[^【】]{1,8}】|[0-9]{1,2}[款項目節]\s*|"
    r"\(?[ivxIVX]{1,5}[).]\s*|[IVX]{1,5}\s+|[ア-ン][\s.、)]\s*|"
    r"\(?[0-9]{1,3}[).、 ]?\s*(?=[^0-9年月%,.款項目節~〜歳])"
    r"(?![人社名件台戸倍](?:以|未|を|超|まで|~|当|あ|\s|$)))*\s*"
)
_COUNTER = "(?:人|名|件|回|台|戸|校|団体|[か箇]所)"
_COUNTED = f" [0-9,]+{_COUNTER}"
_TRAIL = re.compile(
    rf"(?:\([0-9,]+{_COUNTER}\)|\(対?前年度?比[^()]*\)|[\s::….・()（）「【\[<×]|[【(]新規?[】)]|新規|について|{_COUNTED}|\((?:うち)?(?:国費|国庫|事業費|補正)|約|最大|年間|計上額|予算額|当初予算額?|金額|総額|額)*$"
)
_CARRIED = re.compile(r"(?:前|翌)年度(?:から|より|への?)?の?繰り?越し?(?:額|金)?(?:\([^()]*\))?|予備費等")
_CLAUSE = re.compile(
    r"^うち|^\(|円(?![滑形卓熟])|[::]|補助率|[0-9],[0-9]{3}|年目|。|[はがをにでとも]$|(?:する|した|ため|場合)$|を.*(?:補助|支援|実施|交付|支給|助成|し)$"
)
_GENERIC = re.compile(
    r"(?:その他(?:事業|経費)?|[\[［〔(]?参考[\]］〕)]?|(?:追加|修正減少|補正追加)額?|差引(?:額|計)?|(?:補正|予算|財政)の?規模|(?:歳[出入])?(?:合?計|小計|総計|総合計)|総額|金額|予算|予算額|当初|補正|事業規模|補助額|補助率|上限額?|限度額|単価|事業費|支援額?|内訳|備考|"
    r"目的|趣旨|予算規模|(?:事業|支援|補助|助成|制度|施策|取組)の?(?:内容|規模|概要|対象|期間|目的)|内容|期間|実施期間|スケジュール|参考|(?:関連|関係)?予算|背景|課題|ポイント|補助金額|助成額|支給額|規模|概要|事業概要|実施規模|対象|経費|補助(?:事業者|対象経費|上限額?)|うち|[0-9\s,.]*|[0-9,]+(?:人|名|件|回|台|戸|社|校|団体|[か箇]所))"
)


def row_name(figure: Figure) -> Label | None:
    """The nearest words to the left in a figure's row that name something."""
    cells = (one for one in texts_to_the_left(figure) if not _is_share(figure.annotated.passages[one]))
    names = (name_of_cell(figure, block) for block in cells)
    return next((one for one in names if one is not None), None)


def _is_share(passage: Passage) -> bool:
    """Whether a cell says which share is paid, and nothing of for what: 2分の1以内, 定額, 10/10."""
    return _SHARE.fullmatch(passage.normalized) is not None


def name_of_cell(figure: Figure, block: int) -> Label | None:
    """The name that a cell holds, without its number: 22 観光案内費; a place is none."""
    passage = figure.annotated.passages[block]
    if is_place(passage.normalized):
        return None
    return _name(passage.normalized, 0, _stop(passage, 0, len(passage.normalized)), block)


def own_name(figure: Figure) -> Label | None:
    """The words before an amount in its item, when they name something: 共同研究費 3億円.

    A comma belongs to a sentence there, and to a name in a cell: 負担金、補助及び交付金.
    """
    stop = _stop(figure.passage, figure.start, figure.amount.start)
    if _is_per_head(figure, stop):
        return None
    name = _name(figure.text, figure.start, stop, figure.block)
    return None if name is None or "、" in name.value else name


def _is_per_head(figure: Figure, stop: int) -> bool:
    """Whether the words say who gets it: 児童 of 児童1人当たり 2万円."""
    per = (one for one in figure.passage.named("per_unit") if one.start == stop)
    return any(_HEADS.search(figure.text[one.start : one.end]) for one in per)


def _stop(passage: Passage, start: int, end: int) -> int:
    """Where a name ends at the latest: before a year, a stage, a unit or a mark such as 新規."""
    lead = _LEAD.match(passage.normalized, start, end)
    first = lead.end() if lead else start
    taken = (one for one in passage.labels if one.name in _NO_NAME and start <= one.start)
    return min((end, *(one.start for one in taken if one.name != "new" or first <= one.start)))


_SPEAKER = re.compile(
    r"君\)?$|(?:大臣|委員長?|議員|参考人|会長|座長|知事|[課部局室次市町村]長|官房長)\([^()]*\)$"
)
_SHARE = re.compile(
    r"\s*(?:(?:定額|[0-9]{1,2} ?分の ?[0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,3}%)(?:以内|相当)?"
    r"[\s、・(又はま)]*)+"
)
_HEADS = re.compile(r"[人名社戸校園]|世帯|団体|市町村|企業|事業者|法人")
_NO_NAME = frozenset({"date", "stage", "relative_year", "per_unit", "per", "cap", "scale", "new"})


def _name(text: str, start: int, end: int, block: int) -> Label | None:
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead else start
    trail = _TRAIL.search(text[first:end])
    last = first + trail.start() if trail else end
    if text[last : last + 1] == ")" and _is_open(text[first:last]):
        last += 1
    name = text[first:last]
    if (
        not 1 < len(name) <= LONGEST_NAME
        or _is_generic(name)
        or any(pattern.search(name) for pattern in (_CLAUSE, _SPEAKER))
    ):
        return None
    return Label("own_name", re.sub(r"\s", "", name), block, first, last, "own_name")


def _is_open(name: str) -> bool:
    """Whether a bracket of a name is still open: 里海の再生(第2期."""
    return name.count("(") > name.count(")")


def _is_generic(name: str) -> bool:
    """Whether words stand in every table of budgets: 内訳, 前年度から繰越し."""
    return bool(_GENERIC.fullmatch(name) or _CARRIED.fullmatch(name))
