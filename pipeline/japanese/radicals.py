"""Radicals that stand in a text layer in place of the ideographs that look like them: ⻑野県 is 長野県.

NFKC folds the 214 Kangxi radicals and two of the Radicals Supplement; the table has all 115 of the
latter (after Unicode's Equivalent_Unified_Ideograph, with the Japanese form where there are several).
"""

from __future__ import annotations

import unicodedata

from pipeline.japanese.tables import table

SUPPLEMENT: dict[str, str] = {row["radical"]: row["ideograph"] for row in table("radicals")}
KANGXI: dict[str, str] = {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
RADICALS: dict[str, str] = KANGXI | SUPPLEMENT
