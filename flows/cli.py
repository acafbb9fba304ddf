"""The command `seisaku`: sets up language and streams, then runs one command; heavy imports wait for it."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from flows.language import LANGUAGE_VARIABLE


def main() -> None:
    """Run the command line."""
    _take_language(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    from flows.commands.app import app

    app(prog_name="seisaku")


def _take_language(arguments: list[str]) -> None:
    """Learn --lang before anything is worded: the help is worded when the commands are imported."""
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--":
            return
        if name == "--lang":
            os.environ[LANGUAGE_VARIABLE] = value or next(iter(arguments[position + 1 :]), "")


def _speak_utf8(stream: TextIO) -> None:
    """Japanese comes out whole under LC_ALL=C too; what no encoding holds is shown escaped."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
