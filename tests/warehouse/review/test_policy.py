"""When two must agree, and what a policy file may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.ingest import ingest
from pipeline.home import Home
from warehouse.review.policy import BadPolicy, Gate, Policy, Second, read_policy

EVERY = ("accept", "reject", "correct", "add", "govern")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "review.toml"


def test_without_a_policy_one_reviewer_is_enough_for_all_and_nothing_is_held_back(path: Path) -> None:
    policy = read_policy(path)

    assert policy == Policy()
    assert not any(policy.needs_two(action, 10**15) for action in EVERY)
    assert policy.gate.is_open


def test_a_policy_is_read_from_its_file(path: Path) -> None:
    path.write_text(
        "[second]\nfrom_yen = 1_000_000_000\ncorrections = true\n[gate]\nunreviewed_changes = 0\n", "utf-8"
    )

    policy = read_policy(path)

    assert policy == Policy(Second(1_000_000_000, True), Gate(unreviewed_changes=0))
    assert not policy.gate.is_open


@pytest.mark.parametrize("action", EVERY)
def test_from_an_amount_on_whatever_is_decided_takes_two(action: str) -> None:
    policy = Policy(Second(from_yen=100))

    assert not policy.needs_two(action, 99)
    assert policy.needs_two(action, 100)


def test_an_amount_of_zero_lets_everything_take_two(path: Path) -> None:
    path.write_text("[second]\nfrom_yen = 0\n", "utf-8")

    assert read_policy(path).needs_two("accept", 0)


@pytest.mark.parametrize(
    ("action", "takes_two"),
    [("correct", True), ("add", True), ("govern", True), ("accept", False), ("reject", False)],
)
def test_what_a_person_says_against_the_rules_may_take_two_whatever_its_amount(
    action: str, takes_two: bool
) -> None:
    assert Policy(Second(corrections=True)).needs_two(action, 0) is takes_two


@pytest.mark.parametrize("action", ["hold", "settle", "merge", "apart", "close", "undo"])
def test_what_decides_no_fact_takes_one(action: str) -> None:
    assert not Policy(Second(from_yen=0, corrections=True)).needs_two(action, 10**12)


@pytest.mark.parametrize(
    "text",
    [
        "[second",
        "[second]\nfrom_yen = '十億円'\n",
        "[second]\nfrom_amount = 5\n",
        "[third]\n",
        "[gate]\nopen_errors = 0.5\n",
    ],
)
def test_a_policy_that_is_not_understood_is_refused_with_its_file_and_a_remedy(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")

    with pytest.raises(BadPolicy) as raised:
        read_policy(path)

    assert str(path) in str(raised.value)
    assert raised.value.remedy


def test_a_policy_in_another_encoding_is_refused(path: Path) -> None:
    path.write_bytes("# 二人で確かめる額\n[second]\nfrom_yen = 5\n".encode("cp932"))

    with pytest.raises(BadPolicy):
        read_policy(path)


@pytest.mark.slow
def test_a_gate_has_nothing_to_hold_back_where_no_document_could_be_read(home: Home) -> None:
    home.warehouse.mkdir()
    home.policy.write_text("[gate]\nunreviewed_changes = 0\n", "utf-8")
    (home.inbox / "empty.pdf").touch()

    summary = ingest(home)

    assert (len(summary.failed), summary.published, summary.held_back) == (1, home.published, None)
