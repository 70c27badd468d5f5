import pytest

from intake import Task
from intake.anomalies import anomalies, spans_of


def task(seq: int, target: str = "开工建设。") -> Task:
    return Task(seq, "完成年度任务。", {"2021Q1": target})


def codes(*tasks: Task, declared: int | None = None) -> list[tuple[str, int | None]]:
    return [(warning.code, warning.seq) for warning in anomalies(tasks, declared)]


def test_gaps_are_found_up_to_the_declared_count() -> None:
    assert codes(task(1), task(3), declared=4) == [("missing_rows", None), ("declared_count", None)]
    assert anomalies((task(1), task(3)), 4)[0].message.zh == "表中缺少第2、4项（共2项），待对照原件补录。"


def test_gaps_are_found_without_a_declared_count() -> None:
    assert codes(task(1), task(3)) == [("missing_rows", None)]
    assert codes(task(1), task(2)) == []


def test_more_tasks_than_declared_are_reported() -> None:
    (warning,) = anomalies((task(1), task(2)), 1)
    assert (warning.code, warning.message.zh) == ("declared_count", "通知称共1项重点工作，表中却有2项。")


def test_a_column_that_leaves_the_full_stop_away_is_not_cut_off() -> None:
    open_ended = [task(seq, "新建学校2所") for seq in (1, 2, 3)]
    assert codes(*open_ended) == []
    assert codes(*open_ended, task(4, "新建学校2所，")) == [("truncated_cell", 4)]
    assert codes(*open_ended[:1], *map(task, (2, 3))) == [("truncated_cell", 1)]


def test_spans_of_numbers() -> None:
    assert spans_of((3, 16, 17, 18, 20)) == ["3", "16-18", "20"]
    assert spans_of(()) == []


@pytest.mark.parametrize(
    "words",
    [
        "完成评审，组织项目评审，组织项目评审。",
        "组织项目评审。组织项目评审。",
        "做好绿化，加强管护，做好绿化，加强管护。",
    ],
)
def test_a_phrase_said_twice_running_is_found(words: str) -> None:
    assert codes(task(1, words)) == [("repeated_phrase", 1)]


@pytest.mark.parametrize(
    "words",
    [
        "开工，开工，再开工。",
        "组织项目评审，完成立项，组织项目评审。",
        "减环节、减材料、减时间、减费用。",
    ],
)
def test_a_rhythm_is_no_repetition(words: str) -> None:
    assert codes(task(1, words)) == []


@pytest.mark.parametrize("words", ["推进“两需搬迁。", "推进（一期。", "完成《规划。", "实现两个100%”。"])
def test_an_unpaired_mark_is_found(words: str) -> None:
    assert codes(task(1, words)) == [("unbalanced_quotes", 1)]


@pytest.mark.parametrize(
    ("words", "code"), [("", "empty_cell"), ("开始进行", "truncated_cell"), ("开工，", "truncated_cell")]
)
def test_a_cell_without_an_end_is_found(words: str, code: str) -> None:
    assert codes(task(1, words)) == [(code, 1)]


@pytest.mark.parametrize("words", ["开工。", "开工；", "开工（一期）", "实现“一次办好”", "开工.", "开工……"])
def test_a_cell_that_ends_is_not_reported(words: str) -> None:
    assert codes(task(1, words)) == []


def test_a_warning_names_the_column_in_both_languages() -> None:
    (warning,) = anomalies((Task(1, "完成。", {"2021Q2": "开始进行"}),), None)
    assert warning.message.zh.startswith("第1项第二季度目标原文不完整")
    assert warning.message.en.startswith("Task 1, second-quarter target: ")
    (annual,) = anomalies((Task(1, "开始进行", {"2021Q2": "完成。"}),), None)
    assert annual.message.zh.startswith("第1项年度工作任务原文不完整")
