"""What somebody looks for: words, each of one term or several, and phrases that must occur exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.terms import Term, terms
from pipeline.text import repair_text

_QUOTED = re.compile(r"「(?P<ja>[^「」]+)」|『(?P<book>[^『』]+)』|[\"＂“](?P<en>[^\"＂“”]+)[\"＂”]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was asked, with its terms: 地域活性化 is 地域, 活性 and 化."""

    text: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Words, by which passages are ranked, and phrases, which every passage must hold."""

    text: str
    words: tuple[Word, ...]
    phrases: tuple[str, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """Words and phrases as they were asked."""
        return (*(word.text for word in self.words), *self.phrases)

    @property
    def forms(self) -> frozenset[str]:
        """All terms, those of the phrases too."""
        return frozenset(form for word in self.words for form in word.forms) | self.forms_of_phrases

    @property
    def forms_of_phrases(self) -> frozenset[str]:
        """The terms of the phrases: they rank what holds the phrase."""
        return frozenset(term.form for phrase in self.phrases for term in terms(_repaired(phrase)))


def understand(text: str) -> Question:
    """The question in a text: 中小企業の賃上げ is two words, 「賃上げ促進」 a phrase.

    What has no term of its own (は, ①) must occur exactly, where nothing else is asked.
    """
    phrases = tuple(dict.fromkeys(_phrase(found) for found in _QUOTED.finditer(text)))
    rest = _repaired(_QUOTED.sub(" ", text))
    words = tuple(dict.fromkeys(_words(rest)))
    if not words and not phrases:
        phrases = tuple(dict.fromkeys(rest.split()))
    return Question(text, words, phrases)


def _phrase(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group is not None).strip()


def _words(text: str) -> Iterator[Word]:
    """Terms that follow each other without a particle or a space are one word."""
    run: list[Term] = []
    for term in terms(text):
        if run and term.start != run[-1].end:
            yield _word(text, run)
            run = []
        run.append(term)
    if run:
        yield _word(text, run)


def _word(text: str, run: list[Term]) -> Word:
    return Word(text[run[0].start : run[-1].end], tuple(dict.fromkeys(term.form for term in run)))


def _repaired(text: str) -> str:
    return repair_text(text).normalized
