from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warehouse.resolve.identity.components import Components

NAMES = st.sampled_from("abcdef")
TIES = st.lists(st.tuples(NAMES, NAMES), max_size=12)


def test_what_is_tied_over_others_has_one_root() -> None:
    components = Components()

    assert components.tie("a", "b")
    assert components.tie("c", "b")

    assert components.root("a") == components.root("c") != components.root("d")


def test_a_forbidden_pair_never_comes_together_not_even_over_others() -> None:
    components = Components([("a", "c")])

    assert components.tie("a", "b")
    assert not components.tie("b", "c")

    assert components.root("a") != components.root("c")


def test_the_lowest_rank_stands_for_all_and_a_name_without_rank_for_none() -> None:
    components = Components()
    components.tie("a", "b")
    components.tie("b", "x")
    components.tie("y", "z")

    assert components.representatives({"a": (2,), "b": (1,)}) == {"a": "b", "x": "b"}


@given(ties=TIES, forbidden=TIES)
def test_roots_are_one_exactly_where_ties_led(
    ties: list[tuple[str, str]], forbidden: list[tuple[str, str]]
) -> None:
    components = Components([pair for pair in forbidden if pair[0] != pair[1]])
    accepted = [pair for pair in ties if components.tie(*pair)]

    reached = {name: {name} for name in "abcdef"}
    for _ in NAMES.elements:  # type: ignore[attr-defined]
        for one, other in accepted:
            reached[one] |= reached[other]
            reached[other] |= reached[one]
    assert all(
        (components.root(one) == components.root(other)) == (other in reached[one])
        for one in "abcdef"
        for other in "abcdef"
    )
    assert all(components.root(one) != components.root(other) for one, other in forbidden if one != other)
