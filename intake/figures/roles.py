"""Whether a figure is to be reached or only sizes the thing that is worked on."""

import re

from intake.figures.figure import Role
from intake.figures.passage import Passage
from intake.figures.unit_words import counted

_TOTAL = (
    "(?:(?:计划|概算|估算|预计)?总(?:投资|投入|规模|库容|造价|产能|概算|预算|建筑面积|用地面积)额?|概算投资"
    "|注册资(?:本金?|金)|占地(?:面积)?|年产|日产|年处理)"
)
_SIZE = (
    "(?:投资|投入|规模|库容|造价|产能|概算|预算|占地|面积|用地|长度?|年产值?|日?处理(?:能力|规模)?|装机(?:容量|规模)?"
    "|床位|涉及[^，。；、]{0,8}|惠及[^，。；、]{0,10}|人口|能力|容量|宽|高|跨度)"
)
_SIZED = "(?:元|瓦|千伏|亩|平方米|公里|吨|公顷|立方米|床|张|m²|㎡|米|层|车道|小时)"
_THINGS = "(?:项目|企业|工程|用户|单位|锅炉|道路|桥梁|住宅|水库|机组|车辆|人群|人口|老年人|人才|园区|小区|河流|排污口)"
_USED = "(?:充分发挥|发挥|依托|围绕|针对|按照|根据|结合|借助|对照|依据|(?:^|[，。；：])利用)"
_LOOKED_AFTER = "(?:做好|抓好|推进|推动|实施好|谋划|跟进|跟踪|协调|加强|调度|服务|强化|深化)"
_TREATED = "(?:进行|开展|实施|加大|启动|逐一|组织|加强|予以|实行|中(?!心))"
_BUSY = "(?:按照|继续|组织|开展|加强|做好|推进|积极|保持|加快|发挥)"

SCOPE = (
    # What sizes the thing it belongs to: 总投资364亿元的
    rf"{_TOTAL}[约达为近超过逾]{{0,2}}⟨",
    rf"{_SIZE}[约达为近超过逾]{{0,2}}⟨[^⟩]*⟩(?:以上|以下|左右)?的",
    rf"(?<!占)⟨[^⟩]*{_SIZED}⟩(?:以上|以下|左右)?的(?!目标|任务|标准|要求|比例|速度|增速|水平|增幅)[\u4e00-\u9fff“]",
    rf"⟨[^⟩]*{_SIZED}⟩(?:及?以上|及?以下)[\u4e00-\u9fff]{{0,8}}{_THINGS}",
    r"⟨[^⟩]*\|[^⟩]*[人户名]⟩(?:及?以上|及?以下)的",
    r"⟨[^⟩]*(?:千伏|kV|KV)⟩[^，。；]{0,4}(?:站|输|线路|变)",
    # What was there before, or comes after
    r"(?:现有|已有|原有|目前|现存|去年|上年|往年|由|从|自|台账中?|名单中?|清单中?|排查出的?)⟨",
    r"已(?:建成|排查出?|完成|摸排|入驻|签约|开工|投产|列入|纳入|实施|申报)[^，。；⟨]{0,3}⟨",
    r"(?:列入|纳入)[^，。；⟨]{0,10}的⟨",
    r"(?:现有|台账中)[^，。；⟨]{0,10}⟨",
    r"(?:涉及|惠及|受益|服务|辐射|覆盖)[^，。；、⟨]{0,10}(?:人口|居民|群众|农户|村民|人数|职工|住户|户数|村居|行政村)⟨",
    r"(?:做好|对)[^，。；⟨]{0,20}计划[^，。；⟨]{0,6}⟨",
    # What is used, treated or looked after
    rf"{_USED}[^，。；⟨]{{0,12}}⟨",
    rf"(?:^|[，。；：\n])[对就为在以将][^，。；⟨]{{0,14}}⟨[^，。；]{{0,24}}{_TREATED}",
    rf"{_LOOKED_AFTER}[^，。；⟨]{{0,24}}等⟨",
    r"(?:做好|抓好|实施好|跟进|跟踪|服务好|管好|用好|谋划好)[^，。；、⟨]{0,8}⟨",
    r"等⟨[^⟩]*⟩[^，。；]{0,8}前期工作",
    rf"(?:^|[，。；：\n])⟨[^⟩]*\|[个家支名位]⟩[^，。；、⟨]{{1,14}}?{_BUSY}",
    r"(?:^|[，。；：\n、])每(?:隔|满|增加|千|万|百)?⟨",
    r"(?:^|[，。；：\n])(?![^，。；⟨]{0,30}完成)[^，。；⟨]{0,30}(?:征集|筛选|排查|梳理|签约|引进|列入|纳入|确定)的⟨",
)
"""Each is a pattern over the marked neighbourhood of a quantity: ⟨number|unit⟩ and the words around it."""

_SCOPE = re.compile("|".join(SCOPE))
_SHARE = re.compile("[%‰成]$")


def role(passage: Passage, earlier: Role | None) -> Role:
    """The figure's role; ``earlier`` is that of the figure before it."""
    if _SCOPE.search(passage.marked) or _belongs(passage, earlier) or _is_shared(passage):
        return Role.SCOPE
    return Role.TARGET


def _belongs(passage: Passage, earlier: Role | None) -> bool:
    """总投资364亿元的78个项目: what has a size, or stands beside one, is a size itself."""
    return earlier is Role.SCOPE and passage.lead in ("的", "、", "以上的", "和")


def _is_shared(passage: Passage) -> bool:
    """154块裸露土地50%以上: the things of which a share is to be reached."""
    following = passage.following
    if not following or not counted(passage.quantity.unit) or not _SHARE.search(following.unit):
        return False
    return len(passage.tail) < len(passage.clause_after) and not re.search("[、占，]", passage.tail)
