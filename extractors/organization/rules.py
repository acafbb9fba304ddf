"""Where bodies are named: the state's by their list and tags, others by the word that ends a name."""

from __future__ import annotations

import re2

from extractors.organization.endings import ENDINGS, LEGAL_FORMS
from extractors.organization.extent import is_proper, nouns_after, nouns_before, weight
from pipeline.japanese.ministries import BODIES, body, tagged
from pipeline.labels import OrganizationLabel
from pipeline.rules import Match, Rule, Stretch

ORGANIZATION = "organization"
SHORT = 2  # characters, which may only seem to stand there: 学振 in 大学振興課
LEAST_IN_QUOTES = 4


def of_the_state(match: Match) -> OrganizationLabel | None:
    """文科省 is 文部科学省."""
    found = body(match.text)
    is_cut = len(match.text) <= SHORT and not match.passage.whole_words(match.start, match.end)
    return OrganizationLabel(match.text, found.name) if found and not is_cut else None


def by_tag(match: Match) -> Stretch | None:
    """【文】 is 文部科学省, 【内(金)】 is 内閣府(金融庁)."""
    tag = match["tag"] or ""
    name = tagged(tag)
    return Stretch(OrganizationLabel(tag, name), match.start + 1, match.end - 1) if name else None


def by_ending(match: Match) -> Stretch | None:
    """中央教育|審議会: the nouns before the word that tells what it is."""
    passage, ending = match.passage, ENDINGS[match["ending"] or ""]
    last = passage.doc.char_span(match.start, match.end, alignment_mode="expand")
    if last is None or last.end_char != match.end:
        return None
    labels = (label for label in passage.labels if label.name == ORGANIZATION)
    floor = max((label.end for label in labels if label.end <= match.start), default=0)
    before = nouns_before(passage.doc, last.start, floor)
    own = last[:1] if last.start_char < match.start else last[:0]
    if weight(before) + weight(own) < ending.weight:
        return None
    if ending.proper and not any(map(is_proper, [*before, *own])):
        return None
    start = before.start_char if len(before) else last.start_char
    return _named(match, start, match.end)


def in_quotes(match: Match) -> Stretch | None:
    """「若手の登用を考える検討会」: what stands in quotation marks is the whole name, の included."""
    start, end = match.start + 1, match.end - 1
    words = match.passage.doc.char_span(start, end, alignment_mode="contract")
    if words is None or sum(word.tag_.startswith("名詞") for word in words) < LEAST_IN_QUOTES:
        return None
    return _named(match, start, end)


def with_legal_form(match: Match) -> Stretch | None:
    """財団法人海洋技術振興会: the legal form and the nouns behind it, up to a post."""
    form = match.passage.doc.char_span(match.start, match.end, alignment_mode="expand")
    if form is None or form.start_char < match.start:
        return None
    behind = nouns_after(match.passage.doc, form.end)
    if not any(len(word) > 1 for word in behind):
        return None
    return _named(match, match.start, behind.end_char)


def _named(match: Match, start: int, end: int) -> Stretch:
    name = match.passage.normalized[start:end]
    bare = next((name.removeprefix(form) for form in LEGAL_FORMS if name.startswith(form)), name)
    found = body(bare)
    return Stretch(OrganizationLabel(name, found.name if found else name), start, end)


def _forms(latin: bool) -> str:
    forms = (form for one in BODIES for form in one.forms if form.isascii() == latin)
    return "|".join(re2.escape(form) for form in sorted(forms, key=len, reverse=True))


_ENDINGS = "|".join(sorted(ENDINGS, key=len, reverse=True))
_NO_BODY = "事務|当|支|薬|郵便|放送"
_COUNCILS = "審議会|調査会|委員会|検討会議?|懇談会|協議会|会議|研究会"

RULES: tuple[Rule, ...] = (
    Rule("body of the state", _forms(latin=False), of_the_state, ORGANIZATION, not_before="[令議]"),
    Rule(
        "body of the state in Latin letters",
        _forms(latin=True),
        of_the_state,
        ORGANIZATION,
        not_after="[A-Za-z0-9./@-]",
        not_before="[A-Za-z0-9./@-]",
    ),
    Rule("ministry's tag", r"【(?P<tag>\p{Han}|デ|こ|\p{Han}\(\p{Han}\))】", by_tag, ORGANIZATION),
    Rule(
        "council in quotation marks",
        f"[「『][^「」『』、。]{{4,40}}(?:{_COUNCILS})[」』]",
        in_quotes,
        ORGANIZATION,
    ),
    Rule(
        "ending of a name",
        f"(?P<ending>{_ENDINGS})",
        by_ending,
        ORGANIZATION,
        not_after=_NO_BODY,
        not_before="等|の存在",
    ),
    Rule("legal form first", "|".join(LEGAL_FORMS), with_legal_form, ORGANIZATION),
)
