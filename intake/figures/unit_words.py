"""The units that notices count and measure in: a new one is a word added here."""

import re

COUNTED = """
个 家 户 处 座 所 条 项 件 名 人 位 次 场 台 套 辆 例 起 支 只 头 匹 羽 尾 株 棵 盏 根 块 片 面 本 册 篇 部 集 轮 遍 宗 栋 幢 间 组 队 份 封 笔 单
张 枚 款 种 类 口 眼 孔 门 双 副 批 档 站 床 艘 架 列 节 道 扇 顶 粒 瓶 箱 盒 袋 包 杆 樘 桩 员 岗 课 餐 卷 幅 颗 段 期 层 对 车 村 镇 街 店 点 人员 部门
家次 场次 人次 人份 人天 人日 件次 户次 批次 台次 车次 班次 架次 例次 课次 艘次 频次 期次 轮次 座次 企次 课时 学时 标段 台套 套次 村次 单元 点位 站点 院
路 泊位 床位 学位 车位 席位 机位 工位 岗位 席 网格 小班 社区 行政村 自然村 镇街 镇村 村居 街道 乡镇
"""
"""Measure words: 家, 个, 处. What is counted stands behind them or before the number."""

MEASURED = """
平方公里 平方千米 平方米 平方 m² ㎡ m2 M² M2 km² km2 立方米 立方 m³ m3 方 公里 千米 米 延米 延长米 厘米 毫米 海里 华里 公顷 亩 吨 公斤 千克 克 斤 升 毫升
千瓦时 兆瓦时 千瓦 兆瓦 吉瓦 瓦 千伏安 兆伏安 千伏 度 摄氏度 ℃ °C 分贝 毫克 微克 纳克 蒸吨 吨标准煤 吨标煤 吨煤 吨公里 人公里 车公里 车道公里 标准箱 标箱 TEU
大卡 焦耳 吉焦 兆帕 赫兹 兆 bps 转 kWh KWh kwh MWh GWh MW GW kW KW kV KV kVA km KM kg KG t mg μg ug ml mL L mm cm m ha dB TB PB GB EB P Mbps Gbps PFlops TFlops EFlops
MWp kWp 天 小时 分钟 秒 分 元 美元 欧元 港元 日元 百分点 个百分点 个工作日 工作日 % ‰ 倍 番 成 折 岁 级 股 立方米水
"""
"""Units of money, size, rate and time. What is measured stands before the number."""

PER = """
年 月 日 天 人次 人 户 亩 公顷 平方米 平方公里 立方米 升 千瓦时 小时 分钟 秒 吨 公里 米 公斤 斤 次 台 m² m³ ㎡ L kWh km 周 班 头 家 件 套 度
"""
"""What may stand behind a slash: 元/千瓦时, 微克/立方米."""

FOLLOWED = {
    "分": "公司|局|别|批|类|期|布|区|级|担|管|工|之|析|解|步|散|配|支|店|院|校|会|厂|包|段|层|离|中心",
    "元": "旦|素|件|宵|宇|区", "天": "然|气|津|桥|府|内|后|前|之内|以后|以前|左右办结", "米": "粉|面|饭|字", "度": "假",
    "位": "一体|于|居|列", "部": "委|队|署|分", "人": "大代表|大会议|民|才", "条": "例", "台": "账|风|湾|阶",
    "对": "接|标|口|照|外|应|比|象|重|于", "次": "会议|全会|全体|党代会|生|品|序", "起": "草|步|到|点|来|诉", "支": "持|撑|出|付|行|援",
    "面": "积|向|临|对|貌|试", "本": "级|地|区|市|县|省|年|月|季|届|科", "组": "织", "期": "间|限|待|末|货", "成": "立|本|果|员|功|效|片|套|品|为|长|熟|型|群|都|交|像|林|色|就|绩|分|体|因|千|人|灾|都",
    "村": "级|庄|民|委|集|规|卫|医|支|务", "镇": "级|街道办|政府|域|区|村", "院": "校|落|士", "街": "道办|区", "店": "铺|面", "点": "位长|前|后|钟|至|半", "站": "位|台",
    "方": "面|案|式|向|便|针|法|言|可|能|米", "级": "以|别|标|配|联|财|机|河|湖|林|网|联|医|政|便|服|公|路|文|预|响|以上|以下|市|县|及|和|、", "节": "能|约|水|点|目|日", "列": "入|为|席",
    "路": "公交|车|站|口|线|段|面|灯|径|网|以|与|和|、|东|西|南|北|改|拓|延|快|“", "道": "路|德|教|口", "包": "括|含|容|保|抓|干", "车": "间|道|位|辆", "课": "堂|题", "单": "位|独|元|纯|体", "批": "准|复|量|示|文|评|改", "段": "落|时", "岗": "位",
    "门": "类|前|店|诊|市|票|槛", "种": "植|养|子|业|畜|苗|粮", "类": "别|似|型", "层": "次|面|级", "转": "型|变|移|化|让|为|办|入", "倍": "增", "兆": "瓦|帕",
    "克": "服|难", "升": "级|格|旗|值|温|学", "P": "M", "m": "g|in", "t": "h", "秒": "批|办|报|速", "折": "旧|合", "股": "份|权|东|票", "员": "工", "街道": "办", "户": "籍|外|型",
    "家": "庭|喻", "集": "中|成电|体|团|聚|约|镇|市|装|群|合|资|散|美", "队": "伍|员", "份": "额", "间": "隔|接|距|断", "面板": "", "轮": "换|值|岗|流", "片": "状", "块": "状", "床": "铺",
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
