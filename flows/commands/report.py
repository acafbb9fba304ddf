"""What `seisaku report` writes and how it ends."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

from flows.exit_codes import DONE, FAILURE, USAGE
from flows.language import say
from flows.reporting.gathering import page_about
from flows.reporting.subject import Subject, nearest, subjects
from flows.show.console import complain, err, out, styled
from pipeline.home import Home
from warehouse.query_errors import QueryError
from warehouse.reports.asking import Questions, questions

LISTED = 20


def run(wanted: str | None, to: Path | None, home: Path | None) -> int:
    """Write the page about what is wanted, beside the caller or to `to` (- is stdout)."""
    found = Home.find(home)
    try:
        with questions(found.published) as ask:
            meant = subjects(ask, wanted)
            if len(meant) != 1:
                return _unclear(ask, wanted or "", meant)
            html = page_about(ask, found, meant[0])
    except QueryError as error:
        complain(error.message, error.remedy)
        return FAILURE
    return _written(html, to or Path(file_name(meant[0])))


def _unclear(ask: Questions, wanted: str, meant: list[Subject]) -> int:
    if not meant:
        near = nearest(ask, wanted)
        remedy = say(f"もしかして: {'、'.join(near)}", f"perhaps: {', '.join(near)}") if near else ""
        complain(
            say(
                f"「{wanted}」という事業も資料もありません", f"no program and no document is called {wanted}"
            ),
            remedy or say("seisaku sql 'FROM programs' で事業を見られます", "seisaku sql 'FROM programs'"),
        )
        return FAILURE
    complain(
        say(f"「{wanted}」に当たるものが{len(meant)}件あります", f"{wanted} may mean {len(meant)} things"),
        say("識別子で選んでください", "choose one by its identity"),
    )
    for one in meant[:LISTED]:
        told = say(f"額 {one.figures}件", f"{one.figures} figures") if one.kind == "program" else ""
        err().print(styled(f"  {one.identity}  {one.name}  {told}".rstrip()), soft_wrap=True)
    if len(meant) > LISTED:
        more = len(meant) - LISTED
        err().print(styled(say(f"  … ほか {more} 件", f"  … and {more} more"), "dim"))
    return USAGE


def _written(html: str, target: Path) -> int:
    if str(target) == "-":
        sys.stdout.write(html)
        return DONE
    try:
        target.write_text(html, "utf-8")
    except OSError as error:
        complain(
            f"{target}: {error.strerror}",
            say("パスと権限を確かめてください", "check the path and its permissions"),
        )
        return FAILURE
    out().print(styled(target))
    return DONE


def file_name(subject: Subject) -> str:
    """What a page is called where nobody says: report.html, report-c2802befe9fb.html."""
    if subject.kind == "whole":
        return "report.html"
    stem = subject.identity if subject.kind == "program" else PurePosixPath(subject.identity).stem
    return f"report-{stem}.html"
