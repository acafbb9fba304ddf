"""What `seisaku audit` prints and how it ends."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from flows.answers import SCHEMA, encode
from flows.exit_codes import DIFFERENT, DONE, FAILURE
from flows.language import language, say
from flows.show.console import clean, complain, out, styled
from pipeline.home import Home
from warehouse.findings import Finding, all_findings
from warehouse.query_errors import QueryError

_MARKS = {"error": ("✗", "red"), "warning": ("△", "yellow"), "info": ("・", "dim")}


def run(home: Path | None, *, as_json: bool) -> int:
    """Print all findings, document by document, or as JSON."""
    try:
        found = all_findings(Home.find(home).published)
    except QueryError as error:
        complain(error.message, error.remedy)
        return FAILURE
    if as_json:
        rows = [finding._asdict() for finding in found]
        sys.stdout.write(encode({"schema": SCHEMA, "findings": rows}) + "\n")
    else:
        _print(found, out())
    return DIFFERENT if found else DONE


def _print(found: list[Finding], console: Console) -> None:
    document = None
    for finding in found:
        if finding.document != document:
            document = finding.document
            console.print(styled(clean(document), "bold"))
        console.print(_line(finding), soft_wrap=True)
    console.print(styled(say(f"指摘 {len(found)}", f"findings {len(found)}"), "bold"))


def _line(finding: Finding) -> Text:
    mark, style = _MARKS.get(finding.severity, ("・", ""))
    where = f"{finding.line}:" if finding.line else f"p. {finding.page}:"
    message = finding.message_ja if language() == "ja" else finding.message_en
    return Text(f"  {mark} ", style=style).append(f"{where} ", style="dim").append(clean(message), "default")
