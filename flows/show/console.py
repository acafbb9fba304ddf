"""The two consoles: results to stdout, everything else to stderr; NO_COLOR is obeyed by rich itself."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.text import Text

_CONTROL = {c: None for c in (*range(0x20), *range(0x7F, 0xA0)) if c not in (0x09, 0x0A)}


def out() -> Console:
    """Stdout; documents' text on it is never markup."""
    return Console(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=False)


def err() -> Console:
    """Stderr, for progress and complaints."""
    return Console(file=sys.stderr, markup=False, highlight=False, emoji=False)


def clean(text: object) -> str:
    """Text of a document or a file name without control characters: no escape sequence gets through."""
    return str(text).translate(_CONTROL)


def styled(text: object, style: str = "") -> Text:
    """Clean text in a style."""
    return Text(clean(text), style=style)


def complain(what: str, remedy: str = "") -> None:
    """One clear line on stderr: what is wrong, and what to do about it."""
    line = Text("✗ ", style="bold red").append(clean(what), style="default")
    if remedy:
        line.append("  → ", style="dim").append(clean(remedy), style="default")
    err().print(line, soft_wrap=True)
