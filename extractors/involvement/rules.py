"""The words that say which part a body has in a program."""

from __future__ import annotations

import re2

from extractors.involvement.bodies import before, behind, is_of_rank, listed_ministries
from extractors.involvement.value import Cue, Role
from pipeline.annotation import Passage
from pipeline.facts import Label
from pipeline.japanese.ministries import body
from pipeline.japanese.numbers import parse_number
from pipeline.rules import Match, Rule

CUE = "involvement"
FIELDS: dict[Role, str] = {
    "所管": "所管(?:府?省庁?|官庁|部局)?|担当(?:府?省庁?|部局庁)|主管(?:府?省庁?|官庁)",
    "実施": "(?:事業)?(?:実施|運営)(?:主体|機関|団体|法人)|事業主体|執行団体",
    "選定": "(?:選定|採択)(?:主体|機関)",
    "補助先": "補助(?:対象者|事業者|先)|交付(?:対象者|先)|委託先|受託(?:者|機関|団体)",
}
_ACTS: dict[str, Role] = {"実施": "実施", "運営": "実施", "選定": "選定", "採択": "選定", "所管": "所管"}
_TOGETHER = (
    "(?:(?:(?:共同|合同|連携|協力|連名)(?:で|して|し|により)?"
    "|(?:中心|主体|一体)となって|(?:府省)?横断的に)、?){0,2}"
)
_SINCE = "(?:[^。、]{1,20}(?:から|より|に)、?)?"
_CALLED_FOR = "(?:公募(?:し)?[、・])?(?:審査(?:し)?[、・])?"
_DONE = (
    r"(?:(?:する|します|した|しました|している|しています|される|された|されている)(?:[。)、\s]|もの|こと|$)"
    r"|し[、て]|[。)\s]|$)"
)
_PAID = r"(?:(?:する|します|した|しました|している|される|された)(?:[。)、\s]|もの|こと|$)|し[、て]|[。)]|$)"
# What is selected for a program; who chairs a committee or wins a contract is not.
_WHAT = "(?:地域|拠点|課題|機関|提案|計画|大学|プロジェクト|企業|構想|戦略|案件|テーマ|都市|自治体|団体)"
_SELECTED = re2.compile(f"{_WHAT}等?を$")
_GIVEN = re2.compile("(?:金|費|経費|費用|額|の一部)(?:の一部)?を$")
_IS_DONE = re2.compile(r"^[」』〉》]?(?:\([^()]*\))?等?を$")
_IS_ALL = re2.compile(r"^(?:\([^()]{1,20}\))?(?:等)?(?:と(?:する|し|なる)|で(?:ある|す|あり)|[。、)]|\s|$)")


def acts(match: Match) -> Cue | None:
    """文部科学省と経済産業省|が共同で選定する。 A body that does something else, 調査を実施, has no part."""
    role, found = _ACTS[match["act"] or ""], _object(match)
    if match["object"] and found is None and not (role == "選定" and _SELECTED.search(match["object"])):
        return None
    return _cue(role, before(match.passage, match.start), found)


def of_several(match: Match) -> Cue | None:
    """4省共同で選定: the ministries that the document lists, where it lists just so many."""
    role, found = _ACTS[match["act"] or ""], _object(match)
    if match["object"] and found is None and not (role == "選定" and _SELECTED.search(match["object"])):
        return None
    return _cue(role, listed_ministries(match.annotated, int(parse_number(match["count"] or ""))), found)


def relative(match: Match) -> Cue | None:
    """海図機構|が実施する|里海再生事業: the program stands right behind."""
    found = _starting(match.passage, match.end)
    return _cue(_ACTS[match["act"] or ""], before(match.passage, match.start), found) if found else None


def of_a_ministry(match: Match) -> Cue | None:
    """環境省|の|里海再生事業 is the ministry's own."""
    found, bodies = _starting(match.passage, match.end), before(match.passage, match.start + 1)
    return _cue("所管", bodies[-1:], found) if found and bodies and is_of_rank(bodies[-1]) else None


def of_a_corporation(match: Match) -> Cue | None:
    """理化学研究所|の「|里海再生事業」 is carried out by this corporation of the state."""
    found, bodies = _starting(match.passage, match.end), before(match.passage, match.start)
    one = body(bodies[-1].value.canonical_name) if bodies else None
    return _cue("実施", bodies[-1:], found) if found and one and one.kind == "corporation" else None


def in_brackets(match: Match) -> Cue | None:
    """里海再生事業|(環境省所管): the program stands right before."""
    bodies = before(match.passage, match.start)
    head = match.passage.normalized[: bodies[0].start - 1].rstrip("」』〉》 ") if bodies else ""
    programs = [one for one in match.passage.named("program") if one.end == len(head)]
    return _cue("所管", bodies, programs[0]) if programs else None


def field(match: Match) -> Cue | None:
    """実施主体:|海図機構. Who is only pointed to, 環境省が認める者, is not named."""
    bodies = behind(match.passage, match.end)
    if not bodies or not _IS_ALL.match(match.passage.normalized[bodies[-1].end :]):
        return None
    role = next(role for role, words in FIELDS.items() if re2.fullmatch(words, match["field"] or ""))
    return _cue(role, bodies, None)


def paid(match: Match) -> Cue | None:
    """海図機構|に委託する, 海図機構|に対し経費を補助する; who is handed a form is not paid."""
    found = _object(match)
    if match["object"] and found is None and match["act"] != "委託" and not _GIVEN.search(match["object"]):
        return None
    bodies = before(match.passage, match.start)
    return None if any(map(is_of_rank, bodies)) else _cue("補助先", bodies, found)


def _cue(role: Role, bodies: tuple[Label, ...], program: Label | None) -> Cue | None:
    return Cue(role, bodies, program) if bodies else None


def _object(match: Match) -> Label | None:
    """The one program that is what is done: が|里海再生事業を|実施; not 里海再生事業の調査を実施."""
    start = match.start + match.text.find(match["object"] or "")
    end = start + len(match["object"] or "")
    found = [one for one in match.passage.named("program") if start <= one.start and one.end <= end]
    if len(found) != 1 or not _IS_DONE.match(match.passage.normalized[found[0].end : end]):
        return None
    return found[0]


def _starting(passage: Passage, start: int) -> Label | None:
    return next((one for one in passage.named("program") if one.start == start), None)


_OBJECT = "(?P<object>[^。、]{1,60}?を)?"
_BEFORE_NAME = r"\s?[「『〈《]?"

RULES: tuple[Rule, ...] = (
    Rule(
        "body that acts",
        f"(?:が|により|によって|において)、?{_SINCE}{_TOGETHER}{_OBJECT}{_TOGETHER}{_CALLED_FOR}"
        f"(?P<act>実施|運営|選定|採択|所管){_DONE}",
        acts,
        CUE,
    ),
    Rule(
        "body as the topic",
        f"(?:は|では|においては)、?{_SINCE}{_TOGETHER}(?P<object>[^。、]{{1,60}}?を){_TOGETHER}{_CALLED_FOR}"
        f"(?P<act>実施|運営|選定|採択|所管){_DONE}",
        acts,
        CUE,
    ),
    Rule(
        "body that selected",
        f"(?:が|により|によって)、?{_TOGETHER}{_CALLED_FOR}(?P<act>選定|採択)(?:する|した|している|された){_WHAT}",
        acts,
        CUE,
    ),
    Rule(
        "several ministries together",
        f"(?P<count>[2-9二三四五六七八九])府?省庁?(?:が|で)?(?:共同|合同|連携|連名)(?:で|して|により)?、?"
        f"{_OBJECT}{_CALLED_FOR}(?P<act>実施|選定|採択){_DONE}",
        of_several,
        CUE,
    ),
    Rule(
        "body before a program",
        f"(?:が|の)?{_TOGETHER}(?P<act>実施|運営|所管)(?:する|している|した|の){_BEFORE_NAME}",
        relative,
        CUE,
    ),
    Rule(
        "body that commissions",
        r"から[^。、]{1,20}への(?:委託|補助)事業として(?P<object>[^。、]{1,60}?を)?(?P<act>実施)",
        acts,
        CUE,
    ),
    Rule("program of a ministry", f"[省庁府](?:の|による){_BEFORE_NAME}", of_a_ministry, CUE),
    Rule("program of a corporation", r"(?:の|による)\s?[「『〈《]", of_a_corporation, CUE),
    Rule("owner in brackets", r"の?所管\)", in_brackets, CUE),
    Rule(
        "field of a role",
        rf"(?P<field>{'|'.join(FIELDS.values())})\s*(?:は、?|[::]|\s)\s*",
        field,
        CUE,
    ),
    Rule(
        "body that is paid",
        f"(?:に(?:対し(?:て)?)?、?|へ(?:の)?){_OBJECT}(?P<act>補助|交付|委託|助成){_PAID}",
        paid,
        CUE,
    ),
)
