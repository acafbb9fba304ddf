"""Alerts: raised once, standing, settled; an address is ill in one way at a time."""

from __future__ import annotations

from datetime import datetime, timedelta

from flows.fetching.visiting.alerting import Alerting
from warehouse.fetched.rows import Alert

NOW = datetime(2026, 9, 1)


def told(alerting: Alerting) -> list[tuple[str, str, str]]:
    return [(alert.event, alert.subject, alert.cause) for alert in alerting.take_new()]


def warn(alerting: Alerting, subject: str, cause: str) -> None:
    alerting.warn(subject, cause, "理由", "対処", NOW)


def test_an_alert_is_raised_once_and_settled_once() -> None:
    alerting = Alerting("s", ())
    warn(alerting, "a", "timeout")
    warn(alerting, "a", "timeout")

    assert told(alerting) == [("raised", "a", "timeout")]
    alerting.settle("a", "timeout", NOW)
    alerting.settle("a", "timeout", NOW)
    assert told(alerting) == [("settled", "a", "timeout")]
    assert alerting.standing == []


def test_what_stood_before_stands_with_its_day() -> None:
    before = Alert("s", "a", "waf", "理由", "対処", NOW - timedelta(days=3))
    alerting = Alerting("s", [before])
    warn(alerting, "a", "waf")

    assert (told(alerting), alerting.standing) == ([], [before])
    assert alerting.since("a", "waf") == NOW - timedelta(days=3)
    assert alerting.since("a", "gone") is None


def test_an_answer_settles_all_but_silence_and_only_at_its_address() -> None:
    alerting = Alerting("s", ())
    for subject, cause in (
        ("a", "timeout"),
        ("a", "stale"),
        ("a", "fewer"),
        ("a", "empty"),
        ("b", "timeout"),
    ):
        warn(alerting, subject, cause)
    alerting.take_new()

    alerting.answered("a", NOW)

    assert told(alerting) == [("settled", "a", "timeout")]


def test_another_illness_takes_the_place_of_the_first() -> None:
    alerting = Alerting("s", ())
    warn(alerting, "a", "timeout")
    alerting.answered("a", NOW, but="waf")
    warn(alerting, "a", "waf")
    alerting.answered("a", NOW, but="waf")

    assert told(alerting) == [("raised", "a", "timeout"), ("settled", "a", "timeout"), ("raised", "a", "waf")]
