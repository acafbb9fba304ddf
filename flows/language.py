"""Japanese by default; English by --lang en or by the locale."""

from __future__ import annotations

import os
from typing import Literal

LANGUAGE_VARIABLE = "SEISAKU_LANG"


def language() -> Literal["ja", "en"]:
    """What people read: SEISAKU_LANG (set by --lang) decides, else an English locale, else Japanese."""
    wanted = os.environ.get(LANGUAGE_VARIABLE) or next(
        filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))),
        "",
    )
    return "en" if wanted.lower().startswith("en") else "ja"


def say(ja: str, en: str) -> str:
    """The one of two wordings that the reader wants."""
    return en if language() == "en" else ja
