"""Why an answer in figures is not taken."""

from bilingual import Refused


class NoSuchFigure(Refused):
    """A reading of a figure that nobody asks for."""

    zh = "没有保存：第 {task} 项任务没有编号为 {number} 的指标；本季度可以填报的指标编号是：{known}。请核对编号。"
    en = "Not saved: task {task} has no figure number {number}; this quarter it may answer {known}. Check it."


class NoSuchCheck(Refused):
    """A reason for a check that does not exist, or for one of another task: it would never be read."""

    zh = (
        "没有保存：第 {task} 项任务没有编号为“{key}”的核对提示（编号形如 text_differs:{task}.1）。"
        "请用 ducha submission check 查看编号。"
    )
    en = (
        "Not saved: task {task} has no check with the key “{key}” (a key looks like text_differs:{task}.1). "
        "ducha submission check shows the keys."
    )
