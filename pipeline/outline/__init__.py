"""What governs what: for each block and cell its chain, the nearest first. Structure only, no meaning."""

from __future__ import annotations

from pipeline.outline.chains import Outline
from pipeline.outline.links import Link, Relation

__all__ = ["Link", "Outline", "Relation"]
