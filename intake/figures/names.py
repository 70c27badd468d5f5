"""What a figure counts or measures, in the words of its sentence.

The weakest of the labels: Chinese leaves out what was said before, and only a reader knows what goes on.
"""

import re

from intake.figures.passage import CLAUSE, Passage
from intake.figures.unit_words import counted

_LONGEST = 32
# Verbs that carry on through a list: 新增家庭农场40家、合作社15家.
_CARRIED = "新增|新建|新培育|新引进|创建|培育|引进|改造|建成|建设|认定|完成|实施|打造|申报|培训|整治|修复|推广|下达"
_VERB = re.compile(f"^(?:{_CARRIED})")
# A verb alone goes on about what the clause before named: 针对68件信访积案，年底前化解50件.
_ONLY_VERB = re.compile(
    f"(?:再|已|新)?(?:{_CARRIED}|化解|竣工|开工|投产|投用|办结|整改|压减|关停|淘汰|洽谈|签约|落地|减少|增加|验收|启动|通车|达产)?"
)
# Words that say when, how surely and how eagerly; what they stand before is the name.
_NOISE = re.compile(
    "^(?:力争|争取|确保|保证|努力|力求|全面|全部|进一步|持续|继续|同步|同时|积极|扎实|加快|推动|推进|有序|逐步|年内|全年"
    "|本季度|季度内|上半年|下半年|年底前?|年末|第?[一二三四1-4]季度末?|前三季度|累计|共计?|总计|合计|实现|完成(?![率度情]|投资)|达到|达(?!标)"
    "|(?:开展|实施|组织|谋划)好?|将|并(?!网)|和(?!美)|及(?!时)|与(?!会)|以及|其中|分别|预计|计划|由|等|的|在(?![谈建])|对|做好|抓好|启动"
    r"|鼓励|20\d\d年(?:[底末]前?|(?=\d{1,2}月))|\d{1,2}月底?前?|1[-—―–至到~]\d{1,2}月|\d{1,2}[.、]|[、，：:（(）)\s])+"
)
_ENDING = re.compile(
    "(?:力争|争取|确保|[均都各]|全部|分别|累计|共计?|总计|合计|实现|完成|达到?|达成|突破|超过?|高于|不?低于|不?少于"
    "|不多于|大于|小于|控制[在到]|保持|稳定|(?:压[缩减降]|缩[短减]|减少|下?降低?|下调)[至到]|提[高升](?:[至到])|增[加长](?:[至到])|扩大|(?<![时期年权])限|[约近为在至到由从≥≤><=不逾第前]"
    "|全[市省区国]|[（(：:、，]|翻了?|以内|每人每月|每[日天])+$"
)
_TAIL_ENDING = re.compile("(?:达到?|达成|突破|超过?|不?[低少高多]于|压[缩减][至到]|[和及与占前均]|分别)+$")
_LINK = re.compile("、|以及|和(?!美)|及|与")
_STOP = re.compile(r"[、（(：]|(?<=.)“|(?<![A-Za-z\d.])\d|并(?!网)|及时")
_SUFFIX = re.compile("^(?:[（(]含[^）)]{0,4}[）)]|[及或])?(?:以上|以下|以内|之内|之上|之下|左右|上下|内)?的?")
_CHANGE = re.compile(
    "(?:同比|[比较]上年(?:同期)?|环比|年均|再)?(增长|提高|下降|降低|减少|增加|提升|压减|上升|缩短|压缩)"
)
_GROWN = re.compile("(?:同比|年均)?(?:增长|提高|下降|降低|减少|增加|提升)$")
_ASIDE = re.compile("、(?:涉及|惠及|建筑面积|总|占地|增长)")
# 10亿元以上项目8个、50亿元以上项目: what the list named before.
_LISTED = re.compile(r"(?<=\d)[^\d、]{1,4}、")
_SEPARATELY = re.compile("([^，。；：]+?)分别([增提下降减上压缩]?[长高降低少加升减短]?)")
_SIZE = re.compile("(?:总?(?:投资|规模|投入|面积|库容|建筑面积)|占地|长|注册资本|装机)(?:约|近|超)?")


def name(passage: Passage, earlier: str) -> str:
    """The words that name the figure; ``earlier`` is the name of the figure before, for what goes on from it."""
    found = _separate(passage) or _own(passage, earlier)
    return _balanced(found).strip()[-_LONGEST:] or passage.quantity.unit


def _own(passage: Passage, earlier: str) -> str:
    lead, tail = _lead(passage), _tail(passage)
    change = _CHANGE.fullmatch(lead)
    if change and not tail:
        return _subject(passage, earlier) + change[1]
    if not counted(passage.quantity.unit):
        return _measured(passage, lead.removesuffix("的"), tail) or _subject(passage, earlier)
    if not tail and _ONLY_VERB.fullmatch(lead):
        return lead + _subject(passage, earlier)
    return _counted(passage, lead, tail)


def _measured(passage: Passage, lead: str, tail: str) -> str:
    """What is measured stands before the number; a lone verb (淘汰) needs what stands behind, if it ends the clause."""
    if len(lead) > 2 or (lead and len(passage.tail) < len(passage.clause_after)):
        return lead
    return lead + tail


def _counted(passage: Passage, lead: str, tail: str) -> str:
    """A verb or a place before the number belongs to what is counted behind it, a list of examples (…等) does not."""
    if not tail:
        return lead
    if passage.lead.endswith(("由", "从")):
        return lead
    examples = passage.lead.endswith("等") or len(lead) > 12
    return tail if examples else lead + tail


def _separate(passage: Passage) -> str:
    """甲、乙分别增长5%、8%: the name of the first is 甲增长, of the second 乙增长."""
    found = "分别" in passage.clause_before and _SEPARATELY.search(passage.clause_before)
    if not found:
        return ""
    names = _LINK.split(_NOISE.sub("", found[1]))
    at = len(_LINK.findall(passage.clause_before[found.end() :]))
    return names[at] + found[2] if at < len(names) > 1 else ""


def _lead(passage: Passage) -> str:
    """The words before the number that belong to it."""
    words = passage.lead
    if len(words) < len(passage.clause_before):
        words = _since_figure(passage, words)
    return _NOISE.sub("", _ENDING.sub("", _plain_end(words)))


def _plain_end(words: str) -> str:
    """``words`` without an opening quotation mark at the end and the elliptical 两个 of “两个100%”."""
    return re.sub("等$", "", re.sub("[“‘][两三]?个?$", "", words))


def _since_figure(passage: Passage, words: str) -> str:
    """The words since the figure before, without what that one counts (5家企业、 …)."""
    if _goes_on(passage, words):
        return _LISTED.split(passage.clause_before)[-1]
    if words.startswith("、") or words.endswith("、"):
        verb = _VERB.match(_NOISE.sub("", passage.clause_before))
        return (verb[0] if verb and not _ASIDE.match(words) else "") + ("" if words.endswith("、") else words[1:])
    last = [found.end() for found in _LINK.finditer(words)]
    return words[last[-1] :] if last else _SUFFIX.sub("", words, count=1)


def _goes_on(passage: Passage, words: str) -> bool:
    """Whether the figure before only sizes what this one is about: 收入10万元以上的村占比, 35蒸吨以下锅炉45台."""
    if words.startswith("的"):
        return 1 < len(words) <= 6
    sized = passage.previous and passage.previous.unit and not counted(passage.previous.unit)
    return bool(sized) and words.startswith(("以上", "以下", "及以上", "及以下"))


def _tail(passage: Passage) -> str:
    """The words behind the unit that say what is counted; after 154块、29万m²裸露土地, those behind the second."""
    words = _SUFFIX.sub("", passage.tail, count=1)
    following = passage.following
    sizes = following and passage.words.startswith(("以上", "以下"), following.end)
    if following and not sizes and (words in ("、", "和", "及") or _SIZE.fullmatch(words)):
        words = _SUFFIX.sub("", CLAUSE.split(passage.words[following.end : following.end + 40], maxsplit=1)[0])
    words = _STOP.split(words, maxsplit=1)[0]
    return _TAIL_ENDING.sub("", words).rstrip("”）)")


def _subject(passage: Passage, earlier: str) -> str:
    """What the clause before was about, when its own clause leaves that out."""
    clauses = [clause for clause in CLAUSE.split(passage.before)[:-1] if clause]
    between = passage.quantity.start - passage.previous.end if passage.previous else len(passage.before)
    if earlier and between <= len(passage.clause_before) + 12:
        return _level(passage, earlier)
    return _NOISE.sub("", _ENDING.sub("", clauses[-1])) if clauses else ""


def _level(passage: Passage, earlier: str) -> str:
    """覆盖率提高0.3个百分点，达到41.2%: what is reached in another unit is the thing itself, not its change."""
    grown = _GROWN.search(earlier)
    reached = passage.lead.endswith(("达到", "达", "突破", "超过"))
    if grown and reached and passage.previous and passage.previous.unit != passage.quantity.unit:
        return earlier[: grown.start()] or earlier
    return earlier


def _balanced(words: str) -> str:
    """``words`` without the half of a pair of quotation marks or brackets that was cut off."""
    for left, right in ("“”", "‘’", "（）", "《》"):
        if words.count(left) != words.count(right):
            words = words.replace(left, "").replace(right, "")
    return words
