"""The units that notices count and measure in: a new one is a word added here."""

import re

COUNTED = """
个 家 户 处 座 所 条 项 件 名 人 位 次 场 台 套 辆 例 起 支 只 头 匹 羽 尾 株 棵 盏 根 块 片 面 本 册 篇 部 集 轮
遍 宗 栋 幢 间 组 队 份 封 笔 单 张 枚 款 种 类 口 眼 孔 门 双 副 批 档 站 床 艘 架 列 节 道 扇 顶 粒 瓶 箱 盒 袋
包 杆 樘 桩 员 岗 课 餐 卷 幅 颗 段 期 层 对 村 镇 点 人员 部门 家次 场次 人次 人份 人天 人日 件次 户次 批次 台次
车次 班次 架次 例次 课次 艘次 频次 期次 轮次 座次 企次 课时 学时 台套 套次 村次 单元 点位 站点 路 泊位 床位
学位 车位 席位 机位 工位 岗位 网格 小班 社区 行政村 自然村 辆次 头次 只次 处次 项次 条次 篇次
镇街 镇村 村居 街道 乡镇
"""
"""Measure words: 家, 个, 处. What is counted stands behind them or before the number."""

MEASURED = """
平方公里 平方千米 平方米 平方 m² ㎡ m2 M² M2 km² km2 立方米 立方 m³ m3 方 公里 千米 米 延米 延长米 厘米 毫米 海里
华里 公顷 亩 亩次 吨 公斤 千克 克 斤 升 毫升 千瓦时 兆瓦时 千瓦 兆瓦 吉瓦 瓦 千伏安 兆伏安 千伏 度 摄氏度 ℃ °C 分贝
毫克 微克 纳克 蒸吨 吨标准煤 吨标煤 吨煤 吨公里 人公里 车公里 车道公里 标准箱 标箱 TEU 大卡 焦耳 吉焦 兆帕 赫兹 兆
bps 转 kWh KWh kwh MWh GWh MW GW kW KW kV KV kVA km KM kg KG t mg μg ug ml mL L mm cm m ha dB TB PB GB EB P Mbps
Gbps PFlops TFlops EFlops MWp kWp 天 小时 分钟 秒 分 元 美元 欧元 港元 日元 百分点 个百分点 个工作日 工作日 % ‰ 倍
番 成 折 岁 级 股 位次 个位次
"""
"""Units of money, size, rate and time. What is measured stands before the number."""

PER = """
年 月 日 天 人次 人 户 亩 公顷 平方米 平方公里 立方米 升 千瓦时 小时 分钟 秒 吨 公里 米 公斤 斤 次 台 m² m³ ㎡ L
kWh km 周 班 头 家 件 套 度
"""
"""What may stand behind a slash: 元/千瓦时, 微克/立方米."""

FOLLOWED = {
    "分": "[局别批类期布区级担管工之析解步散配支店院校会厂包段层离]|公司|中心", "元": "[旦素件宵宇区]",
    "天": "[然气津桥府]", "米": "[粉面饭字]", "度": "假", "位": "[于居列]|一体", "部": "[委队署分]",
    "人": "[民才]|大代表|大会议", "条": "例", "台": "[账风湾阶]", "对": "[接标口照外应比象重于]",
    "次": "[生品序]|会议|全会|全体|党代会", "起": "[草步到点来诉]", "支": "[持撑出付行援]",
    "面": "[积向临对貌试]", "本": "[级地区市县省年月季届科]", "组": "织", "期": "[间限待末货]",
    "成": "[立本果员功效片套品为长熟型群都交像林色就绩分体因千人灾]", "村": "[级庄民委集规卫医支务]",
    "镇": "[级域区村]|街道办|政府", "点": "[前后钟至半]|位长", "站": "[位台]", "方": "[面案式向便针法言可能米]",
    "级": "[以别标配联财机河湖林网医政便服公路文预响市县及和、]|以上|以下", "节": "[能约水点目日]",
    "列": "[入为席]", "路": "[车站口线段面灯径网以与和、东西南北改拓延快“]|公交", "道": "[路德教口]",
    "包": "[括含容保抓干]", "课": "[堂题]", "单": "[位独元纯体]", "批": "[准复量示文评改]", "段": "[落时]",
    "岗": "位", "门": "[类前店诊市票槛]", "种": "[植养子业畜苗粮]", "类": "[别似型]", "层": "[次面级]",
    "转": "[型变移化让为办入]", "倍": "增", "兆": "[瓦帕]", "克": "[服难]", "升": "[级格旗值温学]", "P": "M",
    "m": "g|in", "t": "h", "秒": "[批办报速]", "折": "[旧合]", "股": "[份权东票]", "员": "工", "街道": "办",
    "户": "[籍外型]", "家": "[庭喻]", "集": "[中体团聚约镇市装群合资散]|成电", "队": "[伍员]", "份": "额",
    "间": "[隔接距断]", "轮": "[换值岗流]", "片": "状", "块": "状", "床": "铺",
}  # fmt: skip
"""What makes another word of a unit: 分公司 and 条例 are no 分 and no 条."""

_SIZE = "(?:[十万亿]|百(?!分)|千(?![瓦米克伏帕卡])){0,3}"


def _longest_first(words: str) -> list[str]:
    return sorted(set(words.split()), key=lambda word: (-len(word), word))


def _one(unit: str) -> str:
    barred = [FOLLOWED[unit]] if FOLLOWED.get(unit) else []
    if unit[-1].isascii() and unit[-1].isalnum():
        barred.append("[A-Za-z0-9]")
    return re.escape(unit) + (f"(?!{'|'.join(barred)})" if barred else "")


COUNTS = frozenset(COUNTED.split())
_PER = "|".join(map(re.escape, _longest_first(PER)))
_SECOND = "|".join(map(re.escape, _longest_first(COUNTED)))
_PLAIN = f"(?:{'|'.join(map(_one, _longest_first(COUNTED + MEASURED)))})"
_BASE = rf"{_PLAIN}(?:[/每]{_SIZE}(?:{_PER}|{_PLAIN})(?:·(?:{_PER}))?|[（(](?:{_SECOND})[）)])?"

UNIT = re.compile(rf"(?P<vague>[余多几来])?(?P<size>{_SIZE})(?P<more>[余多])?(?P<base>{_BASE})")
"""A unit after a number, with its magnitude (万户) and the 余 or 多 that makes the number vague (30余家)."""

BARE = re.compile(r"(?P<vague>[余多])?(?P<size>[百千]?[万亿]亿?)(?P<more>[余多])?(?P<base>)(?![级强里众象家])")
"""A magnitude that stands for itself: 突破10万."""


def counted(unit: str) -> bool:
    """Whether ``unit`` is a measure word, with or without a magnitude: 家, 万户; not 亩."""
    return unit.lstrip("十百千万亿").partition("（")[0].partition("/")[0] in COUNTS
