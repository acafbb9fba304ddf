"""What the commands that give the product away take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Home
from flows.language import say


def add_product(app: typer.Typer) -> None:
    """Add the commands to an application."""
    app.command(
        help=say(
            "事業、資料、または全体について、出典付きの1枚の HTML を書く",
            "Write one HTML page about a program, a document or everything, each figure with its source",
        ),
        epilog=say(
            "終了コード：0 書いた、1 見つからない、2 複数に当たる（一覧を出します）。",
            "Exit code: 0 written, 1 nothing found, 2 it may mean several (they are listed).",
        ),
    )(report)


def report(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[PROGRAM|DOCUMENT]",
            help=say(
                "事業の名前か一部か program_id、または資料の名前（既定：全体）",
                "a program's name, a part of it or its program_id, or a document (everything)",
            ),
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", help=say("書き先の HTML（- は標準出力）", "the file (- is stdout)")),
    ] = None,
    home: Home = None,
) -> None:
    """Write a page."""
    from flows.commands import report as command

    raise typer.Exit(command.run(what, to, home))
