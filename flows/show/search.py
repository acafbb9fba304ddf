"""Passages that were found, on a terminal: where they stand, the words marked, the facts beside them."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from flows.language import say
from flows.show.console import clean, styled
from flows.show.yen import yen_ja
from warehouse.search.passage import Found, Hit, Hits

MOST_FACTS = 8
MARKED = "bold yellow"


def print_hits(hits: Hits, console: Console) -> None:
    """How many passages there are, each with its facts, and what was found nowhere."""
    for word in hits.unknown:
        told = say(f"「{word}」はどの文書にもありません", f"“{word}” stands in no document")
        console.print(styled(told, "yellow"), soft_wrap=True)
    if hits.near:
        names = "、".join(hits.near)
        console.print(styled(say(f"もしかして: {names}", f"did you mean: {names}"), "dim"))
    console.print(styled(_count(hits), "bold" if hits.hits else ""), soft_wrap=True)
    for number, hit in enumerate(hits.hits, 1):
        console.print()
        console.print(_place(number, hit), soft_wrap=True)
        console.print(marked(hit), soft_wrap=True)
        for fact in hit.facts[:MOST_FACTS]:
            console.print(_fact(fact), soft_wrap=True)
        if (more := len(hit.facts) - MOST_FACTS) > 0:
            console.print(styled(say(f"     ほか{more}件の事実", f"     {more} facts more"), "dim"))


def marked(hit: Hit) -> Text:
    """The sentence with the words marked; control characters of the document are gone."""
    line = Text("   ")
    end = 0
    for start, stop in hit.marks:
        line.append(clean(hit.sentence[end:start]))
        line.append(clean(hit.sentence[start:stop]), style=MARKED)
        end = stop
    return line.append(clean(hit.sentence[end:]))


def _count(hits: Hits) -> str:
    if not hits.hits:
        return say("該当する箇所はありません。", "Nothing was found.")
    shown = len(hits.hits)
    told = say(f"{hits.found:,} 箇所", f"{hits.found:,} passages")
    if shown < hits.found:
        told += say(
            f"（上位 {shown} を表示。ほかは --limit で）", f" (the best {shown} are shown; --limit for more)"
        )
    if hits.partial:
        told += say("。すべての語を含む箇所はありません", "; none holds all of the words")
    return told


def _place(number: int, hit: Hit) -> Text:
    where = (
        say(f"{hit.page}頁", f"p. {hit.page}")
        if hit.line is None
        else say(f"{hit.line}行目", f"line {hit.line}")
    )
    line = styled(f"{number}. ", "dim").append(clean(hit.document), style="cyan").append(f"  {where}")
    return line.append(f"  『{clean(hit.title)}』", style="dim") if hit.title else line


def _fact(fact: Found) -> Text:
    line = styled(f"   ・{fact.kind} ", "green").append(clean(fact.value_quote), style="bold")
    said = [*_named(fact), *_amount(fact)]
    if said:
        line.append(f"  {clean('  '.join(said))}")
    return line.append(f"  {clean(fact.fact_id)}", style="dim")


def _named(fact: Found) -> list[str]:
    named = " ".join(filter(None, (fact.program, fact.variant)))
    year = say(f"{fact.fiscal_year}年度", f"FY{fact.fiscal_year}") if fact.fiscal_year else ""
    return [one for one in (named, year) if one]


def _amount(fact: Found) -> list[str]:
    if fact.table_name != "budgets":
        return []
    amounts = dict.fromkeys(one for one in (fact.amount_min, fact.amount_max) if one is not None)
    return ["～".join(map(yen_ja, amounts))] if amounts else []
