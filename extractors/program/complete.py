"""One fact for each place where a document names a program, with its aliases and who is behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from extractors.program.aliases import aliases_of
from extractors.program.behind import Behind, organization
from extractors.program.labels import PROGRAM
from extractors.program.parents import Parents
from extractors.program.references import REFERRED
from extractors.program.value import ProgramMention
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Draft, Label
from pipeline.japanese.names import printed_name
from pipeline.labels import ProgramLabel


def complete(annotated: AnnotatedDocument) -> Iterator[Draft]:
    """Mentions in the order of the text; 本事業 counts where the document says what it stands for."""
    aliases = defaultdict[ProgramLabel, dict[str, None]](dict)
    for alias in aliases_of(annotated):
        aliases[alias.program][printed_name(alias.text)] = None
    mentions = [label for label in annotated.labels(PROGRAM) if label.rule != REFERRED]
    behind = _first(mentions, lambda label: organization(annotated, label))
    above = _first(mentions, Parents(annotated).of)
    for label in mentions:
        program = label.value
        whose = behind.get(program) or behind.get(ProgramLabel(program.name))
        yield _draft(label, whose, above.get(program), tuple(aliases[program]))


def _first(labels: list[Label], of: Callable[[Label], Behind | None]) -> dict[ProgramLabel, Behind]:
    """For each program, with its variant and without, what the first mention says that says something."""
    found: dict[ProgramLabel, Behind] = {}
    for label in labels:
        said = None if label.value in found else of(label)
        if said:
            found[label.value] = said
            found.setdefault(ProgramLabel(label.value.name), said)
    return found


def _draft(label: Label, behind: Behind | None, above: Behind | None, aliases: tuple[str, ...]) -> Draft:
    value = ProgramMention(
        name=label.value.name,
        variant=label.value.variant,
        parent=above.value if above else None,
        organization=behind.value if behind else None,
        aliases=aliases,
    )
    because = tuple(one.because for one in (behind, above) if one)
    return Draft(value, label.block, label.start, label.end, label.rule, because)
