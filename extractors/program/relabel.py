"""What only the whole document tells: names by their place, known names, aliases, variants, 本事業."""

from __future__ import annotations

from extractors.program.accounts import withdraw_accounts
from extractors.program.aliases import aliases_of
from extractors.program.behind import label_organizations
from extractors.program.forms import label_forms
from extractors.program.known import label_known
from extractors.program.labels import PROGRAM
from extractors.program.listed import label_listed
from extractors.program.parts import label_parts
from extractors.program.references import resolve_references, resolve_variants
from extractors.program.rules import IN_TEXT
from extractors.program.schemes import label_schemes
from extractors.program.siblings import label_siblings
from extractors.program.successions import label_successions
from pipeline.annotation import AnnotatedDocument
from pipeline.facts import Label
from pipeline.labels import ProgramLabel

KNOWN = "known name"
KNOWN_ALIAS = "known alias"


def relabel(annotated: AnnotatedDocument) -> None:
    """Complete the labels of a document whose blocks the rules have all seen, the surest things first."""
    label_successions(annotated)
    label_siblings(annotated)
    label_schemes(annotated)
    withdraw_accounts(annotated)
    sure = [label for label in annotated.labels(PROGRAM) if label.rule != IN_TEXT]
    label_known(annotated, _names(sure), KNOWN, weaker=frozenset({IN_TEXT}))
    label_known(annotated, _names(list(annotated.labels(PROGRAM))), KNOWN)
    aliases = {alias.text: alias.program for alias in aliases_of(annotated)}
    label_known(annotated, aliases, KNOWN_ALIAS, weaker=frozenset({IN_TEXT}), whole=True)
    label_listed(annotated)
    label_parts(annotated)
    resolve_variants(annotated)
    resolve_references(annotated)
    label_forms(annotated)
    label_organizations(annotated)


def _names(labels: list[Label]) -> dict[str, ProgramLabel]:
    return {label.value.name: ProgramLabel(label.value.name) for label in labels}
