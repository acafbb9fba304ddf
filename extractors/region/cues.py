"""The words that tell a list of chosen regions from places that are merely mentioned."""

from __future__ import annotations

import re

from pipeline.japanese.prefectures import prefecture_named
from pipeline.japanese.regions import codes_of

EVENT = re.compile(
    r"交付決定|採択|選定|選抜|抽出|指定|認定|認可|内定|内示|決定|候補|対象|実施|参加|参画|加盟|加入|構成|モデル|試行|先行"
    r"|継続|新規|開始|終了|追加|該当|適用|募集|公募|応募|提案|申請|登録|導入|整備|形成|設置|派遣|配分|被災|支援"
)
"""What happens to regions that are chosen: 採択地域, 新規6地域, 対象自治体."""

CHOSEN = re.compile(r"採択|選定|指定先|認定|内示|交付決定|内定|候補地")
"""What chooses on its own: 採択結果, 交付決定一覧."""

CHOICE = re.compile(
    r"^(?:など|等|ほか|外|他)?(?:の)?(?:各|両|全)?[0-9]*(?:か所|[都道府県市区町村地域エリア拠点団体自治]{1,5})?"
    r"(?:(?:を|が|は)[^。]{0,24}"
    r"(?:採択|候補|モデル|選定|選ば|選び|指定(?!都市)|認定|決定|対象|追加|参加|加盟|応募|提案|申請|該当|内定|抽出)"
    r"|(?:で|において|にて|では)[^。]{0,16}(?:実施|開始|行(?:う|い|っ|わ)|展開|試行|先行|公募)"
    r"|に(?:おける|て|対し)[^。]{0,12}(?:実施|交付|支援|採択|選定))"
)
"""What follows a list in a sentence: を選定した, で実施する, が参加した."""

NOT_CHOSEN = re.compile(
    r"出張|旅費|宿泊(?:料|費|地|先|数|施設)|日当|住所|所在地|本籍|電話|TEL|往復|発着|経由|路線|航路|出身|在住|天気|気象"
    r"|支局|支社|営業所|事務所|問い?合わ?せ|連絡先|〒|丁目|番地|単価|級地|地域手当|運賃|料金|結ぶ|県境|最低賃金"
)
"""Addresses, journeys and tables of rates name places too: 出張旅費, 所在地, 宿泊料."""

REGION_NOUN = re.compile(
    r"(?:地域|自治体|市区?町村|市町|地方公共団体|都市|都?道?府県|県|市|町村|エリア|拠点|団体|地区|圏域|区域|ブロック|特区)"
    r"(?:名|一覧)?等?$"
)
"""What the label of a list ends with: 構成市町村, 採択地域一覧."""

PROGRAM = re.compile(r"事業|プログラム|プロジェクト|補助金|交付金|制度|拠点の?形成")
"""A heading under which a bare number of regions is a program's: 都市再生モデル事業."""

APPLIED = re.compile(r"\s*(?:[ものから計、]{0,4})(応募|申請|提案|申し?込み?|要望)(?!の?対象)")
"""What follows a number of regions that ask to be chosen: 14地域から応募がありました."""

_KIND = re.compile("[型枠]|タイプ|コース|モデル|センター")
_MEANS = frozenset(("支援", "整備", "形成", "派遣", "配分", "導入", "設置", "モデル"))
_ASKS = frozenset(("応募", "申請", "提案"))
_NOT = re.compile(r"(?:され|し)?(?:なかった|ない|ず)|外(?:$|の|地域)")
_ALONE = re.compile(r"(?:新規|継続|追加|採択|選定|認定|内定|候補)(?:採択|選定|分)?")
_REGIONS_OF = re.compile(
    rf"(?:{EVENT.pattern})[^。、]{{0,8}}"
    r"(?:地域|自治体|市区?町村|公共団体|都市|府県|エリア|拠点|地区|圏域|区域|特区)"
)
_STATISTICS = re.compile(r"(?:都道府県|市区?町村|地域|地区|ブロック|自治体|府県)(?:別|毎|ごと)")
_COUNTED = re.compile(r"(?:件|者|人|世帯|施設)?数|率|割合|順位|推移")
_LABEL_BEFORE = (
    re.compile(r"([^。:;「」【】\[\]<>()]{1,40})(?:\([^()]{1,20}\))?\s*[:=/][\s○●◎■◆・]*(?:\(?1[.)]?\s*)?$"),
    re.compile(r"[【\[<〈〔(]\s*([^】\]>〉〕)]{1,40}?)\s*[】\]>〉〕)]\s*$"),
    re.compile(r"([^。:;「」【】\[\]<>()、]{1,30}?)(?:には|は|として)[、,]?\s*$"),
)
_NOUN_BEFORE = re.compile(r"(?:^|[\s・○●■◆□◇※])([一-龯ァ-ヶー]{2,16})(?:\s+|\s*\()$")
_KINDS = re.compile(r"(?:(?:政令)?指定|中核|大)都市|中核市|特別区|市区?町村|都?道?府?県|自治体|地域|都市")
LONGEST_LABEL = 60
LONGEST_ENDING = 6


def names_a_list(text: str) -> bool:
    """Whether a heading or header promises regions: 参加自治体, 採択結果; not 市町村への申請."""
    if _ALONE.fullmatch(text.strip(" ()[]【】<>〈〉:")):
        return True
    if REGION_NOUN.search(text.rstrip(":) 】]>〉》」〕")) or CHOSEN.search(text):
        return True
    return bool(_REGIONS_OF.search(text))


def is_statistics(text: str) -> bool:
    """Whether a heading promises figures for all places: 都道府県別の件数; not 都道府県別採択一覧."""
    return bool(_STATISTICS.search(text)) and (not CHOSEN.search(text) or bool(_COUNTED.search(text)))


def label_before(text: str) -> str | None:
    """What names a list right before it: 対象地域 in 対象地域:札幌市, [採択地域], 構成市町は."""
    for pattern in _LABEL_BEFORE:
        found = pattern.search(text[-LONGEST_LABEL:])
        label = _last_part(found[1].strip(" 　・○●■◆□◇-") if found else "")
        if label[:1].isdigit():
            continue
        if prefecture_named(label) is None and (_says_what_happens(label) or REGION_NOUN.search(label)):
            return label
    noun = _NOUN_BEFORE.search(text[-LONGEST_LABEL:])
    if noun is None or codes_of(noun[1]):
        return None
    return noun[1] if REGION_NOUN.search(noun[1]) and not _KINDS.fullmatch(noun[1]) else None


def _last_part(label: str) -> str:
    """共同提案 of 代表:長野県、共同提案."""
    last = label.rpartition("、")[2]
    return last if EVENT.search(last) or REGION_NOUN.search(last) else label


def _says_what_happens(label: str) -> bool:
    """支援対象, 選定されたのは; not 整備新幹線の停車駅, where a word of it names something else."""
    last = max((one.end() for one in EVENT.finditer(label)), default=None)
    return last is not None and len(label) - last <= LONGEST_ENDING


def event_in(*texts: str | None) -> str | None:
    """The first word of an event in the first text that has one: 新規 in 新規採択分, 対象 in 支援対象.

    No event of a region: the kind 拠点形成型, 選定されなかった, and 応募, which chooses nobody.
    """
    for text in texts:
        found = [one[0] for one in EVENT.finditer(text or "") if _happens(text or "", one)]
        if found:
            return next((one for one in found if one not in _MEANS), found[0])
    return None


def _happens(text: str, event: re.Match[str]) -> bool:
    """Whether a word says what happened, and is no part of a kind's name, no negation, no request."""
    if event[0] in _ASKS or _KIND.match(text, event.end()) or _NOT.match(text, event.end()):
        return False
    return text[event.start() - 1 : event.start()] not in tuple("不未非")
