"""Which names hang together by ties, and which of them stands for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Tie = tuple[str, str]


class Components:
    """Names joined by ties: a—b and b—c are one component, until a tie within it is forbidden.

    Disjoint sets as in Galler and Fischer (1964), with halved paths.
    """

    def __init__(self, forbidden: Iterable[Tie] = ()) -> None:
        self._above: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._forbidden: dict[str, set[str]] = {}
        for one, other in forbidden:
            self._forbidden.setdefault(one, set()).add(other)
            self._forbidden.setdefault(other, set()).add(one)

    def root(self, name: str) -> str:
        """What all names of a component have in common."""
        above = self._above
        while (next_ := above.get(name, name)) != name:
            above[name] = above.get(next_, next_)
            name = above[name]
        return name

    def tie(self, one: str, other: str) -> bool:
        """Join two components; False where that would bring together what is forbidden."""
        one, other = self.root(one), self.root(other)
        if one == other:
            return True
        ours, theirs = (self._members.get(root, {root}) for root in (one, other))
        if len(ours) < len(theirs):
            one, other, ours, theirs = other, one, theirs, ours
        if any(not ours.isdisjoint(self._forbidden.get(name, ())) for name in theirs):
            return False
        self._above[other] = one
        self._members[one] = ours | theirs
        self._members.pop(other, None)
        return True

    def representatives(self, ranks: Mapping[str, tuple[object, ...]]) -> dict[str, str]:
        """For each name of a component the one that ranks lowest, where that is another."""
        chosen: dict[str, str] = {}
        for members in self._members.values():
            ranked = [(rank, name) for name in members if (rank := ranks.get(name)) is not None]
            if ranked:
                best = min(ranked)[1]
                chosen |= {name: best for name in members if name != best}
        return chosen
