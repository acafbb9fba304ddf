"""What `seisaku export` does: a table or an answer into a file, or a release into a folder."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

from flows.exit_codes import DONE, FAILURE, LOST, USAGE
from flows.language import language, say
from flows.show.console import complain, out, styled
from pipeline.home import Home
from warehouse.query import ask
from warehouse.query_errors import QueryError

FORMATS = ("csv", "xlsx", "parquet", "jsonl")
NAME = re.compile(r"[\w（）・]+")
UNFINISHED = ".unfinished"


def run(what: str, home: Path | None, to: Path, encoding: str) -> int:
    """Write an answer; LOST where the file could not hold all of it, after it was said what."""
    form = to.suffix.lstrip(".").lower()
    if form not in FORMATS:
        known = "、".join(f".{one}" for one in FORMATS)
        complain(say(f"{to}: 形式がわかりません", f"{to}: unknown format"), known)
        return USAGE
    if encoding != "utf-8" and form != "csv":
        complain(say("--encoding は CSV だけに効きます", "--encoding is for CSV only"))
        return USAGE
    table = what if NAME.fullmatch(what) else None
    question = f'FROM "{what}"' if table else what
    unfinished = to.with_name(f"{to.name}{UNFINISHED}")
    try:
        count, lost = _write(form, Home.find(home).published, question, table, unfinished, encoding)
        unfinished.replace(to)
    except QueryError as error:
        complain(error.message, error.remedy)
        return FAILURE
    except OSError as error:
        complain(
            f"{to}: {error.strerror or error}", say("書き込む先を確かめてください", "check where it is to go")
        )
        return FAILURE
    finally:
        unfinished.unlink(missing_ok=True)
    out().print(styled(say(f"{to}  {count:,} 行", f"{to}  {count:,} rows")), soft_wrap=True)
    return _told(lost)


def _write(
    form: str, published: Path, question: str, table: str | None, path: Path, encoding: str
) -> tuple[int, Counter[str]]:
    if form == "parquet":
        from warehouse.taking.parquet import write_parquet

        return write_parquet(published, question, path), Counter()
    with ask(published, question) as answer:
        columns = [column.name for column in answer.columns]
        if form == "csv":
            from flows.exporting.csv_file import write_csv

            return write_csv(path, columns, answer, encoding)
        if form == "jsonl":
            from flows.exporting.jsonl_file import write_jsonl

            return write_jsonl(path, columns, answer), Counter()
        from flows.exporting.xlsx_file import Book, Described
        from warehouse.taking.columns import meanings

        told = meanings(published, answer.columns, table, japanese=language() == "ja")
        described = [Described(c.name, c.type, words) for c, words in zip(answer.columns, told, strict=True)]
        book = Book(path, described)
        count = book.write(answer)
        return count, Counter({"…": book.shortened} if book.shortened else {})


def _told(lost: Counter[str]) -> int:
    """Name what the file could not hold."""
    if not lost:
        return DONE
    named = "、".join(
        f"{character}（U+{ord(character):04X} {unicodedata.name(character, '')}）×{number}"
        for character, number in lost.most_common(20)
    )
    more = say(f" ほか {len(lost) - 20} 字", f" and {len(lost) - 20} more") if len(lost) > 20 else ""
    complain(
        say(
            f"書けない文字は〓にしました: {named}{more}",
            f"〓 stands for what could not be written: {named}{more}",
        ),
        say("UTF-8 の CSV か .xlsx なら失われません", "CSV in UTF-8 or .xlsx loses nothing"),
    )
    return LOST


def release(home: Path | None, folder: Path) -> int:
    """Write a release."""
    from flows.exporting.release import write_release
    from flows.fetching.catalogue.catalogue import BadSources, read_catalogue

    place = Home.find(home)
    try:
        written = write_release(place, folder, read_catalogue(place).sources)
    except (QueryError, BadSources) as error:
        complain(error.message, error.remedy)
        return FAILURE
    except OSError as error:
        complain(str(error))
        return FAILURE
    out().print(styled(written), soft_wrap=True)
    return DONE
