"""The schedule: whether a Prefect server is named that runs it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from flows.doctor.finding import Finding
from flows.doctor.premises import Premises
from flows.doctor.telling import server
from flows.language import say

VARIABLE = "PREFECT_API_URL"


def check_schedule(premises: Premises) -> Iterator[Finding]:
    """Which Prefect server the environment names; it is not asked."""
    url = os.environ.get(VARIABLE)
    if url:
        what = say(f"Prefect のサーバー：{server(url)}", f"Prefect's server: {server(url)}")
        yield Finding("prefect", "info", what, VARIABLE)
        return
    yield Finding(
        "prefect",
        "info",
        say("Prefect のサーバーの指定なし", "no Prefect server is named"),
        say(f"実行ごとに自前のものを使います（{VARIABLE}）", f"each run has its own ({VARIABLE})"),
    )
