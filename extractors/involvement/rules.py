"""The words that say what a body does: the name of the role before it, or the verb behind it."""

from __future__ import annotations

from pipeline.rules import Match, Rule

BEFORE, BEHIND = "role_before", "role_behind"
_IS = r"(?:は、?|[:：]|　| )+"
_TOGETHER = r"(?:(?:共同|合同|連携)(?:で|して)|主体となって)?、?"
RUNS, CHOOSES, IS_PAID = "実施", "選定", "補助先"


def _rule(name: str, role: str, label: str, pattern: str) -> Rule:
    def produce(match: Match) -> str:
        return role

    return Rule(name, pattern, produce, label)


RULES = (
    _rule("who runs it", RUNS, BEFORE, rf"(?:(?:事業)?(?:実施|運営)(?:主体|機関|団体|者)|事業主体){_IS}"),
    _rule("who chooses", CHOOSES, BEFORE, rf"(?:選定|審査|採択)(?:主体|機関){_IS}"),
    _rule("who is paid", IS_PAID, BEFORE, rf"(?:間接)?(?:補助|交付|委託)(?:対象者|先|事業者){_IS}"),
    _rule(
        "runs",
        RUNS,
        BEHIND,
        rf"等?(?:が|において|により)、?{_TOGETHER}(?:実施|運営)(?:する|して|され|し、|を行)",
    ),
    _rule("commissions", RUNS, BEHIND, r"から[^。、]{0,20}への委託事業として実施"),
    _rule(
        "chooses",
        CHOOSES,
        BEHIND,
        rf"等?が、?{_TOGETHER}(?:審査(?:の上|し)?、?)?(?:選定|採択)(?:する|し|され|$|。)",
    ),
    _rule("is chosen by", CHOOSES, BEHIND, r"等?により、?(?:選定|採択)され"),
)
