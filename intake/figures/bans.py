"""Numbers that are no figures: dates, names, ordinals, ratings, slogans."""

import re

from intake.figures.passage import Passage

_CN = "一二两三四五六七八九十百千"
# Units that are as often part of another word, when the number is written in Chinese: 三方, 两面, 三级.
_AMBIGUOUS = "[方面级门代期批对手股本起节段类头点道天岁度课单口站层架岗分转升米片档村镇路包种P]|网格|街道|社区"
_SLOGAN = (
    "意识|自信|维护|确立|必须|责任|结合|优先|强化|坚持|不摘|最严|全面|严禁|统一|到位|转变|融合|清零|精准|务必"
    "|毫不动摇|振兴|区分|不变|优化|常态|一律|环节"
)
_VALUE = r"\d+(?:\.\d+)?|[一二三四五六七八九十]+"

PATTERNS = (
    # By what stands before the number
    "第⟨",  # 第二批
    r"[A-Za-z][A-Za-z]?[-—_/]?⟨",  # PM10, G308, K12
    r"\d[-—]⟨\d+\|个?⟩[-—]\d",  # a telephone number
    r"[+×*#·]⟨|⟨[^⟩]*⟩\+",  # 1+4+N, 7×24小时
    "《[^》]{0,40}⟨",  # the title of a document
    r"[〔\[【][^〕\]】]{0,6}⟨",  # 〔2020〕
    rf"[几数]⟨[{_CN}]+\|",  # 几十家
    r"[国省]道⟨(?![^⟩]*\|公里⟩)|热线⟨|电话[:：]?⟨|编号[:：]?⟨|标准⟨",
    r"(?:19|20)\d\d[-—至](?:19|20)?⟨",  # a span of years
    r"[:：]⟨\d+\|\d*⟩|⟨\d+\|⟩[:：]\d",  # 1:500
    r"(?:电科|研究院?|中电)[^，。；]{0,6}⟨[^⟩]*\|所⟩",  # 中电科十二所
    rf"⟨[{_CN}]+\|[所中]⟩(?![^，。；、]{{0,10}}(?:学|园|院|校|所|站|中心|机构|馆|室|厅))(?=[、的与共和])",  # 四十九所
    # Numerals that are part of a word
    rf"⟨[{_CN}]+\|(?:{_AMBIGUOUS})⟩",
    r"⟨二\|(?!元|万|亿|千|米|公里)[^⟩%]{1,2}⟩",  # 二次结构: a count would be 两次
    r"⟨[^⟩]*\|(?:台⟩[山县区河]|元⟩[里区]|家⟩[渠子]|方⟩区|道⟩沟|条⟩石)",  # places
    "[统唯同逐各任某另哪这那有之又初仅当专归每第更进再独单头新]⟨一",  # 统一, 每一个, 新一轮
    "连续⟨",
    "⟨零(?!点)",  # 零部件
    r"⟨一\|[^⟩番成倍元]*⟩(?:[”’）)的个一图网性都以人码体致旦律切般时直]|系列)",
    r"⟨[一1]\|[个项件]⟩(?:也|不|声音|调|整体|方面|重要|台阶|新台阶|窗口|体系|样|标准)",
    r"⟨一\|个⟩[^，。；]{0,4}一个",  # 完成一个销号一个
    r"一个[^，。；]{0,6}⟨一\|个⟩(?:[，。；、]|$)",
    r"(?:完成|销号|达标|办结|解决|整改|见效|建成|查处|验收|摘牌|拨付)⟨一\|[个件起处家项]⟩(?:[，。；、]|$)",
    r"⟨一\|件⟩事",
    r"⟨一\|次⟩(?:办|告|申|受|登|跑|通过|就)",  # 一次办好
    r"⟨十\|分⟩",
    rf"⟨[{_CN}]+\|(?:个|项|类|支)⟩(?:[{_CN}]|{_SLOGAN})",
    r"⟨[^⟩]*\|[个项类件种条]⟩[一二三四五六七八九十](?=[”’])",
    r"⟨[^⟩]*\|[个项]⟩(?:一批|一|\d+%|百分之)(?![万千百十])",  # two times 100%: the 100% counts, the 两个 does not
    r"[“‘][^”’]{0,3}⟨[^⟩]*\|[^⟩%‰元吨亩米里成番倍时]+⟩[^”’，。；]{0,8}[”’]",  # “六个一”
    # By what it measures
    "⟨[^⟩]*⟩级(?!以上|以下)",  # 30万吨级
    r"⟨(?:7|24|12|七|二十四)\|小时⟩(?!内|以内|之内)",  # 24小时服务
    r"⟨[^⟩]*\|(?:分钟|小时|公里)⟩[^，。；]{0,8}(?:圈|生活区)",  # 15分钟生活圈
    r"⟨[^⟩]*\|[岁级届期股转点]⟩",
    r"⟨[^⟩]*\|[个项件家]⟩月",
)
"""Each is a pattern over the marked neighbourhood of a quantity: ⟨number|unit⟩ and the words around it."""

_SHORTENED = "压缩|缩短|压减|缩减|减少|减至|降至|控制|提速|不超过|精简|提前"
_REACHED = (
    "达到?|突破|超过|不低于|不高于|不超过|不少于|低于|高于|控制在|≥|≤|<|>"
    "|(?:提高|提升|增加|增长|下降|降低|降|保持|稳定|升)[到至在]"
)
_ISSUED = "班|简报|培训|专刊|栏目|节目|专栏|通报|报道|讲|活动|课|信息|举办|编发|刊发|播出|印发|开办"

EXCUSED = (
    rf"(?:{_REACHED})⟨(?!(?:19|20)\d\d\|)\d+(?:\.\d+)?\|⟩(?=以上|以下|以内|之间|左右|[，。；、]|$)",  # 系数达到0.65
    rf"前⟨(?:{_VALUE})\|⟩(?=以内|以上|[，。；、]|$)",  # 排名前10
    rf"(?:{_SHORTENED}|为|至|到)[^，。；]{{0,6}}⟨[^⟩]*\|(?:小时|天|分钟)⟩",  # 压缩至24小时
    r"(?:提升|提高|晋升|上升|下降|降低|进位|前移)了?⟨[^⟩]*\|级⟩(?=[，。；、]|$|以上)",
    rf"(?:{_ISSUED})[^，。；]{{0,8}}⟨\d[^⟩]*\|期⟩",  # 培训班12期
)
"""What looks banned by its unit and is not."""

_BANNED = re.compile("|".join(PATTERNS))
_EXCUSED = re.compile("|".join(EXCUSED))
_DEADLINE = re.compile(r"⟨[^⟩]*\|(?:个?工作日|天)⟩(?P<within>[以之]?内|前|后)?")
_SHORTER = re.compile(rf"(?:{_SHORTENED})[^。；]{{0,20}}⟨")
_ONE = re.compile(r"⟨一\|(?![^⟩]*[番成倍元%])")
_MADE = re.compile(
    "建|设|打造|培育|引进|引入|落地|签约|开工|立|创|新增|举办|完成|竣工|投用|投产|启动|编|出台|承办|承接|召开|推出|布局|开|办"
    "|争取|申报|申请|发|形成|实现|入选|认定|改造|实施|招引|推进|确保|落户|获|取得|通车|制定|选|配|购|整治|修|扩|盘活|处置"
)


def banned(passage: Passage) -> bool:
    """Whether the quantity is no figure: a date, a name, a slogan, or a number without a unit."""
    marked = passage.marked
    if _EXCUSED.search(marked):
        return False
    if passage.quantity.is_bare:
        return True
    return bool(_BANNED.search(marked)) or _is_deadline(marked) or _is_article(passage)


def _is_deadline(marked: str) -> bool:
    """三个工作日内 is a deadline; 压缩至3个工作日 is a target."""
    found = _DEADLINE.search(marked)
    if not found or _SHORTER.search(marked):
        return False
    return "工作日" in found[0] or bool(found["within"])


def _is_article(passage: Passage) -> bool:
    """一个 counts only with a thing and a verb that makes it: 建成一座污水处理厂, not 销号一个."""
    if not _ONE.search(passage.marked):
        return False
    if not passage.clause_after[:1].strip("、") and len(passage.clause_before.rpartition("、")[2]) < 4:
        return True
    return not (_MADE.search(passage.clause_before[-12:]) or _MADE.search(passage.clause_after[:20]))
