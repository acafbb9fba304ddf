"""Organizations: ministries, agencies, councils, corporations, universities that a document names."""

from __future__ import annotations

from extractors.organization.complete import complete
from extractors.organization.rules import RULES
from extractors.organization.value import Organization
from pipeline.kinds import Kind

KIND = Kind(
    name="organization",
    table="organizations",
    value=Organization,
    rules=RULES,
    complete=complete,
    of_words=True,
    ja="組織",
    en="Organizations",
)
