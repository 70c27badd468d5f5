"""Numbers that are no figures: dates, names, ordinals, ratings, slogans."""

import re

from intake.figures.passage import Passage

_CN = "一二两三四五六七八九十百千"
_BUILD = (
    "建|设|打造|培育|引进|引入|落地|签约|开工|立|创|新增|举办|组建|完成|竣工|投用|投产|启动|编|出台|承办|承接|召开|推出|布局|开|办"
    "|争取|申报|申请|发|形成|实现|入选|认定|开展|组织|改造|实施|招引|推进|确保|落户|获|取得|通车|开通|制定|选|配|购|整治|修|扩|盘活|处置"
)
_SHORTENED = "压缩|缩短|压减|缩减|减少|减至|降至|控制|提速|不超过|精简|提前"

PATTERNS = (
    # What the number stands in
    "第⟨",  # 第二批
    r"[A-Za-z][A-Za-z]?[-—_/]?⟨",  # PM10, G308, K12
    r"\d[-—]⟨\d+\|个?⟩[-—]\d",  # telephone numbers
    r"[+＋×*#]⟨|⟨[^⟩]*⟩[+＋]",  # 1+4+N, 7×24小时
    "《[^》]{0,40}⟨",  # titles of documents
    r"[〔\[【][^〕\]】]{0,6}⟨",  # 〔2020〕
    rf"[几数上成近]⟨[{_CN}]+\|[万亿]?⟩",  # 几十, 上百
    # Chinese numerals that are part of a word
    rf"⟨[{_CN}]+\|(?:方|面|级|门|代|期|批|对|手|股|本|起|节|段|类|头|点|道|天|岁|度|课|单|车|口|站|层|架|街|岗|院|分|转|升|米|片|档|村|镇|路|店|包|P|种)⟩",
    "⟨[^⟩]*⟩(?:台河|家渠|元区|台县|台山|道沟|里河|条石|门峡)",  # place names
    "[统唯同逐各任某另哪这那有之又初仅当专归每第更进再独单第头]⟨一",  # 统一, 每一个
    r"⟨一\|[^⟩番成倍元]*⟩(?:[，。；、：！？”’）)的]|$|[个一]|性|以贯|都|以|人|码|站|网|体|致|旦|律|切|般|系列|时|直)",
    r"⟨(?:一|1)\|[个项件]⟩(?:都|也|不|声音|调|调子|整体|方面|重要|台阶|新台阶|窗口|体系|样|标准)",
    r"(?:翻了?|增长|增加|提高|是|为|达|的|到|至|超过?|近|约)?⟨十\|分⟩",
    rf"⟨[{_CN}]+\|(?:个|项|类|大)⟩(?:[{_CN}]|意识|自信|维护|确立|必须|责任|结合|优先|强化|坚持|不摘|最严|全面|严禁|统一|到位|转变|融合|覆盖|清零|精准|务必|毫不动摇|区分|不变|优化|提升年|专题|常态|一律|环节)",
    r"⟨[^⟩]*\|(?:个|项|类|大|件|种|条)⟩[一二三四五六七八九十](?!$)(?=[”’])",
    r"⟨[^⟩]*\|[个项]⟩(?:一批|一|\d+%|百分之)(?![万千百十])",  # 两个100%: the 100% counts, the 两个 does not
    r"[“‘][^”’]{0,3}⟨[^⟩]*\|[^⟩%‰元吨亩米里成番倍时]+⟩[^”’，。；]{0,8}[”’]",  # “六个一”
    # What the number is, by what follows
    r"⟨[^⟩/之]*\|⟩",  # no unit at all, and no fraction
    r"⟨一\|次⟩(?:办|告|申|受|登|跑|通过|就)",  # 一次办好
    "⟨[^⟩]*⟩级(?!以上|以下)",  # 30万吨级
    r"⟨(?:7|24|12|七|二十四)\|小时⟩(?!内|以内|之内)",  # 24小时服务
    r"⟨[^⟩]*\|(?:分钟|小时|公里)⟩[^，。；]{0,8}(?:圈|通勤圈|生活区)",  # 15分钟生活圈
    r"⟨[^⟩]*\|(?:岁|级|届|期|股|转)⟩",
    r"⟨[^⟩]*\|[个项件家]⟩月",
    r"⟨[^⟩]*\|点⟩(?!位)",
    r"⟨[^⟩]*\|分⟩(?:[钟局])",
    r"国道⟨|省道⟨|热线⟨|电话[:：]?⟨|编号[:：]?⟨|标准⟨",
    r"(?:19|20)\d\d[-—至](?:19|20)?⟨",
    r"(?:^|[月年日])⟨[^⟩]*\|日⟩",
    r"(?:电科|研究院?|中电)[^，。；]{0,6}⟨[^⟩]*\|所⟩",  # 中电科十二所
    rf"⟨[{_CN}]+\|[所院中]⟩(?![^，。；、]{{0,10}}(?:学|园|院|校|所|站|中心|机构|馆|室|厅))",  # 四十九所
    r"[:：]⟨\d+\|\d*⟩|⟨\d+\|⟩[:：]\d",
    r"(?:届|大|委|协|会|代会)[^，。；]{0,3}⟨[^⟩]*\|次⟩(?:会议|全会|全体)?(?=会)",
    r"近⟨[^⟩]*\|(?:年|月|日)⟩",
)
"""Each is a pattern over the marked neighbourhood of a quantity: ⟨number|unit⟩ and the words around it."""

_REACHED = "达到?|突破|超过|不低于|不高于|不超过|不少于|低于|高于|控制在|≥|≤|<|>|(?:提高|提升|增加|增长|下降|降低|降|保持|稳定|升)[到至在]"
EXCUSED = (
    rf"(?:{_REACHED})⟨(?!(?:19|20)\d\d\|)\d+(?:\.\d+)?\|⟩(?=以上|以下|以内|之间|左右|[，。；、]|$)",  # 系数达到0.65
    r"前⟨(?:\d+|[一二三四五六七八九十]+)\|⟩(?=以内|以上|[，。；、]|$)",  # 排名前10
    rf"(?:{_SHORTENED}|为|至|到)[^，。；]{{0,6}}⟨[^⟩]*\|(?:小时|天|分钟)⟩",
    r"(?:提升|提高|晋升|上升|下降|降低|进位|前移)了?⟨[^⟩]*\|级⟩(?=[，。；、]|$|以上)",
    r"(?:班|简报|培训|专刊|栏目|节目|专栏|通报|报道|讲|活动|课|信息|举办|编发|刊发|播出|印发|开办)[^，。；]{0,8}⟨[^⟩]*\|期⟩",
)
"""What looks banned by its unit and is not: 压缩至24小时, 培训班12期."""

_BANNED = re.compile("|".join(PATTERNS))
_EXCUSED = re.compile("|".join(EXCUSED))
_DEADLINE = re.compile(r"⟨[^⟩]*\|(?:个?工作日|天)⟩")
_SHORTER = re.compile(rf"(?:{_SHORTENED})[^。；]{{0,20}}⟨")
_ONE = re.compile(r"⟨一\|(?![^⟩]*[番成倍元%])")
_VERB = re.compile(_BUILD)


def banned(passage: Passage) -> bool:
    """Whether the quantity is no figure: a date, a name, a slogan."""
    marked = passage.marked
    if _EXCUSED.search(marked):
        return False
    return bool(_BANNED.search(marked)) or _is_deadline(marked) or _is_article(passage)


def _is_deadline(marked: str) -> bool:
    """三个工作日内 is a deadline; 压缩至3个工作日 is a target."""
    found = _DEADLINE.search(marked)
    if not found or _SHORTER.search(marked):
        return False
    return "工作日" in found[0] or marked[found.end() :].startswith(("内", "之内", "以内", "前", "后"))


def _is_article(passage: Passage) -> bool:
    """一个 counts only beside a verb that makes or finishes something: 建成一座污水处理厂."""
    if not _ONE.search(passage.marked):
        return False
    return not (_VERB.search(passage.clause_before[-12:]) or _VERB.search(passage.clause_after[:20]))
