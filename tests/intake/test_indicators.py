from intake import Task
from intake.indicators import indicators, parts

PARKS = "智能园：项目建设完成60%；引进企业2家。大数据园：项目建设完成60%。其中：基站5座。"


def task(annual: str, **quarters: str) -> Task:
    return Task(1, annual, {f"2021{quarter}": text for quarter, text in quarters.items()})


def test_every_cell_gives_its_indicators_the_year_first() -> None:
    found = indicators(task("新建学校5所。", Q1="新建学校2所。", Q2="新建学校5所以上。"))
    assert [(each.quarter, each.value, each.comparator, each.basis) for each in found] == [
        (None, "5", "=", "cumulative"),
        ("2021Q1", "2", "=", None),
        ("2021Q2", "5", ">=", None),
    ]


def test_a_heading_that_counts_from_january_says_what_its_words_leave_open() -> None:
    words = {"2021Q2": "新建学校3所，本季度改造2所。", "2021Q3": "新建学校4所。"}
    found = indicators(Task(1, "", words, cumulative=("2021Q2",)))
    assert [(each.value, each.basis) for each in found] == [("3", "cumulative"), ("2", "quarter"), ("4", None)]


def test_what_the_year_says_twice_is_one_figure() -> None:
    given = Task(1, "新建学校5所，改造学校5所。", {"2021Q1": "新建学校5所。"}, year_target="新建学校 5 所。")
    assert [(each.quarter, each.name, each.text) for each in indicators(given)] == [
        (None, "新建学校", "5所"),
        (None, "改造学校", "5所"),
        ("2021Q1", "新建学校", "5所"),
    ]


def test_a_label_tells_two_figures_of_one_name_apart() -> None:
    assert [each.name for each in indicators(task("", Q1=PARKS))] == [
        "智能园：项目建设",
        "智能园：引进企业",
        "大数据园：项目建设",
        "大数据园：基站",
    ]


def test_a_figure_within_a_label_does_not_belong_to_the_part_before() -> None:
    found = indicators(task("", Q1="北大街：完成预审。东路等6条道路前期工作：完成立项。"))
    assert [each.name for each in found] == ["道路前期工作"]


def test_the_labels_of_a_cell() -> None:
    assert [part.label for part in parts(PARKS)] == ["智能园", "大数据园"]
    assert parts("完成以下工作：新建学校。一是：调研。无标签。") == ()


def test_an_indicator_as_plain_data() -> None:
    (found,) = indicators(task("环节精简三分之二以上。"))
    assert found.as_json() == {
        "quarter": None,
        "name": "环节精简",
        "comparator": ">=",
        "value": "2/3",
        "unit": "",
        "basis": "cumulative",
        "role": "target",
        "text": "三分之二以上",
    }
