import pytest

from intake.columns import read_columns
from intake.refusals import NoticeIncomplete


def roles(*header: str) -> dict[str, str]:
    """The heading of every role."""
    columns = read_columns(header)
    found = {role: header[index] for role, index in columns.roles.items()}
    return found | {"annual": header[columns.annual]}


def quarters(*header: str) -> dict[str, int]:
    columns = read_columns(("序号", "工作任务", *header))
    return {header[index - 2]: quarter for _, quarter, index in columns.quarters}


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("年度工作任务", "annual"), ("重点工作", "annual"), ("目标任务", "annual"), ("重点任务", "annual"),
        ("工作内容", "annual"), ("项目名称", "annual"), ("2021年重点工作任务", "annual"),
    ],
)  # fmt: skip
def test_a_task_column_has_many_names(heading: str, role: str) -> None:
    assert roles("序号", heading, "一季度")[role] == heading


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("类别", "category"), ("工作类别", "category"), ("年度目标", "year_target"), ("全年目标", "year_target"),
        ("牵头单位", "lead"), ("主办单位", "lead"), ("主办", "lead"), ("牵头部门", "lead"), ("配合单位", "supporting"),
        ("协办", "supporting"), ("协办单位", "supporting"), ("责任单位", "shared"), ("责任单位（首位牵头）", "shared"),
        ("牵头（配合）单位", "shared"), ("责任领导", "leader"), ("分管领导", "leader"), ("完成时限", "deadline"),
        ("督查方式", "methods"), ("责任单位\n牵头", "lead"), ("责任单位\n配合", "supporting"),
    ],
)  # fmt: skip
def test_a_heading_has_its_role_in_any_place(heading: str, role: str) -> None:
    assert roles("序号", "工作任务", heading, "一季度")[role] == heading
    assert roles(heading, "一季度", "工作任务", "序号")[role] == heading


def test_what_stands_beside_the_task_is_the_year_s_target() -> None:
    assert roles("序号", "重点工作", "目标任务", "一季度") == {"annual": "重点工作", "year_target": "目标任务"}
    assert roles("序号", "年度目标", "一季度") == {"annual": "年度目标"}
    assert roles("序号", "项目名称", "年度目标", "一季度") == {"annual": "项目名称", "year_target": "年度目标"}


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (("第一季度目标", "第二季度目标", "第三季度目标", "第四季度目标"), [1, 2, 3, 4]),
        (("1季度", "上半年进度", "前三季度", "全年"), [1, 2, 3, 4]),
        (("一季度", "上半年", "三季度末", "全年目标"), [1, 2, 3, 4]),
        (("全年", "一季度", "二季度", "三季度", "四季度"), [1, 2, 3, 4]),
        (("一季度", "二季度", "三季度", "四季度", "全年"), [1, 2, 3, 4]),
        (("3月底", "6月底", "9月底", "12月底"), [1, 2, 3, 4]),
        (("第三、四季度目标\n三季度", "第三、四季度目标\n四季度"), [3, 4]),
        (("第三季度目标（四季度前完成）",), [3]),
    ],
)
def test_quarters_by_their_headings(header: tuple[str, ...], found: list[int]) -> None:
    assert list(quarters(*header).values()) == found


def test_what_was_done_is_no_target() -> None:
    assert quarters("一季度目标", "一季度完成情况") == {"一季度目标": 1}


def test_a_header_without_a_task_is_refused() -> None:
    with pytest.raises(NoticeIncomplete):
        read_columns(("序号", "一季度", "备注"))
