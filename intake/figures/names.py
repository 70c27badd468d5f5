"""What a figure counts or measures, in the words of its sentence."""

import re

from intake.figures.passage import Passage
from intake.figures.unit_words import counted

_LONGEST = 32
# Words that say when and how surely, not what.
_NOISE = re.compile(
    "^(?:(?:力争|争取|确保|保证|努力|力求|全面|全部|进一步|持续|继续|同步|同时|积极|扎实|加快|推动|推进|有序|年内|全年|本季度|季度内|上半年|下半年|年底前?|年末"
    r"|第?[一二三四1-4]季度|前三季度|累计|共|共计|总计|合计|实现|完成|达到|达|开展|实施|组织|使|将|并|和|及|与|以及|其中|分别|预计|计划|新|要|是|由|等|的|在|对|做好|抓好|启动|\d{1,2}月底?前?|1[-—―–至到~]\d{1,2}月|20\d\d年"
    "|[、，：:（(）)“”\\s])(?!建|改建|增|开工|洽谈|签约|引进|培育|登记|打通|能源|型|区|闻|材料|生|旧|房|农|业|城|农村|一代|车|技术))+"
)
_ENDING = re.compile(
    "(?:力争|争取|确保|均|都|各|全部|分别|累计|共计?|总计|合计|实现|完成|达到|达成|达|突破|超过|超|高于|不?低于|不?少于|不超过|不多于|大于|小于|控制在|保持在|稳定在|压缩(?:至|到)|降(?:至|到)|提[高升](?:至|到)"
    "|增[加长](?:至|到)|扩大(?:至|到)|约|近|为|在|至|到|限|≥|≤|>|<|=|不|逾|各|的|等|第|前|全[市省区国]|[“（(：:、，]|翻了?|总计|以内|每人每月|保持)+$"
)
_STOP = re.compile("[、（(]|并|及时|，")
_SUFFIX = re.compile("^(?:[（(]含[^）)]{0,4}[）)]|及|或)?(?:以上|以下|以内|之内|之上|之下|左右|上下|内)?的?")
_CHANGE = re.compile("^(?:同比|比上年|较上年|环比|年均)?(?:增长|提高|下降|降低|减少|增加|提升|压减|上升|缩短)?$")
_VERB = re.compile(
    "^(?:新建|建成|建设|打造|培育|引进|新增|完成|设立|成立|创建|实施|推动|改造|建立|开工|举办|组建|选派|发展|新培育|签约|盘活|组织|培训|争创)$"
)
_SIZED = re.compile("^(?:总投资|总规模|占地|投资|面积|总)")


def name(passage: Passage, label: str = "") -> str:
    """The words that name the figure; its unit when the sentence has none."""
    lead, tail = _lead(passage), _tail(passage)
    if passage.quantity.unit and counted(passage.quantity.unit):
        found = _of_count(lead, tail)
    else:
        found = _of_measure(lead, tail, passage)
    return (found or _subject(passage) or passage.quantity.unit)[-_LONGEST:]


def _of_count(lead: str, tail: str) -> str:
    if not tail:
        return lead
    return tail if lead.endswith("等") or len(lead) > 12 else lead + tail


def _of_measure(lead: str, tail: str, passage: Passage) -> str:
    if lead and _CHANGE.fullmatch(lead):
        return _subject(passage) + lead
    return lead or tail


def _lead(passage: Passage) -> str:
    """The words before the number, from the last figure on; a list keeps its first verb (新增A40家、B15家)."""
    words = passage.lead
    if passage.previous and len(words) < len(passage.clause_before):
        words = _after_figure(words)
    stripped = _ENDING.sub("", words)
    return _NOISE.sub("", stripped)


def _after_figure(words: str) -> str:
    """The words since the figure before, without its own suffix and noun: 以上新项目签约、X is X."""
    return words.rpartition("、")[2] if "、" in words else _SUFFIX.sub("", words, count=1)


def _tail(passage: Passage) -> str:
    words = _SUFFIX.sub("", passage.tail, count=1)
    return _STOP.split(words, maxsplit=1)[0].rstrip("”）)")


def _subject(passage: Passage) -> str:
    """The clause before, which the figure's own clause goes on about."""
    clauses = [clause for clause in re.split("[，。；：！？\n]", passage.before)[:-1] if clause.strip()]
    if not clauses:
        return ""
    return _NOISE.sub("", _ENDING.sub("", re.sub(r"[\d.]+.{0,6}$", "", clauses[-1])))
