"""What is kept of a body's part in a program."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.kinds import column


@dataclass(frozen=True, slots=True)
class Involvement:
    """One body with its part in one program: 里山振興機構 runs (実施) 里山再生事業."""

    role: str = column("役割。実施・選定・補助先", "Its part, in Japanese", default="")
    organization: str = column("機関（文書の表記）", "The body as printed", default="")
    canonical_name: str | None = column("機関の正式な名称", "Its full official name")
    program: str = column("事業名", "The program", default="")
    variant: str | None = column("型・期", "Variant of the program")
