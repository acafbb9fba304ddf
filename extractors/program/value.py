"""What is kept of a program where it is named."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.kinds import column


@dataclass(frozen=True, slots=True)
class ProgramMention:
    """A program at one of its mentions: 里海再生事業, variant 第II期, of the 文部科学省."""

    program_id: str | None = column("事業の番号", "Identifier of the program across documents")
    name: str = column("事業名（区分を除く）", "Name of the program, without its variant", default="")
    variant: str | None = column("区分・期（発展型、第II期）", "Variant or phase")
    parent: str | None = column("上位の事業", "Program or package it belongs to")
    organization: str | None = column("所管", "Organization responsible")
    aliases: tuple[str, ...] = column("文書内の別名", "Other names that the document gives it", default=())
