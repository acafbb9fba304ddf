"""Options that several commands take."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.language import say
from pipeline.readers import Reader

Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        help=say("raw/ と warehouse/ のある場所", "the folder with raw/ and warehouse/"),
    ),
]
Text = Annotated[
    str | None,
    typer.Option("--text", help=say("ファイルの代わりに読む文", "a text instead of files")),
]
PublishedOn = Annotated[
    datetime | None,
    typer.Option(
        "--published-on",
        formats=["%Y-%m-%d"],
        help=say("公表日（YYYY-MM-DD）", "date of publication"),
    ),
]
Json = Annotated[bool, typer.Option("--json", help=say("JSON で出力", "print JSON"))]
PdfReader = Annotated[
    Reader,
    typer.Option(
        "--reader",
        help=say("PDF を読むライブラリ（既定：pdfium）", "library that reads PDFs (pdfium by default)"),
    ),
]
