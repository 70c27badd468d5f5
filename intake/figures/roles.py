"""Whether a figure is to be reached or only sizes the thing that is worked on."""

import re

from intake.figures.figure import Role
from intake.figures.passage import Passage
from intake.figures.unit_words import counted

_SIZE = (
    "总?(?:计划|概算|估算|预计)?总?(?:投资|投入|规模|库容|造价|产能|价值|概算|预算)额?|注册资本金?|注册资金|(?:总|规划|建设|布展|用地)?(?:占地|面积|建筑面积|用地)(?:面积)?|全长|总长度?|长度?"
    "|年产值?|日产|日?处理(?:能力|规模)?|年处理|装机(?:容量|规模)?|设置?床位|(?:设计|设置|编制)床位|床位|涉及[^，。；、]{0,8}|惠及[^，。；、]{0,10}|覆盖人口|(?:设计)?(?:年|日)?(?:产能|能力)|容量|规模|库容|宽|高|长|跨度|层高|服务人口"
)
SCOPE = (
    # What sizes a thing that is named behind it: 总投资364亿元的, 年产300万副丁腈手套项目
    rf"(?:^|[的对将把、（(，]|[\u4e00-\u9fff])(?:总投资|计划总投资|概算总投资|概算投资|估算总投资|总概算|总造价|注册资本金?|占地(?:面积)?约?|总建筑面积|总库容|总投入|年产|日产|年处理)[约达为近]?(?:[超过逾]{{0,2}})⟨",
    rf"(?:{_SIZE})[约达为近超过逾]{{0,2}}⟨[^⟩]*⟩(?:以上|以下|左右|余)?的",
    r"(?<![占高])⟨[^⟩]*(?:元|兆瓦|千瓦|千伏|亩|平方米|公里|吨|公顷|立方米|床|张|m²|㎡|米|层|车道|蒸吨/小时|小时)⟩(?:以上|以下|左右|余)?的(?!目标|任务|标准|要求|比例|速度|增速|水平|增幅)[\u4e00-\u9fff“]",
    r"⟨[^⟩]*⟩(?:以上|以下|及以上|及以下)的?(?:[\u4e00-\u9fff]{0,8}(?:项目|企业|工程|用户|单位|锅炉|道路|桥梁|住宅|的村|水库|机组|车辆|人群|人口|老年人|人才|园区|乡镇|小区|河流|湖泊|排污口))",
    r"^[^⟨]{0,2}⟨[^⟩]*(?:千伏|兆瓦|蒸吨|车道)⟩",
    r"⟨[^⟩]*(?:千伏|kV|KV)⟩[^，。；]{0,4}(?:变电站|输|线路|变)",
    # What was there before
    r"(?:现有|已有|原有|目前|现存|已(?:建成|排查出?|完成|摸排|入驻|签约|开工|投产|列入|纳入|实施|申报)[^，。；]{0,3}|去年|上年|往年|由|从|自|台账中?|名单中?|清单中?|排查出的?|列入[^，。；⟨]{0,10}的|纳入[^，。；⟨]{0,10}的)⟨",
    r"(?:现有|台账中)[^，。；⟨]{0,10}⟨",
    r"(?:涉及|惠及|受益|服务|辐射|覆盖)(?:[^，。；、⟨]{0,10}(?:人口|居民|群众|农户|村民|人数|职工|住户|户数|村居|行政村))⟨",
    # What is used or looked after
    r"(?:充分发挥|发挥|依托|围绕|针对|按照|根据|结合|借助|对照|依据|(?:^|[，。；：])利用)[^，。；⟨]{0,12}⟨",
    r"(?:^|[，。；：\n])(?:对|就|为|在|以|将)[^，。；⟨]{0,14}⟨[^，。；]{0,24}(?:进行|开展|实施|加大|启动|逐一|组织|加强|予以|实行|中(?!心))",
    r"(?:做好|抓好|加快|推进|加快推进|推动|实施好|谋划|跟进|跟踪|协调|加强|调度|服务好?|强化|深化)[^，。；⟨]{0,24}等⟨",
    r"(?:做好|抓好|实施好|跟进|跟踪|调度|服务好|管好|用好|谋划好)[^，。；、⟨]{0,8}⟨",
    r"(?:^|[，。；：\n、])每(?:隔|满|增加|千|万|百)?⟨",
)
"""Patterns over the marked neighbourhood of a quantity (see Passage.marked)."""

_SCOPE = re.compile("|".join(SCOPE))
_SHARE = re.compile("[%‰成]$")


def role(passage: Passage, earlier: Role | None) -> Role:
    """The figure's role; ``earlier`` is that of the figure before it in the same clause."""
    if _SCOPE.search(passage.marked) or _sized_before(passage, earlier) or _shared(passage):
        return Role.SCOPE
    return Role.TARGET


def _sized_before(passage: Passage, earlier: Role | None) -> bool:
    """总投资364亿元的78个项目: what a size belongs to is a size itself, unless something is done to it."""
    return earlier is Role.SCOPE and passage.lead in ("的", "、", "以上的", "和")


def _shared(passage: Passage) -> bool:
    """154块裸露土地50%以上: the things of which a share is to be reached."""
    following = passage.following
    if not following or not counted(passage.quantity.unit) or not _SHARE.search(following.unit):
        return False
    between = passage.tail
    return len(between) < len(passage.clause_after) and not re.search("[、]|占|，", between)
