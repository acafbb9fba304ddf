"""What a document is: its title, publisher, day of publication and class, as its first page says them."""

from __future__ import annotations

from extractors.document.complete import complete
from extractors.document.rules import RULES
from extractors.document.value import Front
from pipeline.kinds import WORDS, Kind

KIND = Kind(
    name="document",
    table="document_fronts",
    value=Front,
    rules=RULES,
    complete=complete,
    needs=("date", "organization"),
    asks=WORDS,
    ja="表紙",
    en="Front pages",
)
