"""A rule: a name, a pattern and a production; and the matcher that runs many of them over a text at once.

Patterns are RE2: time grows with the length of the text only, whatever a hostile document holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import re2

from pipeline.facts import Label

if TYPE_CHECKING:
    from pipeline.annotation import AnnotatedDocument, Passage

CACHED_TEXT = 80
CACHED_TEXTS = 1 << 15
GUARD_WIDTH = 12
# One automaton for all rules of a kind has thousands of states, each of which costs when it is first met.
RULES_OF_A_SET = 12


@dataclass(frozen=True, slots=True)
class Match:
    """One match of a rule in a passage, as its production sees it."""

    rule: Rule
    annotated: AnnotatedDocument
    passage: Passage
    start: int
    end: int
    groups: dict[str, str | None]

    def __getitem__(self, group: str) -> str | None:
        """The text of a named group; None where it took no part."""
        return self.groups.get(group)

    @property
    def text(self) -> str:
        """The matched characters of the repaired text."""
        return self.passage.normalized[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrasing: `pattern` finds it in repaired text, `produce` says what it means.

    `label` names what it leaves on the text. `not_after` and `not_before` are patterns that must not
    match right before or right after it: 2/3 is no day after 補助率. With `whole_words` a match must begin
    and end where Sudachi's tokens do: 千代田区 holds no 千. A production that answers None refuses the match;
    one that answers a Stretch says itself where the label begins and ends.
    """

    name: str
    pattern: str
    produce: Callable[[Match], Any]
    label: str
    not_after: str = ""
    not_before: str = ""
    whole_words: bool = False


class Stretch(NamedTuple):
    """What a production answers that saw where its value stands: a part of the match, or more than it."""

    value: Any
    start: int
    end: int


class Candidate(tuple[int, int, int, tuple[tuple[str, str | None], ...]]):
    """Start, end, number of the rule, named groups."""

    __slots__ = ()


class Matcher:
    """All rules of one kind: first which of them match at all (one pass), then where."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._patterns = [re2.compile(rule.pattern) for rule in rules]
        self._groups = [_names(pattern) for pattern in self._patterns]
        self._not_after = [re2.compile(f"(?:{r.not_after})$") if r.not_after else None for r in rules]
        self._not_before = [re2.compile(f"^(?:{r.not_before})") if r.not_before else None for r in rules]
        self._sets = [
            (first, _set_of(rules[first : first + RULES_OF_A_SET]))
            for first in range(0, len(rules), RULES_OF_A_SET)
        ]
        self._remember = lru_cache(maxsize=CACHED_TEXTS)(self._find)

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """All matches in a text, leftmost first, of equal starts the longest first."""
        if not self.rules:
            return ()
        return self._remember(text) if len(text) <= CACHED_TEXT else self._find(text)

    def _find(self, text: str) -> tuple[Candidate, ...]:
        found = []
        for number in self._matching(text):
            names = self._groups[number]
            for match in self._patterns[number].finditer(text):
                start, end = match.span()
                if end > start and self._allowed(number, text, start, end):
                    groups = tuple(zip(names, match.groups(), strict=True)) if names else ()
                    found.append(Candidate((start, end, number, groups)))
        found.sort(key=lambda c: (c[0], -c[1], c[2]))
        return tuple(found)

    def _matching(self, text: str) -> Iterator[int]:
        """The numbers of the rules that match somewhere in a text."""
        encoded = text.encode("utf-8", "surrogatepass")
        for first, patterns in self._sets:
            yield from (first + number for number in patterns.Match(encoded) or ())

    def _allowed(self, number: int, text: str, start: int, end: int) -> bool:
        not_after, not_before = self._not_after[number], self._not_before[number]
        if not_after and not_after.search(text[max(0, start - GUARD_WIDTH) : start]):
            return False
        return not (not_before and not_before.search(text[end : end + GUARD_WIDTH]))

    def labels(self, annotated: AnnotatedDocument, passage: Passage) -> Iterator[Label]:
        """Labels of one passage: leftmost and longest first, none over another of the same name."""
        reached: dict[str, int] = {}
        for start, end, number, groups in self.candidates(passage.normalized):
            rule = self.rules[number]
            if start < reached.get(rule.label, 0):
                continue
            if rule.whole_words and not passage.whole_words(start, end):
                continue
            value = rule.produce(Match(rule, annotated, passage, start, end, dict(groups)))
            if isinstance(value, Stretch):
                value, start, end = value
                if start < reached.get(rule.label, 0):
                    continue
            if value is not None:
                reached[rule.label] = end
                label = Label(rule.label, value, passage.index, start, end, rule.name)
                passage.place(label)
                yield label


def _names(pattern: Any) -> tuple[str, ...]:
    """The names of a pattern's groups in their order; a rule has no groups without names."""
    named = sorted(pattern.groupindex.items(), key=lambda pair: pair[1])
    if [index for _, index in named] != list(range(1, pattern.groups + 1)):
        raise ValueError(f"a group without a name in {pattern.pattern}")
    return tuple(name for name, _ in named)


def _set_of(rules: Sequence[Rule]) -> Any:
    patterns = re2.Set.SearchSet()
    for rule in rules:
        patterns.Add(rule.pattern)
    patterns.Compile()
    return patterns
