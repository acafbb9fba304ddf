"""What `seisaku export` takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.commands.options import Home
from flows.exit_codes import USAGE
from flows.language import say


def add_export(app: typer.Typer) -> None:
    """Add the command to an application."""

    @app.command(
        help=say(
            "表や問い合わせの答えを CSV・Excel・Parquet・JSON Lines に書き出す",
            "Write a table or an answer as CSV, Excel, Parquet or JSON Lines",
        ),
        epilog=say(
            "終了コード：0 済んだ、1 失敗、2 使い方、5 書けない文字があった（〓にし、どれかを示します）",
            "Exit code: 0 done, 1 failure, 2 usage, 5 some characters could not be written (they are named)",
        ),
    )
    def export(
        what: Annotated[
            str | None,
            typer.Argument(metavar="[TABLE|QUERY]", help=say("表の名前か SQL", "a table or SQL")),
        ] = None,
        to: Annotated[
            Path | None,
            typer.Option(
                "--to", metavar="FILE", help=say(".csv .xlsx .parquet .jsonl", ".csv .xlsx .parquet .jsonl")
            ),
        ] = None,
        encoding: Annotated[
            Literal["utf-8", "cp932"],
            typer.Option("--encoding", help=say("CSV の文字コード", "of a CSV file")),
        ] = "utf-8",
        release: Annotated[
            bool,
            typer.Option(
                "--release",
                help=say(
                    "引用できる版をフォルダー（--to、既定 .）に作る",
                    "a release to cite, in the folder --to (.)",
                ),
            ),
        ] = False,
        home: Home = None,
    ) -> None:
        """Write a table, an answer or a release."""
        from flows.commands import export as command
        from flows.show.console import complain

        if release and what is None:
            raise typer.Exit(command.release(home, to or Path()))
        if release or what is None or to is None:
            complain(
                say(
                    "TABLE か SQL と --to FILE、または --release を",
                    "give a table or SQL and --to FILE, or --release",
                )
            )
            raise typer.Exit(USAGE)
        raise typer.Exit(command.run(what, home, to, encoding))
