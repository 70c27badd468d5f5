import pytest

from intake.responsible import names_of, responsible


@pytest.mark.parametrize(
    ("words", "lead", "supporting"),
    [
        ("甲局", ("甲局",), ()),
        ("甲局、乙局，丙镇；丁街道/戊公司", ("甲局",), ("乙局", "丙镇", "丁街道", "戊公司")),
        ("甲局 乙局\n丙镇", ("甲局",), ("乙局", "丙镇")),
        ("甲局牵头，乙局、丙镇配合", ("甲局",), ("乙局", "丙镇")),
        ("由甲局、乙局牵头，丙镇等配合。", ("甲局", "乙局"), ("丙镇",)),
        ("甲局牵头，乙局、丙镇", ("甲局",), ("乙局", "丙镇")),
        ("牵头单位：甲局；配合单位：乙局、丙镇等有关部门", ("甲局",), ("乙局", "丙镇")),
        ("甲局、甲局、乙局等部门", ("甲局",), ("乙局",)),
        ("甲局（乙局、丙局）、丁镇", ("甲局（乙局、丙局）",), ("丁镇",)),
        ("甲局（牵头）、乙局（配合）、丙镇", ("甲局",), ("乙局", "丙镇")),
        ("甲局、乙局（配合单位）", ("甲局",), ("乙局",)),
        ("乙局、甲局(牵头单位)", ("甲局",), ("乙局",)),
        ("", (), ()),
        ("、，", (), ()),
    ],
)
def test_a_shared_column_says_who_leads(words: str, lead: tuple[str, ...], supporting: tuple[str, ...]) -> None:
    assert responsible({"shared": words}) == (lead, supporting)


def test_columns_of_their_own_say_it_by_their_headings() -> None:
    assert responsible({"lead": "甲局、乙局", "supporting": "丙镇、甲局"}) == (("甲局", "乙局"), ("丙镇",))
    assert responsible({"lead": "甲局", "shared": "乙局、丙镇"}) == (("甲局",), ("乙局", "丙镇"))
    assert responsible({"shared": "甲局、乙局", "supporting": "丙镇"}) == (("甲局", "乙局"), ("丙镇",))


def test_names_of_methods() -> None:
    assert names_of("实地暗访、联合督查等") == ("实地暗访", "联合督查")
