"""Small print beside a word of a page: readings above it (ruby) and raised footnote marks, set apart."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_MARK = re.compile(r"[\[（(]?[0-9０-９]{1,2}(?:[,，、・][0-9０-９]{1,2})*[\]）)]?")
_OF_A_POWER = re.compile(r"(?:^|[^0-9０-９,，.．])(?:10|１０)$")
_OF_A_UNIT = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]$")
_REACH = 8  # characters before a raised number tell what it is


def set_apart(tree: LexborHTMLParser) -> None:
    """Take readings and footnote marks out: 1,200<sup>1</sup>億円 is 1,200億円, 10<sup>3</sup> is 10^3.

    The raised number of a unit stays where it is: 30km<sup>2</sup>.
    """
    for node in tree.css("rt, rp, rtc"):
        node.decompose()
    for node in tree.css("sup"):
        number, before = node.text().strip(), _before(node)
        if not before or not _MARK.fullmatch(number) or _OF_A_UNIT.search(before):
            continue
        if _OF_A_POWER.search(before):
            node.replace_with("^" + number)
        else:
            node.decompose()


def _before(node: LexborNode) -> str:
    """The end of the text right before an element in the same parent."""
    beside = node.prev
    return (beside.text() or "").rstrip()[-_REACH:] if beside is not None else ""
