"""The bodies of the state, by the forms of their names that are listed."""

from __future__ import annotations

from pipeline.japanese.ministries import body, tagged
from pipeline.labels import OrganizationLabel
from pipeline.rules import Match, Stretch


def of_the_state(match: Match) -> OrganizationLabel | Stretch | None:
    """文科省 is 文部科学省; 米国財務省 and 東京消防庁 are bodies of their own."""
    found = body(match.text)
    if found is None:
        return None
    passage = match.passage
    word = passage.doc.char_span(match.start, match.end)
    before = passage.doc[word.start - 1] if word and word.start else None
    if (
        before is not None
        and before.idx + len(before) == match.start
        and _is_another_s(before.text, before.tag_)
    ):
        name = before.text + match.text
        return Stretch(OrganizationLabel(name, name), before.idx, match.end)
    return OrganizationLabel(match.text, found.name)


def _is_another_s(word: str, tag: str) -> bool:
    """Whether the body of another country or of a city: 欧州|特許庁, 東京|消防庁."""
    return (tag == "名詞-固有名詞-地名-国" and word != "日本") or word in ("欧州", "東京", "連邦")


def by_tag(match: Match) -> Stretch | None:
    """【文】 is 文部科学省, 【内(金)】 is 内閣府(金融庁)."""
    tag = match["tag"] or ""
    name = tagged(tag)
    return Stretch(OrganizationLabel(tag, name), match.start + 1, match.end - 1) if name else None
