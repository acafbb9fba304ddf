"""Organizations: ministries, agencies, councils, corporations, universities that a document names."""

from __future__ import annotations

from extractors.organization.complete import complete
from extractors.organization.rules import RULES
from extractors.organization.value import Organization
from pipeline.kinds import WORDS, Kind

KIND = Kind(
    name="organization",
    table="organizations",
    value=Organization,
    rules=RULES,
    complete=complete,
    asks=WORDS,
    ja="組織",
    en="Organizations",
)
