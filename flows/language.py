"""Japanese by default; English by --lang en or by the locale."""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import Literal

LANGUAGE_VARIABLE = "SEISAKU_LANG"
of_this_reader: ContextVar[str | None] = ContextVar("language of the one who asks", default=None)


def language() -> Literal["ja", "en"]:
    """What people read: who asks decides, else SEISAKU_LANG (set by --lang), the locale, Japanese."""
    wanted = (
        of_this_reader.get()
        or os.environ.get(LANGUAGE_VARIABLE)
        or next(
            filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))),
            "",
        )
    )
    return "en" if wanted.lower().startswith("en") else "ja"


def say(ja: str, en: str) -> str:
    """The one of two wordings that the reader wants."""
    return en if language() == "en" else ja
