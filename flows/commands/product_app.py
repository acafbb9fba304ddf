"""What the commands take that turn the published file into answers for people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.commands.options import Home, Json
from flows.exit_codes import USAGE
from flows.language import say


def add_product(app: typer.Typer) -> None:
    """Add the commands to an application."""
    _add_search(app)
    _add_report(app)
    _add_export(app)


def _add_search(app: typer.Typer) -> None:
    @app.command(
        help=say(
            "すべての文書の本文を語で検索し、その箇所にある事実とともに示す",
            "Search the text of all documents, and show the facts that stand in each passage",
        ),
        epilog=say(
            '「」か "" で囲んだ語句は、そのとおり含む箇所だけを示します（字形・空白・句読点は問いません）。',
            'What stands in 「」 or "" must occur exactly (forms of letters, spaces and commas aside).',
        ),
    )
    def search(
        words: Annotated[
            list[str], typer.Argument(metavar="WORDS...", help=say("検索する語", "words to look for"))
        ],
        home: Home = None,
        document: Annotated[
            str | None,
            typer.Option("--document", help=say("文書の名前の一部", "part of a document's name")),
        ] = None,
        kind: Annotated[
            str | None,
            typer.Option(
                "--kind", help=say("この種類の事実がある箇所（budget など）", "with such a fact (budget …)")
            ),
        ] = None,
        limit: Annotated[int, typer.Option("--limit", min=1, help=say("示す件数", "how many to show"))] = 10,
        as_json: Json = False,
    ) -> None:
        """Search the text of all documents."""
        from flows.commands import search as command

        raise typer.Exit(command.run(" ".join(words), home, document, kind, limit, as_json=as_json))


def _add_report(app: typer.Typer) -> None:
    @app.command(
        help=say(
            "事業、資料、または全体について、出典付きの1枚の HTML を書く",
            "Write one HTML page about a program, a document or everything, each figure with its source",
        ),
        epilog=say(
            "終了コード：0 書いた、1 見つからない、2 複数に当たる（一覧を出します）。",
            "Exit code: 0 written, 1 nothing found, 2 it may mean several (they are listed).",
        ),
    )
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


def _add_export(app: typer.Typer) -> None:
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
