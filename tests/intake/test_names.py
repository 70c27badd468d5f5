"""Which names mean the same unit, and which do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake import UnitRow, read_units
from intake.departments import SAME
from intake.names import Names
from intake.unit_keys import Keys, plain
from tests.intake.sample import UNITS

ISSUER = "临淄区人民政府"
#: Groups of names that mean one unit of the issuer, as notices write them.
TOGETHER = (
    "区工业和信息化局 区工信局 工信局 临淄区工信局 淄博市临淄区工业和信息化局 工业信息化局",
    "区发展和改革局 区发改局 发改委 区发展改革委 区发展和改革委员会",
    "市生态环境局临淄分局 淄博市生态环境局临淄分局 生态环境分局 区生态环境分局 临淄生态环境分局 区生态环境局",
    "市公安局临淄分局 公安分局 区公安局 淄博市公安局临淄区分局",
    "区市场监督管理局 市场监管局 区市监局 市监局 临淄区市场监管局",
    "区住房和城乡建设局 区住建局 住房城乡建设局",
    "区文化和旅游局 区文旅局 文化旅游局",
    "区卫生健康局 卫健局 区卫健委",
    "区人力资源和社会保障局 区人社局",
    "区行政审批服务局 区审批局 审批服务局",
    "区教育和体育局 教体局",
    "区退役军人事务局 退役军人局",
    "国家税务总局淄博市临淄区税务局 区税务局 税务局",
    "区人民政府办公室 区政府办公室 区政府办",
    "中共临淄区委组织部 区委组织部 组织部",
    "共青团临淄区委员会 团区委",
    "区纪委监委 区纪委区监委",
    "区妇女联合会 区妇联 妇联",
    "凤凰镇人民政府 凤凰镇 凤凰镇政府 临淄区凤凰镇",
    "闻韶街道办事处 闻韶街道 闻韶街道办 闻韶街办",
    "临淄经济开发区管理委员会 临淄经济开发区管委会 经开区管委会 经济开发区",
    "齐鲁化学工业区管理委员会 齐鲁化工区管委会 齐鲁化工区",
)
#: Names of different units, however alike they are.
APART = (
    ("区财政局", "市财政局"),
    ("财政局", "淄博市财政局"),
    ("区教育和体育局", "区教育局"),
    ("市生态环境局", "市生态环境局临淄分局"),
    ("区综合行政执法局", "区城市管理局"),
    ("凤凰镇", "金山镇"),
    ("闻韶街道", "雪宫街道"),
    ("区市场监督管理局", "市市场监督管理局"),
    ("区自然资源局", "区自然资源和规划局"),
    ("区委组织部", "市委组织部"),
    ("区应急管理局", "省应急管理厅"),
    ("齐都镇", "临淄区"),
)


def unit(code: str, name: str, short_name: str = "", *aliases: str, kind: str = "区政府部门") -> UnitRow:
    return UnitRow(code, name, short_name or name, kind, (), (), "", aliases=aliases)


@pytest.mark.parametrize("names", [group.split() for group in TOGETHER], ids=lambda names: names[0])
def test_every_usual_form_of_a_name_finds_the_unit_under_any_other(names: list[str]) -> None:
    for own in names:
        found = Names([unit("A", own), unit("B", "区民政局")], ISSUER)
        assert [name for name in names if found.find(name) != "A"] == []
        assert found.find("区民政局") == "B"


def test_groups_and_single_names_do_not_meet() -> None:
    key = Keys(ISSUER).key
    firsts = [group.split()[0] for group in TOGETHER]
    assert len({key(name) for name in firsts}) == len(firsts)
    for one, other in APART:
        assert key(one) != key(other), (one, other)
        assert Names([unit("A", one)], ISSUER).find(other) is None


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("临淄区人民政府", "临淄区"), ("淄博市临淄区人民政府", "临淄区"), ("临淄区人民政府办公室", "临淄区"),
        ("中共临淄区委办公室", "临淄区"), ("淄博市人民政府", "淄博市"), ("沂源县人民政府", "沂源县"),
        ("济南市市中区人民政府", "市中区"), ("津市市人民政府", "津市市"), ("广西壮族自治区人民政府", "广西壮族自治区"),
        ("新疆维吾尔自治区哈密市伊州区人民政府", "伊州区"), ("齐鲁石化公司", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_place_comes_from_the_issuer(issuer: str, place: str) -> None:
    assert Keys(issuer).place == place


def test_levels_are_those_of_the_issuer() -> None:
    listed = [unit("A", "财政局"), unit("B", "区财政局")]
    city, district = Names(listed, "淄博市人民政府"), Names(listed, ISSUER)
    assert (city.find("市财政局"), city.find("临淄区财政局"), city.find("县财政局")) == ("A", None, None)
    assert district.meant("临淄区财政局") == ("A", "B")
    assert Names(listed[:1], "某集团公司").find("区财政局") is None


def test_a_name_that_could_mean_two_units_means_none_and_both_are_named() -> None:
    listed = [unit("GA", "市公安局临淄分局"), unit("GB", "区公安局"), unit("C", "区民政局", "民政局")]
    found = Names(listed, ISSUER)
    assert (found.find("公安分局"), found.meant("公安分局")) == (None, ("GA", "GB"))
    assert found.find("区公安局") == "GB", "what stands in the list is no guess"
    assert Names([unit("A", "甲局", "一局"), unit("B", "乙局", "一局")], ISSUER).meant("一局") == ("A", "B")
    assert Names([unit("A", "甲局", "乙局"), unit("B", "乙局")], ISSUER).find("乙局") == "B"


def test_an_alias_is_a_name_and_full_width_or_blanks_make_no_difference() -> None:
    found = Names([unit("D", "区大数据局", "", "区大数据中心（局）")], ISSUER)
    assert found.find("区大数据中心(局)") == found.find(" 区 大数据 局") == found.find("大数据中心（局）") == "D"


def test_all_names_of_the_sample_find_themselves() -> None:
    units = read_units(UNITS).units
    found = Names(units, ISSUER)
    for row in units:
        assert [found.find(name) for name in row.names] == [row.code] * len(row.names)


def test_no_form_stands_in_two_groups_of_the_table() -> None:
    forms = [form for group in SAME for form in group]
    assert len(forms) == len(set(forms))


WORDS = st.text(alphabet="临淄区市县镇街道办事处局委工信和公安分管（） 甲乙A", min_size=1, max_size=9).filter(str.strip)


@given(names=st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=6), issuer=st.just(ISSUER) | WORDS)
def test_a_units_own_names_always_find_itself(names: list[tuple[str, str, str]], issuer: str) -> None:
    listed = [unit(f"U{place}", *one) for place, one in enumerate(names)]
    found = Names(listed, issuer)
    owners: dict[str, set[str]] = {}
    for row in listed:
        for name in row.names:
            owners.setdefault(plain(name), set()).add(row.code)
    full = [plain(row.name) for row in listed]
    for row in listed:
        if full.count(plain(row.name)) == 1:
            assert found.find(row.name) == row.code
        for name in row.names:
            assert row.code in found.meant(name) or plain(name) in full
            assert found.find(name) == row.code or len(owners[plain(name)]) > 1
