"""Comparators, roles, bases and names."""

import pytest

from intake.figures import Figure, find


def only(text: str, *, annual: bool = False) -> Figure:
    (figure,) = find(text, annual=annual)
    return figure


@pytest.mark.parametrize(
    ("text", "comparator", "words"),
    [
        ("新增企业5家", "=", "5家"),
        ("新增企业5家以上", ">=", "5家以上"),
        ("新增企业5家（含）以上", ">=", "5家（含）以上"),
        ("开工率达到90%以上", ">=", "达到90%以上"),
        ("开工率达90%", ">=", "达90%"),
        ("合格率不低于98%", ">=", "不低于98%"),
        ("合格率≥98%", ">=", "≥98%"),
        ("招聘教师至少20名", ">=", "至少20名"),
        ("投资不低于总投资的60%", ">=", "不低于总投资的60%"),
        ("力争新增平台2个", ">=", "力争新增平台2个"),
        ("力争投资突破100亿元", ">", "突破100亿元"),
        ("收入超38亿元", ">", "超38亿元"),
        ("增速高于15%", ">", "高于15%"),
        ("漏损率控制在9%以内", "<=", "控制在9%以内"),
        ("死亡率降至3%以下", "<=", "3%以下"),
        ("审批时间压缩到15天", "<=", "15天"),
        ("PM2.5浓度降至38微克/立方米", "<=", "38微克/立方米"),
        ("处理能力达到每日1200吨", ">=", "达到每日1200吨"),
        ("天数不超过6天", "<=", "不超过6天"),
        ("奖补限50万元", "<=", "限50万元"),
        ("感染率低于3%", "<", "低于3%"),
        ("收入增长15%左右", "about", "15%左右"),
        ("争取上级资金约9亿元", "about", "约9亿元"),
        ("集约用地30亩", "=", "30亩"),
        ("签约30个", "=", "30个"),
        ("发布岗位3000余个", "about", "3000余个"),
        ("培育组织三十多家", "about", "三十多家"),
    ],
)
def test_comparators(text: str, comparator: str, words: str) -> None:
    figure = only(text)
    assert (figure.comparator, figure.text) == (comparator, words)


def test_a_comparator_is_shared_by_a_list() -> None:
    assert [figure.comparator for figure in find("两率分别达到85%、90%")] == [">=", ">="]
    assert [figure.comparator for figure in find("力争新增企业5家、平台3个")] == [">=", ">="]
    assert [figure.comparator for figure in find("力争新增企业5家，新建平台3个")] == [">=", "="]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("实施好总投资364亿元的78个重点技改项目，投资突破100亿元", ["scope", "scope", "target"]),
        ("年产300万副手套项目开工", ["scope"]),
        ("推进占地1500亩的产业园建设", ["scope"]),
        ("做好东大道等6条道路前期工作", ["scope"]),
        ("完成甲厂、乙厂等15处矿山生态修复任务", ["target"]),
        ("充分发挥4家专业招商公司作用", ["scope"]),
        ("4家专业招商公司组织推介活动", ["scope"]),
        ("2个项目开工建设", ["target"]),
        ("针对现有23家企业编制方案", ["scope"]),
        ("完成台账中154块、29万m²裸露土地50%以上整治任务", ["scope", "scope", "target"]),
        ("5个小区改造总体进度50%", ["scope", "target"]),
        ("收入超过20万元的村占比达到八成", ["scope", "target"]),
        ("35蒸吨/小时以下燃煤锅炉清零", ["scope"]),
        ("改造老旧小区32个，涉及居民6800户", ["target", "scope"]),
        ("审批环节由8个压减至3个", ["scope", "target"]),
        ("2个以上新项目签约", ["target"]),
        ("再生水利用量900万吨，实际利用外资达到8500万美元", ["target", "target"]),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    assert [str(figure.role) for figure in find(text)] == roles


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("新建学校5所", None),
        ("全年新建学校5所", "cumulative"),
        ("累计新建学校5所", "cumulative"),
        ("1—9月新建学校5所", "cumulative"),
        ("上半年新建学校5所", "cumulative"),
        ("二季度新建学校5所", "quarter"),
        ("本季度开工，新建学校5所", "quarter"),
        ("本季度开工。新建学校5所", None),
    ],
)
def test_bases(text: str, basis: str | None) -> None:
    assert only(text).basis == basis


def test_a_target_of_the_year_is_cumulative_and_a_size_is_neither() -> None:
    assert only("新建学校5所", annual=True).basis == "cumulative"
    assert only("总投资5亿元", annual=True).basis is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新培育上云企业520家、智慧工厂5家", ["新培育上云企业", "新培育智慧工厂"]),
        ("新增省级单项冠军、瞪羚企业5家以上", ["新增省级单项冠军、瞪羚企业"]),
        ("新增家庭农场、合作社40家、示范社、农场15家", ["新增家庭农场、合作社", "新增示范社、农场"]),
        ("建设1条示范街、3个精品社区", ["建设示范街", "建设精品社区"]),
        ("达标面积比例25%", ["达标面积比例"]),
        ("打造100个“口袋公园”", ["打造口袋公园"]),
        ("年度投资完成率70%以上", ["年度投资完成率"]),
        ("完成甲厂、乙厂等15处露天矿山修复任务", ["露天矿山修复任务"]),
        ("收入突破38亿元，增长6%", ["收入", "收入增长"]),
        ("鼓励新型经营主体注册，力争达到20家", ["新型经营主体注册"]),
        ("事故起数、死亡人数分别下降5%、8%", ["事故起数下降", "死亡人数下降"]),
        ("开工率、投资完成率实现“两个100%”", ["开工率、投资完成率"]),
        ("收入10万元以上的村占比达到85%", ["收入", "收入10万元以上的村占比"]),
        ("设立一支总规模十亿元的产业基金", ["设立产业基金", "总规模"]),
        (
            "引进亿元以上项目60个，其中10亿元以上项目8个、50亿元以上项目1个",
            ["引进亿元以上项目", "项目", "10亿元以上项目", "项目", "50亿元以上项目"],
        ),
        ("覆盖率提高0.3个百分点，达到41.2%", ["覆盖率提高", "覆盖率"]),
        ("增加值增长6%，力争达到8%", ["增加值增长", "增加值增长"]),
        ("失业率下降到4.5%，审批时限缩短至3个工作日", ["失业率", "审批时限"]),
        ("2023年底前淘汰货车1260辆", ["淘汰货车"]),
        ("处理能力达到每日1200吨", ["处理能力"]),
        ("56处项目PM10监测设备安装", ["项目PM10监测设备安装"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [figure.name for figure in find(text)] == names
