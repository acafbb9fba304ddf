"""What the audits found, as a person reads it, from the published file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from warehouse.query import ask
from warehouse.query_errors import QueryError

_COUNTS = "SELECT severity, count(*) FROM audits GROUP BY severity ORDER BY severity"
_FINDINGS = (
    'SELECT audit_id, severity, "check", document, page, line, message_ja, message_en FROM audits'
    " ORDER BY document, page, line, message_ja"
)

_CONCERNED = "SELECT DISTINCT fact_id FROM audit_facts JOIN audits USING (audit_id) WHERE status = 'proposed'"

_OPEN = _FINDINGS.replace("FROM audits", "FROM audits WHERE status = 'proposed'")


class Finding(NamedTuple):
    """One finding: where it stands and what it says, in Japanese and English."""

    audit_id: str
    severity: str
    check: str
    document: str
    page: int | None
    line: int | None
    message_ja: str
    message_en: str


def findings(published: Path) -> dict[str, int]:
    """How many findings there are of each severity; none where the file can't be asked."""
    try:
        with ask(published, _COUNTS) as answer:
            return {str(severity): int(number) for severity, number in answer}
    except QueryError:
        return {}


def facts_under_audit(published: Path) -> list[str]:
    """The facts that open findings concern; none where the file can't be asked."""
    try:
        with ask(published, _CONCERNED) as answer:
            return [str(fact_id) for (fact_id,) in answer]
    except QueryError:
        return []


def open_findings(published: Path) -> list[Finding]:
    """The findings that nobody has settled; none where the file can't be asked."""
    try:
        with ask(published, _OPEN) as answer:
            return [Finding(*row) for row in answer]
    except QueryError:
        return []


def all_findings(published: Path) -> list[Finding]:
    """All findings in the order of documents and pages; raises QueryError."""
    with ask(published, _FINDINGS) as answer:
        return [Finding(*row) for row in answer]
