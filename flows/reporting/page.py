"""A page as one file: nothing of it is asked of anybody, and only our own two scripts may run in it."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from flows.language import language, say
from flows.reporting import words
from flows.reporting.charts.drawing import Chart
from flows.reporting.sources import Sources
from flows.reporting.subject import called

_ESCAPED = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
_HERE = files(__package__)
_TEMPLATES = Environment(
    loader=FileSystemLoader(str(_HERE.joinpath("templates"))),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals |= {
    "say": say, "called": called, "amount_word": words.amount_word, "year_word": words.year_word,
    "stage_word": words.stage_word, "role_word": words.role_word, "relation_word": words.relation_word,
    "yen": words.yen, "number": words.number, "day_word": words.day_word, "joined": words.joined,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Script:
    """A script of ours with the digest by which the page allows it."""

    text: Markup

    @property
    def digest(self) -> str:
        """The source expression of the page's policy."""
        return f"'sha256-{base64.b64encode(hashlib.sha256(self.text.encode()).digest()).decode()}'"


def render(template: str, sources: Sources, coded: words.Words, charts: list[Chart], **shown: Any) -> str:
    """A page from its template; what it cites becomes its list of sources."""
    scripts = [Script(Markup(_bundle())), Script(Markup(_text("report.js")))] if charts else []
    return _TEMPLATES.get_template(template).render(
        lang=language(),
        style=Markup(_text("report.css")),
        scripts=scripts,
        charts={chart.name: chart for chart in charts},
        spec=lambda chart: data(chart.spec),
        sources=sources,
        coded=coded.coded,
        table_word=coded.table,
        **shown,
    )


def data(value: Any) -> Markup:
    """JSON for a script of data: nothing in it ends the script or begins an entity."""
    return Markup(json.dumps(value, ensure_ascii=False, default=str).translate(_ESCAPED))


def _text(name: str) -> str:
    return _HERE.joinpath("static", name).read_text("utf-8")


def _bundle() -> str:
    import vl_convert

    bundle: str = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # the stub knows no default
    return bundle
