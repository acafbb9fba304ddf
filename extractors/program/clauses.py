"""What a name may begin with before its run of nouns: 安全の確保に向けた, 沿岸部における, 持続可能な."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.program.nouns import JOINTS, compound, points, possessor

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Verbs that join a phrase to the words behind it: …に向けた, …に係る, …を通じた.
JOINING = frozenset(
    "向け 係る 関する 資する おける おけ よる 対する 通じ 活用 用い ため 関わる つなげる".split()
)
# Those that names are made with; …に基づく says by which law.
WITHIN_NAMES = frozenset("向け 係る 関する 資する おける おけ 対する ため よる".split())
_AND = frozenset(("及び", "並びに"))
# Adjectives that say how something is done and belong to no name.
_DESCRIBING = frozenset(
    """
    必要 重要 主要 主 様々 さまざま 多様 具体的 効果的 効率的 積極的 本格的 円滑 適切 適正
    有効 大規模 小規模 新た 独自 特別 急速 迅速 主体的 自主的 継続的 重点的 集中的 総合的
    一体的 抜本的 既存 同様 類似 直接的 先駆的 部分的 段階的 代表的 直轄的 よい 良い 高い
    低い 大きい 大き 小さい 小さ 多い 少ない 幅広い 広い 深い 早い きめ細か きめ細かい 手厚い
    いろいろ 十分 有益 有用 有名 貴重 膨大 巨大 簡易 簡単 柔軟 競争的
""".split()
)


def from_boundary(doc: Doc, first: int, floor: int) -> int:
    """Where the phrase begins that opens a clause: 、|沿岸部における藻場の再生に向けた…事業."""
    start = _adjective(doc, first, floor)
    while (before := joined(doc, start, floor, WITHIN_NAMES)) is not None:
        start = _adjective(doc, before, floor)
    return start if start < first and _is_boundary(doc, start, floor) else first


def joined(doc: Doc, first: int, floor: int, verbs: frozenset[str]) -> int | None:
    """Where 安全の確保に|向けた, 地域に|おける and the like begin, without which 支援事業 says nothing."""
    at = first - 1
    while at > 0 and doc[at].text not in verbs and doc[at].tag_.startswith(("助動詞", "動詞-非自立")):
        at -= 1
    if at > 1 and doc[at].text == "の" and doc[at - 1].text == "ため":
        at -= 1
    if at < 1 or doc[at].idx < floor or doc[at].text not in verbs | _AND:
        return None
    end = at if doc[at].text in _AND else at - 1
    before = compound(doc, end, floor)
    if before == end or any(points(token) for token in doc[before:end]):
        return None
    if doc[at].text == "よる" and verbs is WITHIN_NAMES and not _is_means(doc, end):
        return None
    while (further := possessor(doc, before, floor)) is not None:
        before = further
    return before


def _is_means(doc: Doc, end: int) -> bool:
    """Whether …による says how (再エネの活用等による) and not who (拠点大学による)."""
    last = doc[end - 2] if doc[end - 1].text == "等" and end > 1 else doc[end - 1]
    return "サ変" in last.tag_


def _adjective(doc: Doc, first: int, floor: int) -> int:
    """Where 持続可能な or 新しい before a name begins; words such as 効果的な only describe."""
    at = first - 1
    if at < 0 or doc[at].idx < floor:
        return first
    if doc[at].text == "な" and at >= 1 and doc[at].tag_.startswith("助動詞"):
        start = at - 2 if doc[at - 1].text == "可能" and at >= 2 else at - 1
    elif doc[at].tag_.startswith("形容詞-一般"):
        start = at
    else:
        return first
    return first if doc[start].text in _DESCRIBING or doc[start].idx < floor else start


def _is_boundary(doc: Doc, start: int, floor: int) -> bool:
    """Whether nothing before a phrase belongs to it: a sentence, a clause or its subject ends there."""
    if start == 0 or doc[start].idx <= floor:
        return True
    before = doc[start - 1]
    if before.text in JOINTS:
        return False
    topic = before.text in ("は", "が", "も") and before.tag_.startswith("助詞")
    return topic or before.tag_.startswith(("補助記号", "接続詞", "空白", "記号"))
