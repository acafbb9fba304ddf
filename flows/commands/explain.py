"""What `seisaku explain` prints and how it ends."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from flows.answers import SCHEMA, encode
from flows.exit_codes import DONE, FAILURE
from flows.language import say
from flows.show.console import complain, out
from flows.show.explanation import print_explanation
from pipeline.annotation import Declared
from pipeline.explain import Explanation, explain, fact_as_json
from pipeline.reading import Unreadable, read, read_text


def run(file: Path | None, text: str | None, published_on: date | None, *, as_json: bool) -> int:
    """Explain a text or a file."""
    try:
        document = read(file.read_bytes(), file.name) if file else read_text(text or "")
        explanation = explain(document, Declared(published_on=published_on))
    except Unreadable as error:
        complain(f"{file or '--text'}: {error.reason}", error.remedy)
        return FAILURE
    except OSError as error:
        complain(
            f"{file}: {error.strerror}",
            say("パスと権限を確かめてください", "check the path and its permissions"),
        )
        return FAILURE
    if as_json:
        sys.stdout.write(_json(explanation) + "\n")
    else:
        print_explanation(explanation, out())
    return DONE


def _json(explanation: Explanation) -> str:
    return encode(
        {
            "schema": SCHEMA,
            "passages": explanation.passages,
            "facts": [fact_as_json(fact) for fact in explanation.facts],
        }
    )
