"""What happened on a date: the words that say so, each with its kind, and who acted."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.rules import Match, Rule

EVENT = "date_event"
ACTOR = "date_actor"


@dataclass(frozen=True, slots=True)
class EventLabel:
    """Label `date_event`: the words as printed (閣議決定) and their kind (決定)."""

    event: str
    kind: str


def _event(kind: str, name: str, pattern: str, not_before: str = "") -> Rule:
    def produce(match: Match) -> EventLabel:
        return EventLabel(match.text, kind)

    return Rule(name, pattern, produce, EVENT, not_before=not_before)


def _field(kind: str, name: str, pattern: str) -> Rule:
    """事業開始年度: the field of a form whose value is a date; what happened is 事業開始."""

    def produce(match: Match) -> EventLabel:
        return EventLabel(match["event"] or match.text, kind)

    return Rule(
        name, rf"(?P<event>{pattern})(?:\(予定\))?(?:年度|年月日?|時期)", produce, EVENT, not_before=_NO_FIELD
    )


def _actor(match: Match) -> str:
    return match.text


_NO_FIELD = r"[のにはがをかとよ以前後]|まで|[一-龥]"

RULES = (
    _event(
        "決定",
        "decision",
        r"(?:閣議|専決)?決定|閣議了解|制定|策定|改[定正訂]|成立|答申|承認|締結|署名|合意"
        r"|取りまとめ",
        "[後前済]",
    ),
    _event("決定", "vote", "議決|可決", "定"),
    _event(
        "公募",
        "call for proposals",
        r"(?:公募|募集|申請|受付|電子申請|応募)+(?:の?(?:開始|締め?切り?|期間|期限|受付|説明会))*|締め?切り?|提出期限|必着",
        "[後前]|要領|要件|書|者|資格|代",
    ),
    _event(
        "採択", "selection", r"採択|選定|選考|交付決定|指定|認定|内定", "[後前]|要件|基準|率|審査|者|課題"
    ),
    _event("施行", "entry into force", r"(?:全面|一部)?施行|適用|発効"),
    _event(
        "開始",
        "beginning",
        r"(?:運用|供用|事業|サービス|受付)?開始|着手|発足|立ち上げ(?:時期)?|設置|設立|創設|開[設所講始館]|新設|導入|スタート",
        "年度",
    ),
    _event("終了", "end", r"終了|完了|廃止|満了|閉鎖", "[後前]"),
    _field("開始", "field of the beginning", "(?:事業|補助|実施|制度|運用)?開始"),
    _field("終了", "field of the end", "(?:事業|補助|実施|制度)?(?:終了|完了)"),
    _event(
        "期間",
        "period",
        r"(?:計画|事業|実施|受付|公募|募集|補助|履行|契約|対象)?期間|実施|開催|審議|審査|検討",
        "要領|計画|者",
    ),
    _event(
        "公表",
        "publication",
        r"(?:(?:採択|審査|選定|選考)(?:結果|者)の?)?(?:公表|発表|公開)|公布|告示|公示|掲載|発行|刊行|報告",
        "書|者|内容",
    ),
    Rule(
        "who acted",
        r"閣議|[\p{Han}\p{Katakana}ー・A-Z]{2,20}(?:会議|本部|委員会|審議会|分科会|部会|省|庁|府|局|大臣|機構)",
        _actor,
        ACTOR,
        not_before="[長員]",
    ),
)
