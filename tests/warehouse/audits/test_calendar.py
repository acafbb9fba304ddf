"""What the calendar says of printed days: from the text of a file to the findings in the published one."""

from __future__ import annotations

import duckdb
import pytest

from flows.ingest import ingest
from pipeline.home import Home

IMPOSSIBLE = {
    "説明会は、令和６年２月30日に開催する。": "令和6年2月30日",
    "説明会は、４月１日と13月１日に開催する。": "13月1日",
    "説明会は、令和７年２月29日に開催する。": "令和7年2月29日",
}
OF_ANOTHER_WEEKDAY = {
    "審査会は、令和６年７月19日（木）に開催する。": "令和6年7月19日は金曜日ですが、（木）と印刷されています",
    "受付は、令和６年４月12日（金）から５月24日（土）まで行う。": (
        "令和6年5月24日は金曜日ですが、（土）と印刷されています"
    ),
    "申請は、令和６年４月１日（火）からとする。": "令和6年4月1日は月曜日ですが、（火）と印刷されています",
}
RIGHT = (
    "審査会は、令和６年７月26日（金）に開催する。",
    "受付は、令和６年４月19日（金）から５月31日（金）まで行う。",
    "説明会は、令和６年２月29日に開催する。",
    "説明会は、平成28年２月29日（月・祝）に開催する。",
)

Findings = dict[int, tuple[str, str]]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """The check and the message of each finding, by the line that it is about."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.inbox.mkdir(parents=True)
    file = home.inbox / "a.txt"
    file.write_text("\n\n".join((*IMPOSSIBLE, *OF_ANOTHER_WEEKDAY, *RIGHT)), "utf-8")
    ingest(home, (file,))
    with duckdb.connect(home.published, read_only=True) as connection:
        rows = connection.execute('SELECT line, "check", message_ja FROM audits').fetchall()
    return {line: (check, message) for line, check, message in rows}


def test_a_day_that_no_calendar_has_is_a_finding_and_no_date(findings: Findings) -> None:
    got = [findings.get(line, ("", "")) for line in (1, 3, 5)]

    assert [(check, message.partition("という")[0]) for check, message in got] == [
        ("impossible_date", word) for word in IMPOSSIBLE.values()
    ]


def test_a_weekday_that_the_day_does_not_have_is_a_finding(findings: Findings) -> None:
    got = [findings.get(line) for line in (7, 9, 11)]

    assert got == [("weekday", message) for message in OF_ANOTHER_WEEKDAY.values()]


def test_days_that_are_right_are_no_finding(findings: Findings) -> None:
    assert [line for line in findings if line > 11] == []
