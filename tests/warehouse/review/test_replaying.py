"""Many decisions, read back and laid over many facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from warehouse.board.deciding import target_of
from warehouse.review.facts import CurrentFact
from warehouse.review.journal import Journal
from warehouse.review.policy import Policy, Second
from warehouse.review.records import Decision, Target
from warehouse.review.standing import stand

FACTS = 50_000
REVIEWERS = ("山田", "佐藤")
START = datetime(2026, 11, 1, tzinfo=UTC)
OLD, NEW = "0" * 64, "1" * 64


def fact(number: int) -> CurrentFact:
    words = f"第{number}号の事業 {number}億円"
    quote = f"{number}億円"
    return CurrentFact(
        f"inbox/{number % 100}.txt", "budget", f"f{number}", OLD, "r", f"{quote}\x1e{words}", "",
        len(words) - len(quote), (number, 0, len(quote)), 1, number, None, words, quote, "amount",
        {"amount_max": number * 100_000_000, "stage": "draft"}, (),
    )  # fmt: skip


def lines(reviewer: str, facts: Sequence[CurrentFact]) -> bytes:
    """What a reviewer says of all facts: on every tenth the second one says otherwise than the first."""
    second = REVIEWERS.index(reviewer)
    return b"".join(line(number, one, reviewer, second) for number, one in enumerate(facts))


def line(number: int, one: CurrentFact, reviewer: str, second: int) -> bytes:
    disagrees = second and number % 10 == 0
    is_corrected = number % 5 == 0 and not disagrees
    decision = Decision(
        id=f"{reviewer}{number}",
        at=START + timedelta(seconds=2 * number + second),
        reviewer=reviewer,
        batch=f"{reviewer}{number // 1000}",
        action="reject" if disagrees else "correct" if is_corrected else "accept",
        target=target_of(one),
        seen=one.value,
        value={"stage": "request"} if is_corrected else None,
        rule=one.rule,
    )
    return msgspec.json.encode(decision) + b"\n"


@pytest.mark.slow
def test_a_hundred_thousand_decisions_are_read_back_and_stand_on_the_facts_of_a_new_edition(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path / "decisions")
    before = [fact(number) for number in range(FACTS)]
    journal.folder.mkdir()
    for reviewer in REVIEWERS:
        (journal.folder / f"{reviewer}.jsonl").write_bytes(lines(reviewer, before))
    undone = ("佐藤10", "佐藤20")
    undo = Decision("undo", START + timedelta(days=9), "山田", "u", "undo", Target("state"), undoes=undone)
    journal.append([undo])
    # Every fact moved to another place in another edition; every hundredth one is gone.
    now = [
        one._replace(sha256=NEW, span=(number + 7, 1, 9), page=2)
        for number, one in enumerate(before)
        if number % 100 != 1
    ]
    versions = {f"inbox/{number}.txt": (NEW, "r") for number in range(100)}

    read = journal.decisions()
    standing = stand(read, now, versions, lambda target: None, Policy(Second(from_yen=0)))

    both = (f"{reviewer}{number}" for number in range(FACTS) for reviewer in REVIEWERS)
    assert [one.id for one in read] == [name for name in both if name not in undone]
    states = Counter((one.verdict.state, one.status) for one in standing.facts.values() if one.verdict)
    assert states == {
        ("decided", "accepted"): 39_500,  # four of five, but for every hundredth
        ("decided", "corrected"): 5_000,
        ("conflict", "proposed"): 5_000 - 2,  # every tenth
        ("second", "proposed"): 2,
    }
    assert all(one.fact.fact_id == key[2] for key, one in standing.facts.items())
    assert Counter(one.tie for one in standing.loose) == {"orphan": 500}
