"""Policy documents: laws, plans, strategies, guidelines, decisions and reports that a document names."""

from __future__ import annotations

from extractors.policy_document.complete import complete
from extractors.policy_document.rules import RULES
from extractors.policy_document.value import PolicyDocument
from pipeline.kinds import WORDS, Kind

KIND = Kind(
    name="policy_document",
    table="policy_documents",
    value=PolicyDocument,
    rules=RULES,
    complete=complete,
    needs=("organization", "date", "program"),
    asks=WORDS,
    ja="政策文書",
    en="Policy documents",
)
