"""What each command takes; heavy imports wait until one is run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from flows.commands.compare import add_comparing
from flows.commands.fetch_app import add_fetching
from flows.commands.options import Home, Json, PdfReader, PublishedOn, Text
from flows.commands.product_app import add_product
from flows.commands.review_app import review_app
from flows.exit_codes import USAGE
from flows.language import say
from pipeline.readers import DEFAULT_READER

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say(
        "政策文書（PDF・テキスト）を、頁と原文までたどれる事実にして DuckDB に収めます。",
        "Turns policy documents (PDF, text) into facts in DuckDB, each traced to its page and words.",
    ),
)


app.add_typer(review_app, name="review")
add_fetching(app)
add_product(app)
add_comparing(app)
add_product(app)


@app.callback()
def _options(
    lang: Annotated[str | None, typer.Option(help=say("表示の言語（ja, en）", "language (ja, en)"))] = None,
) -> None:
    if lang not in (None, "ja", "en"):
        _usage(say("--lang は ja か en です", "--lang is ja or en"))


@app.command(
    help=say(
        "文書を取り込み、事実を公開ファイルに出す",
        "Take documents in and publish their facts",
    ),
    epilog=say(
        "各作業プロセスの上限は環境変数で変えられます：SEISAKU_SECONDS_PER_RANGE（32頁ごとの秒数、既定120）、"
        "SEISAKU_MEGABYTES_PER_WORKER（MB、既定2048）。超えた文書は失敗とし、上限を変えるまで読み直しません。",
        "Each worker's limits stand in the environment: SEISAKU_SECONDS_PER_RANGE (seconds for 32 "
        "pages, 120), SEISAKU_MEGABYTES_PER_WORKER (MB, 2048). A document that exceeds them fails, and is "
        "not tried again until they change.",
    ),
)
def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help=say(
                "ファイルかフォルダ（既定：raw/samples と raw/inbox）",
                "files or folders (raw/samples, raw/inbox)",
            ),
        ),
    ] = None,
    home: Home = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", help=say("Prefect を使わずに実行", "run without Prefect")),
    ] = False,
    reader: PdfReader = DEFAULT_READER,
    as_json: Json = False,
) -> None:
    """Take documents in and publish their facts."""
    from flows.commands import ingest as command

    raise typer.Exit(command.run(paths or [], home, reader, plain=plain, as_json=as_json))


@app.command(
    help=say(
        "ファイルや文から事実を取り出す（保存しない）",
        "Facts of files or texts; nothing is stored",
    )
)
def extract(
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...")] = None,
    text: Text = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            help=say(
                '1行1件の {"id","text"} を読み、1行ずつ答える（FILE か標準入力）',
                'read one {"id","text"} a line (FILE or stdin), answer one line each',
            ),
        ),
    ] = False,
    published_on: PublishedOn = None,
    reader: PdfReader = DEFAULT_READER,
    as_json: Json = False,
) -> None:
    """Extract facts of files or texts; nothing is stored."""
    from flows.commands import extract as command

    if text is None and not files and not jsonl:
        _usage(
            say(
                "FILE、--text、--jsonl のいずれかが要ります",
                "give FILE, --text or --jsonl",
            )
        )
    day = published_on.date() if published_on else None
    if jsonl:
        raise typer.Exit(command.lines(files or [], day))
    raise typer.Exit(command.documents(files or [], text, day, reader, as_json=as_json))


@app.command(
    help=say(
        "どの規則が何を見つけ、各項目がどこから来たかを示す",
        "Which rule saw what, and where fields came from",
    )
)
def explain(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]")] = None,
    text: Text = None,
    published_on: PublishedOn = None,
    as_json: Json = False,
) -> None:
    """Explain which rule saw what."""
    from flows.commands import explain as command

    if (file is None) == (text is None):
        _usage(say("FILE か --text のどちらか一つを", "give either FILE or --text"))
    day = published_on.date() if published_on else None
    raise typer.Exit(command.run(file, text, day, as_json=as_json))


@app.command(
    "compare-readers",
    help=say(
        "PDF を二つのライブラリで読み、文字と数字の違いを頁ごとに示す（終了コード：0 一致、3 相違）",
        "Read a PDF with both readers and show, page by page, characters and figures that only one has "
        "(exit code 0: they agree, 3: they differ)",
    ),
)
def compare_readers(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    as_json: Json = False,
) -> None:
    """Show where the two readers disagree."""
    from flows.commands import compare_readers as command

    raise typer.Exit(command.run(file, as_json=as_json))


@app.command(
    help=say(
        "頁の読み取りと、見出しや表の関係を HTML に描く",
        "Draw what was read of a page, and what governs what, as HTML",
    )
)
def page(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    number: Annotated[
        int, typer.Argument(metavar="[N]", min=1, help=say("頁（既定：1）", "page (1 by default)"))
    ] = 1,
    to: Annotated[
        Path | None,
        typer.Option("--to", help=say("書き出す先（- は標準出力）", "where to write (- is stdout)")),
    ] = None,
) -> None:
    """Draw a page with its blocks and chains."""
    from flows.commands import page as command

    raise typer.Exit(command.run(file, number, to))


@app.command(
    help=say(
        "公開ファイルに SQL で問い合わせる（読み取り専用）",
        "Ask the published file in SQL (read-only)",
    )
)
def sql(
    query: Annotated[
        str,
        typer.Argument(metavar="[QUERY|-]", help=say("SQL（- は標準入力）", "SQL (- reads stdin)")),
    ] = "-",
    home: Home = None,
    as_csv: Annotated[bool, typer.Option("--csv", help=say("CSV で出力", "print CSV"))] = False,
    as_json: Json = False,
) -> None:
    """Ask the published file in SQL."""
    from flows.commands import sql as command

    if as_csv and as_json:
        _usage(
            say(
                "--csv と --json は同時に使えません",
                "--csv and --json exclude each other",
            )
        )
    if query == "-" and sys.stdin.isatty():
        _usage(
            say(
                "SQL を引数か標準入力で渡してください",
                "give SQL as an argument or on stdin",
            )
        )
    text = sys.stdin.read() if query == "-" else query
    raise typer.Exit(command.run(text, home, as_csv=as_csv, as_json=as_json))


@app.command(
    help=say(
        "点検の指摘：合計や差額の食い違い、二通りの額、曜日の誤りなど（終了コード：0 なし、3 あり）",
        "What the audits found: totals, differences, two amounts, weekdays … that contradict each other "
        "(exit code 0: nothing, 3: findings)",
    )
)
def audit(home: Home = None, as_json: Json = False) -> None:
    """Show what the audits found."""
    from flows.commands import audit as command

    raise typer.Exit(command.run(home, as_json=as_json))


@app.command(
    help=say(
        "すべて良好かを一目で示し、そうでなければ何をすればよいかを示す（終了コード：0 異常なし、1 あり）",
        "Whether everything is well, and what to type where it is not (exit code 0: nothing wrong, 1: "
        "something is)",
    ),
    epilog=say(
        "ネットワークは使わず、実行中の取り込みや収集を待たず、何も書き換えません。",
        "Uses no network, waits for no run, and changes nothing.",
    ),
)
def doctor(home: Home = None, as_json: Json = False) -> None:
    """Show whether everything is well."""
    from flows.commands import doctor as command

    raise typer.Exit(command.run(home, as_json=as_json))


def _usage(message: str) -> NoReturn:
    from flows.show.console import complain

    complain(message, "seisaku --help")
    raise typer.Exit(USAGE)
