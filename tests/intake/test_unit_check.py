"""A notice held against a list of units, and the tasks that its names give."""

from dataclasses import replace

import pytest

from intake import Notice, Task, UnitList, UnitRow, read_notice, read_units
from intake.assigning import assigned
from intake.collectives import gathered, is_collective
from intake.unit_check import check_units
from intake.unit_refusals import UnitsUnfound
from tests.intake.sample import NOTICE, UNITS
from tests.intake.test_names import unit

LIST = (
    unit("GX", "区工业和信息化局", "工信局"),
    unit("CZ", "区财政局", "财政局"),
    unit("ZH", "凤凰镇人民政府", "凤凰镇", kind="镇"),
    unit("ZS", "金山镇人民政府", "金山镇", kind="镇"),
    unit("JD", "闻韶街道办事处", "闻韶街道", kind="街道"),
)


def notice(*tasks: tuple[str, str], addressees: str = "") -> Notice:
    """A notice of 临淄区 whose tasks are led and supported by those names, written with blanks between them."""
    rows = [
        Task(seq, "做好", {}, lead_units=tuple(a.split()), supporting_units=tuple(b.split()))
        for seq, (a, b) in enumerate(tasks, 1)
    ]
    return replace(read_notice(NOTICE), tasks=tuple(rows), addressees=addressees)


def listed(*units: UnitRow) -> UnitList:
    return UnitList(units or LIST, "", "0" * 64)


def leading(units: UnitList, **tasks: tuple[int, ...]) -> UnitList:
    return replace(units, units=tuple(row._replace(lead=tasks.get(row.code, ())) for row in units.units))


def test_a_notice_whose_names_are_all_listed_needs_no_words() -> None:
    said = notice(("区工信局", "凤凰镇 临淄区金山镇政府"), ("财政局", "闻韶街道"))
    assert check_units(said, listed()).warnings == ()
    assert [(one.name, one.codes, one.lead, one.supporting) for one in check_units(said, listed()).named] == [
        ("区工信局", ("GX",), (1,), ()), ("凤凰镇", ("ZH",), (), (1,)), ("临淄区金山镇政府", ("ZS",), (), (1,)),
        ("财政局", ("CZ",), (2,), ()), ("闻韶街道", ("JD",), (), (2,)),
    ]  # fmt: skip


def test_every_name_that_the_list_lacks_is_told_with_its_tasks() -> None:
    said = notice(("区大数据局", "区财政局"), ("区大数据局 市财政局", "区气象局 区工信局"), ("区工信局", "区大数据局"))
    found = check_units(said, listed(*LIST[:2]))
    assert {w.code for w in found.warnings} == {"unit_unlisted"}
    assert [w.message.zh.partition("，请")[0] for w in found.warnings] == [
        "“区大数据局”（牵头第1-2项，配合第3项）不在单位清单中", "“市财政局”（牵头第2项）不在单位清单中",
        "“区气象局”（配合第2项）不在单位清单中",
    ]  # fmt: skip
    assert found.warnings[0].message.en.startswith("“区大数据局” (leads 1-2, supports 3) is not in the list;")


def test_a_name_that_could_mean_two_is_told_with_both() -> None:
    said = notice(("公安分局", ""))
    (warning,) = check_units(said, listed(unit("A", "市公安局临淄分局"), unit("B", "区公安局"))).warnings
    assert (warning.code, "可能指A、B，无法判断" in warning.message.zh) == ("unit_ambiguous", True)


def test_collective_names_gather_by_kind_or_stay_open_and_units_never_named_are_told() -> None:
    said = notice(("区工信局", "各镇（街道）"), addressees="各镇人民政府、街道办事处，区政府各部门，有关企事业单位：")
    found = check_units(said, listed(*LIST, unit("QY", "某公司", kind="企业")))
    assert [(one.name, one.codes) for one in found.named if one.collective] == [
        ("各镇（街道）", ("ZH", "ZS", "JD")), ("各镇人民政府", ("ZH", "ZS")), ("街道办事处", ("JD",)),
        ("区政府各部门", ("GX", "CZ")), ("有关企事业单位", ()),
    ]  # fmt: skip
    assert [w.code for w in found.warnings] == [*["unit_collective"] * 4, "unit_open", "unit_unnamed"]
    assert found.unnamed == ("QY",)
    assert found.warnings[-1].message.zh == "清单中有1个单位，通知没有提到：QY。"


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("各镇", "ZH ZS"), ("各镇办", "ZH ZS JD"), ("各镇街", "ZH ZS JD"), ("镇人民政府", "ZH ZS"), ("各街道", "JD"),
        ("各部门", "GX CZ"), ("区委各部门", ""), ("相关镇办", ""), ("各有关部门", ""), ("各责任单位", ""),
        ("其他成员单位", ""), ("各开发区管委会", ""),
    ],
)  # fmt: skip
def test_what_a_collective_name_gathers(name: str, codes: str) -> None:
    assert is_collective(name)
    assert gathered(name, LIST) == tuple(codes.split())


def test_a_task_led_by_another_unit_than_the_list_says_is_told() -> None:
    said = notice(("区工信局", ""), ("区财政局", ""), ("区气象局", ""), ("各镇", ""))
    units = leading(listed(), GX=(1,), JD=(2, 3), ZH=(4,), ZS=(4,))
    differing = [w for w in check_units(said, units).warnings if w.code == "lead_differs"]
    assert [(w.seq, w.message.zh) for w in differing] == [(2, "第2项：清单由JD牵头，通知由CZ牵头，请核对。")]


def test_the_check_of_the_sample_is_that_of_its_addressees() -> None:
    found = check_units(read_notice(NOTICE), read_units(UNITS))
    assert [one.name for one in found.named] == [
        "各镇人民政府", "街道办事处", "各开发区管委会", "区政府各部门", "有关企事业单位",
    ]  # fmt: skip
    assert [len(one.codes) for one in found.named] == [7, 5, 2, 15, 0]
    assert found.unnamed == ("HBJ",)


def test_tasks_come_from_the_notice_where_the_list_leaves_them_open() -> None:
    said = notice(("区工信局 凤凰镇", "各镇 有关单位"), ("区财政局", "区工信局"), ("区财政局", "区财政局"))
    found = {row.code: (row.lead, row.supporting) for row in assigned(said, listed()).units}
    assert found == {
        "GX": ((1,), (2,)), "CZ": ((2, 3), ()), "ZH": ((1,), ()), "ZS": ((), (1,)), "JD": ((), ()),
    }  # fmt: skip
    ours = leading(listed(), JD=(1,))
    assert assigned(said, ours) is ours, "what the list says itself stands"
    assert assigned(read_notice(NOTICE), listed()).units == LIST, "a notice without such columns gives nothing"


def test_a_name_that_is_not_found_is_never_left_out_silently() -> None:
    units = listed(*LIST, unit("A", "市公安局临淄分局"), unit("B", "区公安局"))
    with pytest.raises(UnitsUnfound) as caught:
        assigned(notice(("区工信局", "区气象局 公安分局"), ("区大数据局", "")), units)
    assert "唯一确定：区气象局、公安分局（A或B）、区大数据局。" in caught.value.sentence("zh")
    assert "公安分局 (A or B)" in caught.value.sentence("en")
