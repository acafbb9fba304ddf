"""Words that say what a 内数 is part of: 運営費交付金16,400百万円の内数, (森林交付金の内数)."""

from __future__ import annotations

from pipeline.rules import Match, Rule, Stretch

_SURE = "交付金|予算|補助金|勘定|会計|基金|繰入金?"
_ANY = rf"{_SURE}|費|経費|委託費|枠|事業|プログラム"
_AMOUNT = r"[0-9][0-9,.]*[兆億万千百]+円の内数"
_WORDS = r"[^()。、\s0-9::]{2,24}"
_FIELD = r"\([項目]\) ?"


def _whole(match: Match) -> Stretch | None:
    """The name of the whole up to its end, with the amount that it spans."""
    return Stretch(match["text"] or "", match.start, match.end)


INCLUSION: tuple[Rule, ...] = (
    Rule("within", rf"(?P<text>[^()。、\s0-9::]{{2,20}}(?:{_SURE}))の? ?{_AMOUNT}", _whole, "within"),
    Rule("within_item", rf"{_FIELD}(?P<text>{_WORDS}) ?{_AMOUNT}", _whole, "within"),
    Rule("within_expense", rf"(?P<text>{_WORDS}費)の? ?{_AMOUNT}", _whole, "within_of_other"),
    Rule("within_bracket", rf"\((?:{_FIELD})?(?P<text>{_WORDS})の(?:内数|一部)\)", _whole, "within_behind"),
    Rule("within_named", rf"の内数 ?\((?:{_FIELD})?(?P<text>{_WORDS}(?:{_ANY}))\)", _whole, "within_behind"),
    Rule(
        "within_remark",
        rf"^[\s※*・(]*(?:{_FIELD})?(?P<text>{_WORDS}(?:{_ANY}))(?:中の(?:推計額|内数)|の内数)[\s)。]*$",
        _whole,
        "within_remark",
    ),
)
