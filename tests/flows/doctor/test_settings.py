"""Settings, well and ill."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from flows.doctor.settings import check_catalogue, check_limits, check_review
from pipeline.home import Home


def write_sources(home: Home, text: str) -> None:
    (home.raw / "sources.toml").write_text(text, "utf-8")


def test_settings_that_are_well(ingested: Home, look: Any) -> None:
    found = look(ingested, check_catalogue, check_review, check_limits)

    assert {name: [one.state for one in some] for name, some in found.items()} == {
        "sources": ["ok"],
        "contact": ["ok"],
        "proxy": ["info"],
        "notify": ["info"],
        "policy": ["ok"],
        "journal": ["ok"],
        "limits": ["ok"],
    }
    assert found["sources"][0].what == "情報源 4、うち有効 3"
    assert found["contact"][0].what == "連絡先：mailto:yosan@example.jp"


def test_a_mistake_in_the_sources_names_the_file_and_the_source(ingested: Home, look: Any) -> None:
    write_sources(ingested, '[[source]]\nid = "mext"\nkind = "fede"\nurl = "http://127.0.0.1:9/"\n')

    [finding] = look(ingested, check_catalogue)["sources"]

    assert finding.state == "error"
    assert str(ingested.raw / "sources.toml") in finding.detail
    assert "mext" in finding.detail and "fede" in finding.detail
    assert finding.remedy


def test_sources_that_are_no_toml(ingested: Home, look: Any) -> None:
    write_sources(ingested, "[operator\n")

    assert [one.state for one in look(ingested, check_catalogue)["sources"]] == ["error"]


def test_nobody_answers_for_the_requests(ingested: Home, look: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sources(ingested, "[operator]\n")

    [missing] = look(ingested, check_catalogue)["contact"]
    monkeypatch.setenv("SEISAKU_CONTACT", "https://example.jp/")
    [named] = look(ingested, check_catalogue)["contact"]

    assert missing.state == "warning"
    assert "[operator] contact" in missing.remedy
    assert str(ingested.raw / "sources.toml") in missing.remedy
    assert (named.state, named.what) == ("ok", "連絡先：https://example.jp/")


def test_a_proxy_and_places_for_notices_are_shown_without_what_is_secret(
    ingested: Home, look: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sources(
        ingested,
        '[operator]\nproxy = "http://taro:hidden@proxy.example.jp:8080"\n'
        '[notify]\nmail_to = ["yosan@example.jp"]\nmail_server = "mail.example.jp:587"\n',
    )
    monkeypatch.setenv("SEISAKU_WEBHOOK", "https://chat.example.jp/hooks/hidden")

    found = look(ingested, check_catalogue)

    assert found["proxy"][0].what == "プロキシ：http://proxy.example.jp:8080"
    assert found["notify"][0].what == "通知先：https://chat.example.jp、yosan@example.jp"
    assert found["notify"][0].detail == "mail.example.jp:587"
    assert "hidden" not in repr(found)


def test_a_policy_with_a_mistake(ingested: Home, look: Any) -> None:
    ingested.policy.write_text("[gate]\nunreviewed_yen = 1\n", "utf-8")
    [well] = look(ingested, check_review)["policy"]
    ingested.policy.write_text("[gate]\nunreviewed = 1\n", "utf-8")
    [ill] = look(ingested, check_review)["policy"]

    assert (well.state, well.detail) == ("ok", "未確認の変更が多ければ公開を止めます")
    assert ill.state == "error"
    assert str(ingested.policy) in ill.detail


def test_a_damaged_journal_names_file_and_line(ingested: Home, look: Any) -> None:
    folder = ingested.decisions / "2026-11"
    folder.mkdir(parents=True)
    (folder / "yamada-000000.jsonl").write_text('{"id": 1}\n', "utf-8")

    [ill] = look(ingested, check_review)["journal"]
    shutil.rmtree(folder)
    [well] = look(ingested, check_review)["journal"]

    assert ill.state == "error"
    assert "yamada-000000.jsonl:1" in ill.detail
    assert (well.state, well.what) == ("ok", "判断の記録：0 件")


def test_a_limit_that_is_no_number(ingested: Home, look: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEISAKU_SECONDS_PER_RANGE", "300")
    [well] = look(ingested, check_limits)["limits"]
    monkeypatch.setenv("SEISAKU_SECONDS_PER_RANGE", "二分")
    [ill] = look(ingested, check_limits)["limits"]

    assert (well.state, well.detail) == ("ok", "SEISAKU_SECONDS_PER_RANGE")
    assert "300 秒" in well.what
    assert ill.state == "error"
    assert "SEISAKU_SECONDS_PER_RANGE=二分" in ill.detail
